// Words that stand between a place and what is said of it.

#ifndef KOK_SERVICE_SEARCH_WORDS_BEFORE_PLACES_H_
#define KOK_SERVICE_SEARCH_WORDS_BEFORE_PLACES_H_

#include <string_view>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// Pure functions; safe from any thread.

// Prepositions, articles and words like `Umgebung`, folded; not `aus` and `from`, for who is not
// from a place may well be there.
bool StandsBeforePlace(std::string_view folded);
// Those that make the surroundings of the place: `Nähe`, `Umland`, `near`.
bool MeansSurroundings(std::string_view folded);
// Verbs of who goes to a place or stays there, as they stand before it: `return`, `stay`,
// `bleiben`.
bool MeansGoing(std::string_view folded);
// Of who lives or is there, which may tell of a place where nobody is: `does not live in Köln`.
bool MeansLiving(std::string_view folded);
// Those that stand before little but places: `in`, `nach`, `außerhalb`; not articles.
bool LeadsToPlaces(std::string_view folded);

// Whether nothing but blanks, quotes, a colon or a hyphen parts two neighbours of a query.
bool AreInOneClause(std::string_view query, const analysis::Token& left,
                    const analysis::Token& right);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_WORDS_BEFORE_PLACES_H_
