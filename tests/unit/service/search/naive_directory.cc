#include "tests/unit/service/search/naive_directory.h"

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "kok/search/ingest/v1/record.pb.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using v1::Organization;

constexpr const char* kLanguages[] = {"ro", "bg", "vi", "en"};
constexpr const char* kServices[] = {"crisis-intervention", "legal-information"};
constexpr const char* kRegions[] = {"DE-BB", "DE-NW", "DE-HE", "DE-SN", "DE-BY", "CH"};
constexpr int kTypes[] = {1, 1, 1, 2, 3, 4, 5, 6, 7};

int Pick(std::mt19937& random, size_t below) {
  return static_cast<int>(std::uniform_int_distribution<size_t>(0, below - 1)(random));
}
bool Chance(std::mt19937& random, int percent) { return Pick(random, 100) < percent; }

template <typename Values>
auto Any(std::mt19937& random, const Values& values) {
  return values[static_cast<size_t>(Pick(random, std::size(values)))];
}

void SetPlace(const Town& town, v1::Place& place) {
  place.set_locality(town.name);
  place.set_region_code(town.region);
}

void AddCoverage(std::mt19937& random, Organization& organization) {
  v1::Coverage& coverage = *organization.add_coverage();
  const int kind = Pick(random, 4);
  if (kind == 0) {
    coverage.set_region("DE");
  } else if (kind == 1) {
    const Town& town = Towns()[static_cast<size_t>(Pick(random, Towns().size()))];
    coverage.set_region(town.region);
    if (!town.ags.empty())
      coverage.add_ags_prefixes(town.ags.substr(0, Chance(random, 50) ? 3 : 5));
  } else {
    coverage.set_region(Any(random, kRegions));
  }
  coverage.set_basis(Chance(random, 80) ? v1::COVERAGE_BASIS_DECLARED
                                        : v1::COVERAGE_BASIS_CONFIRMED);
  coverage.mutable_fact()->set_source("made");
}

template <typename Codes>
void AddStates(std::mt19937& random, const Codes& codes, int states,
               google::protobuf::RepeatedPtrField<v1::Attribute>& attributes) {
  for (const char* code : codes) {
    if (!Chance(random, 40)) continue;
    constexpr v1::AttributeState kStates[] = {v1::ATTRIBUTE_STATE_YES, v1::ATTRIBUTE_STATE_NO,
                                              v1::ATTRIBUTE_STATE_UNKNOWN,
                                              v1::ATTRIBUTE_STATE_VIA_INTERPRETER};
    v1::Attribute& attribute = *attributes.Add();
    attribute.set_code(code);
    attribute.set_state(kStates[Pick(random, static_cast<size_t>(states))]);
  }
}

const Town* TownOf(const v1::Place& place) {
  for (const Town& town : Towns()) {
    if (town.name == place.locality() && town.region == place.region_code()) return &town;
  }
  return nullptr;
}

// Spherical law of cosines: another formula than the product's.
double Kilometres(const Town& a, const Town& b) {
  constexpr double kRadius = 6371.0088;
  const double degrees = std::acos(-1.0) / 180;
  const double cosine = std::sin(a.latitude * degrees) * std::sin(b.latitude * degrees) +
                        std::cos(a.latitude * degrees) * std::cos(b.latitude * degrees) *
                            std::cos((a.longitude - b.longitude) * degrees);
  return kRadius * std::acos(std::clamp(cosine, -1.0, 1.0));
}

std::vector<v1::Place> PlacesOf(const Organization& organization) {
  std::vector<v1::Place> places(organization.branches().begin(), organization.branches().end());
  if (organization.has_seat()) places.push_back(organization.seat());
  return places;
}

bool Counsels(const Organization& organization) {
  switch (organization.type()) {
    case v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE:
    case v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE:
    case v1::ORGANIZATION_TYPE_HELPLINE:
      return organization.offers_counselling() == v1::ATTRIBUTE_STATE_YES ||
             organization.offers_counselling() == v1::ATTRIBUTE_STATE_UNSPECIFIED;
    case v1::ORGANIZATION_TYPE_ASSOCIATION:
      return organization.offers_counselling() == v1::ATTRIBUTE_STATE_YES;
    default:
      return false;
  }
}

// One entry that holds for an area: a region and, in Germany, the beginning of a key.
bool Holds(const v1::Coverage& entry, const std::string& region, const std::string& key) {
  if (entry.ags_prefixes().empty()) {
    return entry.region() == "DE" ? region.rfind("DE", 0) == 0 : entry.region() == region;
  }
  for (const std::string& prefix : entry.ags_prefixes()) {
    const size_t common = std::min(prefix.size(), key.size());
    if (common > 0 && prefix.substr(0, common) == key.substr(0, common)) return true;
  }
  return false;
}

