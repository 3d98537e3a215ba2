#include "indexer/commands/build_gates.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/build/stored_record_set.h"
#include "indexer/commands/protected_mask.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/publish/count_gates.h"
#include "indexer/publish/trash.h"

namespace kok {
namespace {

using publish::ProtectedText;

// The records of the active generation but those that were withdrawn since: their withdrawal was a
// decision already.
absl::StatusOr<build::StoredHeads> RecordsBefore(const std::string& index_folder,
                                                 const generation::VerifiedGeneration& active,
                                                 const region::RegionTable& regions) {
  const auto withdrawn = generation::ReadRetractions(index_folder);
  if (!withdrawn.ok()) return withdrawn.status();
  return build::ReadStoredHeads(active, *withdrawn, regions);
}

// What is removed or reached elsewhere from now on, and nobody has looked at.
std::vector<std::string> FindUnapproved(const publish::Organizations& before,
                                        const publish::Organizations& after,
                                        const std::vector<publish::Approval>& approvals) {
  publish::RecordChanges changes;
  publish::AddChanges(before, after, changes);
  std::vector<std::string> findings;
  for (const publish::Approval& change :
       publish::WithoutApproval(publish::ChangesThatNeedApproval(changes), approvals)) {
    findings.push_back(publish::DescribeChange(change));
  }
  return findings;
}

// Damaged or missing, not merely unreadable at this moment.
bool IsDamage(const absl::Status& status) {
  return absl::IsDataLoss(status) || absl::IsNotFound(status);
}

// Where the active generation is damaged or missing, a new one is what mends it; it is then
// compared with the newest that can be read.
std::optional<generation::VerifiedGeneration> NewestReadable(const std::string& index_folder) {
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    auto generation = generation::VerifyGeneration(index_folder, id);
    if (generation.ok()) return *std::move(generation);
  }
  return std::nullopt;
}

int64_t SizeOf(const generation::Manifest& manifest) {
  int64_t bytes = 0;
  for (const auto& file : manifest.files()) bytes += file.size_bytes();
  return bytes;
}

}  // namespace

absl::StatusOr<BuildGates> BuildGates::Open(const std::string& index_folder, const GateFiles& files,
                                            publish::Overrides overrides,
                                            publish::FreeBytesOf free_bytes) {
  BuildGates gates(index_folder, std::move(overrides), std::move(free_bytes));
  if (!files.golden_queries.empty()) {
    auto queries = publish::ReadGoldenQueries(files.golden_queries);
    if (!queries.ok()) return absl::InvalidArgumentError(queries.status().message());
    gates.golden_queries_ = *std::move(queries);
  }
  if (!files.approvals.empty()) {
    auto approvals = publish::ReadApprovals(files.approvals);
    if (!approvals.ok()) return absl::InvalidArgumentError(approvals.status().message());
    gates.approvals_ = *std::move(approvals);
  }
  std::vector<std::string> incompatible;
  const absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder);
  if (current.ok()) {
    auto active = generation::VerifyGeneration(index_folder, *current);
    if (active.ok()) {
      gates.active_ = *std::move(active);
    } else if (absl::IsFailedPrecondition(active.status())) {
      incompatible.push_back(
          absl::StrCat("the active generation cannot be compared, and services that read it "
                       "cannot read this one: ",
                       std::string(active.status().message())));
    } else if (IsDamage(active.status())) {
      gates.active_ = NewestReadable(index_folder);
    } else {
      return active.status();
    }
  } else if (IsDamage(current.status())) {
    gates.active_ = NewestReadable(index_folder);  // none in a new index
  } else {
    return current.status();
  }
  gates.report_.Add(publish::kCompatibilityGate, std::move(incompatible));
  return gates;
}

absl::Status BuildGates::CompareRecords(const publish::Organizations& organizations,
                                        const generation::Manifest::Counts& counts,
                                        const region::RegionTable& regions) {
  const absl::StatusOr<int64_t> free_bytes = free_bytes_(index_folder_);
  if (!free_bytes.ok()) return free_bytes.status();
  std::vector<std::string> fallen;
  std::vector<std::string> emptied;
  std::vector<std::string> unapproved;
  if (active_.has_value()) {
    const auto before = RecordsBefore(index_folder_, *active_, regions);
    if (!before.ok()) return before.status();
    fallen = publish::FindFallenCounts(before->counts, counts);
    emptied = publish::FindEmptiedRegions(before->counts, counts);
    unapproved = FindUnapproved(before->organizations, organizations, approvals_);
    disk_findings_ = publish::FindLackBeforeBuild(*free_bytes, SizeOf(active_->manifest));
  }
  report_.Add(publish::kCountsGate, std::move(fallen));
  report_.Add(publish::kRegionsGate, std::move(emptied));
  report_.Add(publish::kApprovalsGate, std::move(unapproved));
  return absl::OkStatus();
}

bool BuildGates::LacksRoom() {
  const bool is_overridden = report_.overrides().count(publish::kDiskSpaceGate) > 0;
  if (disk_findings_.empty() || is_overridden) return false;
  report_.Add(publish::kDiskSpaceGate, std::move(disk_findings_));
  return true;
}

absl::Status BuildGates::ExamineFolder(const std::string& folder,
                                       const analysis::Analyzer& analyzer,
                                       const generation::Manifest& manifest,
                                       const source::ProtectedValues& protected_values,
                                       publish::ReferenceTexts texts) {
  auto unanswered = publish::FindUnansweredQueries(folder, analyzer, golden_queries_);
  if (!unanswered.ok()) return unanswered.status();
  report_.Add(publish::kGoldenQueriesGate, *std::move(unanswered));

  const std::vector<ProtectedText> values = ProtectedTextsOf(protected_values);
  bool reason_tells = false;
  const publish::ProtectedNeedles needles(values);
  for (const auto& [gate, reason] : report_.overrides()) {
    needles.FindIn(reason, [&](size_t) { reason_tells = true; });
  }
  if (reason_tells) {
    return absl::InvalidArgumentError(
        "--reason holds a protected value; the manifest would publish it");
  }
  const absl::StatusOr<std::string> described = generation::ManifestToJson(manifest);
  if (!described.ok()) return described.status();
  auto exposed = publish::ScanForProtectedValues(folder, values, *described, texts);
  if (!exposed.ok()) return exposed.status();
  report_.Add(publish::kProtectedValuesGate, *std::move(exposed));

  const absl::StatusOr<int64_t> free_bytes = free_bytes_(index_folder_);
  if (!free_bytes.ok()) return free_bytes.status();
  if (disk_findings_.empty()) {
    disk_findings_ =
        publish::FindLackAfterBuild(*free_bytes, static_cast<int64_t>(publish::BytesBelow(folder)));
  }
  report_.Add(publish::kDiskSpaceGate, std::move(disk_findings_));
  return absl::OkStatus();
}

bool BuildGates::FailedOnItsOwn() const {
  return std::any_of(report_.failed().begin(), report_.failed().end(), [](const auto& gate) {
    return gate == publish::kGoldenQueriesGate || gate == publish::kProtectedValuesGate ||
           gate == publish::kDiskSpaceGate;
  });
}

}  // namespace kok
