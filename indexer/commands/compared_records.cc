#include "indexer/commands/compared_records.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/build/record_collector.h"
#include "indexer/build/stored_record_set.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"

namespace kok {
namespace {

absl::StatusOr<build::RecordSet> RecordsOfSources(const std::vector<std::string>& sources,
                                                  const build::ReferenceData& reference,
                                                  const std::string& mapping_file,
                                                  source::ProtectedValues& protected_values,
                                                  const source::StatuteSelection& statutes) {
  build::RecordSet records;
  build::BuildReport report;
  build::Progress quiet;
  source::ReaderOptions reading;
  reading.mapping_file = mapping_file;
  reading.protected_values = &protected_values;
  absl::Status collected =
      build::CollectRecords(sources, reading, reference, records, report, quiet, statutes);
  if (!collected.ok()) return collected;
  if (!report.errors.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(report.errors.front().ToString(), report.errors.size() > 1 ? " and more" : "",
                     "; nothing is compared with a source that cannot be built"));
  }
  return records;
}

}  // namespace

absl::Status AddContentChanges(const build::ContentSet& before, const build::ContentSet& after,
                               publish::RecordChanges& changes) {
  for (const auto& [name, stored] : before.by_name()) {
    const auto now = after.by_name().find(name);
    if (now == after.by_name().end()) {
      changes.removed.push_back(name);
    } else if (now->second.digest != stored.digest) {
      const auto old_content = before.Read(stored);
      if (!old_content.ok()) return old_content.status();
      const auto new_content = after.Read(now->second);
      if (!new_content.ok()) return new_content.status();
      publish::AddChange(*old_content, *new_content, changes);
    }
  }
  for (const auto& [name, stored] : after.by_name()) {
    if (before.by_name().count(name) == 0) changes.added.push_back(name);
  }
  return absl::OkStatus();
}

bool NamesGeneration(const std::string& operand) {
  return operand == "active" || generation::IsGenerationId(operand);
}

absl::StatusOr<build::RecordSet> RecordsOfOperands(const std::string& index_folder,
                                                   const std::vector<std::string>& operands,
                                                   const build::ReferenceData& reference,
                                                   const std::string& mapping_file,
                                                   source::ProtectedValues& protected_values,
                                                   const source::StatuteSelection& statutes) {
  if (operands.size() != 1 || !NamesGeneration(operands[0])) {
    return RecordsOfSources(operands, reference, mapping_file, protected_values, statutes);
  }
  std::string id = operands[0];
  if (id == "active") {
    absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder);
    if (!current.ok()) return current.status();
    id = *std::move(current);
  }
  const auto generation = generation::VerifyGeneration(index_folder, id);
  if (!generation.ok()) return generation.status();
  return build::StoredRecordSet(*generation);
}

}  // namespace kok
