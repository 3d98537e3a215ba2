// What a query holds in quotes: wording that must stand in a record as it was typed.

#ifndef KOK_SERVICE_SEARCH_QUOTED_PHRASES_H_
#define KOK_SERVICE_SEARCH_QUOTED_PHRASES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/token.h"

namespace kok::search_core {

// Quoted pieces of a query beyond these, and words of one beyond these, are words like any others.
inline constexpr size_t kMaxPhrases = 8;
inline constexpr size_t kMaxPhraseWords = 32;
// Each mark may be held against all that follow.
inline constexpr size_t kMaxQuoteMarks = 128;

// What stands between two marks, without them: the half-open byte range [begin, end) of the query.
struct QuotedText {
  size_t begin;
  size_t end;
};

// The quoted pieces of `query` in reading order, those that hold no word among them. A pair is
//   "…", „…“, “…”, ”…”, and any mixture of these but for a closing „,
//   »…«, «…», ›…‹, ‹…›, also with blanks inside,
//   ‚…‘, where the first stands before a word and not behind one, the second the other way round.
// A " or “ or ” directly behind a letter or digit opens nothing (`19" Monitor`). A pair within a
// pair belongs to it. A mark without its other half is a sign like any other, and so are ' and ’
// and all marks behind the first kMaxQuoteMarks. Any bytes are accepted. Where there is no mark it
// costs one look at each byte. Pure function; safe from any thread.
std::vector<QuotedText> FindQuoted(std::string_view query);

// Some wording: its words next to each other.
struct Phrase {
  size_t begin;                        // byte of the query with which `text` begins
  std::string text;                    // as typed, up to its last word that counts
  std::vector<analysis::Token> words;  // of `text`, 1 to kMaxPhraseWords, stop words among them

  // Whether a word of the query stands in it.
  bool Holds(const analysis::Token& word) const {
    return begin <= word.begin && word.end <= begin + text.size();
  }
};

struct QuotedPhrases {
  std::vector<Phrase> phrases;  // at most kMaxPhrases, none twice
  bool is_shortened = false;    // there were more, or longer ones
};

// The phrases of a query; what holds no word is none. Safe from any thread.
QuotedPhrases ReadPhrases(const analysis::Analyzer& analyzer, std::string_view query);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUOTED_PHRASES_H_