std::vector<v1::Coverage> WithSeats(const Organization& organization) {
  std::vector<v1::Coverage> all(organization.coverage().begin(), organization.coverage().end());
  if (organization.type() == v1::ORGANIZATION_TYPE_NETWORK ||
      organization.type() == v1::ORGANIZATION_TYPE_AUTHORITY ||
      organization.type() == v1::ORGANIZATION_TYPE_COORDINATION_OFFICE) {
    return all;
  }
  for (const v1::Place& place : PlacesOf(organization)) {
    bool said = place.region_code().empty();
    for (const v1::Coverage& entry : all) said = said || entry.region() == place.region_code();
    if (said) continue;
    v1::Coverage assumed;
    assumed.set_region(place.region_code());
    assumed.set_basis(v1::COVERAGE_BASIS_SEAT);
    all.push_back(assumed);
  }
  return all;
}

// 0 seated, 1 covering, 2 nationwide, 3 none.
int ClassFor(const Organization& organization, const std::string& region, const std::string& key) {
  int best = 3;
  for (const v1::Coverage& entry : WithSeats(organization)) {
    if (!Holds(entry, region, key)) continue;
    const bool nationwide = entry.region() == "DE" && entry.ags_prefixes().empty();
    best = std::min(best, nationwide ? 2 : 1);
  }
  if (best == 3) return 3;
  for (const v1::Place& place : PlacesOf(organization)) {
    if (place.region_code() == region) return 0;
  }
  return best;
}

std::string LandKey(const std::string& region) {
  for (const Town& town : Towns()) {
    if (town.region == region) return town.ags.substr(0, 2);
  }
  return "";
}

// 0 yes, 1 through interpreters, 2 unknown, 3 no.
template <typename Codes>
int StateOf(const google::protobuf::RepeatedPtrField<v1::Attribute>& attributes,
            const Codes& asked) {
  int best = asked.empty() ? 0 : 3;
  for (const std::string& code : asked) {
    int state = 2;
    for (const v1::Attribute& attribute : attributes) {
      if (attribute.code() != code) continue;
      if (attribute.state() == v1::ATTRIBUTE_STATE_YES) state = 0;
      if (attribute.state() == v1::ATTRIBUTE_STATE_VIA_INTERPRETER) state = 1;
      if (attribute.state() == v1::ATTRIBUTE_STATE_NO) state = 3;
    }
    best = std::min(best, state);
  }
  return best;
}

double DistanceFrom(const Organization& organization, const Town& town) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const v1::Place& place : PlacesOf(organization)) {
    const Town* own = TownOf(place);
    if (own != nullptr) nearest = std::min(nearest, Kilometres(*own, town));
  }
  return nearest;
}

bool IsIn(const google::protobuf::RepeatedPtrField<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool PassesPlain(const Organization& organization, const v1::SearchFilter& filter,
                 absl::CivilDay today) {
  if (!filter.regions().empty() && !IsIn(filter.regions(), organization.seat().region_code())) {
    return false;
  }
  const auto& types = filter.organization_types();
  if (!types.empty() && std::find(types.begin(), types.end(), organization.type()) == types.end()) {
    return false;
  }
  if (filter.max_age_days() > 0) {
    absl::CivilDay checked;
    if (!absl::ParseCivilTime(organization.verification().verified_on(), &checked)) return false;
    if (today - checked > filter.max_age_days()) return false;
  }
  return StateOf(organization.languages(), filter.languages()) < 3 &&
         StateOf(organization.services(), filter.services()) < 3;
}

bool MayAnswer(const Organization& organization, const Question& question) {
  const v1::SearchFilter& filter = question.request.filter();
  if (question.near_town < 0 && filter.serves_regions().empty()) return true;
  if (Counsels(organization)) return true;
  const bool is_centre =
      organization.type() == v1::ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE ||
      organization.type() == v1::ORGANIZATION_TYPE_COUNSELLING_CENTRE ||
      organization.type() == v1::ORGANIZATION_TYPE_HELPLINE;
  return !filter.organization_types().empty() && !is_centre;
}

bool IsStatedToCover(const Organization& organization, const Town& town) {
  for (const v1::Coverage& entry : organization.coverage()) {
    if (Holds(entry, town.region, town.ags)) return true;
  }
  return false;
}

}  // namespace

