// Reads the judged queries.

#ifndef KOK_TESTS_RELEVANCE_JUDGED_QUERIES_H_
#define KOK_TESTS_RELEVANCE_JUDGED_QUERIES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "judged_query.pb.h"

namespace kok::relevance {

inline constexpr int kHighestGrade = 3;

// The queries of a file of JSON Lines, in its order. InvalidArgument for a line that is not as
// README.md says: it names the line and what is wrong, never the query, so that a file that must
// not be looked at can be read. NotFound where there is no such file.
absl::StatusOr<std::vector<JudgedQuery>> ReadJudgedQueries(const std::string& path);

}  // namespace kok::relevance

#endif  // KOK_TESTS_RELEVANCE_JUDGED_QUERIES_H_
