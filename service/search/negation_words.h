// What people negate a place with, in German and English.

#ifndef KOK_SERVICE_SEARCH_NEGATION_WORDS_H_
#define KOK_SERVICE_SEARCH_NEGATION_WORDS_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"

namespace kok::search_core {

enum class NegationKind {
  kPlain,      // `nicht`, `keinesfalls`
  kNowhere,    // `nirgends in Köln`; who has nowhere to stay in Köln is there
  kDanger,     // only before a verb: `too dangerous to stay in Köln`
  kExcept,     // `außer`
  kNextTo,     // only right before the place: `ohne Köln`, not `ohne Wohnsitz in Köln`
  kPast,       // `nie in Köln gewesen`
  kElsewhere,  // `außerhalb`, `weg von`
  kFar,        // `weit weg von`
};

struct NegationWords {
  size_t begin;  // the first of their tokens
  NegationKind kind;
};

// The longest that ends before token `end`, within one clause. Pure function; safe from any thread.
std::optional<NegationWords> NegationWordsBefore(std::string_view query,
                                                 const std::vector<analysis::Token>& tokens,
                                                 size_t end);

// Where folded words, parted by blanks, begin if they end before token `end`, within one clause.
// Pure function; safe from any thread.
std::optional<size_t> BeginOfWords(std::string_view words, std::string_view query,
                                   const std::vector<analysis::Token>& tokens, size_t end);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_NEGATION_WORDS_H_
