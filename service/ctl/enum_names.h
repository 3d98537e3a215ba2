// Names of enum values as people type and read them: `network` for ORGANIZATION_TYPE_NETWORK.
//
// Pure functions: safe from any thread.

#ifndef KOK_SERVICE_CTL_ENUM_NAMES_H_
#define KOK_SERVICE_CTL_ENUM_NAMES_H_

#include <google/protobuf/generated_enum_reflection.h>

#include <optional>
#include <string>

namespace kok::ctl {

// The number of the value that `text` names, with or without the enum's prefix, in any case, with
// `_` or `-`. None for an unknown name and for the unspecified value.
std::optional<int> FindEnumValue(const google::protobuf::EnumDescriptor& type,
                                 const std::string& text);

// All names that FindEnumValue takes, without prefix, in lower case, separated by commas.
std::string ListEnumValues(const google::protobuf::EnumDescriptor& type);

// The value in words (`specialized counselling centre`); `unknown` for the unspecified one, the
// number for one that this client does not know.
std::string EnumWords(const google::protobuf::EnumDescriptor& type, int value);

template <typename Enum>
std::string EnumWords(Enum value) {
  return EnumWords(*google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_ENUM_NAMES_H_
