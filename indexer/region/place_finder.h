// Finds what a place's name may mean, in the gazetteer and under all its other names.

#ifndef KOK_INDEXER_REGION_PLACE_FINDER_H_
#define KOK_INDEXER_REGION_PLACE_FINDER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/region/gazetteer.h"
#include "indexer/region/name_index.h"
#include "indexer/region/place_candidate.h"
#include "indexer/region/place_names.h"
#include "indexer/region/place_words.h"
#include "indexer/region/region_table.h"

namespace kok::region {

// Immutable; safe from any thread. Refers to the tables, which must outlive it.
class PlaceFinder {
 public:
  PlaceFinder(const Gazetteer& gazetteer, const PlaceNames& place_names,
              const RegionTable& regions);

  // All that `text`, a name without digits, may mean; in no particular order, each once. Empty:
  // nothing. The cost grows with the square of the number of words.
  std::vector<PlaceCandidate> Find(std::string_view text) const;

  // The municipality or town abroad of this number, which NameIndex uses.
  const GazetteerPlace& place(size_t id) const { return gazetteer_.places()[id]; }
  // Names of municipalities and towns abroad.
  const NameIndex& towns() const { return towns_; }

 private:
  using Words = std::vector<PlaceWord>;
  using Candidates = std::vector<PlaceCandidate>;

  // Each of these asks one question of a name and adds what it finds.
  Candidates FindWords(std::string_view text, const Words& words) const;
  void AddRegion(std::string_view text, const Words& words, Candidates& found) const;
  void AddTowns(const Words& words, Candidates& found) const;
  void AddTownsByDistrict(const Words& words, size_t count, Candidates& found) const;
  void AddForeignName(std::string_view text, Candidates& found) const;
  void AddWithRegionBehind(std::string_view text, const Words& words, Candidates& found) const;
  void AddDistricts(const Words& words, Candidates& found) const;
  void AddCityOfQuarter(const Words& words, Candidates& found) const;
  Candidates FindDistrictByWord(const Words& words) const;
  Candidates FindWithoutTitle(std::string_view text, const Words& words) const;
  const GazetteerPlace* FindCity(const std::string& base) const;
  // Code of the Land or country that `text` names; empty where it names none.
  std::string RegionCodeOf(std::string_view text) const;
  // German name of a country that the tables have towns of.
  std::string CountryName(std::string_view code) const;

  const Gazetteer& gazetteer_;
  const PlaceNames& place_names_;
  const RegionTable& regions_;
  NameIndex towns_;      // ids: indexes of Gazetteer::places()
  NameIndex districts_;  // ids: indexes of Gazetteer::districts()
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_FINDER_H_
