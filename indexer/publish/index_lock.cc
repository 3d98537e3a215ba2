#include "indexer/publish/index_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"

namespace kok::publish {

absl::StatusOr<IndexLock> IndexLock::Take(const std::string& index_folder) {
  const std::string path = generation::JoinPath(index_folder, generation::kLockFile);
  generation::UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640));
  if (!fd.valid()) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path));
  if (flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    const absl::StatusOr<std::string> holder = generation::ReadAll(fd.get(), 64);
    return absl::AbortedError(absl::StrCat(
        index_folder, " is being written by another kok-indexer",
        holder.ok() && !holder->empty() ? absl::StrCat(" (process ", *holder, ")") : ""));
  }
  const std::string process = std::to_string(getpid());
  if (ftruncate(fd.get(), 0) != 0 ||
      pwrite(fd.get(), process.data(), process.size(), 0) != static_cast<ssize_t>(process.size())) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot write ", path));
  }
  return IndexLock(std::move(fd));
}

}  // namespace kok::publish
