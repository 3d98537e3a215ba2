#include "indexer/source/protection_classes.h"

#include <algorithm>
#include <functional>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool IsValue(const Descriptor& type) {
  return absl::StartsWith(type.full_name(), "google.protobuf.");
}

// Every field that can be reached, each once.
void VisitFields(const std::vector<const Descriptor*>& roots,
                 const std::function<void(const FieldDescriptor&)>& visit) {
  std::vector<const Descriptor*> open = roots;
  std::set<const Descriptor*> seen(roots.begin(), roots.end());
  while (!open.empty()) {
    const Descriptor& type = *open.back();
    open.pop_back();
    for (int i = 0; i < type.field_count(); ++i) {
      visit(*type.field(i));
      const Descriptor* inner = type.field(i)->message_type();
      if (inner != nullptr && !IsValue(*inner) && seen.insert(inner).second) open.push_back(inner);
    }
  }
}

}  // namespace

ProtectionClasses::ProtectionClasses(const std::vector<ProtectionRow>& rows) {
  for (const ProtectionRow& row : rows) {
    for (const absl::string_view field : absl::StrSplit(row.fields, ' ', absl::SkipEmpty())) {
      std::string name = absl::StrCat(row.message, ".", field);
      if (!class_by_field_.emplace(name, row.protection).second) doubled_.push_back(name);
    }
  }
}

std::optional<ProtectionClass> ProtectionClasses::Of(const FieldDescriptor& field) const {
  const auto found = class_by_field_.find(field.full_name());
  if (found == class_by_field_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> ProtectionClasses::MissingBelow(
    const std::vector<const Descriptor*>& roots) const {
  std::set<std::string> missing;
  VisitFields(roots, [&](const FieldDescriptor& field) {
    if (!Of(field).has_value()) missing.insert(field.full_name());
  });
  return {missing.begin(), missing.end()};
}

std::vector<std::string> ProtectionClasses::WrongRows(
    const std::vector<const Descriptor*>& roots) const {
  std::set<std::string> known;
  VisitFields(roots, [&](const FieldDescriptor& field) { known.insert(field.full_name()); });
  std::set<std::string> wrong(doubled_.begin(), doubled_.end());
  for (const auto& [name, protection] : class_by_field_) {
    if (known.count(name) == 0) wrong.insert(name);
  }
  return {wrong.begin(), wrong.end()};
}

bool ProtectionClasses::AllPublicBelow(const Descriptor& root) const {
  bool all = true;
  VisitFields({&root}, [&](const FieldDescriptor& field) {
    all = all && Of(field) == ProtectionClass::kPublic;
  });
  return all;
}

std::vector<std::string> ProtectionClasses::NotPublicIn(const Message& message) const {
  std::vector<std::string> paths;
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> set_fields;
  reflection.ListFields(message, &set_fields);
  for (const FieldDescriptor* field : set_fields) {
    if (Of(*field) != ProtectionClass::kPublic) {
      paths.push_back(field->name());
      continue;
    }
    if (field->message_type() == nullptr || IsValue(*field->message_type())) continue;
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const std::string place =
          field->is_repeated() ? absl::StrCat(field->name(), "[", i, "]") : field->name();
      const Message& inner = field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                                  : reflection.GetMessage(message, field);
      for (const std::string& path : NotPublicIn(inner)) {
        paths.push_back(absl::StrCat(place, ".", path));
      }
    }
  }
  return paths;
}

}  // namespace kok::source
