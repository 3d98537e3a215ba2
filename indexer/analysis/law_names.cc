#include "indexer/analysis/law_names.h"

#include <string>

#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/law_names_table.h"
#include "indexer/analysis/law_words.h"
#include "indexer/analysis/social_code.h"
#include "indexer/analysis/union_law.h"

namespace kok::analysis {
namespace {

// Names of several words, each as the words behind the first are compared; the longest of those
// that begin alike first.
struct LongName {
  std::string_view first;
  std::string_view rest;
  std::string_view key;
};
constexpr LongName kLongNames[] = {
    {"charta", "der grundrechte der europaeischen union", "grch"},
    {"charta", "der grundrechte", "grch"},
    {"konvention", "zum schutz der menschenrechte und grundfreiheiten", "emrk"},
    {"konvention", "zum schutze der menschenrechte und grundfreiheiten", "emrk"},
};

LawName Known(const KnownLaw& law, size_t end) {
  return {std::string(law.key), std::string(law.name), law.articles, true, end};
}

// One of the names of several words whose first is `word`; of no key where it is none.
LawName ReadLongName(std::string_view text, const LawWord& word) {
  for (const LongName& name : kLongNames) {
    if (!IsInflected(word.key, name.first)) continue;
    size_t end = word.end;
    std::string_view rest = name.rest;
    while (!rest.empty()) {
      const LawWord next = LawWordAt(text, SkipBlanks(text, end));
      if (next.key.empty() || !StartsWith(rest, next.key)) break;
      rest.remove_prefix(next.key.size());
      if (!rest.empty() && rest[0] != ' ') break;
      if (!rest.empty()) rest.remove_prefix(1);
      end = next.end;
      if (rest.empty()) return Known(*FindKnown(name.key), end);
    }
  }
  return {};
}

// Behind the year of a name that is at `end`: of `AsylVfG 1992`, `AufenthG 2004`, by which juris
// tells laws of one abbreviation apart.
size_t SkipYear(std::string_view text, size_t end) {
  const size_t at = SkipBlanks(text, end, 1);
  const std::string_view year = DigitsAt(text, at, 4);
  if (at == end || !IsFullYear(year) || !IsWordEnd(text, at + year.size())) return end;
  const size_t behind = at + year.size();
  const bool is_number = behind + 1 < text.size() && IsDigit(text[behind + 1]) &&
                         (text[behind] == '/' || text[behind] == '.' || text[behind] == '-');
  return is_number ? end : behind;
}

}  // namespace

LawName ReadLawName(std::string_view text, size_t at) {
  const LawWord word = LawWordAt(text, at);
  if (word.key.size() < 2) return {};
  if (word.key == "sgb" || IsInflected(word.key, "sozialgesetzbuch")) {
    return ReadSocialCode(text, word.end);
  }
  if (StartsWith(word.key, "sgb") && RomanValue(std::string_view(word.key).substr(3)) > 0) {
    return ReadSocialCode(text, at + 3);
  }
  if (LawName law = ReadNumberedBook(text, word); !law.key.empty()) return law;
  if (MayNameUnionLaw(word)) {
    LawName law = ReadUnionLaw(text, word);
    // `EUV` alone is the treaty.
    if (!law.key.empty() || FindKnown(word.key) == nullptr) return law;
  }
  if (StartsWith(word.key, "buergerliche")) {
    const LawWord noun = LawWordAt(text, SkipBlanks(text, word.end));
    if (IsInflected(noun.key, "gesetzbuch")) return {"bgb", "BGB", false, true, noun.end};
    return {};
  }
  if (StartsWith(word.key, "europaeische") || StartsWith(word.key, "allgemeine") ||
      StartsWith(word.key, "genfer")) {
    const LawWord noun = LawWordAt(text, SkipBlanks(text, word.end));
    if (const KnownLaw* law = FindKnown(noun.key)) return Known(*law, noun.end);
    if (LawName law = ReadLongName(text, noun); !law.key.empty()) return law;
  }
  if (LawName law = ReadLongName(text, word); !law.key.empty()) return law;
  if (const KnownLaw* law = FindKnown(word.key)) {
    size_t end = word.end;
    if (law->key == "freizuegg/eu" && text.substr(end, 3) == "/EU") end += 3;
    return Known(*law, SkipYear(text, end));
  }
  constexpr size_t kLongestAbbreviation = 30;
  if (!word.begins_capital || word.capitals < 2 || word.key.size() > kLongestAbbreviation ||
      RomanValue(word.key) > 0) {
    return {};
  }
  return {word.key, std::string(text.substr(at, word.end - at)), false, false,
          SkipYear(text, word.end)};
}

}  // namespace kok::analysis
