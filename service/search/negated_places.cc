#include "service/search/negated_places.h"

#include <algorithm>
#include <iterator>

#include "service/search/negation_doubts.h"
#include "service/search/negation_words.h"
#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using analysis::Token;

// `nicht in der näheren Umgebung von`.
constexpr size_t kMostBetween = 6;

// Behind a place, to the end of the clause, for `in Köln nicht versichert` says nothing of Köln.
constexpr std::string_view kDenials[] = {"nicht",
                                         "auch nicht",
                                         "not",
                                         "nicht sicher",
                                         "ist nicht sicher",
                                         "nicht moglich",
                                         "nicht geeignet",
                                         "kommt nicht in frage",
                                         "is not safe",
                                         "not safe",
                                         "verlassen",
                                         "meiden"};

}  // namespace

bool MayNegate(std::string_view query, const std::vector<Token>& tokens) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string& word = tokens[i].fold;
    // All other denials hold a negation.
    if (word == "verlassen" || word == "meiden") return true;
    if (NegationWordsBefore(query, tokens, i + 1).has_value()) return true;
  }
  return false;
}

std::optional<Negation> NegationOf(std::string_view query, const std::vector<Token>& tokens,
                                   size_t first) {
  Negation found;
  found.is_place = first > 0 && LeadsToPlaces(tokens[first - 1].fold);
  for (size_t i = first; i > 0 && first - i <= kMostBetween; --i) {
    if (!AreInOneClause(query, tokens[i - 1], tokens[i])) return std::nullopt;
    if (const auto words = NegationWordsBefore(query, tokens, i)) {
      const bool is_far = words->kind == NegationKind::kFar;
      if (words->kind == NegationKind::kNextTo && i != first) return std::nullopt;
      if (IsTakenBack(query, tokens, *words)) return std::nullopt;
      found.begin = words->begin;
      found.is_doubtful = IsDoubtful(query, tokens, *words, first);
      found.is_near = found.is_near || is_far;
      found.is_place = found.is_place || is_far || words->kind == NegationKind::kElsewhere;
      return found;
    }
    if (!StandsBeforePlace(tokens[i - 1].fold)) return std::nullopt;
    found.is_near = found.is_near || MeansSurroundings(tokens[i - 1].fold);
  }
  return std::nullopt;
}

bool IsDeniedBehind(std::string_view query, const std::vector<Token>& tokens, size_t end) {
  const auto begins = [&](std::string_view words) {
    return words.substr(0, words.find(' ')) == tokens[end].fold;
  };
  if (end >= tokens.size() || std::none_of(std::begin(kDenials), std::end(kDenials), begins)) {
    return false;
  }
  size_t behind = end;
  while (behind < tokens.size() && AreInOneClause(query, tokens[behind - 1], tokens[behind])) {
    ++behind;
  }
  return std::any_of(std::begin(kDenials), std::end(kDenials), [&](std::string_view words) {
    return BeginOfWords(words, query, tokens, behind) == std::optional<size_t>(end);
  });
}

}  // namespace kok::search_core
