// The German dictionaries of the machine, as the compound splitter wants them.

#ifndef KOK_INDEXER_BUILD_COMPOUND_DICTIONARY_H_
#define KOK_INDEXER_BUILD_COMPOUND_DICTIONARY_H_

#include <string>

#include "absl/status/statusor.h"

namespace kok::build {

// Reads `hunspell/de_DE.dic` (Debian: hunspell-de-de) and `dict/ngerman` (wngerman) below `folder`
// and returns the text that CompoundSplitter::Parse takes. NotFound names the file and the package
// where one is missing. Safe from any thread.
absl::StatusOr<std::string> ReadCompoundWords(const std::string& folder);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_COMPOUND_DICTIONARY_H_
