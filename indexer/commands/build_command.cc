#include "indexer/commands/build_command.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "indexer/build/generation_description.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/record_collector.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/build/withdrawn_records.h"
#include "indexer/commands/protected_mask.h"
#include "indexer/generation/files.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/exposed_generations.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/publisher.h"
#include "indexer/publish/retraction_list.h"

namespace kok {
namespace {

// Whether it is new. A new one is durable: else power loss takes the folder with a generation whose
// activation was reported.
absl::StatusOr<bool> CreateIndexFolder(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path folder = fs::absolute(path, error).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  std::vector<fs::path> created;  // the innermost first
  for (; !error && !fs::exists(folder, error) && !error && folder.has_relative_path();
       folder = folder.parent_path()) {
    created.push_back(folder);
  }
  const bool is_new = fs::create_directories(path, error);
  if (error) return absl::ErrnoToStatus(error.value(), absl::StrCat("cannot create ", path));
  for (const fs::path& made : created) {
    absl::Status synced = generation::SyncPath(made.parent_path());
    if (synced.ok()) continue;
    for (const fs::path& empty : created) fs::remove(empty, error);
    return synced;
  }
  return is_new;
}

// Whatever goes wrong once the records are read is the index folder's fault, not theirs: a full
// disk is no bad input.
absl::Status AsIoError(const absl::Status& status) {
  if (status.ok() || absl::IsAborted(status) || absl::IsInvalidArgument(status)) return status;
  return absl::UnavailableError(status.message());
}

// A held generation need not be like the active one; a failed gate is then only told.
absl::Status CheckGates(const BuildGates& gates, bool activate, build::BuildReport& report) {
  report.gate_findings = gates.report().findings();
  if (gates.report().passed() || (!activate && !gates.FailedOnItsOwn())) return absl::OkStatus();
  report.failed_gates = gates.report().failed();
  return absl::FailedPreconditionError(
      absl::StrCat("gate ", absl::StrJoin(report.failed_gates, ", "), " failed"));
}

// What has become protected comes back neither by a rollback nor where the new generation is
// damaged.
absl::Status RemoveExposed(const std::string& index_folder, const publish::Ids& exposed,
                           build::BuildReport& report) {
  if (exposed.empty()) return absl::OkStatus();
  auto removal = publish::RemoveExposed(index_folder, exposed);
  if (!removal.ok()) return removal.status();
  report.removed_generations = std::move(removal->removed);
  const absl::StatusOr<std::string> active = generation::ReadCurrent(index_folder);
  if (active.ok() && exposed.count(*active) > 0) report.exposed_active = *active;
  return absl::OkStatus();
}

publish::ReferenceTexts TextsOf(const BuildOptions& options) {
  const bool is_shipped = options.reference_folder.empty() && options.gazetteer_folder.empty();
  return is_shipped ? publish::ReferenceTexts::kShipped : publish::ReferenceTexts::kOwn;
}

absl::Status WriteGeneration(const BuildOptions& options, const build::RecordSet& records,
                             const source::ProtectedValues& protected_values,
                             const build::ReferenceData& reference, build::BuildReport& report,
                             build::Progress& progress) {
  absl::StatusOr<publish::Ids> exposed = publish::ReadExposed(options.index_folder);
  if (!exposed.ok()) return exposed.status();
  absl::StatusOr<BuildGates> gates = BuildGates::Open(options.index_folder, options.gate_files,
                                                      options.overrides, options.free_bytes);
  if (!gates.ok()) return gates.status();
  absl::Status compared = gates->CompareRecords(
      records.organizations(), records.Count(reference.regions), reference.regions);
  if (!compared.ok()) return compared;
  if (gates->LacksRoom()) return CheckGates(*gates, options.activate, report);
  absl::StatusOr<publish::BuildFolder> folder = publish::BuildFolder::Create(options.index_folder);
  if (!folder.ok()) return folder.status();
  const auto analysis = build::AnalysisFor(reference, records);
  if (!analysis.ok()) return analysis.status();
  absl::Status written = build::WriteIndex(records, reference, *analysis, folder->path(), progress);
  const absl::Time build_time = publish::BuildTimeFor(options.index_folder, absl::Now());
  generation::Manifest manifest =
      build::DescribeGeneration(records, analysis->texts, reference.regions, build_time);
  for (const auto& source : report.sources) *manifest.add_sources() = source;
  if (written.ok())
    written = gates->ExamineFolder(folder->path(), analysis->analyzer, manifest, protected_values,
                                   TextsOf(options));
  if (written.ok()) written = CheckGates(*gates, options.activate, report);
  if (!written.ok()) return written;
  gates->report().WriteTo(manifest);
  absl::StatusOr<std::string> id = folder->Publish(std::move(manifest), build_time);
  if (!id.ok()) return id.status();
  report.generation = *id;
  report.outcome = "built";
  // Listed before they lose their place, for a run may be killed in between.
  const auto found = publish::FindExposedGenerations(
      options.index_folder, *id, ProtectedTextsOf(protected_values), TextsOf(options));
  if (!found.ok()) return found.status();
  absl::Status listed = publish::ListExposed(options.index_folder, *found, *exposed);
  if (!listed.ok()) return listed;
  if (options.activate) {
    absl::Status active = publish::Activate(options.index_folder, *id);
    if (!active.ok()) return active;
    report.outcome = "activated";
  }
  return RemoveExposed(options.index_folder, *exposed, report);
}

absl::Status Build(const BuildOptions& options, source::ProtectedValues& protected_values,
                   build::BuildReport& report) {
  absl::StatusOr<build::ReferenceData> reference =
      build::OpenReferenceData(options.reference_folder, options.gazetteer_folder);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());

