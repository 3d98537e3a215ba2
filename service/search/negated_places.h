// Places that a query names to keep away from: `nicht in Köln`, `außerhalb von Hessen`. German and
// English.
//
// Pure functions: safe from any thread. `query` is what was tokenised.

#ifndef KOK_SERVICE_SEARCH_NEGATED_PLACES_H_
#define KOK_SERVICE_SEARCH_NEGATED_PLACES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace kok::search_core {

// What negates a place.
struct Negation {
  size_t begin = 0;  // its first token
  // It may say something else: `wohnt nicht in Köln`, `wenn nicht in Köln`, `der Täter darf nicht
  // nach Köln`. Then nobody is to be sent there because of it, nor kept away.
  bool is_doubtful = false;
  bool is_near = false;  // the surroundings are meant too: `nicht in der Nähe von`, `weit weg von`
  bool is_place = false;  // what follows can hardly be but a place: `nicht in`, `außerhalb von`
};

// Whether the query may speak against a place, before it or behind it: not most do.
bool MayNegate(std::string_view query, const std::vector<analysis::Token>& tokens);

// What negates the place which begins at token `first`: right before it or with prepositions,
// articles, words like `Nähe` and verbs like `return` between, within a clause. Nothing where none
// does: `spricht nicht Deutsch, Köln`, `nicht nur in Köln`, `nicht weit weg von Köln`. `kein` is
// none: `keine Beratungsstelle in Köln` complains.
std::optional<Negation> NegationOf(std::string_view query,
                                   const std::vector<analysis::Token>& tokens, size_t first);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NEGATED_PLACES_H_
