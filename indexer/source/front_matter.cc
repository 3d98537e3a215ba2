#include "indexer/source/front_matter.h"

#include <google/protobuf/descriptor.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/text_bytes.h"

namespace kok::source {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr size_t kMaxBytes = 64 << 10;

using Outcome = std::optional<FrontMatterError>;

// A node that is not written at all, such as an empty text, stands nowhere.
int LineOf(const YAML::Node& node) { return std::max(node.Mark().line, 0) + 1; }

// Without the line ends behind the last value: before them, yaml-cpp would take the end of the text
// for the end of an unclosed quotation, which so swallows all fields below it.
std::string WithoutLastLineEnds(std::string_view yaml) {
  const size_t last = yaml.find_last_not_of(" \t\r\n");
  return std::string(yaml.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

FrontMatterError Error(const YAML::Node& node, std::string field, std::string message) {
  return {LineOf(node), std::move(field), std::move(message)};
}

// `FactKind` has values `FACT_KIND_...`.
std::string EnumPrefix(const EnumDescriptor& type) {
  std::string prefix;
  for (const char c : type.name()) {
    if (absl::ascii_isupper(static_cast<unsigned char>(c)) && !prefix.empty()) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return prefix + "_";
}

const EnumValueDescriptor* FindEnumValue(const EnumDescriptor& type, const std::string& name) {
  const EnumValueDescriptor* value = type.FindValueByName(name);
  return value != nullptr ? value : type.FindValueByName(EnumPrefix(type) + name);
}

Outcome SetScalar(const YAML::Node& node, const FieldDescriptor& field, const std::string& path,
                  Message& message) {
  if (!node.IsScalar()) return Error(node, path, "expected a single value");
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    if (field.is_repeated()) {
      reflection.AddString(&message, &field, node.Scalar());
    } else {
      reflection.SetString(&message, &field, node.Scalar());
    }
    return std::nullopt;
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM && !field.is_repeated()) {
    const EnumValueDescriptor* value = FindEnumValue(*field.enum_type(), node.Scalar());
    if (value == nullptr) {
      return Error(node, path, absl::StrCat("expected a value of ", field.enum_type()->name()));
    }
    reflection.SetEnum(&message, &field, value);
    return std::nullopt;
  }
  return Error(node, path, "cannot be set in front matter");
}

Outcome SetMapping(const YAML::Node& node, const std::string& prefix, Message& message);

Outcome SetField(const YAML::Node& node, const FieldDescriptor& field, const std::string& path,
                 Message& message) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_repeated()) {
    if (!node.IsMap()) return Error(node, path, "expected a mapping");
    return SetMapping(node, path + ".", *message.GetReflection()->MutableMessage(&message, &field));
  }
  if (!field.is_repeated()) return SetScalar(node, field, path, message);
  if (!node.IsSequence()) return Error(node, path, "expected a list");
  size_t index = 0;
  for (const YAML::Node& element : node) {
    Outcome outcome = SetScalar(element, field, absl::StrCat(path, "[", index++, "]"), message);
    if (outcome.has_value()) return outcome;
  }
  return std::nullopt;
}

Outcome SetMapping(const YAML::Node& node, const std::string& prefix, Message& message) {
  std::set<std::string> seen;
  for (const auto& entry : node) {
    if (!entry.first.IsScalar()) return Error(entry.first, prefix, "expected the name of a field");
    const std::string& key = entry.first.Scalar();
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(key);
    if (field == nullptr) {
      return Error(entry.first, prefix + schema::ShownName(key),
                   absl::StrCat("unknown, expected a field of ", message.GetDescriptor()->name()));
    }
    if (!seen.insert(key).second) return Error(entry.first, prefix + key, "stands twice");
    Outcome outcome = SetField(entry.second, *field, prefix + key, message);
    if (outcome.has_value()) return outcome;
  }
  return std::nullopt;
}

}  // namespace

Outcome ParseFrontMatter(std::string_view yaml, Message& message) {
  if (yaml.size() > kMaxBytes) {
    return FrontMatterError{1, "", absl::StrCat("front matter is over ", kMaxBytes, " bytes")};
  }
  try {
    const YAML::Node root = YAML::Load(WithoutLastLineEnds(yaml));
    if (!root.IsMap()) return Error(root, "", "expected front matter of the form `field: value`");
    return SetMapping(root, "", message);
  } catch (const YAML::Exception& error) {
    return FrontMatterError{std::max(error.mark.line, 0) + 1, "", "is not YAML"};
  }
}

}  // namespace kok::source
