#include "indexer/lint/lint_report.h"

#include <google/protobuf/struct.pb.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "indexer/schema/json_report.h"

namespace kok::lint {
namespace {

using google::protobuf::ListValue;
using google::protobuf::Struct;

std::string Counted(int count, const char* one) {
  return absl::StrCat(count, " ", one, count == 1 ? "" : "s");
}

std::string LineOf(const Finding& finding) {
  const char* severity = finding.severity == Severity::kError ? "error" : "warning";
  std::string line = absl::StrFormat("%s: ", severity);
  if (finding.line > 0) line = absl::StrFormat("%5d: %s", finding.line, line);
  if (finding.path.empty()) {
    return absl::StrCat(line, finding.message, " [", finding.check, "]\n");
  }
  if (!finding.name.empty()) absl::StrAppend(&line, absl::Utf8SafeCEscape(finding.name), ": ");
  absl::StrAppend(&line, source::CsvPlaceText(finding.cell, finding.line));
  if (finding.cell.column.empty() && !finding.field.empty()) {
    absl::StrAppend(&line, absl::Utf8SafeCEscape(finding.field), ": ");
  }
  return absl::StrCat(line, finding.message, " [", finding.check, "]\n");
}

ListValue FindingList(const LintReport& report, Severity severity) {
  ListValue list;
  for (const Finding& finding : report.findings) {
    if (finding.severity != severity) continue;
    auto& fields = *list.add_values()->mutable_struct_value()->mutable_fields();
    fields["check"].set_string_value(finding.check);
    fields["path"].set_string_value(finding.path);
    fields["line"].set_number_value(finding.line);
    fields["name"].set_string_value(finding.name);
    fields["field"].set_string_value(finding.field);
    fields["message"].set_string_value(finding.message);
    if (finding.cell.row == 0) continue;
    fields["row"].set_number_value(finding.cell.row);
    fields["column"].set_string_value(finding.cell.column);
  }
  return list;
}

Struct VerificationStruct(const VerificationAges& ages) {
  Struct object;
  auto& fields = *object.mutable_fields();
  fields["stale_after_days"].set_number_value(ages.stale_after_days);
  fields["organizations"].set_number_value(ages.organizations);
  ListValue& never = *fields["never"].mutable_list_value();
  for (const std::string& name : ages.never) never.add_values()->set_string_value(name);
  ListValue& stale = *fields["stale"].mutable_list_value();
  for (const VerificationAges::Checked& checked : ages.stale) {
    auto& values = *stale.add_values()->mutable_struct_value()->mutable_fields();
    values["name"].set_string_value(checked.name);
    values["verified_on"].set_string_value(checked.verified_on);
  }
  return object;
}

}  // namespace

std::string ToText(const LintReport& report) {
  std::string text;
  std::string file;
  for (const Finding& finding : report.findings) {
    if (finding.path != file) {
      file = finding.path;
      absl::StrAppend(&text, file.empty() ? "all sources" : absl::Utf8SafeCEscape(file), "\n");
    }
    absl::StrAppend(&text, finding.path.empty() ? "       " : "", LineOf(finding));
  }
  absl::StrAppend(&text, Counted(report.records, "record"), " in ", Counted(report.files, "file"),
                  ": ", Counted(report.Count(Severity::kError), "error"), ", ",
                  Counted(report.Count(Severity::kWarning), "warning"), "\n");
  return text;
}

std::string ToJson(const LintReport& report) {
  Struct object;
  auto& fields = *object.mutable_fields();
  fields["files"].set_number_value(report.files);
  fields["records"].set_number_value(report.records);
  *fields["errors"].mutable_list_value() = FindingList(report, Severity::kError);
  *fields["warnings"].mutable_list_value() = FindingList(report, Severity::kWarning);
  *fields["verification"].mutable_struct_value() = VerificationStruct(report.verification);
  return schema::JsonReport(object);
}

}  // namespace kok::lint
