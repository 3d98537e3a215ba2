#include "indexer/build/record_collector.h"

#include <memory>
#include <utility>

#include "indexer/generation/checksums.h"
#include "indexer/source/record_check.h"
#include "indexer/source/source_files.h"

namespace kok::build {
namespace {

using source::ReadItem;
using source::RecordProblem;
using source::SourceRecord;

// Checks one record and adds it. Returns its public bytes, or nothing where it cannot be used.
std::optional<std::string> Take(SourceRecord record, const source::RecordCheck& check,
                                RecordSet& records, BuildReport& report) {
  source::CheckResult result = check.Run(record);
  for (RecordProblem& warning : result.warnings) report.warnings.push_back(std::move(warning));
  if (!result.errors.empty()) {
    for (RecordProblem& error : result.errors) report.errors.push_back(std::move(error));
    return std::nullopt;
  }
  std::string bytes =
      std::visit([](const auto& message) { return DeterministicBytes(message); }, record.record);
  if (auto duplicate = records.Add(std::move(record))) {
    report.errors.push_back(*std::move(duplicate));
    return std::nullopt;
  }
  return bytes;
}

absl::Status CollectFile(const source::SourceFile& file, const source::ReaderOptions& options,
                         const source::RecordCheck& check, RecordSet& records,
                         BuildReport& report) {
  auto reader = source::OpenReader(file.path, file.display_path, options);
  if (!reader.ok()) return reader.status();
  generation::Manifest::Source summary;
  summary.set_path(file.display_path);
  generation::Sha256 digest;
  while (true) {
    absl::StatusOr<std::optional<ReadItem>> item = (*reader)->Next();
    if (!item.ok()) return item.status();
    if (!item->has_value()) break;
    std::optional<std::string> taken;
    if (auto* problem = std::get_if<RecordProblem>(&**item)) {
      report.errors.push_back(std::move(*problem));
    } else {
      taken = Take(std::move(std::get<SourceRecord>(**item)), check, records, report);
    }
    if (taken.has_value()) {
      digest.Update(*taken);
      summary.set_records(summary.records() + 1);
    } else {
      summary.set_skipped(summary.skipped() + 1);
      ++report.records_skipped;
    }
  }
  summary.set_public_digest(digest.Finish());
  report.sources.push_back(std::move(summary));
  return absl::OkStatus();
}

}  // namespace

absl::Status CollectRecords(const std::vector<std::string>& sources,
                            const source::ReaderOptions& options, const ReferenceData& reference,
                            RecordSet& records, BuildReport& report) {
  const source::RecordCheck check({reference.regions, reference.areas, reference.vocabulary});
  source::ReaderOptions reading = options;
  reading.regions = &reference.regions;
  reading.areas = &reference.areas;
  for (const std::string& named : sources) {
    auto files = source::FindSourceFiles(named, &report.warnings);
    if (!files.ok()) return files.status();
    for (const source::SourceFile& file : *files) {
      absl::Status collected = CollectFile(file, reading, check, records, report);
      if (!collected.ok()) return collected;
    }
  }
  records.AddGeneralStatements(reference.general_statements);
  records.MarkConfusableNames();
  return absl::OkStatus();
}

}  // namespace kok::build
