#include "service/index/retraction_list.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/layout.h"

namespace kok::index {
namespace {

// Whether there is a list, be it one of no name, which has a line end. A file without a byte is one
// that somebody is writing over, or has lost.
bool HoldsBytes(const std::string& folder) {
  std::error_code error;
  const auto size =
      std::filesystem::file_size(generation::JoinPath(folder, generation::kRetractedFile), error);
  return !error && size > 0;
}

}  // namespace

RetractionList::RetractionList(std::string index_folder) : index_folder_(std::move(index_folder)) {}

absl::Status RetractionList::Read() {
  absl::StatusOr<generation::Retractions> read = generation::ReadRetractions(index_folder_);
  if (!read.ok()) return read.status();
  const bool had_names = names_.has_value() && !names_->empty();
  if (read->empty() && had_names && !HoldsBytes(index_folder_)) {
    return absl::DataLossError(
        absl::StrCat(generation::kRetractedFile,
                     " is gone or without a byte; the names that it held stay withdrawn until "
                     "there is one again"));
  }
  if (names_.has_value() ? *names_ != *read : !read->empty()) is_news_ = true;
  names_ = *std::move(read);
  count_ = names_->size();
  return absl::OkStatus();
}

}  // namespace kok::index
