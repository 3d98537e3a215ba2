// The helplines and emergency numbers that are set by hand, as a generation holds them.

#ifndef KOK_SERVICE_INDEX_CURATED_LINES_H_
#define KOK_SERVICE_INDEX_CURATED_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/generation/retractions.h"
#include "kok/search/ingest/v1/curated_line.pb.h"

namespace kok::index {

using kok::search::ingest::v1::CuratedLine;
using kok::search::v1::Organization;

// Not part of any database: no search, list, count or facet holds them. Immutable; safe from any
// thread. Pointers live as long as the object and survive its move.
class CuratedLines {
 public:
  CuratedLines() = default;
  CuratedLines(CuratedLines&&) = default;
  CuratedLines& operator=(CuratedLines&&) = default;
  CuratedLines(const CuratedLines&) = delete;
  CuratedLines& operator=(const CuratedLines&) = delete;

  // Reads `curated_lines.jsonl` of a generation. DataLoss where a line is none; the message says
  // which.
  static absl::StatusOr<CuratedLines> Parse(std::string_view jsonl);

  // A copy without the lines that the list names, and without what refers to them; a line that
  // lost a reference gets another etag.
  CuratedLines Without(const generation::Retractions& retractions) const;

  // All, in the order in which they are to be shown.
  const std::vector<CuratedLine>& lines() const { return lines_; }

  // The line of that resource name; null where there is none.
  const Organization* Find(std::string_view name) const;

  // The lines of which a word or phrase stands in the query as whole words, in order, each once.
  // `words`: the folded words of the query in reading order (analysis::Token::fold), stop words and
  // numbers included.
  std::vector<const CuratedLine*> ForWords(const std::vector<std::string>& words) const;

  // The lines with that number, as Phone.number holds it (E.164, or a short number's digits:
  // region::ReadShortNumber), or with that address, whatever its case. In order.
  std::vector<const Organization*> ByPhone(std::string_view number) const;
  std::vector<const Organization*> ByEmail(std::string_view email) const;

 private:
  std::vector<CuratedLine> lines_;
  std::vector<std::vector<std::string>> phrases_;  // by line: keys with a space on both sides
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_CURATED_LINES_H_
