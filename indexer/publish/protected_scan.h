// Proves that no protected value is in what was built, however it is spelt there.

#ifndef KOK_INDEXER_PUBLISH_PROTECTED_SCAN_H_
#define KOK_INDEXER_PUBLISH_PROTECTED_SCAN_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/publish/protected_needles.h"

namespace kok::publish {

// Whose reference texts a generation has in analysis/. The program's own are public and the same
// everywhere: a dictionary holds every surname that is a word, a gazetteer every one that is a
// town. What records add to them is looked at in the records.
enum class ReferenceTexts { kShipped, kOwn };

// Looks for the protected values in everything that the folder of a generation holds: each text of
// each record, each term, value, spelling and metadata of the databases, each line of analysis/
// unless it is the program's or of the machine's dictionary, and in the bytes of every other file
// as they lie on disk, blocks included that the database has given up (databases compress what is
// long, hence both); and in `manifest`, the text of the manifest that is yet to be written. Returns
// one line a finding, which names where the value stands in the source and where it was found,
// never the value; at most two of a value and 100 in all. Nothing is read where there are no
// values. Fails with what reading or the index library failed with.
absl::StatusOr<std::vector<std::string>> ScanForProtectedValues(
    const std::string& folder, const std::vector<ProtectedText>& values,
    std::string_view manifest = "", ReferenceTexts texts = ReferenceTexts::kOwn);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_PROTECTED_SCAN_H_
