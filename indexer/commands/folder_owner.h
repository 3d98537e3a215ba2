// Whose the index folder is.

#ifndef KOK_INDEXER_COMMANDS_FOLDER_OWNER_H_
#define KOK_INDEXER_COMMANDS_FOLDER_OWNER_H_

#include <string>

#include "absl/status/status.h"

namespace kok {

// FailedPrecondition where root would write into an index folder that belongs to somebody else:
// neither the nightly build nor the service could use those files. The message names the owner and
// the command to use instead. OK for anybody else, for whom the file system decides, and for a
// folder that is not there yet.
absl::Status CheckFolderOwner(const std::string& index_folder);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_FOLDER_OWNER_H_
