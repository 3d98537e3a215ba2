#include "indexer/lint/place_check.h"

#include <algorithm>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/region/gazetteer_rows.h"
#include "indexer/region/geo_distance.h"

namespace kok::lint {
namespace {

using kok::search::v1::Place;
using source::Organization;

// A postcode's delivery area reaches over the town's border, hardly further than this.
constexpr double kPostcodeReachKm = 15;
constexpr size_t kDistrictDigits = 5;

bool NeedsTown(const Organization& organization) {
  return organization.type() != kok::search::v1::ORGANIZATION_TYPE_NETWORK &&
         organization.type() != kok::search::v1::ORGANIZATION_TYPE_HELPLINE &&
         organization.type() != kok::search::v1::ORGANIZATION_TYPE_AUTHORITY;
}

bool IsGerman(const Place& place) {
  return place.region_code().empty() ? place.country_code().empty() || place.country_code() == "DE"
                                     : absl::StartsWith(place.region_code(), "DE");
}

std::string Quoted(const std::string& text) {
  return absl::StrCat("\"", absl::Utf8SafeCEscape(text), "\"");
}

std::string RegionsOf(const std::vector<Town>& towns) {
  std::set<std::string> regions;
  for (const Town& town : towns) regions.insert(town.region_code);
  return absl::StrJoin(regions, ", ");
}

void CheckTown(const std::string& field, const Place& place, const Towns& towns,
               RecordFindings& findings) {
  const std::string& locality = place.locality();
  if (!towns.Within(locality, place.region_code()).empty()) return;
  const std::vector<Town> elsewhere = towns.Within(locality, "");
  if (!elsewhere.empty()) {
    findings.Error("town-region", field + ".locality",
                   absl::StrCat(Quoted(locality), " is in ", RegionsOf(elsewhere), ", not in ",
                                place.region_code(), " as region_code says"));
    return;
  }
  if (!IsGerman(place)) return;
  const std::string similar = towns.Similar(locality);
  findings.Warn("town-unknown", field + ".locality",
                absl::StrCat(Quoted(locality), " is no municipality of the gazetteer",
                             similar.empty() ? "" : "; is it one of: ", similar, "?"));
}

// Whether `postcode`, which mostly belongs to `owner`, may be one of `town` as well.
bool MayShare(const region::Postcode& postcode, const region::GazetteerPlace& owner,
              const Town& town, const region::Gazetteer& gazetteer) {
  if (owner.ags == town.ags || town.ags.size() < kDistrictDigits) return true;
  if (region::DistanceKm(postcode.point, town.point) > kPostcodeReachKm) return false;
  if (owner.ags.substr(0, kDistrictDigits) == town.ags.substr(0, kDistrictDigits)) return true;
  // Over the border of a Kreis reaches the postcode of a town that has none of its own.
  return std::none_of(gazetteer.postcodes().begin(), gazetteer.postcodes().end(),
                      [&](const region::Postcode& other) {
                        return gazetteer.places()[other.municipality].ags == town.ags;
                      });
}

void CheckPostcode(const std::string& field, const Place& place, const Towns& towns,
                   RecordFindings& findings) {
  if (place.postal_code().empty() || !IsGerman(place)) return;
  const std::string path = field + ".postal_code";
  if (!region::IsDigits(place.postal_code(), 5)) {
    findings.Warn(
        "postcode", path,
        "expected the 5 digits of a German postcode: a spreadsheet drops a 0 in front, unless the "
        "column is formatted as text");
    return;
  }
  const region::Gazetteer& gazetteer = towns.gazetteer();
  const region::Postcode* postcode = gazetteer.FindPostcode(place.postal_code());
  if (postcode == nullptr) {
    findings.Warn("postcode", path,
                  absl::StrCat(place.postal_code(),
                               " is not in the gazetteer: is it that of a post-office box?"));
    return;
  }
  const std::vector<Town> meant = towns.Within(place.locality(), place.region_code());
  if (meant.empty()) return;  // said of the town already, or there is none
  const region::GazetteerPlace& owner = gazetteer.places()[postcode->municipality];
  const bool belongs = std::any_of(meant.begin(), meant.end(), [&](const Town& town) {
    return MayShare(*postcode, owner, town, gazetteer);
  });
  if (belongs) return;
  findings.Warn(
      "postcode", path,
      absl::StrCat(place.postal_code(), " belongs to ", std::string(owner.name), " (",
                   std::string(owner.region_code), "), not to ", Quoted(place.locality())));
}

}  // namespace

void CheckPlaces(const Organization& organization, const Towns& towns, RecordFindings& findings) {
  if (!organization.seat().locality().empty()) {
    CheckTown("seat", organization.seat(), towns, findings);
  } else if (NeedsTown(organization)) {
    findings.Warn("town-missing", "seat.locality",
                  "is missing: without a town it is found for no place");
  }
  CheckPostcode("seat", organization.seat(), towns, findings);
  for (int i = 0; i < organization.branches_size(); ++i) {
    const Place& branch = organization.branches(i);
    const std::string field = absl::StrCat("branches[", i, "]");
    if (!branch.locality().empty()) {
      CheckTown(field, branch, towns, findings);
    } else if (!branch.street().empty() || !branch.postal_code().empty()) {
      findings.Warn("town-missing", field + ".locality", "is missing beside an address");
    }
    CheckPostcode(field, branch, towns, findings);
  }
}

}  // namespace kok::lint
