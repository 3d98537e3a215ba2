#include "indexer/source/csv_value.h"

#include <map>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/source/csv_cell.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kInnerSeparator = ',';

// `FactKind` has values `FACT_KIND_...`.
std::string EnumPrefix(const EnumDescriptor& type) {
  std::string unspecified = type.value(0)->name();  // by the linter's rule: PREFIX_UNSPECIFIED
  if (!absl::EndsWith(unspecified, "UNSPECIFIED")) return "";
  return unspecified.substr(0, unspecified.size() - std::string_view("UNSPECIFIED").size());
}

std::string ShortName(const EnumDescriptor& type, int number) {
  const EnumValueDescriptor* value = type.FindValueByNumber(number);
  if (value == nullptr) return absl::StrCat(number);
  const std::string prefix = EnumPrefix(type);
  return absl::StartsWith(value->name(), prefix) ? value->name().substr(prefix.size())
                                                 : value->name();
}

absl::Status ExpectedOneOf(const EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 1; i < type.value_count(); ++i) {
    names.push_back(ShortName(type, type.value(i)->number()));
  }
  return absl::InvalidArgumentError(absl::StrCat("expected one of ", absl::StrJoin(names, ", ")));
}

const EnumValueDescriptor* FindEnumValue(const EnumDescriptor& type, std::string_view text) {
  const std::string name = absl::AsciiStrToUpper(absl::string_view(text.data(), text.size()));
  const EnumValueDescriptor* value = type.FindValueByName(name);
  return value != nullptr ? value : type.FindValueByName(EnumPrefix(type) + name);
}

bool IsDate(const FieldDescriptor& field) {
  return absl::EndsWith(field.name(), "_on") || absl::EndsWith(field.name(), "_date");
}

// 31.12.2025 as 2025-12-31, both also with the midnight that programs add to days; anything else as
// it is, the check of records says what it thinks of it.
std::string IsoDate(std::string text) {
  for (const absl::string_view midnight : {"T00:00:00", " 00:00:00", " 00:00"}) {
    if (!absl::EndsWith(text, midnight)) continue;
    text.resize(text.size() - midnight.size());
    break;
  }
  const std::vector<std::string> parts =
      absl::StrSplit(absl::StrReplaceAll(text, {{" ", ""}}), '.');
  if (parts.size() != 3 || parts[2].size() != 4) return text;
  int day = 0;
  int month = 0;
  int year = 0;
  const bool numbers = absl::SimpleAtoi(parts[0], &day) && absl::SimpleAtoi(parts[1], &month) &&
                       absl::SimpleAtoi(parts[2], &year);
  if (!numbers || day < 1 || month < 1 || year < 1 || day > 31 || month > 12) return text;
  return absl::StrFormat("%04d-%02d-%02d", year, month, day);
}

// The fields whose values open a line without their names.
const std::vector<std::string>& MainFields(const Descriptor& type) {
  static const auto* fields = new std::map<std::string, std::vector<std::string>>{
      {"Attribute", {"code", "state"}},
      {"Coverage", {"region", "basis"}},
      {"WeeklyInterval", {"day", "opens", "closes"}},
      {"Place", {"label"}},
      {"Phone", {"display"}}};
  static const auto* none = new std::vector<std::string>;
  const auto found = fields->find(type.name());
  return found == fields->end() ? *none : found->second;
}

std::string InnerList(const Message& message, const FieldDescriptor& field) {
  std::vector<std::string> values;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
    values.push_back(EscapePart(ScalarText(message, field, i), "|,"));
  }
  return absl::StrJoin(values, std::string(1, kInnerSeparator));
}

// The parts `name=value` of every field that is set and not in `done`.
void AddNamedParts(const Message& message, const std::string& prefix, size_t done,
                   std::vector<std::string>& parts) {
  std::vector<const FieldDescriptor*> set_fields;
  message.GetReflection()->ListFields(message, &set_fields);
  const std::vector<std::string>& main = MainFields(*message.GetDescriptor());
  for (const FieldDescriptor* field : set_fields) {
    bool is_done = false;
    for (size_t i = 0; i < done; ++i) is_done = is_done || main[i] == field->name();
    if (is_done) continue;
    const std::string key = prefix + field->name();
    if (field->is_repeated()) {
      parts.push_back(absl::StrCat(key, "=", InnerList(message, *field)));
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      parts.push_back(absl::StrCat(key, "=", EscapePart(ScalarText(message, *field, -1), "|")));
    } else {
      const Message& inner = message.GetReflection()->GetMessage(message, field);
      if (inner.ByteSizeLong() == 0) parts.push_back(key + "=");
      AddNamedParts(inner, field->name() == "fact" ? prefix : key + ".", 0, parts);
    }
  }
}

absl::Status UnknownPart(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->name() != "fact") names.push_back(type.field(i)->name());
  }
  if (type.FindFieldByName("fact") != nullptr) {
    names.insert(names.end(), {"source", "source_date", "kind"});
  }
  return absl::InvalidArgumentError(
      absl::StrCat("has a part of an unknown name, expected ", absl::StrJoin(names, ", ")));
}