  build::RecordSet records(options.index_folder);
  build::Progress progress =
      options.show_progress ? build::Progress::ToStandardError() : build::Progress();
  source::ReaderOptions reading{options.mapping_file, &protected_values};
  const auto statutes =
      build::StatutesOf(options.statutes_corpus, options.statutes_list, options.reference_folder);
  if (!statutes.ok()) return statutes.status();
  absl::Status collected = build::CollectRecords(options.sources, reading, *reference, records,
                                                 report, progress, *statutes);
  if (!collected.ok()) return collected;
  absl::Status apart = build::CheckCuratedNames(reference->curated_names, records);
  if (!apart.ok()) return apart;
  absl::Status left_out =
      build::LeaveOutWithdrawn(options.index_folder, *reference, records, report);
  if (!left_out.ok()) return left_out;
  report.counts = records.Count(reference->regions);
  if (!report.errors.empty() && !options.skip_invalid) {
    return absl::InvalidArgumentError(
        absl::StrCat(report.records_skipped,
                     " records cannot be used; mend them, or leave them out with "
                     "--skip-invalid"));
  }
  if (report.records_hiding_protected > 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        report.records_hiding_protected,
        " records could not be read and may hold protected values, which nothing would be searched "
        "for then; mend them: --skip-invalid does not leave them out"));
  }
  if (records.empty()) return absl::InvalidArgumentError("the sources hold no usable record");

  const absl::Status written =
      WriteGeneration(options, records, protected_values, *reference, report, progress);
  return report.failed_gates.empty() ? AsIoError(written) : written;
}

// The lock is held from before the first source is read: who comes second hears so at once, and not
// after reading all of them.
absl::Status LockAndBuild(const BuildOptions& options, build::BuildReport& report) {
  const absl::StatusOr<bool> is_new = CreateIndexFolder(options.index_folder);
  if (!is_new.ok()) return AsIoError(is_new.status());
  const absl::StatusOr<publish::IndexLock> lock = publish::IndexLock::Take(options.index_folder);
  if (!lock.ok()) return AsIoError(lock.status());
  // A list of an older version is missed from now on where it is lost.
  const auto listed =
      publish::ChangeRetractions(options.index_folder, [](generation::Retractions&) {});
  source::ProtectedValues protected_values;
  absl::Status built =
      listed.ok() ? Build(options, protected_values, report) : AsIoError(listed.status());
  const ProtectedMask mask(protected_values);
  mask.Apply(report);
  built = mask.Masked(built);
  // A mistyped --index leaves no folder behind.
  if (!built.ok() && *is_new) lock->RemoveEmptyIndex();
  return built;
}

}  // namespace

absl::Status RunBuild(const BuildOptions& options, build::BuildReport& report) {
  const absl::Time start = absl::Now();
  absl::Status status = LockAndBuild(options, report);
  report.seconds = absl::ToDoubleSeconds(absl::Now() - start);
  if (!status.ok()) {
    report.outcome = "failed";
    report.reason = std::string(status.message());
  }
  return status;
}

}  // namespace kok
