// Names of countries and their parts in other languages, as the Debian package iso-codes has them.

#ifndef KOK_INDEXER_BUILD_ISO_NAMES_H_
#define KOK_INDEXER_BUILD_ISO_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::build {

// Reads `iso-codes/json/iso_3166-{1,2}.json` and every `locale/*/LC_MESSAGES/iso_3166-{1,2}.mo`
// below `folder` and returns the names of the countries (`CH`) and parts of countries (`DE-NW`) in
// `codes`: lines of code, language (BCP 47, as the catalogue's folder tells it) and name, separated
// by tabs, in the order of `codes`, then of languages and names. Countries have their official
// names too. Names of fewer than 4 letters are left out: they mean too much else. A code that
// iso-codes does not know has no names.
//
// NotFound names the file and the package where one is missing, or where there is no catalogue at
// all; InvalidArgument names a file that is none of its kind. Safe from any thread.
absl::StatusOr<std::string> ReadIsoNames(const std::string& folder,
                                         const std::vector<std::string>& codes);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_ISO_NAMES_H_
