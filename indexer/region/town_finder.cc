#include "indexer/region/town_finder.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "indexer/region/country_names.h"
#include "indexer/schema/edit_distance.h"

namespace kok::region {
namespace {

// A quarter is told from a sentence by its length: `Berlin-Prenzlauer Berg`.
constexpr size_t kMaxQuarterWords = 3;
constexpr int32_t kCityPopulation = 100'000;
// Smaller towns are not known by half of a double name, and short parts are words.
constexpr int32_t kKnownByPart = 5'000;
constexpr size_t kMinPartBytes = 4;

// Whether a word from `first` on is one of the qualifiers, or a slip of it.
bool NamesQualifier(const std::vector<PlaceWord>& words, size_t first,
                    std::string_view qualifiers) {
  constexpr size_t kFewLetters = 4;  // shorter words are near to too many
  for (size_t i = first; i < words.size(); ++i) {
    if (IsConnective(words[i].fold)) continue;
    if (FitQualifiers({words[i]}, 0, qualifiers) != QualifierFit::kNone) return true;
    if (words[i].fold.size() < kFewLetters) continue;
    for (const absl::string_view qualifier :
         absl::StrSplit(absl::string_view(qualifiers.data(), qualifiers.size()), ' ')) {
      if (schema::EditDistance(words[i].fold, {qualifier.data(), qualifier.size()}, 1) <= 1) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

TownFinder::TownFinder(const Gazetteer& gazetteer, const RegionTable& regions)
    : gazetteer_(gazetteer), regions_(regions) {
  for (uint32_t i = 0; i < gazetteer.places().size(); ++i) {
    const GazetteerPlace& place = gazetteer.places()[i];
    names_.Add(place.name, i);
    if (!place.german_name.empty()) names_.Add(place.german_name, i);
  }
  names_.Sort();
  nearby_ = std::make_unique<const NearbyQualifiers>(gazetteer, names_);
  for (uint32_t i = 0; i < gazetteer.municipality_count(); ++i) {
    const GazetteerPlace& place = gazetteer.places()[i];
    if (place.population < kKnownByPart || place.name.find('-') == std::string_view::npos) continue;
    // Garmisch-Partenkirchen; what stands behind a blank is a qualifier.
    for (const PlaceWord& part : ReadPlaceWords(place.name.substr(0, place.name.find(' ')))) {
      const bool is_own_name = !Namesakes(part.fold).empty();
      if (part.fold.size() >= kMinPartBytes && !is_own_name) by_part_[part.fold].push_back(i);
    }
  }
}

std::vector<PlaceCandidate> TownFinder::FindByPart(const std::vector<PlaceWord>& words) const {
  std::vector<PlaceCandidate> found;
  if (words.size() != 1) return found;
  const auto towns = by_part_.find(words[0].fold);
  if (towns == by_part_.end()) return found;
  for (const uint32_t id : towns->second) {
    AddCandidate({&town(id), nullptr, "", Wording::kPart, false}, found);
  }
  return found;
}

std::vector<PlaceCandidate> TownFinder::Find(const std::vector<PlaceWord>& words) const {
  for (size_t count = words.size(); count > 0; --count) {
    const NameIndex::Range namesakes = Namesakes(BaseKey(words, count));
    if (namesakes.empty()) continue;
    std::vector<PlaceCandidate> found;
    for (const IndexedName& name : namesakes) {
      const QualifierFit fit = FitQualifiers(words, count, name.name.qualifiers);
      if (fit == QualifierFit::kNone) continue;
      AddCandidate({&town(name.id), nullptr, "", WordingOf(fit, count < words.size()), false},
                   found);
    }
    if (found.empty()) found = FindByDistrict(words, count);
    if (!found.empty()) return found;
  }
  return {};
}

// `Halle (Landkreis Holzminden)`, `Buchs (Schweiz, CH-AG)`.
std::vector<PlaceCandidate> TownFinder::FindByDistrict(const std::vector<PlaceWord>& words,
                                                       size_t count) const {
  std::vector<PlaceCandidate> found;
  const std::vector<PlaceWord> rest = WithoutDistrictWords(words, count);
  if (rest.empty()) return found;
  for (const IndexedName& name : Namesakes(BaseKey(words, count))) {
    const GazetteerPlace& place = town(name.id);
    if (FitQualifiers(rest, 0, SurroundingsOf(place)) == QualifierFit::kNone) continue;
    // Of Neukirch and Neukirch/Lausitz in one Kreis, the first has no other name.
    const Wording wording = name.name.qualifiers.empty() ? Wording::kQualified : Wording::kPart;
    AddCandidate({&place, nullptr, "", wording, false}, found);
  }
  return found;
}

std::string TownFinder::SurroundingsOf(const GazetteerPlace& town) const {
  std::string written(town.district);
  if (town.ags.empty()) {
    written = absl::StrCat(RegionName(town.region_code, regions_), " ", std::string(town.part));
  }
  std::string joined;
  for (const PlaceWord& word : WithoutDistrictWords(ReadPlaceWords(written), 0)) {
    absl::StrAppend(&joined, joined.empty() ? "" : " ", word.fold);
  }
  return joined;
}

std::vector<PlaceCandidate> TownFinder::FindByNeighbours(
    const std::vector<PlaceWord>& words) const {
  for (size_t count = words.size() - 1; count > 0; --count) {
    const NameIndex::Range namesakes = Namesakes(BaseKey(words, count));
    if (namesakes.empty()) continue;
    const uint32_t id = namesakes.begin()->id;
    const bool is_alone = std::all_of(
        namesakes.begin(), namesakes.end(),
        [&](const IndexedName& name) { return name.id == id && name.name.qualifiers.empty(); });
    if (!is_alone || !nearby_->Fit(town(id).point, words, count)) return {};
    return {{&town(id), nullptr, "", Wording::kPart, false}};
  }
  return {};
}

// The largest town of that base that is a city; null where there is none.
const GazetteerPlace* TownFinder::FindCity(const std::string& base) const {
  const GazetteerPlace* city = nullptr;
  for (const IndexedName& name : Namesakes(base)) {
    const GazetteerPlace& candidate = town(name.id);
    const bool is_larger = city == nullptr || candidate.population > city->population;
    if (candidate.population >= kCityPopulation && is_larger) city = &candidate;
  }
  return city;
}

// `Frankfurt Odre` is not Frankfurt am Main.
std::vector<PlaceCandidate> TownFinder::FindCityOfQuarter(
    const std::vector<PlaceWord>& words) const {
  for (size_t count = words.size() - 1; count > 0; --count) {
    if (words.size() - count > kMaxQuarterWords) return {};
    const std::string base = BaseKey(words, count);
    const GazetteerPlace* city = FindCity(base);
    if (city == nullptr) continue;
    // `Berlin am Main` is another town or none, not a quarter.
    if (nearby_->Name(words, count)) return {};
    for (const IndexedName& name : Namesakes(base)) {
      if (&town(name.id) != city && NamesQualifier(words, count, name.name.qualifiers)) return {};
    }
    return {{city, nullptr, "", Wording::kPart, false}};
  }
  return {};
}

}  // namespace kok::region
