// What people write around a place's name: `in Köln`, `Nähe Köln`, `Köln und Umgebung`.
//
// Pure function; safe from any thread. Any bytes are accepted.

#ifndef KOK_INDEXER_REGION_PLACE_PHRASE_H_
#define KOK_INDEXER_REGION_PLACE_PHRASE_H_

#include <string_view>
#include <vector>

#include "indexer/region/place_words.h"

namespace kok::region {

// The part of `text`, whose words are `words`, without what only says "there or near there" in
// front of it and behind it. Never empty where there are words; the whole text where nothing is
// taken off. Some of these words are names as well (`Bei`), so a text that is a name as it stands
// is not for this.
std::string_view WithoutNearWords(std::string_view text, const std::vector<PlaceWord>& words);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_PHRASE_H_
