// What Xapian does by itself: its own parser, its German stemmer, its default weights.

#ifndef KOK_TESTS_RELEVANCE_XAPIAN_BASELINE_H_
#define KOK_TESTS_RELEVANCE_XAPIAN_BASELINE_H_

#include <xapian.h>

#include <memory>

#include "tests/relevance/ranked_search.h"
#include "tests/relevance/record_texts.h"

namespace kok::relevance {

class XapianBaseline : public RankedSearch {
 public:
  // Indexes the texts in memory.
  static absl::StatusOr<std::unique_ptr<XapianBaseline>> Create(const RecordTexts& texts);

  std::string_view title() const override { return "Xapian"; }
  // A query that the parser refuses finds nothing.
  absl::StatusOr<RankedAnswer> Answer(const JudgedQuery& judged) override;

 private:
  XapianBaseline(Xapian::Database organizations, Xapian::Database content)
      : organizations_(organizations), content_(content) {}

  Xapian::Database organizations_;
  Xapian::Database content_;
};

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_XAPIAN_BASELINE_H_
