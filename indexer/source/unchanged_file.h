// A source file that stays the same while it is read. What an export writes to in the meantime is
// neither the old file nor the new one.

#ifndef KOK_INDEXER_SOURCE_UNCHANGED_FILE_H_
#define KOK_INDEXER_SOURCE_UNCHANGED_FILE_H_

#include <sys/stat.h>

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/generation/files.h"

namespace kok::source {

// An open source file and what it was when it was opened. Not safe from several threads at once.
class UnchangedFile {
 public:
  // Opens a regular file for reading, otherwise FailedPrecondition; see
  // generation::OpenRegularFile. A file with further names (hard links) is as good as any.
  static absl::StatusOr<UnchangedFile> Open(const std::string& path);

  // DataLoss, naming the file, where it was written to, cut, deleted or replaced since Open. To be
  // asked when the last byte has been read, before what was read counts.
  absl::Status Check() const;

  int fd() const { return fd_.get(); }
  int64_t size() const { return before_.st_size; }  // bytes

 private:
  UnchangedFile(generation::UniqueFd fd, const struct stat& before, std::string path)
      : fd_(std::move(fd)), before_(before), path_(std::move(path)) {}

  generation::UniqueFd fd_;
  struct stat before_;
  std::string path_;
};

// The whole of a source file that stayed the same, without the mark that some programs write at the
// beginning of a text in UTF-8. FailedPrecondition beyond `max_bytes`.
absl::StatusOr<std::string> ReadUnchangedFile(const std::string& path, int64_t max_bytes);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_UNCHANGED_FILE_H_
