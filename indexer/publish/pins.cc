#include "indexer/publish/pins.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"

namespace kok::publish {
namespace {

constexpr int64_t kMaxBytes = 1 << 20;

}  // namespace

absl::StatusOr<Pins> ReadPins(const std::string& index_folder) {
  const absl::StatusOr<std::string> text = generation::ReadWholeFile(
      generation::JoinPath(index_folder, generation::kPinnedFile), kMaxBytes);
  if (absl::IsNotFound(text.status())) return Pins();
  if (!text.ok()) return text.status();
  Pins pins;
  int line_number = 0;
  for (const absl::string_view line : absl::StrSplit(*text, '\n')) {
    ++line_number;
    if (line.empty()) continue;
    if (!generation::IsGenerationId({line.data(), line.size()})) {
      return absl::DataLossError(absl::StrCat(generation::kPinnedFile, ":", line_number,
                                              ": expected the id of a generation"));
    }
    pins.emplace(line);
  }
  return pins;
}

absl::Status WritePins(const std::string& index_folder, const Pins& pins) {
  std::string text;
  for (const std::string& id : pins) absl::StrAppend(&text, id, "\n");
  return generation::ReplaceFile(index_folder, generation::kPinnedTemporary,
                                 generation::kPinnedFile, text);
}

}  // namespace kok::publish
