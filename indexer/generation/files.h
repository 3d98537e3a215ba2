// Files that must be whole: read at once with a limit, written durably.
//
// Pure functions over the file system; safe from any thread. Errors are absl::ErrnoToStatus of what
// failed, with the path.

#ifndef KOK_INDEXER_GENERATION_FILES_H_
#define KOK_INDEXER_GENERATION_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::generation {

// Owns a file descriptor; -1 is none. Movable, not copyable.
class UniqueFd {
 public:
  explicit UniqueFd(int fd = -1) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~UniqueFd();

  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  // Hands the descriptor over; it is the caller's to close.
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// Opens `path` for reading. A symbolic link, folder, pipe or device is FailedPrecondition.
absl::StatusOr<UniqueFd> OpenRegularFile(const std::string& path);

// The whole of an open file. FailedPrecondition beyond `max_bytes`.
absl::StatusOr<std::string> ReadAll(int fd, int64_t max_bytes);

// Both of the above.
absl::StatusOr<std::string> ReadWholeFile(const std::string& path, int64_t max_bytes);

// The parts of WriteNewFile, for what is written piece by piece. CreateNewFile: AlreadyExists where
// there is a file. SyncAndClose: closes it also where it fails. Mode 0640.
absl::StatusOr<UniqueFd> CreateNewFile(const std::string& path);
absl::Status WriteFully(int fd, std::string_view bytes, const std::string& path);
absl::Status SyncAndClose(UniqueFd fd, const std::string& path);

// Writes a new file, fsyncs and closes it. AlreadyExists where there is one; after any other
// failure no file is left. Mode 0640.
absl::Status WriteNewFile(const std::string& path, std::string_view bytes);

// WriteNewFile without the fsync, for what is read again by this process alone and then removed.
absl::Status WriteScratchFile(const std::string& path, std::string_view bytes);

// Copies a file to a new one and fsyncs that. AlreadyExists where there is one. Mode 0640.
absl::Status CopyToNewFile(const std::string& from, const std::string& to);

// fsync of an existing file or folder. Never retried: after an error the data counts as lost.
absl::Status SyncPath(const std::string& path);

// Renames within one file system. AlreadyExists where there is something at `to`.
absl::Status RenameToNew(const std::string& from, const std::string& to);

// Replaces `folder/name` by one rename: writes `folder/temporary`, fsyncs it, renames it, fsyncs
// the folder. Where that last fsync fails, the old file is put back: after a failure `name` reads
// as it did before, and no temporary file is left.
absl::Status ReplaceFile(const std::string& folder, const std::string& temporary,
                         const std::string& name, std::string_view bytes);

}  // namespace kok::generation

#endif  // KOK_INDEXER_GENERATION_FILES_H_
