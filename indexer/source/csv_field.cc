#include "indexer/source/csv_field.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "indexer/source/csv_value.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int kMaxIndex = 500;
constexpr char kEmptyMessage[] = "{}";
constexpr char kVerifiedOn[] = "verified_on";

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

// `phone_2_label` as `phones.2.label`; what is no short name stays.
std::string LongName(std::string_view column) {
  if (column == kVerifiedOn) return "verification.verified_on";
  const absl::string_view text(column.data(), column.size());
  const std::vector<std::string> parts = absl::StrSplit(text, '_');
  int number = 0;
  if (parts[0] != "phone" || parts.size() < 2 || parts.size() > 3 ||
      !absl::SimpleAtoi(parts[1], &number)) {
    return std::string(column);
  }
  return absl::StrCat("phones.", number, ".", parts.size() == 3 ? parts[2] : "display");
}

void AddColumns(const Descriptor& type, const std::string& prefix, int phones,
                std::vector<std::string>& columns) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const std::string name = prefix + field.name();
    if (name == "etag" || name == "verification.verified_on") continue;
    if (name == "phones") {
      for (int phone = 1; phone <= phones; ++phone) {
        const std::string column = absl::StrCat("phone_", phone);
        columns.insert(columns.end(), {column, column + "_number", column + "_label"});
      }
    } else if (IsMessage(field) && !field.is_repeated()) {
      AddColumns(*field.message_type(), name + ".", phones, columns);
    } else {
      columns.push_back(name);
      // What members fill in stands where they see it.
      const bool verified = type.FindFieldByName("verification") != nullptr;
      if (name == "display_name" && verified) columns.push_back(kVerifiedOn);
    }
  }
}

// Down to the message that holds the last step's field; null where it is not there.
const Message* Holder(const Message& message, const FieldPath& path) {
  const Message* holder = &message;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    const auto& reflection = *holder->GetReflection();
    const FieldStep& step = path[i];
    if (step.index < 0) {
      if (!reflection.HasField(*holder, step.field)) return nullptr;
      holder = &reflection.GetMessage(*holder, step.field);
    } else {
      if (step.index >= reflection.FieldSize(*holder, step.field)) return nullptr;
      holder = &reflection.GetRepeatedMessage(*holder, step.field, step.index);
    }
  }
  return holder;
}

Message& MutableHolder(Message& message, const FieldPath& path) {
  Message* holder = &message;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    const auto& reflection = *holder->GetReflection();
    const FieldStep& step = path[i];
    if (step.index < 0) {
      holder = reflection.MutableMessage(holder, step.field);
      continue;
    }
    while (reflection.FieldSize(*holder, step.field) <= step.index) {
      reflection.AddMessage(holder, step.field);
    }
    holder = reflection.MutableRepeatedMessage(holder, step.field, step.index);
  }
  return *holder;
}

absl::Status SetValueList(Message& holder, const FieldDescriptor& field, std::string_view text,
                          char separator) {
  for (const std::string& line : SplitLines(text)) {
    for (const std::string& part : SplitParts(line, separator)) {
      if (part.empty()) continue;
      if (absl::Status set = SetScalar(holder, field, UnescapePart(part)); !set.ok()) return set;
    }
  }
  return absl::OkStatus();
}

absl::Status SetMessageList(Message& holder, const FieldDescriptor& field, std::string_view text) {
  int number = 0;
  for (const std::string& line : SplitLines(text)) {
    ++number;
    const absl::Status set = SetElement(*holder.GetReflection()->AddMessage(&holder, &field), line);
    if (!set.ok()) {
      return absl::InvalidArgumentError(absl::StrCat("entry ", number, ": ", set.message()));
    }
  }
  return absl::OkStatus();
}

}  // namespace

