#include "indexer/commands/purge.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "indexer/build/generation_description.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/build/stored_record_set.h"
#include "indexer/build/withdrawn_records.h"
#include "indexer/commands/holdings.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/forced_removal.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/publisher.h"
#include "indexer/publish/retraction_list.h"

namespace kok {
namespace {

namespace fs = std::filesystem;
using generation::JoinPath;
using generation::VerifiedGeneration;
using Names = std::set<std::string>;

constexpr int64_t kMaxTextBytes = 64 << 20;

// The reference data of a generation without the curated lines of `names`.
absl::StatusOr<build::ReferenceData> ReadReference(const VerifiedGeneration& from,
                                                   const Names& names) {
  generation::AnalysisFiles texts;
  for (const char* const path : generation::kAnalysisFiles) {
    const auto file = from.files.find(path);
    if (file == from.files.end()) return absl::DataLossError(absl::StrCat(path, " is missing"));
    absl::StatusOr<std::string> text = generation::ReadAll(file->second.get(), kMaxTextBytes);
    if (!text.ok()) return text.status();
    texts[path] = *std::move(text);
  }
  std::string& curated = texts[generation::kCuratedLinesFile];
  absl::StatusOr<std::string> left = build::WithoutCuratedLines(curated, names);
  if (!left.ok()) return left.status();
  curated = *std::move(left);
  return build::ReferenceDataOf(std::move(texts));
}

// One source, the generation that the records come from: the digests of the original ones were
// taken over what is purged.
void AddSource(const VerifiedGeneration& from, generation::Manifest& manifest) {
  generation::Manifest::Source& source = *manifest.add_sources();
  source.set_path(absl::StrCat("purge of ", from.id));
  source.set_records(manifest.counts().organizations() + manifest.counts().contents());
  source.set_public_digest(manifest.content_digest());
}

absl::StatusOr<std::string> Rebuild(const std::string& index_folder, const VerifiedGeneration& from,
                                    const Names& names) {
  absl::StatusOr<build::RecordSet> records = build::StoredRecordSet(from, index_folder);
  if (!records.ok()) return records.status();
  if (const auto removed = records->Remove(names); !removed.ok()) return removed.status();
  const absl::StatusOr<build::ReferenceData> reference = ReadReference(from, names);
  if (!reference.ok()) return reference.status();
  absl::StatusOr<publish::BuildFolder> folder = publish::BuildFolder::Create(index_folder);
  if (!folder.ok()) return folder.status();
  const auto analysis = build::AnalysisFor(*reference, *records);
  if (!analysis.ok()) return analysis.status();
  build::Progress quiet;
  absl::Status written = build::WriteIndex(*records, *reference, *analysis, folder->path(), quiet);
  if (!written.ok()) return written;
  const absl::Time build_time = publish::BuildTimeFor(index_folder, absl::Now());
  generation::Manifest manifest =
      build::DescribeGeneration(*records, analysis->texts, reference->regions, build_time);
  AddSource(from, manifest);
  absl::StatusOr<std::string> id = folder->Publish(std::move(manifest), build_time);
  if (!id.ok()) return id.status();
  if (absl::Status active = publish::Activate(index_folder, *id); !active.ok()) return active;
  return id;
}

// Which generations hold the names, by reading them; what cannot be read counts as one that does.
struct Holders {
  Names ids;
  Names unreadable;
  DistinctiveValues values;
};

Holders FindHolders(const std::string& index_folder, const Names& names) {
  Holders holders;
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    const absl::StatusOr<VerifiedGeneration> verified =
        generation::VerifyGeneration(index_folder, id);
    const absl::StatusOr<bool> holds =
        verified.ok() ? HoldsRecords(*verified, names, holders.values) : verified.status();
    if (!holds.ok()) holders.unreadable.insert(id);
    if (!holds.ok() || *holds) holders.ids.insert(id);
  }
  return holders;
}

// Takes out of `values` what the active generation says in other records or in reference texts, and
// tells the report.
absl::Status SetApartWhatOthersSay(const std::string& active_folder, DistinctiveValues& values,
                                   PurgeReport& report) {
  const absl::StatusOr<std::set<std::string>> said = FindValues(active_folder, values);
  if (!said.ok()) return said.status();
  for (const std::string& value : *said) {
    report.still_said.insert(values.at(value));
    values.erase(value);
  }
  return absl::OkStatus();
}

absl::Status RemoveHolders(const std::string& index_folder, const std::string& active,
                           Holders& holders, PurgeReport& report) {
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    if (id == active || holders.ids.count(id) > 0) continue;
    const auto found = FindValues(JoinPath(index_folder, id), holders.values);
    if (!found.ok()) return found.status();
    if (!found->empty()) holders.ids.insert(id);
  }
  holders.ids.erase(active);
  absl::StatusOr<publish::ForcedRemoval> removal =
      publish::RemoveByForce(index_folder, holders.ids);
  if (!removal.ok()) return removal.status();
  report.removed = std::move(removal->removed);
  report.pinned = std::move(removal->pinned);
  report.bytes = removal->bytes;
  return absl::OkStatus();
}

