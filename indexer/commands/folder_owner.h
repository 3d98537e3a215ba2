// Whose the index folder is.

#ifndef KOK_INDEXER_COMMANDS_FOLDER_OWNER_H_
#define KOK_INDEXER_COMMANDS_FOLDER_OWNER_H_

#include <string>

#include "absl/status/status.h"

namespace kok {

// Whether this user can write into the index folder for whoever it belongs to. FailedPrecondition
// where root would write into somebody else's: neither the nightly build nor the service could use
// those files; the same where it is no folder. PermissionDenied for anybody else who may not. The
// message names the owner and the command to use instead. OK for a folder that is not there yet.
absl::Status CheckFolderOwner(const std::string& index_folder);

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_FOLDER_OWNER_H_
