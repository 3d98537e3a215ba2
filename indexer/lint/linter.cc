#include "indexer/lint/linter.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "indexer/build/parallel.h"
#include "indexer/lint/duplicate_check.h"
#include "indexer/lint/email_check.h"
#include "indexer/lint/phone_check.h"
#include "indexer/lint/place_check.h"
#include "indexer/lint/reference_check.h"
#include "indexer/lint/statement_check.h"
#include "indexer/lint/towns.h"
#include "indexer/source/record_check.h"
#include "indexer/source/source_files.h"

namespace kok::lint {
namespace {

using source::Organization;
using source::RecordProblem;
using source::SourceRecord;

Finding AsFinding(Severity severity, const char* check, RecordProblem problem, std::string name) {
  return {severity,
          check,
          std::move(problem.path),
          problem.line,
          std::move(name),
          std::move(problem.field),
          std::move(problem.message),
          std::move(problem.cell)};
}

// All records of the sources, in the order of reading.
struct SourceRecords {
  std::vector<SourceRecord> records;
  std::vector<Finding> problems;     // of what is no record
  std::map<std::string, int> order;  // of paths
};

absl::Status ReadFile(const source::SourceFile& file, const source::ReaderOptions& options,
                      SourceRecords& all) {
  auto reader = source::OpenReader(file.path, file.display_path, options);
  if (absl::IsFailedPrecondition(reader.status())) {
    const RecordProblem problem{file.display_path, 1, "", std::string(reader.status().message())};
    all.problems.push_back(AsFinding(Severity::kError, "source", problem, ""));
    return absl::OkStatus();
  }
  if (!reader.ok()) return reader.status();
  while (true) {
    absl::StatusOr<std::optional<source::ReadItem>> item = (*reader)->Next();
    if (!item.ok()) return item.status();
    if (!item->has_value()) return absl::OkStatus();
    if (auto* record = std::get_if<SourceRecord>(&**item)) {
      all.records.push_back(std::move(*record));
    } else {
      all.problems.push_back(
          AsFinding(Severity::kError, "source", std::get<RecordProblem>(**std::move(item)), ""));
    }
  }
}

absl::StatusOr<SourceRecords> ReadSources(const LintOptions& options,
                                          const build::ReferenceData& reference,
                                          source::ProtectedValues& protected_values) {
  std::vector<RecordProblem> notes;  // of files that are not read, or read by a guess
  source::ReaderOptions reading;
  reading.mapping_file = options.mapping_file;
  reading.protected_values = &protected_values;
  reading.notes = &notes;
  reading.regions = &reference.regions;
  reading.areas = &reference.areas;
  SourceRecords all;
  for (const std::string& named : options.sources) {
    auto files = source::FindSourceFiles(named, &notes);
    if (!files.ok()) return files.status();
    for (const source::SourceFile& file : *files) {
      all.order.emplace(file.display_path, static_cast<int>(all.order.size()));
      if (absl::Status read = ReadFile(file, reading, all); !read.ok()) return read;
    }
  }
  for (RecordProblem& note : notes) {
    all.problems.push_back(AsFinding(Severity::kWarning, "source", std::move(note), ""));
  }
  return all;
}

// What one record says, checked and completed on the way: the checks of other records compare it.
std::vector<Finding> CheckRecord(const source::RecordCheck& check, const Towns& towns,
                                 SourceRecord& record) {
  RecordFindings own(record);
  if (const auto* organization = std::get_if<Organization>(&record.record)) {
    CheckEmails(*organization, own);
  }
  source::CheckResult result = check.Run(record);
  RecordFindings completed(record);
  if (const auto* organization = std::get_if<Organization>(&record.record)) {
    CheckPlaces(*organization, towns, completed);
    CheckPhones(*organization, towns, completed);
    CheckAttributeSources(*organization, completed);
    CheckSuccessor(*organization, completed);
  }
  std::vector<Finding> findings;
  for (RecordProblem& error : result.errors) {
    if (own.HasErrorAt(error.field)) continue;  // said more precisely
    findings.push_back(AsFinding(Severity::kError, "record", std::move(error), record.name()));
  }
  for (RecordProblem& warning : result.warnings) {
    findings.push_back(AsFinding(Severity::kWarning, "record", std::move(warning), record.name()));
  }
  for (RecordFindings* found : {&own, &completed}) {
    std::vector<Finding> taken = found->Take();
    findings.insert(findings.end(), std::make_move_iterator(taken.begin()),
                    std::make_move_iterator(taken.end()));
  }
  return findings;
}

void SortAsRead(const std::map<std::string, int>& order, std::vector<Finding>& findings) {
  const auto place = [&](const Finding& finding) {
    const auto file = order.find(finding.path);
    return std::make_pair(file == order.end() ? -1 : file->second, finding.line);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
}

}  // namespace

int LintReport::Count(Severity severity) const {
  return static_cast<int>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

absl::StatusOr<LintReport> Lint(const LintOptions& options, const build::ReferenceData& reference,
                                source::ProtectedValues& protected_values) {
  const absl::StatusOr<std::unique_ptr<Towns>> towns = Towns::Open(reference);
  if (!towns.ok()) return towns.status();
  absl::StatusOr<SourceRecords> all = ReadSources(options, reference, protected_values);
  if (!all.ok()) return all.status();

  std::vector<SourceRecord>& records = all->records;
  LintReport report;
  report.files = static_cast<int>(all->order.size());
  report.records = static_cast<int>(records.size());
  report.findings = std::move(all->problems);
  const source::RecordCheck check({reference.regions, reference.areas, reference.vocabulary},
                                  options.today);
  std::vector<std::vector<Finding>> found(records.size());
  build::ParallelFor(records.size(),
                     [&](size_t i) { found[i] = CheckRecord(check, **towns, records[i]); });
  for (std::vector<Finding>& of_record : found) {
    report.findings.insert(report.findings.end(), std::make_move_iterator(of_record.begin()),
                           std::make_move_iterator(of_record.end()));
  }
  CheckReferences(records, reference.curated_names, report.findings);
  CheckDuplicates(records, report.findings);
  SortAsRead(all->order, report.findings);
  report.verification = AgesOf(records, options.stale_after_days, options.today);
  SummarizeAges(report.verification, report.findings);
  return report;
}

}  // namespace kok::lint
