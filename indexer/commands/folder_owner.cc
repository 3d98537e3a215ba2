#include "indexer/commands/folder_owner.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "absl/strings/str_cat.h"

namespace kok {
namespace {

// By number where it has no name.
std::string NameOf(uid_t user) {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
  return found == nullptr ? absl::StrCat("#", user) : found->pw_name;
}

}  // namespace

absl::Status CheckFolderOwner(const std::string& index_folder) {
  struct stat info {};
  if (stat(index_folder.c_str(), &info) != 0) return absl::OkStatus();
  if (!S_ISDIR(info.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat("--index: ", index_folder, ": is no folder"));
  }
  const std::string owner = NameOf(info.st_uid);
  const std::string remedy =
      absl::StrCat("; call it as: runuser -u ", owner, " -- kok-indexer ...");
  const uid_t user = geteuid();
  if (user == 0 && info.st_uid != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("--index: ", index_folder, ": belongs to ", owner,
                     ", who could not use what root writes there", remedy));
  }
  if (user != 0 && user != info.st_uid && access(index_folder.c_str(), W_OK) != 0) {
    return absl::PermissionDeniedError(absl::StrCat("--index: ", index_folder, ": belongs to ",
                                                    owner, ", and ", NameOf(user),
                                                    " may not write there", remedy));
  }
  return absl::OkStatus();
}

}  // namespace kok
