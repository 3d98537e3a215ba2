#include "indexer/commands/change_report.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "absl/strings/str_cat.h"

namespace kok {
namespace {

using google::protobuf::ListValue;
using google::protobuf::Struct;

ListValue NameList(const std::vector<std::string>& names) {
  ListValue list;
  for (const std::string& name : names) list.add_values()->set_string_value(name);
  return list;
}

Struct ChangeObject(const publish::RecordChange& change) {
  Struct object;
  (*object.mutable_fields())["name"].set_string_value(change.name);
  ListValue& fields = *(*object.mutable_fields())["fields"].mutable_list_value();
  for (const publish::FieldChange& field : change.fields) {
    auto& values = *fields.add_values()->mutable_struct_value()->mutable_fields();
    values["field"].set_string_value(field.field);
    values["before"].set_string_value(field.before);
    values["after"].set_string_value(field.after);
  }
  return object;
}

}  // namespace

std::string ChangesToText(const publish::RecordChanges& changes) {
  if (changes.empty()) return "no changes\n";
  std::string text;
  for (const std::string& name : changes.added) absl::StrAppend(&text, "added    ", name, "\n");
  for (const std::string& name : changes.removed) absl::StrAppend(&text, "removed  ", name, "\n");
  for (const publish::RecordChange& change : changes.changed) {
    absl::StrAppend(&text, "changed  ", change.name, "\n");
    for (const publish::FieldChange& field : change.fields) {
      absl::StrAppend(&text, "           ", field.field, ": \"", field.before, "\" -> \"",
                      field.after, "\"\n");
    }
  }
  absl::StrAppend(&text, changes.added.size(), " added, ", changes.removed.size(), " removed, ",
                  changes.changed.size(), " changed\n");
  return text;
}

std::string ChangesToJson(const publish::RecordChanges& changes) {
  Struct object;
  auto& fields = *object.mutable_fields();
  *fields["added"].mutable_list_value() = NameList(changes.added);
  *fields["removed"].mutable_list_value() = NameList(changes.removed);
  ListValue& changed = *fields["changed"].mutable_list_value();
  for (const publish::RecordChange& change : changes.changed) {
    *changed.add_values()->mutable_struct_value() = ChangeObject(change);
  }
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(object, &json);
  return status.ok() ? json + "\n" : "{}\n";
}

}  // namespace kok
