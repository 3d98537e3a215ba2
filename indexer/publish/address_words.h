// Words of addresses, spelt out as scan_text.h does. Pure functions; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_ADDRESS_WORDS_H_
#define KOK_INDEXER_PUBLISH_ADDRESS_WORDS_H_

#include <string_view>

namespace kok::publish {

// What tells where in a house somebody is, no address on its own: `stock`, `wohnung`.
bool IsWithinHouse(std::string_view word);

// `strasse`, `weg`: the second half of a street's name, where it stands alone.
bool IsStreetWord(std::string_view word);

// `eschenweg`: the whole of one.
bool IsStreetName(std::string_view word);

// `am`, `zur`, `via`: with these the name of a street begins that may have any words.
bool BeginsStreet(std::string_view word);

// Before a number it is none of a house: `seit 2019`, `am Montag 10`.
bool IsTimeWord(std::string_view word);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_ADDRESS_WORDS_H_
