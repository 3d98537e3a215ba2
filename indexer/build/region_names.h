// Names of the directory's regions in other languages.

#ifndef KOK_INDEXER_BUILD_REGION_NAMES_H_
#define KOK_INDEXER_BUILD_REGION_NAMES_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/region/region_table.h"

namespace kok::build {

// The text that RegionTable::Parse takes as `names_tsv`, in the order of its lines: the names of
// regions in the text of `place_names.tsv`, which people made, and those of iso-codes
// (iso_names.h), read from this machine's files once for the same regions. Fails as ReadIsoNames
// does. Safe from any thread.
absl::StatusOr<std::string> RegionNames(std::string_view place_names,
                                        const region::RegionTable& regions);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_REGION_NAMES_H_
