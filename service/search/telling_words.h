// What a text speaks of, as a query for texts like it.

#ifndef KOK_SERVICE_SEARCH_TELLING_WORDS_H_
#define KOK_SERVICE_SEARCH_TELLING_WORDS_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// A text and what one occurrence of a word there counts.
struct WeightedText {
  std::string_view text;
  double weight;
};

// The 25 words of the texts that tell most about them, by how often they say them and how few texts
// of `content`, a handle on the snapshot's, do (nouns count double), and the citations that they
// share with others; the heaviest words first. Words that no other text says, stop words, numbers,
// numerals, other words that any text says (function_words.h) and the words of citations are none.
// `is_content`: the texts are those of one of `content`, which says all of it itself. Of each text
// the first 64 KiB are read, for citations 8 KiB: some milliseconds at most. May throw
// Xapian::Error. Safe from any thread with a handle of its own.
UnderstoodQuery TellingWords(const index::Snapshot& snapshot, const Xapian::Database& content,
                             const std::vector<WeightedText>& texts, bool is_content);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TELLING_WORDS_H_
