// Towns, Länder and countries that a query names.

#ifndef KOK_SERVICE_SEARCH_PLACE_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_PLACE_EVIDENCE_H_

#include <xapian.h>

#include <string>
#include <string_view>

#include "service/index/snapshot.h"
#include "service/search/avoided_evidence.h"
#include "service/search/places_elsewhere.h"
#include "service/search/town_evidence.h"
#include "service/search/typed_places.h"
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
        prefix_last_word_(prefix_last_word),
        understood_(understood),
        typed_(snapshot, query, understood),
        elsewhere_(query, understood),
        towns_(snapshot, organizations, elsewhere_, understood),
        avoided_(snapshot, query, typed_, towns_, understood) {}
  // Its parts refer to each other.
  PlaceEvidence(const PlaceEvidence&) = delete;
  PlaceEvidence& operator=(const PlaceEvidence&) = delete;

  // Towns and regions, in any language; marks their tokens. Must come behind AddNameEvidence.
  void Add();

 private:
  bool AddPlace(const WordRange& words);
  bool AddTranslated(const WordRange& words, const std::string& key,
                     const region::PlaceMeaning& meaning);
  bool AddRegion(const WordRange& words, const region::RegionRow* region);
  bool AddPostcode(const WordRange& words);
  bool AddOtherPlace(const WordRange& words);
  bool SomebodyAtWorkHas(const std::string& term) const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& organizations_;
  const bool prefix_last_word_;
  UnderstoodQuery& understood_;
  const TypedPlaces typed_;
  PlacesElsewhere elsewhere_;
  TownEvidence towns_;
  AvoidedEvidence avoided_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PLACE_EVIDENCE_H_
