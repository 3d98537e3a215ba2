#include "service/search/matched_terms.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kok::search_core {
namespace {

bool Holds(const Xapian::Database& database, const std::string& term, Xapian::docid id) {
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  if (posting == end) return false;
  posting.skip_to(id);
  return posting != end && *posting == id;
}

template <typename Counts>
std::vector<bool> WordsOf(const std::vector<const PlannedTerm*>& matched, size_t words,
                          Counts counts) {
  std::vector<bool> by_word(words, false);
  for (const PlannedTerm* term : matched) {
    if (!counts(*term)) continue;
    for (size_t i = term->words.first; i < term->words.end() && i < words; ++i) by_word[i] = true;
  }
  return by_word;
}

}  // namespace

bool IsName(const PlannedTerm& term) {
  return term.field == "display_name" || term.field == "short_name" ||
         term.field == "alternate_names";
}

std::vector<const PlannedTerm*> MatchedTerms(const Xapian::Database& database,
                                             const QueryPlan& plan, Xapian::docid id) {
  std::vector<const PlannedTerm*> matched;
  for (const PlannedTerm& term : plan.terms) {
    if (Holds(database, term.term, id)) matched.push_back(&term);
  }
  return matched;
}

namespace {

// How far a kind of match is from the words as they were typed: what is nearer explains better.
int Distance(kok::search::v1::MatchKind kind) {
  switch (kind) {
    case kok::search::v1::MATCH_KIND_NAME:
    case kok::search::v1::MATCH_KIND_CONTACT:
    case kok::search::v1::MATCH_KIND_REFERENCE:
    case kok::search::v1::MATCH_KIND_SEAT:
      return 0;
    case kok::search::v1::MATCH_KIND_EXACT:
    case kok::search::v1::MATCH_KIND_FOLD:
    case kok::search::v1::MATCH_KIND_STEM:
      return 1;
    default:
      return 2;
  }
}

bool ExplainsBetter(const PlannedTerm& a, const PlannedTerm& b) {
  const int difference = Distance(a.kind) - Distance(b.kind);
  return difference != 0 ? difference < 0 : a.weight > b.weight;
}

}  // namespace

std::vector<const PlannedTerm*> BestTerms(const std::vector<const PlannedTerm*>& matched) {
  std::map<std::pair<size_t, size_t>, const PlannedTerm*> best_by_words;
  for (const PlannedTerm* term : matched) {
    const PlannedTerm*& best = best_by_words[{term->words.first, term->words.count}];
    if (best == nullptr || ExplainsBetter(*term, *best)) best = term;
  }
  std::vector<const PlannedTerm*> best;
  for (const auto& [words, term] : best_by_words) best.push_back(term);
  std::stable_sort(best.begin(), best.end(), [](const PlannedTerm* a, const PlannedTerm* b) {
    return a->weight > b->weight;
  });
  return best;
}

std::vector<bool> MatchedWords(const std::vector<const PlannedTerm*>& matched, size_t words) {
  return WordsOf(matched, words, [](const PlannedTerm&) { return true; });
}

std::vector<double> WordWeights(const QueryPlan& plan, size_t words) {
  std::vector<double> weights;
  if (plan.terms.empty()) return weights;
  weights.assign(words, 0);
  for (const PlannedTerm& term : plan.terms) {
    for (size_t i = term.words.first; i < term.words.end() && i < words; ++i) {
      weights[i] = std::max(weights[i], term.weight / static_cast<double>(term.words.count));
    }
  }
  return weights;
}

bool SaysAllWords(std::vector<const PlannedTerm*> matched, const UnderstoodQuery& understood) {
  matched.erase(
      std::remove_if(matched.begin(), matched.end(),
                     [&](const PlannedTerm* term) { return !SaysItsWords(*term, understood); }),
      matched.end());
  const std::vector<bool> said = MatchedWords(matched, understood.tokens.size());
  // Whatever is found says the phrases, though postings may not tell: those of stop words.
  const auto is_quoted = [&](const analysis::Token& word) {
    return std::any_of(understood.phrases.begin(), understood.phrases.end(),
                       [&](const Phrase& phrase) { return phrase.Holds(word); });
  };
  for (size_t i = 0; i < said.size(); ++i) {
    if (!said[i] && understood.IsWord(i) && !is_quoted(understood.tokens[i])) return false;
  }
  return true;
}

std::vector<bool> WordsMatchedInNames(const std::vector<const PlannedTerm*>& matched,
                                      size_t words) {
  return WordsOf(matched, words, IsName);
}

}  // namespace kok::search_core
