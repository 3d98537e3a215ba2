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

absl::StatusOr<generation::Retractions> ChangeRetractions(
    const std::string& index_folder, const std::function<void(generation::Retractions&)>& change) {
  // The folder itself is the lock: that of the index is held by builds.
  const generation::UniqueFd lock(open(index_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock.valid()) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", index_folder));
  while (flock(lock.get(), LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    return absl::UnavailableError(
        absl::StrCat("cannot lock ", index_folder, ": ", std::strerror(errno)));
  }
  absl::StatusOr<generation::Retractions> list = generation::ReadRetractions(index_folder);
  if (!list.ok()) return AsIoError(list.status());
  const generation::Retractions before = *list;
  change(*list);
  if (*list == before) return list;
  const absl::Status written = generation::WriteRetractions(index_folder, *list);
  if (!written.ok()) return AsIoError(written);
  return list;
}

}  // namespace kok::publish
