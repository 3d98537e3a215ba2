#include "indexer/publish/id_list.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"

namespace kok::publish {
namespace {

constexpr int64_t kMaxBytes = 1 << 20;

}  // namespace

absl::StatusOr<Ids> ReadIdList(const std::string& index_folder, const char* file) {
  const absl::StatusOr<std::string> text =
      generation::ReadWholeFile(generation::JoinPath(index_folder, file), kMaxBytes);
  if (absl::IsNotFound(text.status())) return Ids();
  if (!text.ok()) return text.status();
  Ids ids;
  int line_number = 0;
  for (const absl::string_view line : absl::StrSplit(*text, '\n')) {
    ++line_number;
    if (line.empty()) continue;
    if (!generation::IsGenerationId({line.data(), line.size()})) {
      return absl::DataLossError(
          absl::StrCat(file, ":", line_number, ": expected the id of a generation"));
    }
    ids.emplace(line);
  }
  return ids;
}

absl::Status WriteIdList(const std::string& index_folder, const char* file, const char* temporary,
                         const Ids& ids) {
  std::string text;
  for (const std::string& id : ids) absl::StrAppend(&text, id, "\n");
  return generation::ReplaceFile(index_folder, temporary, file, text);
}

}  // namespace kok::publish