const std::vector<Town>& Towns() {
  // As data/gazetteer has them; NaiveDirectory.TownsAreThoseOfTheGazetteer holds them against it.
  static const auto* const kTowns =
      new std::vector<Town>{{"Cottbus", "12052000", "DE-BB", 51.7727, 14.3662},
                            {"Potsdam", "12054000", "DE-BB", 52.4262, 13.0286},
                            {"Köln", "05315000", "DE-NW", 50.9457, 6.9733},
                            {"Dortmund", "05913000", "DE-NW", 51.5161, 7.4749},
                            {"Herford", "05758012", "DE-NW", 52.1141, 8.6626},
                            {"Kassel", "06611000", "DE-HE", 51.3111, 9.4597},
                            {"Darmstadt", "06411000", "DE-HE", 49.8814, 8.6647},
                            {"Dresden", "14612000", "DE-SN", 51.0664, 13.7834},
                            {"Zwickau", "14524330", "DE-SN", 50.7282, 12.4813},
                            {"München", "09162000", "DE-BY", 48.1532, 11.5472},
                            {"Nürnberg", "09564000", "DE-BY", 49.4364, 11.0793},
                            {"Zürich", "", "CH", 47.3667, 8.5500}};
  return *kTowns;
}

std::vector<Organization> MakeDirectory(size_t size, std::mt19937& random) {
  std::vector<Organization> organizations;
  for (size_t i = 0; i < size; ++i) {
    Organization& organization = organizations.emplace_back();
    const std::string number = std::to_string(1000 + i);
    organization.set_name("organizations/made-" + number);
    organization.set_display_name("Stelle " + number);
    organization.set_type(static_cast<v1::OrganizationType>(Any(random, kTypes)));
    organization.set_offers_counselling(static_cast<v1::AttributeState>(Any(
        random, std::vector<int>{v1::ATTRIBUTE_STATE_YES, v1::ATTRIBUTE_STATE_NO,
                                 v1::ATTRIBUTE_STATE_UNKNOWN, v1::ATTRIBUTE_STATE_UNSPECIFIED})));
    if (Chance(random, 90)) SetPlace(Any(random, Towns()), *organization.mutable_seat());
    while (Chance(random, 20)) SetPlace(Any(random, Towns()), *organization.add_branches());
    if (Chance(random, 50)) AddCoverage(random, organization);
    AddStates(random, kLanguages, 4, *organization.mutable_languages());
    AddStates(random, kServices, 3, *organization.mutable_services());
    if (Chance(random, 10)) organization.set_status(v1::ORGANIZATION_STATUS_PAUSED);
    if (Chance(random, 50)) {
      organization.mutable_verification()->set_verified_on(
          absl::FormatCivilTime(absl::CivilDay(2026, 11, 1) - Pick(random, 800)));
    }
  }
  return organizations;
}

std::string ToJsonLines(const std::vector<Organization>& organizations) {
  std::string lines;
  for (const Organization& organization : organizations) {
    kok::search::ingest::v1::Record record;
    *record.mutable_organization() = organization;
    std::string line;
    EXPECT_TRUE(google::protobuf::util::MessageToJsonString(record, &line).ok());
    lines += line + "\n";
  }
  return lines;
}

Question MakeQuestion(std::mt19937& random) {
  Question question;
  v1::SearchFilter& filter = *question.request.mutable_filter();
  filter.add_kinds(v1::RECORD_KIND_ORGANIZATION);
  while (Chance(random, 20)) filter.add_regions(Any(random, kRegions));
  while (Chance(random, 20)) filter.add_serves_regions(Any(random, kRegions));
  while (Chance(random, 20)) {
    filter.add_organization_types(static_cast<v1::OrganizationType>(Any(random, kTypes)));
  }
  while (Chance(random, 25)) filter.add_languages(Any(random, kLanguages));
  while (Chance(random, 15)) filter.add_services(Any(random, kServices));
  if (Chance(random, 15)) filter.set_max_age_days(1 + Pick(random, 900));
  while (Chance(random, 20)) filter.add_avoid_regions(Any(random, kRegions));
  while (Chance(random, 15)) {
    question.avoid_towns.push_back(Pick(random, Towns().size()));
    filter.add_avoid_regions(Towns()[static_cast<size_t>(question.avoid_towns.back())].name);
  }
  while (Chance(random, 15) && filter.avoid_areas_size() < 8) {
    question.avoid_around.push_back(Pick(random, Towns().size()));
    v1::AvoidArea& area = *filter.add_avoid_areas();
    area.set_place(Towns()[static_cast<size_t>(question.avoid_around.back())].name);
    area.set_radius_km(Pick(random, 300));
  }
  if (Chance(random, 50)) {
    question.near_town = Pick(random, Towns().size());
    v1::Near& near = *question.request.mutable_near();
    near.set_place(Towns()[static_cast<size_t>(question.near_town)].name);
    if (Chance(random, 50)) near.set_radius_km(Pick(random, 400));
    if (Chance(random, 25)) question.request.set_order_by(v1::SORT_ORDER_DISTANCE);
  } else if (Chance(random, 10)) {
    question.request.set_order_by(v1::SORT_ORDER_NAME);
  }
  return question;
}

