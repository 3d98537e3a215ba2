#include "service/ctl/request_flags.h"

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
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

// `Kassel:30` is a surrounding, `Kassel` the place alone.
absl::Status ReadAvoided(const RequestFlags& flags, v1::SearchFilter& filter) {
  for (const std::string& text : Values(flags.avoid)) {
    const size_t colon = text.rfind(':');
    if (colon == std::string::npos) {
      filter.add_avoid_regions(text);
      continue;
    }
    double radius_km = 0;
    if (!absl::SimpleAtod(text.substr(colon + 1), &radius_km)) {
      return UsageError("--avoid: expected PLACE or PLACE:KILOMETRES");
    }
    v1::AvoidArea& area = *filter.add_avoid_areas();
    area.set_place(text.substr(0, colon));
    area.set_radius_km(radius_km);
  }
  return absl::OkStatus();
}

// Whether the text is two numbers with a comma between.
bool ReadPoint(const std::string& text, v1::GeoPoint& point) {
  const std::vector<std::string> parts = absl::StrSplit(text, ',');
  double latitude = 0;
  double longitude = 0;
  if (parts.size() != 2 || !absl::SimpleAtod(parts[0], &latitude) ||
      !absl::SimpleAtod(parts[1], &longitude)) {
    return false;
  }
  point.set_latitude(latitude);
  point.set_longitude(longitude);
  return true;
}

}  // namespace

absl::Status SetPlaceAndFacets(const RequestFlags& flags, v1::SearchRequest& request) {
  if (!flags.near.has_value() && flags.radius_km != 0) {
    return UsageError("--radius_km needs --near");
  }
  if (flags.near.has_value()) {
    // An empty variable of a script must not mean all of Germany.
    if (flags.near->empty()) return UsageError("--near is empty");
    v1::GeoPoint point;
    if (ReadPoint(*flags.near, point)) {
      *request.mutable_near()->mutable_point() = point;
    } else {
      request.mutable_near()->set_place(*flags.near);
    }
    request.mutable_near()->set_radius_km(flags.radius_km);
  }
  for (const std::string& text : Values(flags.facets)) {
    const absl::StatusOr<v1::FacetField> facet = ReadOne<v1::FacetField>("facets", text);
    if (!facet.ok()) return facet.status();
    request.add_facets(*facet);
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::SearchFilter> ReadFilter(const RequestFlags& flags) {
  v1::SearchFilter filter;
  if (absl::Status kinds = ReadKinds(flags, filter); !kinds.ok()) return kinds;
  if (absl::Status types = ReadTypes(flags, filter); !types.ok()) return types;
  if (absl::Status avoided = ReadAvoided(flags, filter); !avoided.ok()) return avoided;
  const auto add = [](const std::vector<std::string>& parts,
                      google::protobuf::RepeatedPtrField<std::string>& field) {
    for (std::string& value : Values(parts)) *field.Add() = std::move(value);
  };
  add(flags.regions, *filter.mutable_regions());
  add(flags.serves, *filter.mutable_serves_regions());
  add(flags.services, *filter.mutable_services());
  add(flags.languages, *filter.mutable_languages());
  add(flags.target_groups, *filter.mutable_target_groups());
  add(flags.exploitation_forms, *filter.mutable_exploitation_forms());
  add(flags.topics, *filter.mutable_topics());
  add(flags.courts, *filter.mutable_courts());
  add(flags.norms, *filter.mutable_norms());
  filter.set_date_from(flags.date_from);
  filter.set_date_to(flags.date_to);
  filter.set_max_age_days(flags.max_age_days);
  return filter;
}

absl::StatusOr<v1::ResultView> ReadView(const RequestFlags& flags) {
  return ReadOne<v1::ResultView>("view", flags.view);
}

absl::StatusOr<v1::SortOrder> ReadOrder(const RequestFlags& flags) {
  return ReadOne<v1::SortOrder>("order", flags.order);
}

}  // namespace kok::ctl
