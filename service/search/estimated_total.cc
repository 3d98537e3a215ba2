#include "service/search/estimated_total.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// In how many of so many texts one of the terms of a word stands. Whoever says a compound says its
// parts, and its parts are of one matter: there are as many as say the most frequent at least, more
// if the parts stood where they stand by chance, and mostly something between the two.
double TextsOfWord(double texts, const std::vector<const PlannedTerm*>& terms) {
  double most = 0;   // of one term
  double whole = 0;  // ... that is no part
  for (const PlannedTerm* term : terms) {
    most = std::max<double>(most, term->records);
    if (term->kind != v1::MATCH_KIND_COMPOUND) whole = std::max<double>(whole, term->records);
  }
  double without = 1.0 - whole / texts;
  for (const PlannedTerm* term : terms) {
    if (term->records > whole) without *= 1.0 - (term->records - whole) / texts;
  }
  return (most + texts * (1.0 - without)) / 2;
}

}  // namespace

size_t EstimatedTotal(Xapian::doccount texts, const std::vector<PlannedTerm>& terms) {
  const double all = texts;
  double without = 1.0;  // share of the texts that say none of the words
  std::map<std::pair<size_t, size_t>, std::vector<const PlannedTerm*>> words;
  for (const PlannedTerm& term : terms) {
    if (term.words.count == 0) {
      without *= 1.0 - term.records / all;
    } else {
      words[{term.words.first, term.words.count}].push_back(&term);
    }
  }
  for (const auto& [range, of_word] : words) without *= 1.0 - TextsOfWord(all, of_word) / all;
  return static_cast<size_t>(all * (1.0 - without) + 0.5);
}

}  // namespace kok::search_core
