#include "service/ctl/request_flags.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

absl::Status NotAValue(const char* flag, const std::string& text, const std::string& valid) {
  return UsageError(absl::StrCat("--", flag, ": '", text, "' is none of ", valid));
}

// The values between the commas, without blanks around them; empty ones are left out.
std::vector<std::string> Values(const std::vector<std::string>& parts) {
  std::vector<std::string> values;
  for (const std::string& part : parts) {
    const std::string value(absl::StripAsciiWhitespace(part));
    if (!value.empty()) values.push_back(value);
  }
  return values;
}

template <typename Enum>
absl::StatusOr<Enum> ReadOne(const char* flag, const std::string& text) {
  const auto& type = *google::protobuf::GetEnumDescriptor<Enum>();
  if (text.empty()) return static_cast<Enum>(0);
  const std::optional<int> value = FindEnumValue(type, text);
  if (!value.has_value()) return NotAValue(flag, text, ListEnumValues(type));
  return static_cast<Enum>(*value);
}

absl::Status ReadKinds(const RequestFlags& flags, v1::SearchFilter& filter) {
  for (const std::string& text : Values(flags.kinds)) {
    const absl::StatusOr<v1::RecordKind> kind = ReadOne<v1::RecordKind>("kinds", text);
    if (!kind.ok()) return kind.status();
    filter.add_kinds(*kind);
  }
  return absl::OkStatus();
}

absl::Status ReadTypes(const RequestFlags& flags, v1::SearchFilter& filter) {
  const auto& of_organizations = *v1::OrganizationType_descriptor();
  const auto& of_contents = *v1::ContentType_descriptor();
  for (const std::string& text : Values(flags.types)) {
    if (const std::optional<int> organization = FindEnumValue(of_organizations, text)) {
      filter.add_organization_types(static_cast<v1::OrganizationType>(*organization));
    } else if (const std::optional<int> content = FindEnumValue(of_contents, text)) {
      filter.add_content_types(static_cast<v1::ContentType>(*content));
    } else {
      return NotAValue(
          "types", text,
          absl::StrCat(ListEnumValues(of_organizations), ", ", ListEnumValues(of_contents)));
    }
  }
  if (filter.organization_types_size() > 0 && filter.content_types_size() > 0) {
    return UsageError("--types: no record is of a type of organisation and of a type of text");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::SearchFilter> ReadFilter(const RequestFlags& flags) {
  v1::SearchFilter filter;
  if (absl::Status kinds = ReadKinds(flags, filter); !kinds.ok()) return kinds;
  if (absl::Status types = ReadTypes(flags, filter); !types.ok()) return types;
  for (const std::string& region : Values(flags.regions)) filter.add_regions(region);
  return filter;
}

absl::StatusOr<v1::ResultView> ReadView(const RequestFlags& flags) {
  return ReadOne<v1::ResultView>("view", flags.view);
}

absl::StatusOr<v1::SortOrder> ReadOrder(const RequestFlags& flags) {
  return ReadOne<v1::SortOrder>("order", flags.order);
}

}  // namespace kok::ctl
