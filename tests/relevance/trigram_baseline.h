// What SQLite does by itself: FTS5 with its trigram tokenizer, any trigram of the query, bm25.

#ifndef KOK_TESTS_RELEVANCE_TRIGRAM_BASELINE_H_
#define KOK_TESTS_RELEVANCE_TRIGRAM_BASELINE_H_

#include <sqlite3.h>

#include <memory>

#include "tests/relevance/ranked_search.h"
#include "tests/relevance/record_texts.h"

namespace kok::relevance {

class TrigramBaseline : public RankedSearch {
 public:
  // Indexes the texts in memory.
  static absl::StatusOr<std::unique_ptr<TrigramBaseline>> Create(const RecordTexts& texts);

  std::string_view title() const override { return "SQLite"; }
  // A query of fewer than three characters finds nothing.
  absl::StatusOr<RankedAnswer> Answer(const JudgedQuery& judged) override;

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  using Connection = std::unique_ptr<sqlite3, Close>;

  explicit TrigramBaseline(Connection connection) : connection_(std::move(connection)) {}

  Connection connection_;
};

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_TRIGRAM_BASELINE_H_
