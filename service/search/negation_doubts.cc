#include "service/search/negation_doubts.h"

#include "indexer/schema/word_list.h"
#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::IsOneOf;

// Whether one of the words stands before token `at`, at most `within` tokens away and in the same
// clause.
template <size_t kSize>
bool StandsBefore(std::string_view query, const std::vector<Token>& tokens, size_t at,
                  size_t within, const std::string_view (&words)[kSize]) {
  for (size_t i = at; i > 0 && at - i < within; --i) {
    if (i < tokens.size() && !AreInOneClause(query, tokens[i - 1], tokens[i])) return false;
    if (IsOneOf(tokens[i - 1].fold, words)) return true;
  }
  return false;
}

// Whether the sentence that holds the token asks.
bool IsQuestion(std::string_view query, const Token& token) {
  const size_t end = query.find_first_of(".;!?", token.end);
  return end != std::string_view::npos && query[end] == '?';
}

// `wie weit weg von Köln`, `in und außerhalb von Köln`, `10 km weg von Köln`.
bool IsMeasured(std::string_view query, const std::vector<Token>& tokens, size_t begin) {
  constexpr std::string_view kMeasures[] = {"wie",  "how",  "km",    "kilometer", "minuten",
                                            "auch", "und",  "and",   "also",      "knapp",
                                            "kurz", "just", "etwas", "nur",       "only"};
  return StandsBefore(query, tokens, begin, 1, kMeasures);
}

// `wohnt nicht in`, `kennt sich nicht in`, `der Täter darf nicht nach`, `gibt es nicht in`.
bool IsOfSomethingElse(std::string_view query, const std::vector<Token>& tokens, size_t begin) {
  constexpr std::string_view kQuestions[] = {"wenn",    "falls", "ob",  "warum",  "wieso",
                                             "weshalb", "if",    "why", "whether"};
  constexpr std::string_view kStates[] = {
      "wohnt", "wohne", "wohnen", "lebt", "lebe",  "leben", "bin", "ist", "sind", "war",
      "kennt", "kenne", "noch",   "live", "lives", "am",    "are", "is",  "was",  "gibt"};
  constexpr std::string_view kPerpetrators[] = {
      "tater",       "taters", "taterin", "zuhalter", "zuhalters", "trafficker", "traffickers",
      "perpetrator", "exmann", "ehemann", "pimp",     "husband",   "boyfriend"};
  constexpr size_t kClause = 64;
  return StandsBefore(query, tokens, begin, 3, kQuestions) ||
         StandsBefore(query, tokens, begin, 2, kStates) ||
         StandsBefore(query, tokens, begin, kClause, kPerpetrators);
}

// Whether one of the words stands shortly behind token `first`, in the same clause.
template <size_t kSize>
bool StandsBehind(std::string_view query, const std::vector<Token>& tokens, size_t first,
                  const std::string_view (&words)[kSize]) {
  constexpr size_t kWithin = 3;
  for (size_t i = first + 1; i < tokens.size() && i <= first + kWithin; ++i) {
    if (!AreInOneClause(query, tokens[i - 1], tokens[i])) return false;
    if (IsOneOf(tokens[i].fold, words)) return true;
  }
  return false;
}

// `nicht in Köln gemeldet`, `außer in Köln auch in Bonn`.
bool IsStatedBehind(std::string_view query, const std::vector<Token>& tokens, size_t first) {
  constexpr std::string_view kStates[] = {"gemeldet",     "wohnhaft", "registriert", "registered",
                                          "aufgewachsen", "gewesen",  "aufhalten"};
  return StandsBehind(query, tokens, first, kStates);
}

bool IsAddedTo(std::string_view query, const std::vector<Token>& tokens, size_t first) {
  constexpr std::string_view kWords[] = {"auch", "also"};
  return StandsBehind(query, tokens, first, kWords);
}

}  // namespace

bool IsTakenBack(std::string_view query, const std::vector<Token>& tokens,
                 const NegationWords& negation, size_t first) {
  constexpr std::string_view kDenials[] = {"nicht",  "not",    "nie",    "never", "kein",
                                           "ungern", "keinen", "cannot", "t"};
  constexpr std::string_view kAway[] = {"weg", "fort"};
  if (negation.kind == NegationKind::kPlain) {
    return tokens[first - 1].fold == "von" && StandsBehind(query, tokens, first, kAway);
  }
  return (negation.kind == NegationKind::kElsewhere || negation.kind == NegationKind::kFar) &&
         StandsBefore(query, tokens, negation.begin, 4, kDenials);
}

bool IsDoubtful(std::string_view query, const std::vector<Token>& tokens,
                const NegationWords& negation, size_t first) {
  switch (negation.kind) {
    case NegationKind::kPast:
      return true;
    case NegationKind::kNextTo:
      return false;
    case NegationKind::kExcept:
      return IsAddedTo(query, tokens, first);
    case NegationKind::kElsewhere:
    case NegationKind::kFar:
      return IsMeasured(query, tokens, negation.begin) ||
             IsOfSomethingElse(query, tokens, negation.begin);
    case NegationKind::kPlain:
    case NegationKind::kNowhere:
    case NegationKind::kDanger:
      break;
  }
  return IsOfSomethingElse(query, tokens, negation.begin) || IsStatedBehind(query, tokens, first) ||
         IsQuestion(query, tokens[first]);
}

}  // namespace kok::search_core
