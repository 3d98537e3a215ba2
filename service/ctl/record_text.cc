#include "service/ctl/record_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/table.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kNameWidth = 44;
constexpr size_t kTitleWidth = 64;

}  // namespace

std::string NameAndStatus(const v1::Organization& organization) {
  const v1::OrganizationStatus status = organization.status();
  const bool at_work =
      status == v1::ORGANIZATION_STATUS_UNSPECIFIED || status == v1::ORGANIZATION_STATUS_ACTIVE;
  if (at_work) return organization.display_name();
  return absl::StrCat(organization.display_name(), " [", EnumWords(status), "]");
}

std::string TownAndRegion(const v1::Place& place) {
  const bool both = !place.locality().empty() && !place.region_code().empty();
  return absl::StrCat(place.locality(), both ? ", " : "", place.region_code());
}

std::string PhoneText(const v1::Phone& phone) {
  return phone.display().empty() ? phone.number() : phone.display();
}

std::string FirstPhone(const v1::Organization& organization) {
  return organization.phones().empty() ? "" : PhoneText(organization.phones(0));
}

std::string FirstEmail(const v1::Organization& organization) {
  return organization.emails().empty() ? "" : organization.emails(0);
}

std::string CoverageText(const v1::Coverage& coverage) {
  std::string where = coverage.area_name().empty() ? coverage.region() : coverage.area_name();
  if (where.empty()) where = absl::StrCat("AGS ", absl::StrJoin(coverage.ags_prefixes(), ", "));
  return absl::StrCat(where, " (", EnumWords(coverage.basis()), ")");
}

std::string OrganizationTable(
    const google::protobuf::RepeatedPtrField<v1::Organization>& organizations) {
  Table table({{"NAME"}, {"DISPLAY NAME", kNameWidth}, {"TOWN"}, {"TYPE"}, {"PHONE"}, {"E-MAIL"}});
  for (const v1::Organization& organization : organizations) {
    table.AddRow({organization.name(), NameAndStatus(organization),
                  TownAndRegion(organization.seat()), EnumWords(organization.type()),
                  FirstPhone(organization), FirstEmail(organization)});
  }
  return table.ToText();
}

std::string ContentTable(const google::protobuf::RepeatedPtrField<v1::Content>& contents) {
  Table table({{"NAME"}, {"TITLE", kTitleWidth}, {"TYPE"}, {"PUBLISHED"}});
  for (const v1::Content& content : contents) {
    table.AddRow(
        {content.name(), content.title(), EnumWords(content.type()), content.published_on()});
  }
  return table.ToText();
}

}  // namespace kok::ctl
