#include "indexer/build/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"

namespace kok::build {
namespace {

absl::Status Unavailable(const char* what, const std::string& folder, std::string_view why) {
  return absl::UnavailableError(absl::StrCat(
      "cannot ", what, " a scratch file in ", folder,
      " (is the disk full, or a file size limited?): ", absl::string_view(why.data(), why.size())));
}

}  // namespace

absl::Status ScratchFile::Create() {
  std::string path =
      generation::JoinPath(folder_, std::string(generation::kBuildingPrefix) + "XXXXXX");
  file_ = generation::UniqueFd(mkostemp(path.data(), O_CLOEXEC));
  if (!file_.valid() || unlink(path.c_str()) != 0) {
    return Unavailable("create", folder_, std::strerror(errno));
  }
  return absl::OkStatus();
}

absl::Status ScratchFile::Flush() {
  if (!file_.valid()) {
    if (absl::Status created = Create(); !created.ok()) return created;
  }
  const absl::Status written = generation::WriteFully(file_.get(), pending_, folder_);
  if (!written.ok()) {
    return Unavailable("write", folder_, {written.message().data(), written.message().size()});
  }
  written_ += pending_.size();
  pending_.clear();
  return absl::OkStatus();
}

absl::StatusOr<ScratchFile::Extent> ScratchFile::Append(std::string_view piece) {
  if (!failure_.ok()) return failure_;
  if (piece.size() > kMostPieceBytes) return absl::InvalidArgumentError("a record is too large");
  if (compressor_ == nullptr) compressor_ = std::make_unique<generation::TextCompressor>("");
  Extent extent;
  extent.begin = written_ + pending_.size();
  const absl::StatusOr<size_t> size = compressor_->Append(piece, pending_);
  if (!size.ok()) return failure_ = size.status();
  extent.size = static_cast<uint32_t>(*size);
  if (pending_.size() > most_pending_) failure_ = Flush();
  if (!failure_.ok()) return failure_;
  return extent;
}

absl::StatusOr<std::string> ScratchFile::Read(const Extent& extent) const {
  if (extent.begin >= written_) {
    return generation::TextOfFrame(
        std::string_view(pending_).substr(extent.begin - written_, extent.size), kMostPieceBytes);
  }
  std::string frame(extent.size, '\0');
  for (size_t filled = 0; filled < frame.size();) {
    const ssize_t count = pread(file_.get(), frame.data() + filled, frame.size() - filled,
                                static_cast<off_t>(extent.begin + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Unavailable("read", folder_, std::strerror(errno));
    if (count == 0) return absl::DataLossError("a scratch file became shorter");
    filled += static_cast<size_t>(count);
  }
  return generation::TextOfFrame(frame, kMostPieceBytes);
}

}  // namespace kok::build