bool IsForbidden(const Organization& organization, const Question& question) {
  const v1::SearchFilter& filter = question.request.filter();
  for (const v1::Place& place : PlacesOf(organization)) {
    if (IsIn(filter.avoid_regions(), place.region_code())) return true;
    const Town* own = TownOf(place);
    if (own == nullptr) continue;
    for (const int town : question.avoid_towns) {
      if (own == &Towns()[static_cast<size_t>(town)]) return true;
    }
    for (size_t i = 0; i < question.avoid_around.size(); ++i) {
      const Town& centre = Towns()[static_cast<size_t>(question.avoid_around[i])];
      const double radius_km = filter.avoid_areas(static_cast<int>(i)).radius_km();
      if (own == &centre || (radius_km > 0 && Kilometres(*own, centre) <= radius_km)) return true;
    }
  }
  return false;
}

std::vector<std::string> Scan(const std::vector<Organization>& organizations,
                              const Question& question, absl::CivilDay today) {
  const v1::SearchFilter& filter = question.request.filter();
  const Town* near =
      question.near_town < 0 ? nullptr : &Towns()[static_cast<size_t>(question.near_town)];
  using Key = std::tuple<bool, double, int, int, double, std::string>;
  std::vector<Key> found;
  for (const Organization& organization : organizations) {
    if (!PassesPlain(organization, filter, today) || !MayAnswer(organization, question) ||
        IsForbidden(organization, question)) {
      continue;
    }
    int responsible = 3;
    for (const std::string& region : filter.serves_regions()) {
      responsible = std::min(responsible, ClassFor(organization, region, LandKey(region)));
    }
    if (!filter.serves_regions().empty() && responsible == 3) continue;
    double distance = 0;
    if (near != nullptr) {
      responsible = ClassFor(organization, near->region, near->ags);
      distance = DistanceFrom(organization, *near);
      const double radius_km = question.request.near().radius_km();
      if (radius_km > 0 && distance > radius_km && !IsStatedToCover(organization, *near)) continue;
    }
    const int state = std::max(StateOf(organization.languages(), filter.languages()),
                               StateOf(organization.services(), filter.services()));
    const bool paused = organization.status() == v1::ORGANIZATION_STATUS_PAUSED;
    const std::string& name = organization.name();
    switch (question.request.order_by()) {
      case v1::SORT_ORDER_NAME:
        found.emplace_back(false, 0, 0, 0, 0, name);
        break;
      case v1::SORT_ORDER_DISTANCE:
        found.emplace_back(paused, distance, responsible, state, 0, name);
        break;
      default:
        if (near == nullptr && filter.serves_regions().empty()) responsible = 0;
        found.emplace_back(paused, 0, responsible, state, distance, name);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (const Key& key : found) names.push_back(std::get<5>(key));
  return names;
}

std::map<std::string, int> CountRegions(const std::vector<Organization>& organizations,
                                        Question question, absl::CivilDay today) {
  question.request.mutable_filter()->clear_regions();
  const std::vector<std::string> names = Scan(organizations, question, today);
  std::map<std::string, int> counts;
  for (const Organization& organization : organizations) {
    const bool found = std::find(names.begin(), names.end(), organization.name()) != names.end();
    if (found && organization.has_seat()) ++counts[organization.seat().region_code()];
  }
  return counts;
}

std::map<std::string, int> CountLanguages(const std::vector<Organization>& organizations,
                                          Question question, absl::CivilDay today) {
  question.request.mutable_filter()->clear_languages();
  const std::vector<std::string> names = Scan(organizations, question, today);
  std::map<std::string, int> counts;
  for (const Organization& organization : organizations) {
    if (std::find(names.begin(), names.end(), organization.name()) == names.end()) continue;
    for (const std::string code : kLanguages) {
      if (StateOf(organization.languages(), std::vector<std::string>{code}) <= 1) ++counts[code];
    }
  }
  return counts;
}

}  // namespace kok::tests
