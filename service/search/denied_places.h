// What stands behind a place and speaks against it: `Köln kommt nicht in Frage`, `nach Köln kann
// sie nicht zurück`, `in Köln ist es zu gefährlich`. German and English.
//
// Pure functions: safe from any thread. `query` is what was tokenised.

#ifndef KOK_SERVICE_SEARCH_DENIED_PLACES_H_
#define KOK_SERVICE_SEARCH_DENIED_PLACES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// Whether a query without a negation may hold one of them because of this folded word: not most.
bool MayDenyPlaces(std::string_view folded);

// Whether the rest of the clause speaks against the place of the tokens `first` to before `end`, or
// against it and the places that are joined to it: `nach Köln oder Bonn kann sie nicht`. Nothing
// else may stand in it: `in Köln nicht versichert` says nothing of Köln, nor does `in Köln kann sie
// nicht arbeiten`. Where a verb needs a subject, the place opens the clause: `Frau in Köln kann
// nicht zurück` has her there.
bool IsDeniedBehind(std::string_view query, const std::vector<analysis::Token>& tokens,
                    size_t first, size_t end);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_DENIED_PLACES_H_
