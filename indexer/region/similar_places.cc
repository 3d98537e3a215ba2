#include "indexer/region/similar_places.h"

#include <algorithm>
#include <string>

#include "indexer/region/gazetteer.h"
#include "indexer/region/place_candidate.h"
#include "indexer/region/place_words.h"
#include "indexer/schema/edit_distance.h"

namespace kok::region {
namespace {

constexpr size_t kMinLetters = 3;
constexpr size_t kFewLetters = 7;
constexpr size_t kMostPlaces = 5;

bool IsNear(std::string_view a, std::string_view b, int limit) {
  const size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > static_cast<size_t>(limit)) return false;
  const int distance = schema::EditDistance(a, b, limit);
  return distance > 0 && distance <= limit;
}

std::string WithoutSpaces(std::string_view text) {
  std::string kept(text);
  kept.erase(std::remove(kept.begin(), kept.end(), ' '), kept.end());
  return kept;
}

}  // namespace

std::vector<const GazetteerPlace*> SimilarPlaces(std::string_view text,
                                                 std::string_view region_code,
                                                 const TownFinder& towns) {
  std::string typed;
  for (const PlaceWord& word : ReadPlaceWords(text)) {
    if (!IsConnective(word.fold)) typed.append(word.fold);
  }
  if (typed.size() < kMinLetters) return {};
  const int limit = typed.size() <= kFewLetters ? 1 : 2;
  std::vector<const GazetteerPlace*> near;
  for (const IndexedName& town : towns.names().names()) {
    const PlaceName& name = town.name;
    const bool matches =
        (!region_code.empty() && typed == name.base) || IsNear(typed, name.base, limit) ||
        (!name.qualifiers.empty() && typed.size() + static_cast<size_t>(limit) > name.base.size() &&
         IsNear(typed, name.base + WithoutSpaces(name.qualifiers), limit));
    if (matches) near.push_back(&towns.town(town.id));
  }
  std::sort(near.begin(), near.end(), [&](const GazetteerPlace* a, const GazetteerPlace* b) {
    const bool a_lies_there = LiesIn(a->region_code, region_code);
    if (a_lies_there != LiesIn(b->region_code, region_code)) return a_lies_there;
    return PopulationOf(*a) != PopulationOf(*b) ? PopulationOf(*a) > PopulationOf(*b) : a < b;
  });
  near.erase(std::unique(near.begin(), near.end()), near.end());
  if (near.size() > kMostPlaces) near.resize(kMostPlaces);
  return near;
}

}  // namespace kok::region
