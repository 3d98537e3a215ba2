#include "indexer/publish/approvals.h"

#include <google/protobuf/util/json_util.h>

#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/publish/json_lines.h"
#include "indexer/schema/resource_name.h"

namespace kok::publish {
namespace {

constexpr char kRemoved[] = "removed";

// `phones[X]` stands for the number itself, below it is how the number is shown.
bool IsContact(const FieldChange& change) {
  if (absl::StartsWith(change.field, "phones[")) return absl::EndsWith(change.field, ".number");
  return change.field == "fax.number" || absl::StartsWith(change.field, "emails[");
}

std::string ProblemOf(const Approval& approval) {
  if (!schema::IsResourceName(approval.name(), schema::kOrganizations)) {
    return "name: expected organizations/{id}";
  }
  if (approval.change().empty()) return "change: is missing";
  if (approval.approved_by().empty()) return "approved_by: is missing";
  return "";
}

std::tuple<std::string, std::string, std::string, std::string> KeyOf(const Approval& approval) {
  return {approval.name(), approval.change(), approval.before(), approval.after()};
}

}  // namespace

std::vector<Approval> ChangesThatNeedApproval(const RecordChanges& changes) {
  std::vector<Approval> needed;
  for (const std::string& name : changes.removed) {
    if (!schema::IsResourceName(name, schema::kOrganizations)) continue;
    Approval& approval = needed.emplace_back();
    approval.set_name(name);
    approval.set_change(kRemoved);
  }
  for (const RecordChange& record : changes.changed) {
    if (!schema::IsResourceName(record.name, schema::kOrganizations)) continue;
    for (const FieldChange& field : record.fields) {
      if (!IsContact(field)) continue;
      Approval& approval = needed.emplace_back();
      approval.set_name(record.name);
      approval.set_change(field.field);
      approval.set_before(field.before);
      approval.set_after(field.after);
    }
  }
  return needed;
}

std::string DescribeChange(const Approval& change) {
  if (change.change() == kRemoved) return absl::StrCat(change.name(), ": is removed");
  return absl::StrCat(change.name(), ": ", change.change(), ": \"", change.before(), "\" -> \"",
                      change.after(), "\"");
}

absl::StatusOr<std::vector<Approval>> ReadApprovals(const std::string& path) {
  return ReadJsonLines<Approval>(path, "approval", ProblemOf);
}

std::string ApprovalFile(std::vector<Approval> changes, const std::string& person,
                         const std::string& date) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string file;
  for (Approval& change : changes) {
    change.set_approved_by(person);
    change.set_approved_on(date);
    std::string line;
    // Texts of records are UTF-8, which is all that could fail.
    const auto printed = google::protobuf::util::MessageToJsonString(change, &line, options);
    if (printed.ok()) absl::StrAppend(&file, line, "\n");
  }
  return file;
}

std::vector<Approval> WithoutApproval(const std::vector<Approval>& changes,
                                      const std::vector<Approval>& approvals) {
  std::set<std::tuple<std::string, std::string, std::string, std::string>> covered;
  for (const Approval& approval : approvals) covered.insert(KeyOf(approval));
  std::vector<Approval> missing;
  for (const Approval& change : changes) {
    if (covered.count(KeyOf(change)) == 0) missing.push_back(change);
  }
  return missing;
}

}  // namespace kok::publish
