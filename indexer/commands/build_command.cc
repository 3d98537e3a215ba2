#include "indexer/commands/build_command.h"

#include <xapian.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/record_collector.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/build/withdrawn_records.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/publisher.h"
#include "indexer/schema/schema_version.h"

namespace kok {
namespace {

generation::Manifest DescribeBuild(const build::RecordSet& records,
                                   const generation::AnalysisFiles& texts,
                                   const build::BuildReport& report, absl::Time build_time) {
  generation::Manifest manifest;
  manifest.set_schema_version(schema::kSchemaVersion);
  manifest.set_build_time(absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", build_time, absl::UTCTimeZone()));
  manifest.set_indexer_version(KOK_VERSION);
  manifest.set_xapian_version(Xapian::version_string());
  manifest.set_analysis_fingerprint(
      generation::AnalysisFingerprint(analysis::Analyzer::Description(), texts));
  manifest.set_content_digest(records.Digest());
  for (const auto& source : report.sources) *manifest.add_sources() = source;
  *manifest.mutable_counts() = report.counts;
  return manifest;
}

absl::StatusOr<build::ReferenceData> OpenReferenceData(const BuildOptions& options) {
  const std::string& folder = options.reference_folder;
  if (!folder.empty()) return build::LoadReferenceData(folder, options.gazetteer_folder);
  absl::StatusOr<std::string> shipped = build::ShippedDataFolder();
  if (!shipped.ok()) return shipped.status();
  return build::LoadReferenceData(*shipped, options.gazetteer_folder);
}

absl::Status CreateIndexFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return absl::OkStatus();
  return absl::ErrnoToStatus(error.value(), absl::StrCat("cannot create ", path));
}

// Whatever goes wrong once the records are read is the index folder's fault, not theirs: a full
// disk is no bad input.
absl::Status AsIoError(const absl::Status& status) {
  if (status.ok() || absl::IsAborted(status)) return status;
  return absl::UnavailableError(status.message());
}

// `held` is the lock, or none where there was no index to lock before the sources were read.
absl::Status WriteGeneration(const BuildOptions& options, const build::RecordSet& records,
                             const build::ReferenceData& reference, build::BuildReport& report,
                             const publish::IndexLock* held) {
  if (absl::Status made = CreateIndexFolder(options.index_folder); !made.ok()) return made;
  if (held == nullptr) {
    const absl::StatusOr<publish::IndexLock> lock = publish::IndexLock::Take(options.index_folder);
    if (!lock.ok()) return lock.status();
    return WriteGeneration(options, records, reference, report, &*lock);
  }
  absl::Status none = build::CheckNoneWithdrawn(options.index_folder, records);
  if (!none.ok()) return none;
  absl::StatusOr<publish::BuildFolder> folder = publish::BuildFolder::Create(options.index_folder);
  if (!folder.ok()) return folder.status();
  const generation::AnalysisFiles texts = build::AnalysisFilesFor(reference, records);
  absl::Status written = build::WriteIndex(records, reference, texts, folder->path());
  if (!written.ok()) return written;

  const absl::Time build_time = absl::Now();
  absl::StatusOr<std::string> id =
      folder->Publish(DescribeBuild(records, texts, report, build_time), build_time);
  if (!id.ok()) return id.status();
  report.generation = *id;
  report.outcome = "built";
  if (!options.activate) return absl::OkStatus();
  if (absl::Status active = publish::Activate(options.index_folder, *id); !active.ok()) {
    return active;
  }
  report.outcome = "activated";
  return absl::OkStatus();
}

absl::Status Build(const BuildOptions& options, build::BuildReport& report,
                   const publish::IndexLock* held) {
  absl::StatusOr<build::ReferenceData> reference = OpenReferenceData(options);
  if (!reference.ok()) return absl::InvalidArgumentError(reference.status().message());

  build::RecordSet records;
  source::ProtectedValues protected_values;
  source::ReaderOptions reading{options.mapping_file, &protected_values};
  absl::Status collected =
      build::CollectRecords(options.sources, reading, *reference, records, report);
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
  if (records.empty()) return absl::InvalidArgumentError("the sources hold no usable record");

  return AsIoError(WriteGeneration(options, records, *reference, report, held));
}

// The lock of an index that is there is held from before the first source is read: who comes second
// hears so at once, and not after reading all of them or never.
absl::Status LockAndBuild(const BuildOptions& options, build::BuildReport& report) {
  std::error_code error;
  if (!std::filesystem::is_directory(options.index_folder, error)) {
    return Build(options, report, nullptr);
  }
  const absl::StatusOr<publish::IndexLock> lock = publish::IndexLock::Take(options.index_folder);
  if (!lock.ok()) return AsIoError(lock.status());
  return Build(options, report, &*lock);
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
