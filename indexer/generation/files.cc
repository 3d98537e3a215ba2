#include "indexer/generation/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"

namespace kok::generation {
namespace {

constexpr mode_t kFileMode = 0640;

absl::Status Errno(absl::string_view what, const std::string& path) {
  absl::Status status = absl::ErrnoToStatus(errno, absl::StrCat(what, " ", path));
  // FailedPrecondition is for what a file is, not for what the machine cannot do with it.
  return absl::IsFailedPrecondition(status) ? absl::UnavailableError(status.message()) : status;
}

// Whether a flag of renameat2 is what the file system does not know.
bool IsUnsupported(int error) { return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP; }

// How a new file came to its name.
enum class Swap {
  kExchanged,  // the old one is under the temporary name now
  kCreated,    // there was none
  kReplaced    // the old one is gone: the file system cannot exchange
};

absl::StatusOr<Swap> SwapIn(const std::string& temporary, const std::string& path) {
  struct stat info {};
  if (lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
    errno = EISDIR;  // an exchange would move the folder aside
    return Errno("cannot replace", path);
  }
  if (renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0) {
    return Swap::kExchanged;
  }
  const bool is_new = errno == ENOENT;
  if (!is_new && !IsUnsupported(errno)) return Errno("cannot rename to", path);
  if (rename(temporary.c_str(), path.c_str()) != 0) return Errno("cannot rename to", path);
  return is_new ? Swap::kCreated : Swap::kReplaced;
}

// What the caller is told has failed must not be seen by others as done. Nothing is synced: what
// the folder on disk says is open after a failed fsync, and either file is whole.
void SwapBack(Swap swap, const std::string& temporary, const std::string& path) {
  if (swap == Swap::kExchanged) {
    renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE);
  } else if (swap == Swap::kCreated) {
    unlink(path.c_str());
  }
}

}  // namespace

UniqueFd::~UniqueFd() {
  if (fd_ >= 0) close(fd_);
}

absl::StatusOr<UniqueFd> OpenRegularFile(const std::string& path) {
  UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!fd.valid()) {
    if (errno == ELOOP) {
      return absl::FailedPreconditionError(absl::StrCat(path, " is a symbolic link"));
    }
    return Errno("cannot open", path);
  }
  struct stat info {};
  if (fstat(fd.get(), &info) != 0) return Errno("cannot examine", path);
  if (!S_ISREG(info.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat(path, " is no regular file"));
  }
  return fd;
}

absl::StatusOr<std::string> ReadAll(int fd, int64_t max_bytes) {
  struct stat info {};
  if (fstat(fd, &info) != 0) return absl::ErrnoToStatus(errno, "cannot examine file");
  if (info.st_size > max_bytes) {
    return absl::FailedPreconditionError(
        absl::StrCat("is ", info.st_size, " bytes, at most ", max_bytes, " expected"));
  }
  std::string bytes(static_cast<size_t>(info.st_size), '\0');
  size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count =
        pread(fd, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return absl::ErrnoToStatus(errno, "cannot read file");
    if (count == 0) return absl::DataLossError("file became shorter while it was read");
    filled += static_cast<size_t>(count);
  }
  return bytes;
}

absl::StatusOr<std::string> ReadWholeFile(const std::string& path, int64_t max_bytes) {
  absl::StatusOr<UniqueFd> fd = OpenRegularFile(path);
  if (!fd.ok()) return fd.status();
  absl::StatusOr<std::string> bytes = ReadAll(fd->get(), max_bytes);
  if (!bytes.ok()) {
    return absl::Status(bytes.status().code(), absl::StrCat(path, ": ", bytes.status().message()));
  }
  return bytes;
}

absl::StatusOr<UniqueFd> CreateNewFile(const std::string& path) {
  UniqueFd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kFileMode));
  if (!fd.valid()) return Errno("cannot create", path);
  return fd;
}

