#include "indexer/publish/trash.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/publish/io_error.h"

namespace kok::publish {
namespace {

namespace fs = std::filesystem;
using generation::JoinPath;

constexpr const char* kTemporaryFiles[] = {
    generation::kCurrentTemporary, generation::kHistoryTemporary, generation::kPinnedTemporary,
    generation::kExposedTemporary};

// The list of what is withdrawn may be changed just now, under the lock that is the folder itself:
// retraction_list.h.
bool IsLeftover(const std::string& name, bool no_retraction_under_way) {
  if (name == generation::kRetractedTemporary || name == generation::kRetractedRequiredTemporary) {
    return no_retraction_under_way;
  }
  return absl::StartsWith(name, generation::kTrashPrefix) ||
         absl::StartsWith(name, generation::kBuildingPrefix) ||
         std::find(std::begin(kTemporaryFiles), std::end(kTemporaryFiles), name) !=
             std::end(kTemporaryFiles);
}

absl::Status Remove(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (!error) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot remove ", path, ": ", error.message()));
}

}  // namespace

std::uintmax_t BytesBelow(const std::string& folder) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  if (fs::is_regular_file(fs::symlink_status(folder, error))) return fs::file_size(folder, error);
  if (!fs::is_directory(fs::symlink_status(folder, error))) return 0;
  for (fs::recursive_directory_iterator entry(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code gone;
    if (!fs::is_regular_file(entry->symlink_status(gone))) continue;
    const std::uintmax_t size = entry->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

absl::StatusOr<Removal> RemoveGeneration(const std::string& index_folder, const std::string& id) {
  const std::string path = JoinPath(index_folder, id);
  const std::string trash = JoinPath(index_folder, generation::kTrashPrefix + id);
  if (absl::Status removed = Remove(trash); !removed.ok()) return removed;
  Removal removal{{id}, BytesBelow(path)};
  absl::Status moved = generation::RenameToNew(path, trash);
  if (moved.ok()) moved = generation::SyncPath(index_folder);
  if (!moved.ok()) return AsIoError(moved);
  if (absl::Status removed = Remove(trash); !removed.ok()) return removed;
  return removal;
}

absl::StatusOr<Removal> RemoveLeftovers(const std::string& index_folder) {
  const generation::UniqueFd retractions(
      open(index_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const bool no_retraction_under_way =
      retractions.valid() && flock(retractions.get(), LOCK_EX | LOCK_NB) == 0;
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(index_folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (IsLeftover(name, no_retraction_under_way)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  Removal removal;
  absl::Status first_failure;
  for (std::string& name : names) {
    const std::string path = JoinPath(index_folder, name);
    const std::uintmax_t bytes = BytesBelow(path);
    if (absl::Status removed = Remove(path); !removed.ok()) {
      first_failure.Update(removed);
      continue;
    }
    removal.bytes += bytes;
    removal.names.push_back(std::move(name));
  }
  if (!first_failure.ok()) return first_failure;
  return removal;
}

}  // namespace kok::publish
