#include "service/ctl/enum_names.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace kok::ctl {
namespace {

using google::protobuf::EnumDescriptor;

// What every value of the type begins with; its first value is `PREFIX_UNSPECIFIED`.
std::string PrefixOf(const EnumDescriptor& type) {
  return std::string(absl::StripSuffix(type.value(0)->name(), "UNSPECIFIED"));
}

std::string WithoutPrefix(const EnumDescriptor& type, const std::string& name) {
  return std::string(absl::StripPrefix(name, PrefixOf(type)));
}

}  // namespace

std::optional<int> FindEnumValue(const EnumDescriptor& type, const std::string& text) {
  const std::string name = absl::AsciiStrToUpper(absl::StrReplaceAll(text, {{"-", "_"}}));
  for (int i = 1; i < type.value_count(); ++i) {
    const std::string& full_name = type.value(i)->name();
    if (name == full_name || name == WithoutPrefix(type, full_name)) return type.value(i)->number();
  }
  return std::nullopt;
}

std::string ListEnumValues(const EnumDescriptor& type) {
  std::string list;
  for (int i = 1; i < type.value_count(); ++i) {
    absl::StrAppend(&list, list.empty() ? "" : ", ",
                    absl::AsciiStrToLower(WithoutPrefix(type, type.value(i)->name())));
  }
  return list;
}

std::string EnumWords(const EnumDescriptor& type, int value) {
  if (value == 0) return "unknown";
  const google::protobuf::EnumValueDescriptor* known = type.FindValueByNumber(value);
  if (known == nullptr) return absl::StrCat(value);
  return absl::StrReplaceAll(absl::AsciiStrToLower(WithoutPrefix(type, known->name())),
                             {{"_", " "}});
}

}  // namespace kok::ctl
