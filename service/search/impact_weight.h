// Weights content by the impacts that the indexer stored in place of frequencies.

#ifndef KOK_SERVICE_SEARCH_IMPACT_WEIGHT_H_
#define KOK_SERVICE_SEARCH_IMPACT_WEIGHT_H_

#include <xapian.h>

#include <cstdint>
#include <string>

#include "indexer/schema/impact.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// A term gives its impact (indexer/schema/impact.h) times the factor that the query sets by
// OP_SCALE_WEIGHT, which holds its rarity. Asks for no document length, which is what makes
// Xapian's own BM25 slow. As thread-safe as any Xapian object: not.
class ImpactWeight : public Xapian::Weight {
 public:
  // Looks at `limit`, which must outlive the match, once in so many texts; null: at none.
  explicit ImpactWeight(const TimeLimit* limit = nullptr);

  ImpactWeight* clone() const override { return new ImpactWeight(limit_); }
  std::string name() const override { return "kok::ImpactWeight"; }
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
    if (--until_look_ == 0) Look();
    return factor_ * schema::ImpactOf(wdf);
  }
  double get_maxpart() const override { return max_part_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  void Look() const;

  const TimeLimit* const limit_;
  double factor_ = 0;
  double max_part_ = 0;
  // Of each term its own: this is called for each posting that is weighed.
  mutable uint32_t until_look_ = TimeLimit::kStepsPerLook;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_IMPACT_WEIGHT_H_