absl::Status SetNamedPart(Message& message, std::string_view name, std::string_view text) {
  const Descriptor& type = *message.GetDescriptor();
  const FieldDescriptor* field = type.FindFieldByName(std::string(name));
  if (field == nullptr) {
    const FieldDescriptor* fact = type.FindFieldByName("fact");
    if (fact == nullptr || fact->message_type()->FindFieldByName(std::string(name)) == nullptr) {
      return UnknownPart(type);
    }
    return SetNamedPart(*message.GetReflection()->MutableMessage(&message, fact), name, text);
  }
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    if (field->is_repeated() || !text.empty()) return UnknownPart(type);
    message.GetReflection()->MutableMessage(&message, field);
    return absl::OkStatus();
  }
  if (!field->is_repeated()) return SetScalar(message, *field, UnescapePart(text));
  for (const std::string& value : SplitParts(text, kInnerSeparator)) {
    if (absl::Status set = SetScalar(message, *field, UnescapePart(value)); !set.ok()) return set;
  }
  return absl::OkStatus();
}

// Length of the name before the `=` of a named part; 0 where it has none.
size_t NameLength(std::string_view part) {
  size_t length = 0;
  while (length < part.size() &&
         (absl::ascii_islower(static_cast<unsigned char>(part[length])) || part[length] == '_')) {
    ++length;
  }
  return length < part.size() && part[length] == '=' ? length : 0;
}

}  // namespace

std::string ScalarText(const Message& message, const FieldDescriptor& field, int index) {
  const auto& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return index < 0 ? reflection.GetString(message, &field)
                       : reflection.GetRepeatedString(message, &field, index);
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int number = index < 0 ? reflection.GetEnumValue(message, &field)
                                   : reflection.GetRepeatedEnumValue(message, &field, index);
      return number == 0 && index < 0 ? "" : ShortName(*field.enum_type(), number);
    }
    case FieldDescriptor::CPPTYPE_INT32: {
      const int number = index < 0 ? reflection.GetInt32(message, &field)
                                   : reflection.GetRepeatedInt32(message, &field, index);
      return number == 0 && index < 0 ? "" : absl::StrCat(number);
    }
    default:
      return "";  // records have no others
  }
}

absl::Status SetScalar(Message& message, const FieldDescriptor& field, std::string_view text) {
  const auto& reflection = *message.GetReflection();
  if (IsRoundedNumber(text)) {
    return absl::InvalidArgumentError(
        "is a number that a spreadsheet has rounded, digits are lost: enter it anew in a cell that "
        "is formatted as text");
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    std::string value = IsDate(field) ? IsoDate(std::string(text)) : std::string(text);
    if (field.is_repeated()) {
      reflection.AddString(&message, &field, std::move(value));
    } else {
      reflection.SetString(&message, &field, std::move(value));
    }
    return absl::OkStatus();
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    const EnumValueDescriptor* value = FindEnumValue(*field.enum_type(), text);
    if (value == nullptr) return ExpectedOneOf(*field.enum_type());
    if (field.is_repeated()) {
      reflection.AddEnum(&message, &field, value);
    } else {
      reflection.SetEnum(&message, &field, value);
    }
    return absl::OkStatus();
  }
  int number = 0;
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_INT32 || field.is_repeated() ||
      !absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &number)) {
    return absl::InvalidArgumentError("expected a number");
  }
  reflection.SetInt32(&message, &field, number);
  return absl::OkStatus();
}

std::string ElementText(const Message& message) {
  std::vector<std::string> parts;
  for (const std::string& name : MainFields(*message.GetDescriptor())) {
    const std::string text =
        ScalarText(message, *message.GetDescriptor()->FindFieldByName(name), -1);
    if (text.empty()) break;
    parts.push_back(EscapePart(text, "|="));
  }
  AddNamedParts(message, "", parts.size(), parts);
  return parts.empty() ? EscapePart("", "") : absl::StrJoin(parts, " | ");
}

absl::Status SetElement(Message& message, std::string_view line) {
  const std::vector<std::string>& main = MainFields(*message.GetDescriptor());
  size_t position = 0;
  for (const std::string& part : SplitParts(line, kListSeparator)) {
    absl::Status set;
    if (const size_t length = NameLength(part); length > 0) {
      const std::string_view text(part);
      set = SetNamedPart(message, text.substr(0, length), text.substr(length + 1));
    } else if (position == main.size()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "has too many parts without a name, expected at most ", absl::StrJoin(main, " | ")));
    } else {
      const std::string value = UnescapePart(part);
      const FieldDescriptor& field = *message.GetDescriptor()->FindFieldByName(main[position++]);
      if (!value.empty()) set = SetScalar(message, field, value);
    }
    if (!set.ok()) return set;
  }
  return absl::OkStatus();
}

}  // namespace kok::source
