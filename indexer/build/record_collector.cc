#include "indexer/build/record_collector.h"

#include <memory>
#include <utility>
#include <vector>

#include "indexer/build/parallel.h"
#include "indexer/build/told_problems.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/record_digest.h"
#include "indexer/source/record_check.h"
#include "indexer/source/source_files.h"

namespace kok::build {
namespace {

using source::ReadItem;
using source::RecordProblem;
using source::SourceRecord;

// Few enough to be held in memory, many enough to keep all cores at work.
constexpr size_t kBatchItems = 256;
// A batch ends with the record that makes it larger than this. Readers give records of up to 64
// MiB, which the check then refuses.
constexpr size_t kBatchBytes = 32 << 20;

size_t SizeOf(const ReadItem& item) {
  const auto* record = std::get_if<SourceRecord>(&item);
  if (record == nullptr) return 0;
  return std::visit([](const auto& message) { return message.ByteSizeLong(); }, record->record);
}

// One file on its way into the records: read by one thread, checked by all, added in the order of
// the file.
class FileCollection {
 public:
  FileCollection(const source::RecordCheck& check, RecordSet& records, BuildReport& report,
                 Progress& progress)
      : check_(check),
        records_(records),
        report_(report),
        errors_(report.errors),
        warnings_(report.warnings),
        progress_(progress) {}

  absl::StatusOr<generation::Manifest::Source> Run(source::RecordReader& reader,
                                                   const std::string& display_path) {
    summary_.set_path(display_path);
    while (true) {
      absl::StatusOr<std::vector<ReadItem>> batch = ReadBatch(reader);
      if (!batch.ok()) return batch.status();
      if (batch->empty()) break;
      Take(*std::move(batch));
      if (!records_.status().ok()) return records_.status();
    }
    errors_.Finish(display_path);
    warnings_.Finish(display_path);
    summary_.set_public_digest(digest_.Finish());
    return summary_;
  }

 private:
  static absl::StatusOr<std::vector<ReadItem>> ReadBatch(source::RecordReader& reader) {
    std::vector<ReadItem> batch;
    for (size_t bytes = 0; batch.size() < kBatchItems && bytes < kBatchBytes;
         bytes += SizeOf(batch.back())) {
      absl::StatusOr<std::optional<ReadItem>> item = reader.Next();
      if (!item.ok()) return item.status();
      if (!item->has_value()) break;
      batch.push_back(**std::move(item));
    }
    return batch;
  }

  void Take(std::vector<ReadItem> batch) {
    std::vector<source::CheckResult> results(batch.size());
    ParallelFor(batch.size(), [&](size_t i) {
      auto* record = std::get_if<SourceRecord>(&batch[i]);
      if (record != nullptr) results[i] = check_.Run(*record);
    });
    for (size_t i = 0; i < batch.size(); ++i) {
      if (auto* problem = std::get_if<RecordProblem>(&batch[i])) {
        report_.records_hiding_protected += problem->may_hide_protected ? 1 : 0;
        results[i].errors.push_back(std::move(*problem));
      }
      Count(Add(batch[i], std::move(results[i])));
    }
    progress_.Add(batch.size());
  }

  // Adds a record that was checked. Whether it can be used.
  bool Add(ReadItem& item, source::CheckResult result) {
    for (RecordProblem& warning : result.warnings) warnings_.Add(std::move(warning));
    for (RecordProblem& error : result.errors) errors_.Add(std::move(error));
    if (!result.errors.empty()) return false;
    auto& record = std::get<SourceRecord>(item);
    const std::string bytes = std::visit(
        [](const auto& message) { return generation::DeterministicBytes(message); }, record.record);
    if (auto duplicate = records_.Add(std::move(record))) {
      errors_.Add(*std::move(duplicate));
      return false;
    }
    digest_.Update(bytes);
    return true;
  }

