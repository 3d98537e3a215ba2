// Places that a query names to keep away from: `nicht in Köln`, `außerhalb von Hessen`.

#ifndef KOK_SERVICE_SEARCH_NEGATED_PLACES_H_
#define KOK_SERVICE_SEARCH_NEGATED_PLACES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// The first word of what negates the place which begins at token `first`: right before it or with
// prepositions, articles and words like `Nähe` between, and no punctuation. Nothing where none
// does: `spricht nicht Deutsch, Köln`. What may mean the opposite is none: `nicht weit weg von
// Köln`, `wenn nicht in Köln`, and `keine Beratungsstelle in Köln` complains.
// German and English. `query` is what was tokenised. Pure function; safe from any thread.
std::optional<size_t> NegationOf(std::string_view query, const std::vector<analysis::Token>& tokens,
                                 size_t first);

// Where a place begins at token `first` and `oder`, `und` and the like join it to another that is
// negated, the token behind that other: `nicht in Köln oder in Bonn`. `und` joins names alone, for
// behind it a preposition may begin what is asked for.
std::optional<size_t> EndOfJoined(std::string_view query,
                                  const std::vector<analysis::Token>& tokens, size_t first);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NEGATED_PLACES_H_
