#include "service/search/negated_places.h"

#include <algorithm>

#include "indexer/schema/word_list.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::IsOneOf;

// `nicht in der näheren Umgebung von`.
constexpr size_t kMostBetween = 5;

// The longer first, for they end alike. `weg` alone may be a street's.
constexpr std::string_view kNegations[] = {"auf keinen fall",
                                           "auf gar keinen fall",
                                           "keinesfalls",
                                           "nicht",
                                           "ausserhalb",
                                           "ausser",
                                           "not",
                                           "outside",
                                           "except",
                                           "weit weg von",
                                           "weg von",
                                           "weit weg vom",
                                           "weg vom",
                                           "weit weg aus",
                                           "weg aus",
                                           "weit fern von",
                                           "fern von",
                                           "far away from",
                                           "away from",
                                           "far from",
                                           "nowhere near",
                                           "nowhere in"};
// Those that need not be next to the place; without `aus` and `from`: who is not from there may
// well be there.
constexpr std::string_view kBetween[] = {
    "in",   "im",    "ins",      "bei",  "beim",    "nach",    "zu",    "um",  "von",
    "vom",  "nahe",  "naehe",    "der",  "die",     "das",     "dem",   "den", "des",
    "raum", "stadt", "umgebung", "land", "region",  "mehr",    "near",  "to",  "of",
    "the",  "city",  "around",   "area", "anymore", "zurueck", "zuruck"};
// Right behind these the negation asks rather than says.
constexpr std::string_view kQuestions[] = {"wenn",  "falls", "ob", "warum",
                                           "wieso", "es",    "if", "why"};
// Shortly behind these it is taken back: `nicht so weit weg von`.
constexpr std::string_view kDenials[] = {"nicht", "not", "kein", "keine"};
constexpr std::string_view kPrepositions[] = {"in", "im", "nach", "bei", "near", "to"};

bool StandTogether(std::string_view query, const Token& left, const Token& right) {
  const std::string_view between = query.substr(left.end, right.begin - left.end);
  return between.find_first_not_of(" \t") == std::string_view::npos;
}

// Where the words, parted by blanks, begin if they end before token `end`.
std::optional<size_t> BeginOf(std::string_view words, std::string_view query,
                              const std::vector<Token>& tokens, size_t end) {
  for (;;) {
    const size_t blank = words.rfind(' ');
    const bool is_first = blank == std::string_view::npos;
    if (end == 0 || tokens[end - 1].fold != words.substr(is_first ? 0 : blank + 1)) {
      return std::nullopt;
    }
    --end;
    if (is_first) return end;
    if (end == 0 || !StandTogether(query, tokens[end - 1], tokens[end])) return std::nullopt;
    words = words.substr(0, blank);
  }
}

bool IsDoubted(const std::vector<Token>& tokens, size_t negation) {
  if (negation > 0 && IsOneOf(tokens[negation - 1].fold, kQuestions)) return true;
  const size_t from = negation - std::min<size_t>(negation, 2);
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                     tokens.begin() + static_cast<std::ptrdiff_t>(negation),
                     [](const Token& token) { return IsOneOf(token.fold, kDenials); });
}

}  // namespace

std::optional<size_t> NegationOf(std::string_view query, const std::vector<Token>& tokens,
                                 size_t first) {
  for (size_t i = first; i > 0 && first - i <= kMostBetween; --i) {
    if (!StandTogether(query, tokens[i - 1], tokens[i])) return std::nullopt;
    for (const std::string_view negation : kNegations) {
      const std::optional<size_t> begin = BeginOf(negation, query, tokens, i);
      if (begin.has_value()) return IsDoubted(tokens, *begin) ? std::nullopt : begin;
    }
    if (!IsOneOf(tokens[i - 1].fold, kBetween)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<size_t> EndOfJoined(std::string_view query, const std::vector<Token>& tokens,
                                  size_t first) {
  constexpr std::string_view kOr[] = {"oder", "noch", "or", "nor"};
  constexpr std::string_view kAnd[] = {"und", "sowie", "and"};
  const bool has_preposition = first > 0 && IsOneOf(tokens[first - 1].fold, kPrepositions);
  const size_t behind_joint = has_preposition ? first - 1 : first;
  if (behind_joint < 2) return std::nullopt;
  const size_t end = behind_joint - 1;
  const std::string_view joint = tokens[end].fold;
  if (!IsOneOf(joint, kOr) && (has_preposition || !IsOneOf(joint, kAnd))) return std::nullopt;
  for (size_t i = end; i <= first; ++i) {
    if (!StandTogether(query, tokens[i - 1], tokens[i])) return std::nullopt;
  }
  return end;
}

}  // namespace kok::search_core
