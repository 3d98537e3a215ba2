#include "indexer/analysis/union_law.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "indexer/analysis/citation_text.h"

namespace kok::analysis {
namespace {

// Behind `(EU)`, `EG`, `Nr.` and the blanks around them.
size_t SkipUnionWords(std::string_view text, size_t at) {
  at = SkipBlanks(text, at);
  for (const std::string_view name : {"(EU)", "(EG)", "(EWG)", "EU ", "EG ", "EWG "}) {
    if (StartsWith(text.substr(at), name)) at = SkipBlanks(text, at + name.size());
  }
  for (const std::string_view word : {"Nr.", "Nr "}) {
    if (StartsWith(text.substr(at), word)) return SkipBlanks(text, at + word.size());
  }
  return at;
}

// How acts of the Union are named before their number.
struct UnionSort {
  std::string_view word;
  std::string_view key;
  std::string_view name;
  std::string_view ending;       // that belongs to the number
  bool is_number_first = false;  // as juris writes directives: `EURL 36/2011` of 2011/36/EU
};
constexpr UnionSort kUnionSorts[] = {
    {"rl", "rl", "RL", ""},
    {"richtlinie", "rl", "RL", ""},
    {"vo", "vo", "VO", ""},
    {"verordnung", "vo", "VO", ""},
    {"eurl", "rl", "RL", "/EU", true},
    {"egrl", "rl", "RL", "/EG", true},
    {"ewgrl", "rl", "RL", "/EWG", true},
    {"euv", "vo", "VO", ""},
    {"egv", "vo", "VO", ""},
};

// Of no key where no number follows the word that ends at `at`. A directive has its year first.
LawName NumberedAct(std::string_view text, size_t at, const UnionSort& sort) {
  LawName law;
  at = SkipUnionWords(text, at);
  std::string_view first = DigitsAt(text, at, 4);
  at += first.size();
  if (first.empty() || at >= text.size() || text[at] != '/') return law;
  std::string_view second = DigitsAt(text, at + 1, 4);
  if (second.empty()) return law;
  law.end = at + 1 + second.size();
  const bool is_directive = sort.key == "rl";
  const bool swaps =
      is_directive && !IsFullYear(first) && (IsFullYear(second) || sort.is_number_first);
  if (swaps) std::swap(first, second);
  for (const std::string_view part : {first, std::string_view("/"), second}) law.name.append(part);
  law.key = std::string(sort.key).append(law.name);
  law.name = std::string(sort.name).append(" ").append(law.name).append(sort.ending);
  law.articles = true;
  law.known = true;
  for (const std::string_view ending : {"/EU", "/EG", "/EWG", "/JI"}) {
    if (!StartsWith(text.substr(law.end), ending)) continue;
    law.end += ending.size();
    if (sort.ending.empty()) law.name.append(ending);
    break;
  }
  return law;
}

// `Dublin III-VO`, `Dublin-III-Verordnung`, `Dublin II`: by their numbers, Verordnung (EU) Nr.
// 604/2013 and (EG) Nr. 343/2003. The first word begins with Dublin.
LawName DublinRegulation(std::string_view text, const LawWord& word) {
  std::string name = word.key.substr(std::string_view("dublin").size());
  size_t end = word.end;
  constexpr int kMostWords = 3;
  LawName law;
  for (int words = 0; words < kMostWords; ++words) {
    for (const std::string_view ending : {"", "vo", "verordnung"}) {
      const bool is_third = name == std::string("iii").append(ending);
      if (!is_third && name != std::string("ii").append(ending)) continue;
      const std::string number = is_third ? "604/2013" : "343/2003";
      law = {"vo" + number, "VO " + number, true, true, end};
    }
    const size_t next = SkipBlanks(text, end, 1);
    if (next == end && words > 0) break;
    const LawWord further = LawWordAt(text, next);
    if (further.key.empty()) break;
    name.append(further.key);
    end = further.end;
  }
  return law;
}

}  // namespace

bool MayNameUnionLaw(const LawWord& word) {
  return StartsWith(word.key, "dublin") ||
         std::any_of(std::begin(kUnionSorts), std::end(kUnionSorts),
                     [&](const UnionSort& sort) { return word.key == sort.word; });
}

LawName ReadUnionLaw(std::string_view text, const LawWord& word) {
  for (const UnionSort& sort : kUnionSorts) {
    if (word.key == sort.word) return NumberedAct(text, word.end, sort);
  }
  return DublinRegulation(text, word);
}

}  // namespace kok::analysis
