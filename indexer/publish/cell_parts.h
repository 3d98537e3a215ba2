// What people write into one cell of protected values: several values, and remarks beside them.
//
// Pure functions. Each gives the values within `text` that can be told, in its order; of a cell
// that is one value, that may be it again. What they return goes into no message.

#ifndef KOK_INDEXER_PUBLISH_CELL_PARTS_H_
#define KOK_INDEXER_PUBLISH_CELL_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::publish {

// Streets with the number of the house and nothing behind it: `Eschenweg 12` of `c/o Verein
// Eschenweg 12, 3. OG` and of `Eschenweg 12-14 / Via dei Frassini 12`. Of at least eight letters
// and digits, since a shorter one may be anything.
std::vector<std::string> StreetsIn(std::string_view text);

// Numbers of at least six digits: two of `0228 7420001 / 0151 77420001`, one of `0171 7764321 (ab
// 18 Uhr)`.
std::vector<std::string> PhonesIn(std::string_view text);

// Whether it only says that there is no value, or that it is not told: `keine`, `unbekannt`.
bool SaysNothing(std::string_view text);

// Addresses of `Erika <a@x.example>; b@x.example`.
std::vector<std::string> EmailsIn(std::string_view text);

// People of `Erika Muster (Leitung) und Eva Muster geb. Beispiel`, each of two names or more.
std::vector<std::string> PersonsIn(std::string_view text);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_CELL_PARTS_H_
