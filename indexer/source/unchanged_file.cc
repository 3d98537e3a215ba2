#include "indexer/source/unchanged_file.h"

#include <cerrno>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kok::source {
namespace {

bool IsSameTime(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

absl::StatusOr<UnchangedFile> UnchangedFile::Open(const std::string& path) {
  absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(path);
  if (!fd.ok()) return fd.status();
  struct stat before {};
  if (fstat(fd->get(), &before) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot examine ", path));
  }
  return UnchangedFile(*std::move(fd), before, path);
}

absl::Status UnchangedFile::Check() const {
  struct stat now {};
  if (fstat(fd(), &now) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot examine ", path_));
  }
  // The time of the last change of status stands for all that can happen to a file: it moves with
  // each write, with the time of the last write put back, and with the last name taken away.
  if (now.st_size == before_.st_size && IsSameTime(now.st_mtim, before_.st_mtim) &&
      IsSameTime(now.st_ctim, before_.st_ctim)) {
    return absl::OkStatus();
  }
  return absl::DataLossError(absl::StrCat(
      path_, now.st_nlink == 0 ? " vanished or was replaced" : " changed",
      " while it was read: expected a file that nobody writes to; run again when it is whole"));
}

absl::StatusOr<std::string> ReadUnchangedFile(const std::string& path, int64_t max_bytes) {
  absl::StatusOr<UnchangedFile> file = UnchangedFile::Open(path);
  if (!file.ok()) return file.status();
  absl::StatusOr<std::string> bytes = generation::ReadAll(file->fd(), max_bytes);
  if (!bytes.ok()) {
    return absl::Status(bytes.status().code(), absl::StrCat(path, ": ", bytes.status().message()));
  }
  if (absl::Status same = file->Check(); !same.ok()) return same;
  if (absl::StartsWith(*bytes, "\xEF\xBB\xBF")) bytes->erase(0, 3);
  return bytes;
}

}  // namespace kok::source
