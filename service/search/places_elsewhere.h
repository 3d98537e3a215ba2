// Places of a query in which nobody is seated: which one it is about, and which ones it names as
// other choices.

#ifndef KOK_SERVICE_SEARCH_PLACES_ELSEWHERE_H_
#define KOK_SERVICE_SEARCH_PLACES_ELSEWHERE_H_

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/region/place_resolver.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Of one query, as its places are found. Not safe from several threads at once.
class PlacesElsewhere {
 public:
  // Both must outlive the object. `query` is what was tokenised.
  PlacesElsewhere(std::string_view query, UnderstoodQuery& understood)
      : query_(query), understood_(understood) {}

  // The words are a place in which somebody is seated.
  void NoteSeat(const WordRange& words) { found_.emplace_back(words, std::nullopt); }
  // The words are one of `found`, in none of which anybody is. The first one counts: it is what
  // distances and notices speak of.
  void Add(const WordRange& words, region::Resolution found);
  // Once all are found: the towns among them that are choices beside the first place, or beside a
  // town of a seat where the query names one. A Land beside a town says where the town lies, so
  // towns alone are choices.
  void AddBesides();

 private:
  bool AreChoices(const WordRange& left, const WordRange& right) const;

  const std::string_view query_;
  UnderstoodQuery& understood_;
  // The places found, in the order in which they were; no place: one in which somebody is seated.
  std::vector<std::pair<WordRange, std::optional<region::ResolvedPlace>>> found_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PLACES_ELSEWHERE_H_
