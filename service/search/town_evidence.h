// Towns in which somebody is seated, as evidence for organisations.

#ifndef KOK_SERVICE_SEARCH_TOWN_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_TOWN_EVIDENCE_H_

#include <xapian.h>

#include <string>
#include <string_view>

#include "indexer/region/place_resolver.h"
#include "service/index/snapshot.h"
#include "service/search/places_elsewhere.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// The field of the record that such evidence is of.
inline constexpr char kTownField[] = "seat.locality";

// Adds such towns of one query to what is understood of it. Each method returns whether the words
// are one. Not safe from several threads at once. May throw Xapian::Error.
class TownEvidence {
 public:
  // All must outlive the object. `organizations` is a handle on the snapshot's database;
  // `elsewhere` is told of the towns found.
  TownEvidence(const index::Snapshot& snapshot, const Xapian::Database& organizations,
               PlacesElsewhere& elsewhere, UnderstoodQuery& understood)
      : snapshot_(snapshot),
        organizations_(organizations),
        elsewhere_(elsewhere),
        understood_(understood) {}

  // The town of a key (analysis::PhraseKey), where a seat or branch is in it. `german`: how it is
  // written; empty: as records do.
  bool Add(const WordRange& words, const std::string& key, std::string_view german, double weight,
           kok::search::v1::MatchKind kind);
  // The town of a seat or branch that the gazetteer calls otherwise than the record does: Freiburg
  // im Breisgau.
  bool AddPlace(const WordRange& words, const region::ResolvedPlace& place);
  // Whether a seat or branch is in the town of a key.
  bool HoldsTown(const std::string& key) const;
  // "Hamburger Beratungsstelle", "Bremer", "Dresdner": the town and -er, at times without its -e-
  // or -en. REQUIRES: `words` is one word.
  bool AddAdjective(const WordRange& words);

 private:
  std::string AsRecordsWrite(const std::string& key) const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& organizations_;
  PlacesElsewhere& elsewhere_;
  UnderstoodQuery& understood_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TOWN_EVIDENCE_H_
