// Finds what a place's name may mean, in the gazetteer and under all its other names.

#ifndef KOK_INDEXER_REGION_PLACE_FINDER_H_
#define KOK_INDEXER_REGION_PLACE_FINDER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/region/district_finder.h"
#include "indexer/region/gazetteer.h"
#include "indexer/region/named_areas.h"
#include "indexer/region/place_candidate.h"
#include "indexer/region/place_names.h"
#include "indexer/region/place_words.h"
#include "indexer/region/region_table.h"
#include "indexer/region/town_finder.h"

namespace kok::region {

// Immutable; safe from any thread. Refers to the tables but `areas`, which must outlive it.
class PlaceFinder {
 public:
  PlaceFinder(const Gazetteer& gazetteer, const PlaceNames& place_names, const RegionTable& regions,
              const AreaTable& areas);

  // All that `text`, a name without digits, may mean; in no particular order, each once. Empty:
  // nothing. The cost grows with the square of the number of words.
  std::vector<PlaceCandidate> Find(std::string_view text) const;

  // The name in `text` without near words (place_phrase.h) and without a Land or country behind it,
  // and the code of that; empty where there is none.
  std::pair<std::string_view, std::string> SplitRegionBehind(std::string_view text) const;

  const TownFinder& towns() const { return towns_; }

 private:
  using Words = std::vector<PlaceWord>;
  using Candidates = std::vector<PlaceCandidate>;

  // `depth`: how many titles and regions were taken off already. Each of the others asks one
  // question of a name and adds what it finds.
  Candidates FindWords(std::string_view text, const Words& words, int depth) const;
  void AddRegion(std::string_view text, const Words& words, Candidates& found) const;
  void AddForeignName(std::string_view text, Candidates& found) const;
  void AddTownOfQuarter(const Words& words, Candidates& found) const;
  // What a Land or country behind the name says.
  enum class RegionBehind {
    kNone,       // there is none, or the words before it are no place
    kTaken,      // what is called so and lies there was added
    kElsewhere,  // what is called so lies elsewhere, and nothing else was found
  };
  RegionBehind AddWithRegionBehind(std::string_view text, const Words& words, int depth,
                                   Candidates& found) const;
  Candidates FindHalves(std::string_view text, const Words& words, int depth) const;
  void AddNamedArea(std::string_view text, Candidates& found) const;
  Candidates FindWithoutTitle(std::string_view text, const Words& words, int depth) const;
  // Code of the Land or country that `text` names; empty where it names none.
  std::string RegionCodeOf(std::string_view text) const;

  const Gazetteer& gazetteer_;
  const PlaceNames& place_names_;
  const RegionTable& regions_;
  NamedAreas areas_;
  TownFinder towns_;
  DistrictFinder districts_;
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_FINDER_H_
