#include "indexer/commands/known_names.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/build/reference_data.h"
#include "indexer/build/withdrawn_records.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "indexer/schema/edit_distance.h"
#include "indexer/schema/record_references.h"

namespace kok {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

constexpr int kMaxEdits = 4;
constexpr size_t kMaxNearest = 3;
constexpr int64_t kMaxCuratedBytes = 16 << 20;

absl::Status AddCuratedNames(const generation::VerifiedGeneration& generation, Names& held) {
  const auto file = generation.files.find(generation::kCuratedLinesFile);
  if (file == generation.files.end()) return absl::OkStatus();
  const auto text = generation::ReadAll(file->second.get(), kMaxCuratedBytes);
  if (!text.ok()) return text.status();
  const auto names = build::NamesOfCuratedLines(*text);
  if (!names.ok()) return names.status();
  held.insert(names->begin(), names->end());
  return absl::OkStatus();
}

absl::Status AddNames(const std::string& index_folder, const std::string& id, Names& held) {
  const auto verified = generation::VerifyGeneration(index_folder, id);
  if (!verified.ok()) return verified.status();
  const auto visit = [&](const auto& record) {
    held.insert(record.name());
    held.merge(schema::ReferencesOf(record));
  };
  absl::Status read = generation::ReadRecords(*verified, {visit, visit});
  return read.ok() ? AddCuratedNames(*verified, held) : read;
}

std::vector<std::string> NearestTo(const std::string& name, const Names& held) {
  std::vector<std::pair<int, std::string>> near;
  for (const std::string& other : held) {
    const int edits = schema::EditDistance(name, other, kMaxEdits);
    if (edits <= kMaxEdits) near.emplace_back(edits, other);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (size_t i = 0; i < std::min(near.size(), kMaxNearest); ++i) names.push_back(near[i].second);
  return names;
}

}  // namespace

std::map<std::string, std::vector<std::string>> FindUnknownNames(const std::string& index_folder,
                                                                 const Names& names) {
  Names held;
  bool any_read = false;
  const auto all_held = [&] {
    return std::all_of(names.begin(), names.end(),
                       [&](const std::string& name) { return held.count(name) > 0; });
  };
  std::error_code error;
  fs::directory_iterator entry(index_folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string id = entry->path().filename().string();
    if (!generation::IsGenerationId(id)) continue;
    const absl::Status added = AddNames(index_folder, id, held);
    if (all_held()) return {};
    // Before an upgrade's first build is collected: no program of this version serves it.
    const bool is_of_another_version = absl::IsFailedPrecondition(added);
    if (!added.ok() && !is_of_another_version) return {};
    any_read = any_read || added.ok();
  }
  if (error || !any_read) return {};
  std::map<std::string, std::vector<std::string>> unknown;
  for (const std::string& name : names) {
    if (held.count(name) == 0) unknown[name] = NearestTo(name, held);
  }
  return unknown;
}

std::string DescribeUnknown(const std::string& name, const std::vector<std::string>& nearest) {
  return absl::StrCat(
      "no generation holds ", name,
      nearest.empty() ? "" : absl::StrCat("; did you mean ", absl::StrJoin(nearest, " or "), "?"),
      "; --in-advance withdraws a name for generations to come");
}

}  // namespace kok
