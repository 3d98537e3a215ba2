// Places that a query names to keep away from, as evidence.

#ifndef KOK_SERVICE_SEARCH_AVOIDED_EVIDENCE_H_
#define KOK_SERVICE_SEARCH_AVOIDED_EVIDENCE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/index/snapshot.h"
#include "service/search/town_evidence.h"
#include "service/search/typed_places.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Towns and Länder of one query; not countries, for `nicht nach Italien abgeschoben` asks for
// decisions on them. Not safe from several threads at once. May throw Xapian::Error.
class AvoidedEvidence {
 public:
  // All must outlive the object; `query` is what was tokenised.
  AvoidedEvidence(const index::Snapshot& snapshot, std::string_view query, const TypedPlaces& typed,
                  const TownEvidence& towns, UnderstoodQuery& understood)
      : snapshot_(snapshot), query_(query), typed_(typed), towns_(towns), understood_(understood) {}

  // Adds those of up to `longest` words to what is understood of the query, and marks their words
  // in `taken`, which has an element for each. They are not looked for, nor is what says so: `nicht
  // in der Nähe von`. Must come behind AddNameEvidence and before other places.
  void Add(size_t longest, std::vector<bool>& taken);

  // Whether the word is of such a place or says so. REQUIRES: Add was called.
  bool Holds(size_t word) const { return is_avoided_[word]; }

 private:
  bool AddPlace(const WordRange& words);
  std::optional<size_t> NegationBefore(size_t first) const;
  std::string PlaceNamed(const WordRange& words) const;
  std::string GenitiveOf(const WordRange& words) const;
  bool IsTownOrLand(const std::string& name) const;
  bool IsAskedFor(const WordRange& place) const;
  void LeaveOutWords();

  const index::Snapshot& snapshot_;
  const std::string_view query_;
  const TypedPlaces& typed_;
  const TownEvidence& towns_;
  UnderstoodQuery& understood_;
  std::vector<WordRange> places_;  // of each of understood_.avoided
  std::vector<bool> is_avoided_;   // by word
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_AVOIDED_EVIDENCE_H_
