#include "service/search/impact_weight.h"

#include <algorithm>

namespace kok::search_core {

ImpactWeight::ImpactWeight(const TimeLimit* limit) : limit_(limit) {
  need_stat(WDF);
  need_stat(WDF_MAX);
}

void ImpactWeight::init(double factor) {
  factor_ = factor;
  // Xapian's bound of a term is the sum of its numbers over all texts, which for a frequent word is
  // hundreds of times the highest: the matcher would leave nothing out.
  const Xapian::termcount highest =
      std::min<Xapian::termcount>(get_wdf_upper_bound(), schema::kMaxImpactCode);
  max_part_ = factor_ * schema::ImpactOf(highest);
}

void ImpactWeight::Look() const {
  until_look_ = TimeLimit::kStepsPerLook;
  if (limit_ != nullptr) limit_->Look();
}

}  // namespace kok::search_core
