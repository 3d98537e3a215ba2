// Whether a word of a query that is also the name of a town means the town. German has villages
// called Wald, Brand and Kalt, and every third word names some place.

#ifndef KOK_SERVICE_SEARCH_PLACE_LIKELIHOOD_H_
#define KOK_SERVICE_SEARCH_PLACE_LIKELIHOOD_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"
#include "service/index/snapshot.h"

namespace kok::search_core {

// Towns from this size are meant even where their name is a word: Hof, Leer, Singen. So are Kreise,
// Länder and the towns abroad that the gazetteer holds, for it holds few.
inline constexpr int64_t kLargeTown = 20000;

// One word. Alone it means the town unless it is an ordinary word and the town small. Beside others
// it must be written with a capital, and stand behind "in" or "aus", or be no ordinary word (behind
// "im" or "die" of a large town only), or name a larger town and be a noun or written as one:
// `Siegen Beratung`. It does not where a hyphen makes a longer noun of it (`Palermo-Protokoll`, not
// `Leipzig-Mitte`), nor as `St.` before a name. A proper name is no ordinary word unless a
// record says it: `Sylt`, not `Hölle`; beside others, but for "auf", only that of a town from
// 5,000 inhabitants. A word that the glossary knows of another language, `police`, means a town
// only behind "in" and with a capital. `population` of the town, at least 0. Pure function; safe
// from any thread.
bool MayMeanPlace(const index::Snapshot& snapshot, std::string_view query,
                  const std::vector<analysis::Token>& tokens, size_t at, int64_t population);

// One word that is the town of a seat: meant wherever it stands, unless it is an ordinary word too
// and the words around it need that one: `wo kann ich essen`, `nichts zu essen`. `St.` before a
// name never is. Pure function; safe from any thread.
bool MayMeanSeat(const index::Snapshot& snapshot, std::string_view query,
                 const std::vector<analysis::Token>& tokens, size_t at);

// Whether the name of the place says each word of tokens [first, first + count), prepositions and
// articles aside: `Halle Westfalen` is Halle (Westf.), but `Köln Beratung` is more than Köln.
bool SaysEachWord(std::string_view place_name, const std::vector<analysis::Token>& tokens,
                  size_t first, size_t count);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PLACE_LIKELIHOOD_H_
