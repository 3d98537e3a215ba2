#include "indexer/commands/change_report.h"

#include <google/protobuf/struct.pb.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "indexer/commands/change_lines.h"
#include "indexer/schema/json_report.h"

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

// Values up to this are shown whole, of longer ones the part that differs and what is around it.
constexpr size_t kShownBytes = 160;
constexpr size_t kAroundBytes = 30;

bool ContinuesALetter(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// `text` from `begin` to `end`, both moved outwards to whole letters, with signs of what is left
// out. Control characters would reach the reader's terminal and are escaped.
std::string Part(std::string_view text, size_t begin, size_t end) {
  while (begin > 0 && ContinuesALetter(text, begin)) --begin;
  while (ContinuesALetter(text, end)) ++end;
  const std::string_view part = text.substr(begin, end - begin);
  return absl::StrCat(begin > 0 ? "..." : "", "\"",
                      absl::Utf8SafeCEscape(absl::string_view(part.data(), part.size())), "\"",
                      end < text.size() ? "..." : "");
}

// Both values as a person compares them: where one is a long text, around its first difference.
std::pair<std::string, std::string> Shown(std::string_view before, std::string_view after) {
  if (std::max(before.size(), after.size()) <= kShownBytes) {
    return {Part(before, 0, before.size()), Part(after, 0, after.size())};
  }
  const size_t shorter = std::min(before.size(), after.size());
  size_t same = 0;
  while (same < shorter && before[same] == after[same]) ++same;
  size_t same_end = 0;
  while (same_end < shorter - same &&
         before[before.size() - 1 - same_end] == after[after.size() - 1 - same_end]) {
    ++same_end;
  }
  const size_t begin = same - std::min(same, kAroundBytes);
  const auto shown = [&](std::string_view text) {
    const size_t end = std::min(text.size(), text.size() - same_end + kAroundBytes);
    return Part(text, begin, std::min(end, begin + kShownBytes));
  };
  return {shown(before), shown(after)};
}

}  // namespace

std::string ChangesToText(const publish::RecordChanges& changes) {
  if (changes.empty()) return "no changes\n";
  std::string text;
  for (const std::string& name : changes.added) absl::StrAppend(&text, "added    ", name, "\n");
  for (const std::string& name : changes.removed) absl::StrAppend(&text, "removed  ", name, "\n");
  for (const publish::RecordChange& change : changes.changed) {
    absl::StrAppend(&text, "changed  ", change.name, "\n");
    for (const publish::FieldChange& field : ChangeLines(change)) {
      const auto [before, after] = Shown(field.before, field.after);
      absl::StrAppend(&text, "           ", absl::Utf8SafeCEscape(field.field), ": ", before,
                      " -> ", after, "\n");
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
  return schema::JsonReport(object);
}

}  // namespace kok
