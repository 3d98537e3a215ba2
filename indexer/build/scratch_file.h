// What a build has to look at again, but not all at once: kept compressed in a file without a name,
// so that memory does not grow with it.

#ifndef KOK_INDEXER_BUILD_SCRATCH_FILE_H_
#define KOK_INDEXER_BUILD_SCRATCH_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/generation/files.h"
#include "indexer/generation/text_store.h"

namespace kok::build {

// The file is made once there is more than `most_pending` bytes for it, which is all that is held
// in memory, and has lost its name before the first byte is in it: however a build ends, nothing is
// left. A kill between the two leaves an empty file that the next build removes
// (generation::kBuildingPrefix).
//
// For one thread; while nothing is appended, Read is safe from any.
class ScratchFile {
 public:
  // A piece within the file.
  struct Extent {
    uint64_t begin = 0;
    uint32_t size = 0;  // compressed
  };

  static constexpr size_t kMostPending = 4 << 20;
  static constexpr size_t kMostPieceBytes = 64 << 20;

  // `folder`, in which the file is made, must exist by then.
  explicit ScratchFile(std::string folder, size_t most_pending = kMostPending)
      : folder_(std::move(folder)), most_pending_(most_pending) {}

  // Adds a piece. Unavailable where the file cannot be made or written, and from then on;
  // InvalidArgument for one of over kMostPieceBytes.
  absl::StatusOr<Extent> Append(std::string_view piece);

  // Unavailable where the file cannot be read, DataLoss where it does not hold what was written.
  absl::StatusOr<std::string> Read(const Extent& extent) const;

  // How many bytes are held in memory for the file; for tests.
  size_t pending_bytes() const { return pending_.size(); }

 private:
  absl::Status Create();
  absl::Status Flush();

  std::string folder_;
  size_t most_pending_;
  std::unique_ptr<generation::TextCompressor> compressor_;
  generation::UniqueFd file_;
  uint64_t written_ = 0;
  std::string pending_;  // behind what is written
  absl::Status failure_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_SCRATCH_FILE_H_
