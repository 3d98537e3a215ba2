#include "service/search/negated_places.h"

#include "indexer/schema/word_list.h"
#include "service/search/denied_places.h"
#include "service/search/negation_doubts.h"
#include "service/search/negation_words.h"
#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using analysis::Token;

// `nicht in der näheren Umgebung von`.
constexpr size_t kMostBetween = 6;

// Whether a verb between the negation and the place is of that place: `cannot stay in Köln`; not
// `darf nicht bleiben Köln`, `nowhere to stay in Köln`, `cannot go to Köln alone`.
bool IsSaidOfGoing(std::string_view query, const std::vector<Token>& tokens,
                   const NegationWords& negation, size_t first) {
  constexpr std::string_view kLeading[] = {"in", "nach", "to", "near", "into"};
  constexpr std::string_view kAlone[] = {"alone", "allein", "alleine"};
  if (negation.kind == NegationKind::kNowhere) return false;
  if (!schema::IsOneOf(tokens[first - 1].fold, kLeading)) return false;
  const size_t behind = first + 1;
  return behind >= tokens.size() || !AreInOneClause(query, tokens[first], tokens[behind]) ||
         !schema::IsOneOf(tokens[behind].fold, kAlone);
}

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
  bool is_of_going = false;
  bool is_of_living = false;
  found.is_place = first > 0 && LeadsToPlaces(tokens[first - 1].fold);
  for (size_t i = first; i > 0 && first - i <= kMostBetween; --i) {
    if (!AreInOneClause(query, tokens[i - 1], tokens[i])) return std::nullopt;
    if (const auto words = NegationWordsBefore(query, tokens, i)) {
      const bool is_far = words->kind == NegationKind::kFar;
      if (words->kind == NegationKind::kNextTo && i != first) return std::nullopt;
      const bool has_verb = is_of_going || is_of_living;
      if (has_verb && !IsSaidOfGoing(query, tokens, *words, first)) return std::nullopt;
      if (!has_verb && words->kind == NegationKind::kDanger) return std::nullopt;
      if (IsTakenBack(query, tokens, *words, first)) return std::nullopt;
      found.begin = words->begin;
      found.is_doubtful = is_of_living || IsDoubtful(query, tokens, *words, first);
      found.is_near = found.is_near || is_far;
      found.is_place = found.is_place || is_far || words->kind == NegationKind::kElsewhere;
      return found;
    }
    const std::string& word = tokens[i - 1].fold;
    is_of_going = is_of_going || MeansGoing(word);
    is_of_living = is_of_living || MeansLiving(word);
    found.is_near = found.is_near || MeansSurroundings(word);
    if (!StandsBeforePlace(word) && !MeansGoing(word) && !MeansLiving(word)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kok::search_core
