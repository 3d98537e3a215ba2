// Organisations whose names are easily taken for one another.

#ifndef KOK_INDEXER_BUILD_CONFUSABLE_NAMES_H_
#define KOK_INDEXER_BUILD_CONFUSABLE_NAMES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kok/search/v1/organization.pb.h"

namespace kok::build {

// As many as a record may list.
inline constexpr int kMaxConfusable = 16;

// Whether two short names, as phrase keys, are easily mistaken: the same, one the beginning of the
// other, or few edits apart (one up to four letters, two beyond), also from the beginning of the
// longer one: KOOFRA, KOBRA and KOBRAnet. Names below three letters never are. Pure function.
bool AreConfusable(std::string_view a, std::string_view b);

// For each organisation, by resource name, those whose short name (the name where there is none) is
// easily taken for its own, in the order of names. Of more than kMaxConfusable, those whose short
// names come first in the alphabet. Organisations without any are left out. 100,000 different names
// take some seconds.
std::map<std::string, std::vector<std::string>> FindConfusableNames(
    const std::map<std::string, kok::search::v1::Organization>& organizations);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_CONFUSABLE_NAMES_H_
