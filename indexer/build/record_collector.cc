#include "indexer/build/record_collector.h"

#include <memory>
#include <utility>
#include <vector>

#include "indexer/build/parallel.h"
#include "indexer/generation/checksums.h"
#include "indexer/source/record_check.h"
#include "indexer/source/source_files.h"

namespace kok::build {
namespace {

using source::ReadItem;
using source::RecordProblem;
using source::SourceRecord;

// Few enough to be held in memory, many enough to keep all cores at work.
constexpr size_t kBatchItems = 256;

// One file on its way into the records: read by one thread, checked by all, added in the order of
// the file.
class FileCollection {
 public:
  FileCollection(const source::RecordCheck& check, RecordSet& records, BuildReport& report,
                 Progress& progress)
      : check_(check), records_(records), report_(report), progress_(progress) {}

  absl::StatusOr<generation::Manifest::Source> Run(source::RecordReader& reader) {
    while (true) {
      absl::StatusOr<std::vector<ReadItem>> batch = ReadBatch(reader);
      if (!batch.ok()) return batch.status();
      if (batch->empty()) break;
      Take(*std::move(batch));
    }
    summary_.set_public_digest(digest_.Finish());
    return summary_;
  }

 private:
  static absl::StatusOr<std::vector<ReadItem>> ReadBatch(source::RecordReader& reader) {
    std::vector<ReadItem> batch;
    while (batch.size() < kBatchItems) {
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
        results[i].errors.push_back(std::move(*problem));
      }
      Count(Add(batch[i], std::move(results[i])));
    }
    progress_.Add(batch.size());
  }

  // Adds a record that was checked. Whether it can be used.
  bool Add(ReadItem& item, source::CheckResult result) {
    for (RecordProblem& warning : result.warnings) {
      report_.warnings.push_back(std::move(warning));
    }
    for (RecordProblem& error : result.errors) report_.errors.push_back(std::move(error));
    if (!result.errors.empty()) return false;
    auto& record = std::get<SourceRecord>(item);
    const std::string bytes =
        std::visit([](const auto& message) { return DeterministicBytes(message); }, record.record);
    if (auto duplicate = records_.Add(std::move(record))) {
      report_.errors.push_back(*std::move(duplicate));
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
  Progress& progress_;
  generation::Manifest::Source summary_;
  generation::Sha256 digest_;
};

absl::Status CollectFile(const source::SourceFile& file, const source::ReaderOptions& options,
                         const source::RecordCheck& check, RecordSet& records, BuildReport& report,
                         Progress& progress) {
  source::ReaderOptions noting = options;
  noting.notes = &report.warnings;
  auto reader = source::OpenReader(file.path, file.display_path, noting);
  if (!reader.ok()) return reader.status();
  FileCollection collection(check, records, report, progress);
  absl::StatusOr<generation::Manifest::Source> summary = collection.Run(**reader);
  if (!summary.ok()) return summary.status();
  summary->set_path(file.display_path);
  report.sources.push_back(*std::move(summary));
  return absl::OkStatus();
}

}  // namespace

absl::Status CollectRecords(const std::vector<std::string>& sources,
                            const source::ReaderOptions& options, const ReferenceData& reference,
                            RecordSet& records, BuildReport& report, Progress& progress) {
  const source::RecordCheck check({reference.regions, reference.areas, reference.vocabulary});
  source::ReaderOptions reading = options;
  reading.regions = &reference.regions;
  reading.areas = &reference.areas;
  progress.Begin("reading", 0);
  for (const std::string& named : sources) {
    auto files = source::FindSourceFiles(named, &report.warnings);
    if (!files.ok()) return files.status();
    for (const source::SourceFile& file : *files) {
      absl::Status collected = CollectFile(file, reading, check, records, report, progress);
      if (!collected.ok()) return collected;
    }
  }
  progress.End();
  records.AddGeneralStatements(reference.general_statements);
  records.MarkConfusableNames();
  return absl::OkStatus();
}

}  // namespace kok::build
