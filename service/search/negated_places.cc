#include "service/search/negated_places.h"

#include <algorithm>
#include <iterator>

namespace kok::search_core {
namespace {

using analysis::Token;

// `nicht in der näheren Umgebung von`.
constexpr size_t kMostBetween = 5;

constexpr std::string_view kNegations[] = {
    "nicht", "nie", "niemals", "keinesfalls", "ausserhalb", "ausser", "weg",
    "fern",  "not", "never",   "outside",     "except",     "away"};
// Without `aus` and `from`: who is not from there may well be there.
constexpr std::string_view kBetween[] = {
    "in",   "im",    "ins",      "bei",  "beim",    "nach",    "zu",    "um",  "von",
    "vom",  "nahe",  "naehe",    "der",  "die",     "das",     "dem",   "den", "des",
    "raum", "stadt", "umgebung", "land", "region",  "mehr",    "near",  "to",  "of",
    "the",  "city",  "around",   "area", "anymore", "zurueck", "zuruck"};

template <size_t kSize>
bool IsOneOf(std::string_view word, const std::string_view (&words)[kSize]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool StandTogether(std::string_view query, const Token& left, const Token& right) {
  const std::string_view between = query.substr(left.end, right.begin - left.end);
  return between.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

std::optional<size_t> NegationOf(std::string_view query, const std::vector<Token>& tokens,
                                 size_t first) {
  for (size_t i = first; i > 0 && first - i <= kMostBetween; --i) {
    const Token& before = tokens[i - 1];
    if (!StandTogether(query, before, tokens[i])) return std::nullopt;
    if (IsOneOf(before.fold, kNegations)) return i - 1;
    if (!IsOneOf(before.fold, kBetween)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kok::search_core