  void Count(bool is_taken) {
    if (is_taken) {
      summary_.set_records(summary_.records() + 1);
    } else {
      summary_.set_skipped(summary_.skipped() + 1);
      ++report_.records_skipped;
    }
  }

  const source::RecordCheck& check_;
  RecordSet& records_;
  BuildReport& report_;
  ToldProblems errors_;
  ToldProblems warnings_;
  Progress& progress_;
  generation::Manifest::Source summary_;
  generation::Sha256 digest_;
};

std::string FileName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// A file that is too large, or no file at all, is one problem among others: the rest is read.
void TellUnreadable(const absl::Status& status, const std::string& display_path,
                    BuildReport& report) {
  report.errors.push_back(RecordProblem{display_path, 1, "", std::string(status.message())});
  ++report.records_skipped;
  report.records_hiding_protected += source::MayHoldProtected(display_path) ? 1 : 0;
  generation::Manifest::Source& summary = report.sources.emplace_back();
  summary.set_path(display_path);
  summary.set_skipped(1);
  summary.set_public_digest(generation::Sha256().Finish());
}

absl::Status CollectFile(const absl::StatusOr<std::unique_ptr<source::RecordReader>>& reader,
                         const std::string& display_path, const source::RecordCheck& check,
                         RecordSet& records, BuildReport& report, Progress& progress) {
  if (absl::IsFailedPrecondition(reader.status())) {
    TellUnreadable(reader.status(), display_path, report);
    return absl::OkStatus();
  }
  if (!reader.ok()) return reader.status();
  FileCollection collection(check, records, report, progress);
  absl::StatusOr<generation::Manifest::Source> summary = collection.Run(**reader, display_path);
  if (!summary.ok()) return summary.status();
  report.sources.push_back(*std::move(summary));
  return absl::OkStatus();
}

}  // namespace

absl::Status CollectRecords(const std::vector<std::string>& sources,
                            const source::ReaderOptions& options, const ReferenceData& reference,
                            RecordSet& records, BuildReport& report, Progress& progress,
                            const source::StatuteSelection& statutes) {
  const source::RecordCheck check({reference.regions, reference.areas, reference.vocabulary});
  source::ReaderOptions reading = options;
  reading.regions = &reference.regions;
  reading.areas = &reference.areas;
  reading.notes = &report.warnings;
  progress.Begin("reading", 0);
  for (const std::string& named : sources) {
    auto files = source::FindSourceFiles(named, &report.warnings);
    if (!files.ok()) return files.status();
    for (const source::SourceFile& file : *files) {
      absl::Status collected =
          CollectFile(source::OpenReader(file.path, file.display_path, reading), file.display_path,
                      check, records, report, progress);
      if (!collected.ok()) return collected;
    }
  }
  if (!statutes.corpus.empty()) {
    absl::Status collected =
        CollectFile(source::StatuteReader::Open(statutes), FileName(statutes.corpus), check,
                    records, report, progress);
    if (!collected.ok()) return collected;
  }
  progress.End();
  records.AddGeneralStatements(reference.general_statements);
  records.MarkConfusableNames();
  return absl::OkStatus();
}

absl::StatusOr<source::StatuteSelection> StatutesOf(const std::string& corpus,
                                                    const std::string& list,
                                                    const std::string& reference_folder) {
  if (corpus.empty() && list.empty()) return source::StatuteSelection();
  if (corpus.empty()) {
    return absl::InvalidArgumentError("--statutes names a list: expected --statutes_corpus too");
  }
  if (!list.empty()) return source::StatuteSelection{list, corpus};
  std::string folder = reference_folder;
  if (folder.empty()) {
    absl::StatusOr<std::string> shipped = ShippedDataFolder();
    if (!shipped.ok()) return shipped.status();
    folder = *std::move(shipped);
  }
  return source::StatuteSelection{generation::JoinPath(folder, "content/statutes.tsv"), corpus};
}

}  // namespace kok::build
