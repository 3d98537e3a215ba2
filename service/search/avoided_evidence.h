// Places that a query names to keep away from, as evidence.

#ifndef KOK_SERVICE_SEARCH_AVOIDED_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_AVOIDED_EVIDENCE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/index/snapshot.h"
#include "service/search/negated_places.h"
#include "service/search/town_evidence.h"
#include "service/search/typed_places.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Of one query. Not safe from several threads at once. May throw Xapian::Error.
class AvoidedEvidence {
 public:
  // All must outlive the object; `query` is what was tokenised.
  AvoidedEvidence(const index::Snapshot& snapshot, std::string_view query, const TypedPlaces& typed,
                  const TownEvidence& towns, UnderstoodQuery& understood)
      : snapshot_(snapshot), query_(query), typed_(typed), towns_(towns), understood_(understood) {}

  // Adds towns and Länder of up to `longest` words to what is understood of the query. They are not
  // looked for, nor is what says so: `nicht in der Nähe von`. Marks their words in `taken`, which
  // has an element for each, and those of places that are none to be sent to although it is not
  // sure that they are to be avoided: doubtful ones, countries (`nicht nach Italien abgeschoben`
  // asks for decisions), all where the query names an organisation, and wherever else it names one
  // that is avoided. Must come behind AddNameEvidence and before other places.
  void Add(size_t longest, std::vector<bool>& taken);

  // Whether the word is of such a place or says so. REQUIRES: Add was called.
  bool Holds(size_t word) const { return is_held_[word]; }

 private:
  struct Place {
    WordRange words;
    Negation negation;
  };
  struct Name {
    std::string text;  // as FindAvoided reads it; empty: none
    bool is_country = false;
  };

  bool AddPlace(const WordRange& words);
  bool AddAgain(const WordRange& words);
  std::optional<Negation> NegationBefore(size_t first) const;
  Name NameOf(const WordRange& words, const Negation& negation) const;
  Name GenitiveOf(std::string_view written) const;
  std::string WrittenPlace(const WordRange& words) const;
  Name Known(const std::string& text) const;
  bool NamesSomebody() const;
  void LeaveOut(size_t begin, size_t end);
  bool IsWord(const analysis::Token& token) const;
  void NoteUnknown(const WordRange& words, const Negation& negation);
  void LeaveOutDoubtful();
  void NoteOnlyAvoided();

  const index::Snapshot& snapshot_;
  const std::string_view query_;
  const TypedPlaces& typed_;
  const TownEvidence& towns_;
  UnderstoodQuery& understood_;
  std::vector<Place> places_;
  std::vector<WordRange> doubtful_;  // of places_, by whose names nobody is found
  std::vector<bool> is_held_;        // by word
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_AVOIDED_EVIDENCE_H_
