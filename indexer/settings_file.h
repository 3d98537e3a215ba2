// The files of settings that the units of systemd read (KEY=VALUE, a line each): systemd says
// nothing of a key that nobody asks for, so a misspelt one would silently be the default.

#ifndef KOK_INDEXER_SETTINGS_FILE_H_
#define KOK_INDEXER_SETTINGS_FILE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace kok {

// Checks that each line of the file is empty, a comment (`#` or `;`), or KEY=VALUE with a key that
// is `known` and not set before. InvalidArgument names file, line, key and the keys that there are;
// never a value. A file that is missing holds nothing: whether it must be there, the unit says. One
// that cannot be read is the status of reading.
absl::Status CheckSettingsFile(const std::string& path, const std::vector<std::string>& known);

}  // namespace kok

#endif  // KOK_INDEXER_SETTINGS_FILE_H_