// Everything below the index folder, whoever put it there. RETRACTED has the names, and must.
absl::Status CheckNothingIsLeft(const std::string& index_folder, DistinctiveValues values) {
  std::error_code error;
  fs::directory_iterator entry(index_folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path().filename() == generation::kRetractedFile) continue;
    const auto found = FindValues(entry->path().string(), values);
    if (!found.ok()) return found.status();
    if (!found->empty()) {
      return absl::UnavailableError(
          absl::StrCat(entry->path().string(), " holds what was to be purged (",
                       values.at(*found->begin()), "); it is no generation: remove it by hand"));
    }
  }
  return error ? absl::UnavailableError(absl::StrCat("cannot list ", index_folder))
               : absl::OkStatus();
}

absl::Status Run(const std::string& index_folder, const Names& names, PurgeReport& report) {
  const auto retracted = publish::ChangeRetractions(
      index_folder,
      [&](generation::Retractions& list) { list.insert(names.begin(), names.end()); });
  if (!retracted.ok()) return retracted.status();
  Holders holders = FindHolders(index_folder, names);
  report.was_held = holders.ids.size() > holders.unreadable.size();
  absl::StatusOr<std::string> active = generation::ReadCurrent(index_folder);
  const bool was_lost = !active.ok() && !generation::ListGenerations(index_folder).empty();
  if (was_lost || (!active.ok() && !absl::IsNotFound(active.status()))) {
    return absl::DataLossError(
        absl::StrCat(std::string(active.status().message()),
                     "; the names are withdrawn, but nothing is deleted while nobody knows which "
                     "generation is active: activate one, then purge again"));
  }
  if (active.ok() && holders.ids.count(*active) > 0) {
    const auto verified = generation::VerifyGeneration(index_folder, *active);
    if (!verified.ok()) {
      return absl::DataLossError(
          absl::StrCat(verified.status().message(),
                       "; the names are withdrawn, but the active generation cannot be read: build "
                       "a new one, then purge again"));
    }
    active = Rebuild(index_folder, *verified, names);
    if (!active.ok()) return active.status();
    report.rebuilt = *active;
  }
  if (active.ok()) {
    absl::Status apart =
        SetApartWhatOthersSay(JoinPath(index_folder, *active), holders.values, report);
    if (!apart.ok()) return apart;
  }
  absl::Status removed = RemoveHolders(index_folder, active.value_or(""), holders, report);
  return removed.ok() ? CheckNothingIsLeft(index_folder, holders.values) : removed;
}

}  // namespace

absl::Status Purge(const std::string& index_folder, const Names& names, PurgeReport& report) {
  return publish::AsIoError(Run(index_folder, names, report));
}

}  // namespace kok
