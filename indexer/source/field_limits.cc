#include "indexer/source/field_limits.h"

#include <google/protobuf/descriptor.h>

#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

namespace kok::source {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int kDefaultTextBytes = 2000;
constexpr int kDefaultListLength = 500;

// Message.field to bytes of a text.
const absl::flat_hash_map<std::string, int>& TextLimits() {
  static const auto* limits = new absl::flat_hash_map<std::string, int>{
      {"Organization.name", 100},
      {"Organization.display_name", 500},
      {"Organization.short_name", 100},
      {"Organization.alternate_names", 500},
      {"Organization.description", 131072},
      {"Organization.emails", 254},
      {"Organization.parent", 100},
      {"Organization.superseded_by", 100},
      {"Organization.alert", 1000},
      {"Place.label", 200},
      {"Place.street", 200},
      {"Place.postal_code", 16},
      {"Place.locality", 200},
      {"Phone.display", 100},
      {"Phone.label", 200},
      {"Coverage.area_name", 200},
      {"Attribute.code", 64},
      {"Hours.text", 1000},
      {"Accessibility.text", 1000},
      {"Fact.source", 500},
      {"Verification.source", 500},
      {"Content.name", 100},
      {"Content.title", 1000},
      {"Content.summary", 131072},
      {"Content.body", 1048576},
      {"Content.language_code", 35},
      {"Content.topics", 64},
      {"Decision.court", 200},
      {"Decision.file_numbers", 100},
      {"Decision.ecli", 200},
      {"Decision.norms", 200},
      {"Decision.decision_type", 100},
      {"Decision.headnote", 131072},
  };
  return *limits;
}

// Message.field to length of a list.
const absl::flat_hash_map<std::string, int>& ListLimits() {
  static const auto* limits = new absl::flat_hash_map<std::string, int>{
      {"Organization.alternate_names", 32},
      {"Organization.branches", 64},
      {"Organization.coverage", 64},
      {"Organization.phones", 32},
      {"Organization.emails", 16},
      {"Organization.member_kinds", 5},
      {"Organization.services", 64},
      {"Organization.languages", 128},
      {"Organization.target_groups", 64},
      {"Organization.exploitation_forms", 32},
      {"Organization.confusable_with", 16},
      {"Hours.intervals", 50},
      {"Content.topics", 64},
      {"Decision.file_numbers", 100},
      {"Decision.norms", 200},
      {"Decision.related_decisions", 32},
  };
  return *limits;
}

int LimitOf(const absl::flat_hash_map<std::string, int>& limits, const FieldDescriptor& field,
            int fallback) {
  const auto found = limits.find(absl::StrCat(field.containing_type()->name(), ".", field.name()));
  return found == limits.end() ? fallback : found->second;
}

void Walk(const Message& message, const std::string& prefix, const LimitReport& report);

void CheckText(const std::string& text, const FieldDescriptor& field, const std::string& path,
               const LimitReport& report) {
  const int limit = LimitOf(TextLimits(), field, kDefaultTextBytes);
  if (text.size() > static_cast<size_t>(limit)) {
    report(path, absl::StrCat("is ", text.size(), " bytes, expected at most ", limit));
  }
}

void CheckValue(const Message& message, const FieldDescriptor& field, int index,
                const std::string& path, const LimitReport& report) {
  const auto& reflection = *message.GetReflection();
  const bool repeated = field.is_repeated();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    std::string scratch;
    const std::string& text =
        repeated ? reflection.GetRepeatedStringReference(message, &field, index, &scratch)
                 : reflection.GetStringReference(message, &field, &scratch);
    CheckText(text, field, path, report);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    // JSON may give a number that the enum does not have.
    const int number = repeated ? reflection.GetRepeatedEnumValue(message, &field, index)
                                : reflection.GetEnumValue(message, &field);
    if (field.enum_type()->FindValueByNumber(number) == nullptr) {
      report(path, absl::StrCat("expected a value of ", field.enum_type()->name()));
    }
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    Walk(repeated ? reflection.GetRepeatedMessage(message, &field, index)
                  : reflection.GetMessage(message, &field),
         path + ".", report);
  }
}

void Walk(const Message& message, const std::string& prefix, const LimitReport& report) {
  std::vector<const FieldDescriptor*> set_fields;
  message.GetReflection()->ListFields(message, &set_fields);
  for (const FieldDescriptor* field : set_fields) {
    const std::string path = prefix + field->name();
    if (!field->is_repeated()) {
      CheckValue(message, *field, 0, path, report);
      continue;
    }
    const int length = message.GetReflection()->FieldSize(message, field);
    const int limit = LimitOf(ListLimits(), *field, kDefaultListLength);
    if (length > limit) {
      report(path, absl::StrCat("has ", length, " values, expected at most ", limit));
      continue;
    }
    for (int i = 0; i < length; ++i) {
      CheckValue(message, *field, i, absl::StrCat(path, "[", i, "]"), report);
    }
  }
}

}  // namespace

bool ListsFit(const Message& message) {
  std::vector<const FieldDescriptor*> set_fields;
  const auto& reflection = *message.GetReflection();
  reflection.ListFields(message, &set_fields);
  for (const FieldDescriptor* field : set_fields) {
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!field->is_repeated()) {
      if (is_message && !ListsFit(reflection.GetMessage(message, field))) return false;
      continue;
    }
    const int length = reflection.FieldSize(message, field);
    if (length > LimitOf(ListLimits(), *field, kDefaultListLength)) return false;
    for (int i = 0; is_message && i < length; ++i) {
      if (!ListsFit(reflection.GetRepeatedMessage(message, field, i))) return false;
    }
  }
  return true;
}

void CheckFieldLimits(const Message& message, const LimitReport& report) {
  Walk(message, "", report);
}

}  // namespace kok::source
