#include "indexer/publish/record_changes.h"

#include <google/protobuf/descriptor.h>

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kok::publish {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Values = std::map<std::string, std::string>;  // by the name of the field

// Fields that tell a message of a list from the others of that list, the first that is set.
constexpr const char* kKeyFields[] = {"number", "code",     "area_name", "region",
                                      "label",  "locality", "day"};

std::string TextOf(const Message& message, const FieldDescriptor& field, int index) {
  const auto& reflection = *message.GetReflection();
  const bool repeated = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return repeated ? reflection.GetRepeatedString(message, &field, index)
                      : reflection.GetString(message, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return repeated ? reflection.GetRepeatedEnum(message, &field, index)->name()
                      : reflection.GetEnum(message, &field)->name();
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(repeated ? reflection.GetRepeatedInt32(message, &field, index)
                                   : reflection.GetInt32(message, &field));
    default:
      return "";  // records have no other kinds
  }
}

std::string KeyOf(const Message& message, int index) {
  for (const char* name : kKeyFields) {
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    if (field == nullptr || field->is_repeated()) continue;
    std::string key = TextOf(message, *field, index);
    if (!key.empty() && key != "0") return key;
  }
  return absl::StrCat(index);
}

// `field`, or `field#2` where it is taken: two numbers that are the same, say.
std::string Free(const std::string& field, std::set<std::string>& taken) {
  std::string free = field;
  for (int i = 2; !taken.insert(free).second; ++i) free = absl::StrCat(field, "#", i);
  return free;
}

void AddValues(const Message& message, const std::string& prefix, Values& values) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> set_fields;
  reflection.ListFields(message, &set_fields);
  for (const FieldDescriptor* field : set_fields) {
    const std::string path = prefix + field->name();
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!field->is_repeated()) {
      if (is_message) {
        AddValues(reflection.GetMessage(message, field), path + ".", values);
      } else if (path != "etag") {
        values.emplace(path, TextOf(message, *field, 0));
      }
      continue;
    }
    std::set<std::string> taken;
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      if (is_message) {
        const Message& element = reflection.GetRepeatedMessage(message, field, i);
        const std::string base = Free(absl::StrCat(path, "[", KeyOf(element, i), "]"), taken);
        AddValues(element, base + ".", values);
      } else {
        const std::string text = TextOf(message, *field, i);
        values.emplace(Free(absl::StrCat(path, "[", text, "]"), taken), text);
      }
    }
  }
}

std::vector<FieldChange> Compare(const Message& before, const Message& after) {
  Values old_values;
  Values new_values;
  AddValues(before, "", old_values);
  AddValues(after, "", new_values);
  std::vector<FieldChange> changes;
  auto old_value = old_values.begin();
  auto new_value = new_values.begin();
  while (old_value != old_values.end() || new_value != new_values.end()) {
    if (new_value == new_values.end() ||
        (old_value != old_values.end() && old_value->first < new_value->first)) {
      changes.push_back({old_value->first, old_value->second, ""});
      ++old_value;
    } else if (old_value == old_values.end() || new_value->first < old_value->first) {
      changes.push_back({new_value->first, "", new_value->second});
      ++new_value;
    } else {
      if (old_value->second != new_value->second) {
        changes.push_back({old_value->first, old_value->second, new_value->second});
      }
      ++old_value;
      ++new_value;
    }
  }
  return changes;
}

template <typename Record>
void AddChangeOf(const Record& before, const Record& after, RecordChanges& changes) {
  std::vector<FieldChange> fields = Compare(before, after);
  if (!fields.empty()) changes.changed.push_back({before.name(), std::move(fields)});
}

}  // namespace

void AddChanges(const Organizations& before, const Organizations& after, RecordChanges& changes) {
  for (const auto& [name, record] : before) {
    const auto now = after.find(name);
    if (now == after.end()) {
      changes.removed.push_back(name);
    } else {
      AddChangeOf(record, now->second, changes);
    }
  }
  for (const auto& [name, record] : after) {
    if (before.count(name) == 0) changes.added.push_back(name);
  }
}

void AddChange(const kok::search::v1::Content& before, const kok::search::v1::Content& after,
               RecordChanges& changes) {
  AddChangeOf(before, after, changes);
}

}  // namespace kok::publish
