#include "indexer/source/csv_record.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/schema/resource_name.h"
#include "indexer/source/derived_name.h"

namespace kok::source {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using kok::search::ingest::v1::MappedColumn;
using kok::search::ingest::v1::ProtectedFields;

absl::Status ExpectedValue(const MappedColumn& mapped) {
  std::vector<std::string> expected;
  for (const auto& [foreign, own] : mapped.values()) expected.push_back(foreign);
  std::sort(expected.begin(), expected.end());
  return absl::InvalidArgumentError(absl::StrCat(
      "is not among the mapping's values, expected one of ", absl::StrJoin(expected, ", ")));
}

// What the mapping enters for one foreign value.
absl::StatusOr<std::string> Own(const MappedColumn& mapped, const std::string& value,
                                std::string_view special) {
  if (mapped.values().empty()) return EscapePart(value, special);
  const auto found = mapped.values().find(value);
  if (found == mapped.values().end()) return ExpectedValue(mapped);
  return found->second;
}

// A foreign list in the form of our own cells.
absl::StatusOr<std::string> OwnList(const MappedColumn& mapped, const FieldDescriptor& field,
                                    const std::string& cell, char separator) {
  const bool messages = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
  std::vector<std::string> elements;
  for (const std::string& line : SplitLines(cell)) {
    for (const std::string& part : SplitParts(line, separator)) {
      if (part.empty()) continue;
      absl::StatusOr<std::string> own = Own(mapped, UnescapePart(part), messages ? "|=" : "|");
      if (!own.ok()) return own.status();
      elements.push_back(mapped.details().empty() ? *std::move(own)
                                                  : absl::StrCat(*own, " | ", mapped.details()));
    }
  }
  return absl::StrJoin(elements, "\n");
}

absl::Status SetMapped(const CsvTarget& target, const std::string& value, char list_separator,
                       Message& record) {
  const MappedColumn& mapped = *target.mapped;
  if (value.empty()) return absl::OkStatus();
  if (!IsList(target.path)) {
    if (mapped.values().empty()) return SetField(record, target.path, value);
    const auto found = mapped.values().find(value);
    if (found == mapped.values().end()) return ExpectedValue(mapped);
    return SetField(record, target.path, found->second);
  }
  const FieldDescriptor& field = *target.path.back().field;
  const bool own_form = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
                        mapped.values().empty() && mapped.details().empty() &&
                        mapped.list_separator().empty() && list_separator == kListSeparator;
  if (own_form) return SetField(record, target.path, value);
  const char separator =
      mapped.list_separator().empty() ? list_separator : mapped.list_separator()[0];
  absl::StatusOr<std::string> list = OwnList(mapped, field, value, separator);
  if (!list.ok()) return list.status();
  return SetField(record, target.path, *list);
}

// A cell of a protected column is one value, whatever stands in it.
void AddWhole(const FieldPath& path, const std::string& value, ProtectedFields& fields) {
  if (!value.empty()) fields.GetReflection()->AddString(&fields, path.back().field, value);
}

absl::Status SetCell(const CsvTarget& target, const std::string& value, char list_separator,
                     Message& record, ProtectedFields& protected_fields) {
  if (target.whole_cell) {
    AddWhole(target.path, value, protected_fields);
    return absl::OkStatus();
  }
  if (target.is_protected) return SetField(protected_fields, target.path, value);
  if (target.mapped != nullptr) return SetMapped(target, value, list_separator, record);
  return SetField(record, target.path, value);
}

std::string TextOf(const Message& record, std::string_view column) {
  const std::optional<FieldPath> path = FindField(*record.GetDescriptor(), column);
  return path.has_value() ? FieldText(record, *path) : "";
}

// The id without its collection gets it; without a name it is derived.
void CompleteName(const CsvLayout& layout, Message& record, std::vector<CellProblem>& problems) {
  const std::string_view collection =
      layout.is_content ? schema::kContents : schema::kOrganizations;
  const FieldDescriptor* field = record.GetDescriptor()->FindFieldByName("name");
  std::string name = TextOf(record, "name");
  if (!layout.has_name) {
    std::string what = layout.is_content ? TextOf(record, "title") : TextOf(record, "short_name");
    if (what.empty()) what = TextOf(record, "display_name");
    name = DerivedName(collection, what, TextOf(record, "seat.locality"));
    if (name.empty()) {
      problems.push_back({"name", "cannot be derived: neither a name nor a title is given"});
    }
  } else if (!name.empty() && name.find('/') == std::string::npos) {
    name = absl::StrCat(std::string(collection), "/", name);
  }
  record.GetReflection()->SetString(&record, field, name);
}

// A row that is too long or too short is shifted, or a part of it is lost.
bool HasItsCells(const CsvLayout& layout, const std::vector<std::string>& cells) {
  for (size_t i = layout.columns.size(); i < cells.size(); ++i) {
    if (!UnguardCell(cells[i]).empty()) return false;
  }
  return cells.size() >= layout.columns.size();
}

}  // namespace

FilledRow FillRecord(const CsvLayout& layout, const std::vector<std::string>& cells,
                     Message& record, ProtectedFields& protected_fields) {
  FilledRow filled;
  std::vector<CellProblem>& problems = filled.problems;
  if (!HasItsCells(layout, cells)) {
    filled.lacks_protected = layout.HasProtected();
    problems.push_back({"", absl::StrCat("has ", cells.size(), " cells, expected ",
                                         layout.columns.size(), ", one a column")});
    return filled;
  }
  for (size_t i = 0; i < layout.columns.size(); ++i) {
    const CsvColumn& column = layout.columns[i];
    if (cells[i].empty() || column.targets.empty()) continue;
    const std::string value = UnguardCell(cells[i]);
    for (const CsvTarget& target : column.targets) {
      absl::Status set;
      if (IsFormula(cells[i])) {
        set = absl::InvalidArgumentError("is a formula, expected its value");
      } else if (IsErrorValue(cells[i])) {
        set = absl::InvalidArgumentError(
            "is the error of a formula, expected a value: a text that begins with =, + or - needs "
            "an "
            "apostrophe in front");
      } else {
        set = SetCell(target, value, layout.list_separator, record, protected_fields);
      }
      if (set.ok()) continue;
      filled.lacks_protected = filled.lacks_protected || target.is_protected;
      problems.push_back({column.name, std::string(set.message())});
    }
  }
  for (const auto& [path, value] : layout.constants) {
    if (!FieldText(record, path).empty()) continue;
    const absl::Status set = SetField(record, path, value);
    if (!set.ok()) {
      problems.push_back(
          {"", absl::StrCat("the mapping's constant ", PathText(path), ": ", set.message())});
    }
  }
  for (const FieldPath& list : layout.numbered) {
    const std::string field = PathText(list);
    if (filled.numbers.count(field) > 0) continue;
    filled.numbers.emplace(field, DropEmptyElements(record, list));
  }
  CompleteName(layout, record, problems);
  return filled;
}

}  // namespace kok::source
