// Towns, Länder and countries that a query names.

#ifndef KOK_SERVICE_SEARCH_PLACE_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_PLACE_EVIDENCE_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Adds the places of one query to what is understood of it. Not safe from several threads at once.
// May throw Xapian::Error.
class PlaceEvidence {
 public:
  // All must outlive the object. `organizations` is a handle on the snapshot's database; `query` is
  // what was tokenised.
  PlaceEvidence(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                std::string_view query, bool prefix_last_word, UnderstoodQuery& understood)
      : snapshot_(snapshot),
        organizations_(organizations),
        query_(query),
        prefix_last_word_(prefix_last_word),
        understood_(understood) {}

  // Towns and regions, in any language; marks their tokens. Must come behind AddNameEvidence.
  void Add();

 private:
  bool AddPlace(const WordRange& words);
  bool AddTranslated(const WordRange& words, const std::string& key,
                     const region::PlaceMeaning& meaning);
  bool AddTown(const WordRange& words, const std::string& key, std::string_view german,
               double weight, kok::search::v1::MatchKind kind);
  bool AddTownAdjective(const WordRange& words);
  bool AddRegion(const WordRange& words, const region::RegionRow* region);
  region::Resolution PlaceOf(const WordRange& words) const;
  bool AddOtherPlace(const WordRange& words);
  bool SomebodyAtWorkHas(const std::string& term) const;
  bool AddTownOf(const WordRange& words, const region::ResolvedPlace& place);
  void AddElsewhere(const WordRange& words, region::Resolution found);
  bool IsOtherWord(size_t at) const;
  void AddBesides();
  bool AreChoices(const WordRange& left, const WordRange& right) const;
  bool AddPostcode(const WordRange& words);
  std::string_view Written(const WordRange& words) const;
  bool IsWithinName(const WordRange& words) const;
  bool IsNoPlaceNumber(const WordRange& words) const;
  const region::RegionRow* RegionOf(const WordRange& words) const;
  std::string AsRecordsWrite(const std::string& key) const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& organizations_;
  const std::string_view query_;
  const bool prefix_last_word_;
  UnderstoodQuery& understood_;
  // The places found, in the order in which they were; no place: one in which somebody is seated.
  std::vector<std::pair<WordRange, std::optional<region::ResolvedPlace>>> found_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PLACE_EVIDENCE_H_
