// How many slips lie between two words.

#ifndef KOK_INDEXER_SCHEMA_EDIT_DISTANCE_H_
#define KOK_INDEXER_SCHEMA_EDIT_DISTANCE_H_

#include <string_view>

namespace kok::schema {

// Edits (insertion, deletion, substitution, transposition of neighbours) from one word to the
// other, counted in bytes of folded words; `limit` + 1 where there are more, or where a word is
// longer than 100 bytes. Damerau, "A technique for computer detection and correction of spelling
// errors", 1964. Pure function; safe from any thread.
int EditDistance(std::string_view a, std::string_view b, int limit);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_EDIT_DISTANCE_H_