absl::Status WriteFully(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = ENOSPC;  // no progress and no reason: never try for ever
    if (written <= 0) return Errno("cannot write", path);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status SyncAndClose(UniqueFd fd, const std::string& path) {
  absl::Status synced = absl::OkStatus();
  if (fsync(fd.get()) != 0) synced = Errno("cannot sync", path);
  // Some file systems tell of a failed write only here. EINTR has closed it all the same.
  if (close(fd.release()) != 0 && errno != EINTR && synced.ok()) {
    synced = Errno("cannot close", path);
  }
  return synced;
}

absl::Status WriteNewFile(const std::string& path, std::string_view bytes) {
  absl::StatusOr<UniqueFd> fd = CreateNewFile(path);
  if (!fd.ok()) return fd.status();
  absl::Status written = WriteFully(fd->get(), bytes, path);
  if (written.ok()) written = SyncAndClose(*std::move(fd), path);
  if (!written.ok()) unlink(path.c_str());
  return written;
}

absl::Status WriteScratchFile(const std::string& path, std::string_view bytes) {
  absl::StatusOr<UniqueFd> fd = CreateNewFile(path);
  if (!fd.ok()) return fd.status();
  absl::Status written = WriteFully(fd->get(), bytes, path);
  if (close(fd->release()) != 0 && errno != EINTR && written.ok()) {
    written = Errno("cannot close", path);
  }
  if (!written.ok()) unlink(path.c_str());
  return written;
}

absl::Status CopyToNewFile(const std::string& from, const std::string& to) {
  constexpr size_t kChunkBytes = 1 << 20;
  absl::StatusOr<UniqueFd> source = OpenRegularFile(from);
  if (!source.ok()) return source.status();
  absl::StatusOr<UniqueFd> target = CreateNewFile(to);
  if (!target.ok()) return target.status();
  std::string chunk(kChunkBytes, '\0');
  while (true) {
    const ssize_t count = read(source->get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Errno("cannot read", from);
    if (count == 0) break;
    const std::string_view bytes(chunk.data(), static_cast<size_t>(count));
    if (absl::Status written = WriteFully(target->get(), bytes, to); !written.ok()) return written;
  }
  return SyncAndClose(*std::move(target), to);
}

absl::Status SyncPath(const std::string& path) {
  UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.valid()) return Errno("cannot open", path);
  if (fsync(fd.get()) != 0) return Errno("cannot sync", path);
  return absl::OkStatus();
}

absl::Status RenameToNew(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
    return absl::OkStatus();
  }
  if (!IsUnsupported(errno)) return Errno("cannot rename to", to);
  if (access(to.c_str(), F_OK) == 0) {
    return absl::AlreadyExistsError(absl::StrCat("cannot rename to ", to, ": is there already"));
  }
  if (rename(from.c_str(), to.c_str()) != 0) return Errno("cannot rename to", to);
  return absl::OkStatus();
}

absl::Status ReplaceFile(const std::string& folder, const std::string& temporary,
                         const std::string& name, std::string_view bytes) {
  const std::string temporary_path = JoinPath(folder, temporary);
  const std::string path = JoinPath(folder, name);
  unlink(temporary_path.c_str());
  if (absl::Status written = WriteNewFile(temporary_path, bytes); !written.ok()) return written;
  const absl::StatusOr<std::string> back =
      ReadWholeFile(temporary_path, static_cast<int64_t>(bytes.size()));
  if (!back.ok() || *back != bytes) {
    unlink(temporary_path.c_str());
    return absl::UnavailableError(absl::StrCat(path, ": what was written does not read back"));
  }
  absl::StatusOr<Swap> swap = SwapIn(temporary_path, path);
  if (!swap.ok()) {
    unlink(temporary_path.c_str());
    return swap.status();
  }
  absl::Status synced = SyncPath(folder);
  if (!synced.ok()) SwapBack(*swap, temporary_path, path);
  if (*swap == Swap::kExchanged) unlink(temporary_path.c_str());
  return synced;
}

}  // namespace kok::generation
