#include "indexer/lint/phone_check.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/lint/area_codes.h"
#include "indexer/region/geo_distance.h"
#include "indexer/region/spelling_key.h"

namespace kok::lint {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using kok::search::v1::Phone;
using source::Organization;

// Area codes reach this far from the town they are named after; the largest German ones, around
// Berlin and Hamburg, and the seats that lie beside them.
constexpr double kAreaCodeReachKm = 35;
constexpr size_t kDistrictDigits = 5;

// Where an area code is at home.
struct CodeArea {
  std::string name;         // as libphonenumber says it
  std::vector<Town> towns;  // that this may mean
};

const AreaCodes& Codes() {
  static const auto* const kCodes = new AreaCodes();
  return *kCodes;
}

// The country of a number in E.164; empty: none, or several.
std::string CountryOf(const std::string& e164) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  std::string country;
  if (util.Parse(e164, "ZZ", &number) == PhoneNumberUtil::NO_PARSING_ERROR) {
    util.GetRegionCodeForNumber(number, &country);
  }
  return country;
}

std::optional<CodeArea> AreaOf(const Phone& phone, const Towns& towns) {
  CodeArea area{Codes().NameOf(phone.number()), {}};
  if (area.name.empty()) return std::nullopt;
  const std::string country = CountryOf(phone.number());
  // `Bolzano/Bozen`. A country, where the code is no town's, has no point and so is no town.
  for (const absl::string_view name : absl::StrSplit(area.name, '/', absl::SkipWhitespace())) {
    for (Town& town : towns.Within(std::string(name), country)) {
      area.towns.push_back(std::move(town));
    }
  }
  return area;
}

double NearestKm(const std::vector<Town>& own, const std::vector<Town>& of_code) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Town& a : own) {
    for (const Town& b : of_code) {
      const bool one_district = a.ags.size() >= kDistrictDigits &&
                                b.ags.size() >= kDistrictDigits &&
                                a.ags.compare(0, kDistrictDigits, b.ags, 0, kDistrictDigits) == 0;
      nearest = std::min(nearest, one_district ? 0 : region::DistanceKm(a.point, b.point));
    }
  }
  return nearest;
}

// Whether an area code that begins like the number's is that of a town near `own`. Some are named
// after villages whose names only far places bear in the gazetteer; their neighbours tell where
// they are.
bool IsNeighbour(const std::string& e164, const std::vector<Town>& own, const Towns& towns) {
  const std::vector<std::string>& names = Codes().NeighboursOf(e164);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return NearestKm(own, towns.Within(name, "DE")) <= kAreaCodeReachKm;
  });
}

void CheckPhone(const std::string& field, const Phone& phone, const std::vector<Town>& own,
                const std::string& locality, const Towns& towns, RecordFindings& findings) {
  const std::optional<CodeArea> area = AreaOf(phone, towns);
  if (!area.has_value() || area->towns.empty()) return;
  if (absl::StrContains(region::SpellingKey(phone.label()), region::SpellingKey(area->name)))
    return;
  const double distance = NearestKm(own, area->towns);
  if (distance <= kAreaCodeReachKm || IsNeighbour(phone.number(), own, towns)) return;
  findings.Warn("phone-town", field,
                absl::StrCat("has the area code of ", area->name, ", about ", std::lround(distance),
                             " km from ", locality));
}

}  // namespace

void CheckPhones(const Organization& organization, const Towns& towns, RecordFindings& findings) {
  if (organization.type() == kok::search::v1::ORGANIZATION_TYPE_HELPLINE) return;
  const std::vector<Town> own = towns.Of(organization);
  if (own.empty()) return;
  const std::string& locality = own.front().name;
  for (int i = 0; i < organization.phones_size(); ++i) {
    CheckPhone(absl::StrCat("phones[", i, "]"), organization.phones(i), own, locality, towns,
               findings);
  }
  if (organization.has_fax()) {
    CheckPhone("fax", organization.fax(), own, locality, towns, findings);
  }
}

}  // namespace kok::lint
