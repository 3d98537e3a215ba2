#include "indexer/generation/history_entries.h"

#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"

namespace kok::generation {
namespace {

constexpr int64_t kMaxBytes = 1 << 20;

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadHistoryEntries(const std::string& index_folder) {
  const absl::StatusOr<std::string> text =
      ReadWholeFile(JoinPath(index_folder, kHistoryFile), kMaxBytes);
  if (!text.ok()) return text.status();
  std::vector<std::string> ids;
  for (const absl::string_view line : absl::StrSplit(*text, '\n', absl::SkipEmpty())) {
    const bool is_id = IsGenerationId({line.data(), line.size()});
    ids.emplace_back(is_id ? std::string(line) : kUnreadableEntry);
  }
  return ids;
}

}  // namespace kok::generation
