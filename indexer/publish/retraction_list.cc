#include "indexer/publish/retraction_list.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/publish/io_error.h"

namespace kok::publish {

namespace {

// Until it is closed, nobody else changes the list.
absl::StatusOr<generation::UniqueFd> LockList(const std::string& index_folder) {
  // The folder itself is the lock: that of the index is held by builds.
  generation::UniqueFd lock(open(index_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock.valid()) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", index_folder));
  while (flock(lock.get(), LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    return absl::UnavailableError(
        absl::StrCat("cannot lock ", index_folder, ": ", std::strerror(errno)));
  }
  return lock;
}

}  // namespace

absl::StatusOr<generation::Retractions> ChangeRetractions(
    const std::string& index_folder, const std::function<void(generation::Retractions&)>& change) {
  const absl::StatusOr<generation::UniqueFd> lock = LockList(index_folder);
  if (!lock.ok()) return lock.status();
  absl::StatusOr<generation::Retractions> list = generation::ReadRetractions(index_folder);
  if (!list.ok()) return AsIoError(list.status());
  const absl::StatusOr<bool> required = generation::IsListRequired(index_folder);
  if (!required.ok()) return AsIoError(required.status());
  const generation::Retractions before = *list;
  change(*list);
  // A list of an older version is written once more: from then on it is missed where it is lost.
  if (*list == before && (*required || before.empty())) return list;
  const absl::Status written = generation::WriteRetractions(index_folder, *list);
  if (!written.ok()) return AsIoError(written);
  return list;
}

absl::Status BeginListAnew(const std::string& index_folder, const generation::Retractions& names) {
  const absl::StatusOr<generation::UniqueFd> lock = LockList(index_folder);
  if (!lock.ok()) return lock.status();
  const absl::StatusOr<generation::Retractions> list = generation::ReadRetractions(index_folder);
  if (list.ok()) {
    return absl::FailedPreconditionError(absl::StrCat(
        generation::kRetractedFile, " is not lost; without --new-list the names are added to it"));
  }
  if (!absl::IsDataLoss(list.status())) return AsIoError(list.status());
  return AsIoError(generation::WriteRetractions(index_folder, names));
}

}  // namespace kok::publish