std::optional<FieldPath> FindField(const Descriptor& type, std::string_view column) {
  FieldPath path;
  const Descriptor* holder = &type;
  const std::vector<std::string> steps = absl::StrSplit(LongName(column), '.');
  for (const std::string& name : steps) {
    int number = 0;
    if (!path.empty() && path.back().field->is_repeated() && path.back().index < 0 &&
        IsMessage(*path.back().field) && absl::SimpleAtoi(name, &number)) {
      if (number < 1 || number > kMaxIndex) return std::nullopt;
      path.back().index = number - 1;
      continue;
    }
    const bool ends = !path.empty() && path.back().field->is_repeated() && path.back().index < 0;
    if (holder == nullptr || ends) return std::nullopt;
    const FieldDescriptor* field = holder->FindFieldByName(name);
    if (field == nullptr) return std::nullopt;
    path.push_back({field, -1});
    holder = IsMessage(*field) ? field->message_type() : nullptr;
  }
  if (path.back().index >= 0) return std::nullopt;
  return path;
}

std::string PathText(const FieldPath& path) {
  std::string text;
  for (const FieldStep& step : path) {
    absl::StrAppend(&text, text.empty() ? "" : ".", step.field->name());
    if (step.index >= 0) absl::StrAppend(&text, "[", step.index, "]");
  }
  return text;
}

bool IsList(const FieldPath& path) { return path.back().field->is_repeated(); }

std::vector<std::string> ColumnsOf(const Descriptor& type, int phones) {
  std::vector<std::string> columns;
  AddColumns(type, "", phones, columns);
  return columns;
}

std::string FieldText(const Message& message, const FieldPath& path) {
  const Message* holder = Holder(message, path);
  if (holder == nullptr) return "";
  const auto& reflection = *holder->GetReflection();
  const FieldDescriptor& field = *path.back().field;
  if (!field.is_repeated()) {
    if (!IsMessage(field)) return ScalarText(*holder, field, -1);
    const bool empty = reflection.HasField(*holder, &field) &&
                       reflection.GetMessage(*holder, &field).ByteSizeLong() == 0;
    return empty ? kEmptyMessage : "";
  }
  std::vector<std::string> elements;
  for (int i = 0; i < reflection.FieldSize(*holder, &field); ++i) {
    elements.push_back(IsMessage(field)
                           ? ElementText(reflection.GetRepeatedMessage(*holder, &field, i))
                           : EscapePart(ScalarText(*holder, field, i), "|"));
  }
  return absl::StrJoin(elements, IsMessage(field) ? "\n" : " | ");
}

absl::Status SetField(Message& message, const FieldPath& path, std::string_view text,
                      char list_separator) {
  if (text.empty()) return absl::OkStatus();
  Message& holder = MutableHolder(message, path);
  const FieldDescriptor& field = *path.back().field;
  if (field.is_repeated()) {
    return IsMessage(field) ? SetMessageList(holder, field, text)
                            : SetValueList(holder, field, text, list_separator);
  }
  if (!IsMessage(field)) return SetScalar(holder, field, text);
  if (text != kEmptyMessage) {
    return absl::InvalidArgumentError("holds other fields: expected them in columns of their own");
  }
  holder.GetReflection()->MutableMessage(&holder, &field);
  return absl::OkStatus();
}

std::vector<int> DropEmptyElements(Message& message, const FieldPath& path) {
  std::vector<int> numbers;
  if (Holder(message, path) == nullptr) return numbers;
  Message& holder = MutableHolder(message, path);
  const FieldDescriptor& list = *path.back().field;
  const auto& reflection = *holder.GetReflection();
  for (int i = 0; i < reflection.FieldSize(holder, &list); ++i) {
    if (reflection.GetRepeatedMessage(holder, &list, i).ByteSizeLong() == 0) continue;
    const int kept = static_cast<int>(numbers.size());
    if (kept != i) reflection.SwapElements(&holder, &list, kept, i);
    numbers.push_back(i);
  }
  while (reflection.FieldSize(holder, &list) > static_cast<int>(numbers.size())) {
    reflection.RemoveLast(&holder, &list);
  }
  return numbers;
}

}  // namespace kok::source
