// What is measured: anything that answers a query with ranked resource names.

#ifndef KOK_TESTS_RELEVANCE_RANKED_SEARCH_H_
#define KOK_TESTS_RELEVANCE_RANKED_SEARCH_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/relevance/judged_queries.h"

namespace kok::relevance {

// Ranks that are asked for and looked at.
inline constexpr size_t kRanks = 10;

struct RankedAnswer {
  std::vector<std::string> names;    // resource names, best first, at most kRanks
  std::vector<std::string> notices;  // codes of the notices without their enum's name
  std::string suggested_query;       // empty: none

  // Whether the caller can see that something else may have been meant.
  bool warns() const { return !notices.empty() || !suggested_query.empty(); }
};

// Whether results of `kind` are wanted: `organization` or `content`.
inline bool WantsKind(const JudgedQuery& judged, std::string_view kind) {
  return judged.kinds().empty() ||
         std::find(judged.kinds().begin(), judged.kinds().end(), kind) != judged.kinds().end();
}

// Not safe from several threads at once.
class RankedSearch {
 public:
  virtual ~RankedSearch() = default;

  // What it is called in the table.
  virtual std::string_view title() const = 0;
  // Looks at query, prefix and kinds only. Without kinds organisations come first, then content. A
  // query that the engine cannot read finds nothing; a failure is the engine's own.
  virtual absl::StatusOr<RankedAnswer> Answer(const JudgedQuery& judged) = 0;
};

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_RANKED_SEARCH_H_
