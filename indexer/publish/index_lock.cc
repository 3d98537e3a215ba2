#include "indexer/publish/index_lock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "indexer/generation/layout.h"

namespace kok::publish {
namespace {

constexpr int64_t kMaxLockBytes = 256;

// ` (process N, since T)` as the lock file has it; empty where that process is gone: then its
// successor has the lock but has not signed yet.
std::string Holder(int fd) {
  const absl::StatusOr<std::string> text = generation::ReadAll(fd, kMaxLockBytes);
  if (!text.ok()) return "";
  const std::vector<std::string> words = absl::StrSplit(*text, absl::ByAnyChar(" \n"));
  pid_t process = 0;
  if (words.size() < 2 || !absl::SimpleAtoi(words[0], &process) || process <= 0) return "";
  if (kill(process, 0) != 0 && errno == ESRCH) return "";
  return absl::StrCat(" (process ", process, ", since ", words[1], ")");
}

absl::Status LockError(int error, int fd, const std::string& index_folder) {
  if (error == EWOULDBLOCK) {
    return absl::AbortedError(
        absl::StrCat(index_folder, " is being written by another kok-indexer", Holder(fd)));
  }
  return absl::UnavailableError(
      absl::StrCat("cannot lock ", index_folder, ": ", std::strerror(error),
                   "; the index must lie on a file system that has locks (flock)"));
}

absl::Status Sign(int fd, const std::string& path) {
  const std::string text =
      absl::StrCat(getpid(), " ",
                   absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::Now(), absl::UTCTimeZone()), "\n");
  if (ftruncate(fd, 0) == 0 &&
      pwrite(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size())) {
    return absl::OkStatus();
  }
  return absl::UnavailableError(absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
}

}  // namespace

absl::StatusOr<IndexLock> IndexLock::Take(const std::string& index_folder) {
  const std::string path = generation::JoinPath(index_folder, generation::kLockFile);
  generation::UniqueFd fd(
      open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0640));
  if (!fd.valid()) return absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path));
  struct stat info {};
  if (fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return absl::UnavailableError(absl::StrCat(path, " is no regular file"));
  }
  while (flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR) return LockError(errno, fd.get(), index_folder);
  }
  // Whoever held it before may have removed it with its folder.
  if (fstat(fd.get(), &info) == 0 && info.st_nlink == 0) return Take(index_folder);
  if (absl::Status is_signed = Sign(fd.get(), path); !is_signed.ok()) return is_signed;
  return IndexLock(index_folder, std::move(fd), RemoveLeftovers(index_folder));
}

void IndexLock::RemoveEmptyIndex() const {
  std::error_code error;
  size_t entries = 0;
  for (std::filesystem::directory_iterator entry(index_folder_, error);
       !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    ++entries;
  }
  if (error || entries != 1) return;
  unlink(generation::JoinPath(index_folder_, generation::kLockFile).c_str());
  rmdir(index_folder_.c_str());
}

IndexLock::~IndexLock() {
  if (fd_.valid() && ftruncate(fd_.get(), 0) != 0) return;  // Holder tells it from a live one
}

}  // namespace kok::publish
