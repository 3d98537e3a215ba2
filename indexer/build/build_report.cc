#include "indexer/build/build_report.h"

#include <google/protobuf/struct.pb.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "indexer/schema/json_report.h"

namespace kok::build {
namespace {

using google::protobuf::ListValue;
using google::protobuf::Struct;

ListValue ProblemList(const std::vector<source::RecordProblem>& problems) {
  ListValue list;
  for (const source::RecordProblem& problem : problems) {
    auto& fields = *list.add_values()->mutable_struct_value()->mutable_fields();
    fields["path"].set_string_value(problem.path);
    fields["line"].set_number_value(problem.line);
    fields["field"].set_string_value(problem.field);
    fields["message"].set_string_value(problem.message);
    if (problem.cell.row == 0) continue;
    fields["row"].set_number_value(problem.cell.row);
    fields["column"].set_string_value(problem.cell.column);
  }
  return list;
}

ListValue TextList(const std::vector<std::string>& texts) {
  ListValue list;
  for (const std::string& text : texts) list.add_values()->set_string_value(text);
  return list;
}

ListValue SourceList(const std::vector<generation::Manifest::Source>& sources) {
  ListValue list;
  for (const auto& source : sources) {
    auto& fields = *list.add_values()->mutable_struct_value()->mutable_fields();
    fields["path"].set_string_value(source.path());
    fields["records"].set_number_value(source.records());
    fields["skipped"].set_number_value(source.skipped());
  }
  return list;
}

template <typename Map>
Struct CountsByName(const Map& counts) {
  Struct by_name;
  for (const auto& [name, count] : counts) {
    (*by_name.mutable_fields())[name].set_number_value(count);
  }
  return by_name;
}

Struct CountsStruct(const generation::Manifest::Counts& counts) {
  Struct all;
  auto& fields = *all.mutable_fields();
  fields["organizations"].set_number_value(counts.organizations());
  fields["contents"].set_number_value(counts.contents());
  *fields["organizations_by_type"].mutable_struct_value() =
      CountsByName(counts.organizations_by_type());
  *fields["contents_by_type"].mutable_struct_value() = CountsByName(counts.contents_by_type());
  auto& regions = *fields["regions"].mutable_struct_value()->mutable_fields();
  for (const auto& region : counts.regions()) {
    regions[region.code()].set_number_value(region.organizations());
  }
  return all;
}

}  // namespace

std::string ToText(const BuildReport& report) {
  std::string text;
  for (const auto& problem : report.errors)
    absl::StrAppend(&text, "error: ", problem.ToString(), "\n");
  for (const auto& problem : report.warnings) {
    absl::StrAppend(&text, "warning: ", problem.ToString(), "\n");
  }
  for (const std::string& finding : report.gate_findings) {
    absl::StrAppend(&text, finding, "\n");
  }
  for (const std::string& id : report.removed_generations) {
    absl::StrAppend(&text, id, " is removed: it said what is protected now\n");
  }
  if (!report.exposed_active.empty()) {
    absl::StrAppend(&text, "warning: the active generation ", report.exposed_active,
                    " says what is protected now; it is removed once another one is active\n");
  }
  int records = 0;
  for (const auto& source : report.sources) {
    records += source.records();
    if (source.skipped() > 0) {
      absl::StrAppend(&text, source.path(), ": ", source.skipped(), " records not usable\n");
    }
  }
  absl::StrAppendFormat(&text, "%d files read, %d records taken, %d skipped\n",
                        report.sources.size(), records, report.records_skipped);
  const auto& counts = report.counts;
  absl::StrAppendFormat(&text, "%d organisations, %d texts\nseated in", counts.organizations(),
                        counts.contents());
  for (const auto& region : counts.regions()) {
    absl::StrAppendFormat(&text, " %s:%d", region.code(), region.organizations());
  }
  text.push_back('\n');
  absl::StrAppendFormat(&text, "%s%s%s%s%s in %.2f s\n", report.outcome,
                        report.reason.empty() ? "" : ": ", report.reason,
                        report.generation.empty() ? "" : " ", report.generation, report.seconds);
  return text;
}

std::string ToJson(const BuildReport& report) {
  Struct object;
  auto& fields = *object.mutable_fields();
  fields["outcome"].set_string_value(report.outcome);
  fields["reason"].set_string_value(report.reason);
  fields["generation"].set_string_value(report.generation);
  fields["seconds"].set_number_value(report.seconds);
  fields["records_skipped"].set_number_value(report.records_skipped);
  *fields["sources"].mutable_list_value() = SourceList(report.sources);
  *fields["counts"].mutable_struct_value() = CountsStruct(report.counts);
  *fields["failed_gates"].mutable_list_value() = TextList(report.failed_gates);
  *fields["gate_findings"].mutable_list_value() = TextList(report.gate_findings);
  *fields["removed_generations"].mutable_list_value() = TextList(report.removed_generations);
  fields["exposed_active"].set_string_value(report.exposed_active);
  *fields["errors"].mutable_list_value() = ProblemList(report.errors);
  *fields["warnings"].mutable_list_value() = ProblemList(report.warnings);
  return schema::JsonReport(object);
}

}  // namespace kok::build
