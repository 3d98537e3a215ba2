#include "indexer/takeout/field_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kok::takeout {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsAllowed(const std::string& value, std::string_view values) {
  const std::vector<std::string> allowed = absl::StrSplit(std::string(values), '|');
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

// Every text of the field.
std::vector<std::string> Texts(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<std::string> texts;
  if (field.is_repeated()) {
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      texts.push_back(reflection.GetRepeatedString(message, &field, i));
    }
  } else if (reflection.HasField(message, &field)) {
    texts.push_back(reflection.GetString(message, &field));
  }
  return texts;
}

void CheckRule(const Message& message, const FieldRule& rule, const std::string& path,
               std::vector<std::string>& broken) {
  const std::string name(rule.field);
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr) {
    broken.push_back(absl::StrCat(path, name, ": no such field"));
    return;
  }
  const Reflection& reflection = *message.GetReflection();
  const bool present = field->is_repeated() ? reflection.FieldSize(message, field) > 0
                                            : reflection.HasField(message, field);
  if (rule.required && !present) broken.push_back(absl::StrCat(path, name, ": is required"));
  if (rule.values.empty() || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
  for (const std::string& text : Texts(message, *field)) {
    if (IsAllowed(text, rule.values)) continue;
    broken.push_back(absl::StrCat(path, name, ": expected one of ", std::string(rule.values)));
  }
}

void Check(const Message& message, const std::vector<FieldRule>& rules, const std::string& path,
           std::vector<std::string>& broken) {
  for (const FieldRule& rule : rules) {
    if (rule.message == message.GetDescriptor()->name()) CheckRule(message, rule, path, broken);
  }
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const std::string below = absl::StrCat(path, field->name());
    if (!field->is_repeated()) {
      Check(reflection.GetMessage(message, field), rules, below + ".", broken);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      Check(reflection.GetRepeatedMessage(message, field, i), rules,
            absl::StrCat(below, "[", i, "]."), broken);
    }
  }
}

}  // namespace

std::vector<std::string> BrokenRules(const Message& message, const std::vector<FieldRule>& rules) {
  std::vector<std::string> broken;
  Check(message, rules, "", broken);
  return broken;
}

}  // namespace kok::takeout
