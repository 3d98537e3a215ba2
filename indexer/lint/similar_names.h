// Names in one town that may be the same organisation written twice.

#ifndef KOK_INDEXER_LINT_SIMILAR_NAMES_H_
#define KOK_INDEXER_LINT_SIMILAR_NAMES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kok::lint {

// The form under which names are compared: folded words without legal forms (`e.V.`, `gGmbH`).
std::string ComparedName(std::string_view display_name);

// Whether two compared names are one but for slips: the same words in any order, one edit from 6
// letters, two from 12 (edit_distance.h). Numbers must be the same: `Haus 1` is not `Haus 2`.
bool AreNearlyTheSame(std::string_view a, std::string_view b);

// Of compared names of one town, the pairs of indexes, the first the lower, that are nearly the
// same; each name is paired with one before it at most. Of many names that all begin alike only
// some are compared, so that n names take n log n steps. Pure function.
std::vector<std::pair<size_t, size_t>> SimilarPairs(const std::vector<std::string>& names);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_SIMILAR_NAMES_H_
