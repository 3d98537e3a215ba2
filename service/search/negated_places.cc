#include "service/search/negated_places.h"

#include "service/search/denied_places.h"
#include "service/search/negation_doubts.h"
#include "service/search/negation_words.h"
#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using analysis::Token;

// `nicht in der näheren Umgebung von`.
constexpr size_t kMostBetween = 6;

}  // namespace

bool MayNegate(std::string_view query, const std::vector<Token>& tokens) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (MayDenyPlaces(tokens[i].fold)) return true;
    if (NegationWordsBefore(query, tokens, i + 1).has_value()) return true;
  }
  return false;
}

std::optional<Negation> NegationOf(std::string_view query, const std::vector<Token>& tokens,
                                   size_t first) {
  Negation found;
  bool is_of_living = false;
  found.is_place = first > 0 && LeadsToPlaces(tokens[first - 1].fold);
  for (size_t i = first; i > 0 && first - i <= kMostBetween; --i) {
    if (!AreInOneClause(query, tokens[i - 1], tokens[i])) return std::nullopt;
    if (const auto words = NegationWordsBefore(query, tokens, i)) {
      const bool is_far = words->kind == NegationKind::kFar;
      if (words->kind == NegationKind::kNextTo && i != first) return std::nullopt;
      if (IsTakenBack(query, tokens, *words)) return std::nullopt;
      found.begin = words->begin;
      found.is_doubtful = is_of_living || IsDoubtful(query, tokens, *words, first);
      found.is_near = found.is_near || is_far;
      found.is_place = found.is_place || is_far || words->kind == NegationKind::kElsewhere;
      return found;
    }
    const std::string& word = tokens[i - 1].fold;
    is_of_living = is_of_living || MeansLiving(word);
    found.is_near = found.is_near || MeansSurroundings(word);
    if (!StandsBeforePlace(word) && !MeansGoing(word) && !MeansLiving(word)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kok::search_core
