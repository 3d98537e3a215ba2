#include "indexer/publish/history.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/history_entries.h"
#include "indexer/generation/layout.h"
#include "indexer/publish/io_error.h"

namespace kok::publish {
namespace {

// None where there is no list.
absl::StatusOr<std::vector<std::string>> HistoryOrNone(const std::string& index_folder) {
  absl::StatusOr<std::vector<std::string>> ids = ReadHistory(index_folder);
  if (absl::IsNotFound(ids.status())) return std::vector<std::string>();
  return ids;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadHistory(const std::string& index_folder) {
  return generation::ReadHistoryEntries(index_folder);
}

absl::StatusOr<std::string> HistoryDamage(const std::string& index_folder) {
  const absl::StatusOr<std::vector<std::string>> ids = HistoryOrNone(index_folder);
  if (!ids.ok()) return AsIoError(ids.status());
  const auto bad = std::count(ids->begin(), ids->end(), kUnreadableEntry);
  if (bad == 0) return std::string();
  return absl::StrCat(generation::kHistoryFile, ": ", bad,
                      " lines of it are no id of a generation; no rollback goes past them unless "
                      "it names where to");
}

absl::Status WriteHistory(const std::string& index_folder, std::vector<std::string> ids) {
  if (ids.size() > kMaxHistory) {
    ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(kMaxHistory));
  }
  std::string text;
  for (const std::string& id : ids) absl::StrAppend(&text, id, "\n");
  return generation::ReplaceFile(index_folder, generation::kHistoryTemporary,
                                 generation::kHistoryFile, text);
}

absl::Status AppendToHistory(const std::string& index_folder, const std::string& id) {
  absl::StatusOr<std::vector<std::string>> ids = HistoryOrNone(index_folder);
  if (!ids.ok()) return ids.status();
  if (!ids->empty() && ids->back() == id) return absl::OkStatus();
  ids->push_back(id);
  return WriteHistory(index_folder, *std::move(ids));
}

absl::Status RemoveFromHistory(const std::string& index_folder, const std::set<std::string>& ids) {
  absl::StatusOr<std::vector<std::string>> known = HistoryOrNone(index_folder);
  if (!known.ok()) return known.status();
  const auto gone = std::remove_if(known->begin(), known->end(),
                                   [&](const std::string& id) { return ids.count(id) > 0; });
  if (gone == known->end()) return absl::OkStatus();
  known->erase(gone, known->end());
  return WriteHistory(index_folder, *std::move(known));
}

}  // namespace kok::publish
