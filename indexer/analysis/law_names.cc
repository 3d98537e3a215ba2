#include "indexer/analysis/law_names.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/law_names_table.h"

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

constexpr size_t kLongestName = 64;

// The word at `at` as it is compared: lower case, umlauts spelt out, hyphens left out.
struct Word {
  std::string key;
  size_t end = 0;
  int capitals = 0;
  bool begins_capital = false;
};

// Bytes of an umlaut or ß at `at`, 0 for another character; `spelt` is how it is compared.
size_t UmlautAt(std::string_view text, size_t at, std::string_view& spelt, bool& capital) {
  if (at + 1 >= text.size() || text[at] != '\xC3') return 0;
  capital = false;
  switch (static_cast<unsigned char>(text[at + 1])) {
    case 0x84:
      capital = true;
      [[fallthrough]];
    case 0xA4:
      spelt = "ae";
      return 2;
    case 0x96:
      capital = true;
      [[fallthrough]];
    case 0xB6:
      spelt = "oe";
      return 2;
    case 0x9C:
      capital = true;
      [[fallthrough]];
    case 0xBC:
      spelt = "ue";
      return 2;
    case 0x9F:
      spelt = "ss";
      return 2;
    default:
      return 0;
  }
}

Word WordAt(std::string_view text, size_t at) {
  Word word;
  bool is_inside = false;
  size_t i = at;
  while (i < text.size() && i - at < kLongestName) {
    std::string_view spelt;
    bool capital = false;
    if (IsAsciiLetter(text[i])) {
      capital = IsCapital(text[i]);
      word.key.push_back(Lower(text[i]));
      word.end = ++i;
    } else if (const size_t umlaut = UmlautAt(text, i, spelt, capital)) {
      word.key.append(spelt);
      word.end = i += umlaut;
    } else if (i > at && text[i] == '-' && i + 1 < text.size() && IsAsciiLetter(text[i + 1])) {
      ++i;
      continue;
    } else {
      break;
    }
    if (capital && !is_inside) word.begins_capital = true;
    is_inside = true;
    if (capital) ++word.capitals;
  }
  if (word.end < text.size() && IsDigit(text[word.end])) word.key.clear();
  return word;
}

bool StartsWith(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// A book of the Sozialgesetzbuch whose name ends at `end`; of no key where there is none of that
// number.
LawName SocialBook(size_t book, size_t end) {
  static constexpr std::string_view kBooks[] = {
      "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"};
  if (book == 0 || book >= std::size(kBooks)) return {};
  return {absl::StrCat("sgb", book),
          absl::StrCat("SGB ", absl::string_view(kBooks[book].data(), kBooks[book].size())), false,
          true, end};
}

// Which book `Zwölftes Buch`, `Zwölften Buches` at `at` is, and where the words end; 0 where it is
// none.
std::pair<size_t, size_t> BookAt(std::string_view text, size_t at) {
  static constexpr std::string_view kOrdinals[] = {
      "erste", "zweite", "dritte", "vierte", "fuenfte",  "sechste",    "siebte",
      "achte", "neunte", "zehnte", "elfte",  "zwoelfte", "dreizehnte", "vierzehnte"};
  const Word ordinal = WordAt(text, at);
  if (ordinal.key.size() < 2) return {0, at};
  std::string_view stem = ordinal.key;
  if (constexpr std::string_view kEndings = "smnr"; kEndings.find(stem.back()) != kEndings.npos) {
    stem.remove_suffix(1);
  }
  const auto* const found = std::find(std::begin(kOrdinals), std::end(kOrdinals), stem);
  if (found == std::end(kOrdinals)) return {0, at};
  const Word noun = WordAt(text, SkipBlanks(text, ordinal.end));
  if (!IsInflected(noun.key, "buch")) return {0, at};
  return {static_cast<size_t>(found - std::begin(kOrdinals)) + 1, noun.end};
}

// `Zwölftes Buch Sozialgesetzbuch`, as federal laws cite it: `des Dritten Buches Sozialgesetzbuch`.
LawName NumberedBook(std::string_view text, size_t at) {
  const auto [book, end] = BookAt(text, at);
  if (book == 0) return {};
  Word code = WordAt(text, SkipBlanks(text, end));
  if (code.key == "des") code = WordAt(text, SkipBlanks(text, code.end));
  return IsInflected(code.key, "sozialgesetzbuch") ? SocialBook(book, code.end) : LawName();
}

// `SGB XII`, `SGB 12`, `SGB-XII`, `Sozialgesetzbuch (SGB) Zwölftes Buch`; the code itself where no
// book follows.
LawName SocialCode(std::string_view text, size_t end) {
  const LawName law{"sgb", "SGB", false, true, end};
  size_t at = SkipBlanks(text, end);
  at += DashAt(text, at);
  const std::string_view digits = DigitsAt(text, at, 2);
  const std::string_view letters = LettersAt(text, at);
  size_t book = static_cast<size_t>(RomanValue(letters));
  size_t book_end = at + letters.size();
  if (!digits.empty()) {
    book = 0;
    for (const char c : digits) book = 10 * book + static_cast<size_t>(c - '0');
    book_end = at + digits.size();
  }
  if (book == 0) {
    if (at < text.size() && text[at] == ',') at = SkipBlanks(text, at + 1);
    for (const std::string_view again : {"(SGB)", "SGB"}) {
      if (StartsWith(text.substr(at), again)) at = SkipBlanks(text, at + again.size());
    }
    at += DashAt(text, at);
    std::tie(book, book_end) = BookAt(text, SkipBlanks(text, at));
  }
  LawName found = SocialBook(book, book_end);
  return found.key.empty() ? law : found;
}

bool IsYear(std::string_view number) {
  return number.size() == 4 && (StartsWith(number, "19") || StartsWith(number, "20"));
}

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

// `Richtlinie 2011/36/EU`, `RL 2011/36`, `EURL 36/2011`, `Verordnung (EU) Nr. 604/2013`; of no key
// where no number follows. A directive has its year first.
LawName UnionLaw(std::string_view text, size_t at, const UnionSort& sort) {
  LawName law;
  at = SkipUnionWords(text, at);
  std::string_view first = DigitsAt(text, at, 4);
  at += first.size();
  if (first.empty() || at >= text.size() || text[at] != '/') return law;
  std::string_view second = DigitsAt(text, at + 1, 4);
  if (second.empty()) return law;
  law.end = at + 1 + second.size();
  const bool is_directive = sort.key == "rl";
  const bool swaps = is_directive && !IsYear(first) && (IsYear(second) || sort.is_number_first);
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

LawName Known(const KnownLaw& law, size_t end) {
  return {std::string(law.key), std::string(law.name), law.articles, true, end};
}

// `Dublin III-VO`, `Dublin-III-Verordnung`, `Dublin II`: by their numbers, Verordnung (EU) Nr.
// 604/2013 and (EG) Nr. 343/2003. The first word begins with Dublin.
LawName DublinRegulation(std::string_view text, Word word) {
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
    const Word further = WordAt(text, next);
    if (further.key.empty()) break;
    name.append(further.key);
    end = further.end;
  }
  return law;
}

// One of the names of several words whose first is `word`; of no key where it is none.
LawName ReadLongName(std::string_view text, const Word& word) {
  for (const LongName& name : kLongNames) {
    if (!IsInflected(word.key, name.first)) continue;
    size_t end = word.end;
    std::string_view rest = name.rest;
    while (!rest.empty()) {
      const Word next = WordAt(text, SkipBlanks(text, end));
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
  if (at == end || !IsYear(year) || !IsWordEnd(text, at + year.size())) return end;
  const size_t behind = at + year.size();
  const bool is_number = behind + 1 < text.size() && IsDigit(text[behind + 1]) &&
                         (text[behind] == '/' || text[behind] == '.' || text[behind] == '-');
  return is_number ? end : behind;
}

}  // namespace

LawName ReadLawName(std::string_view text, size_t at) {
  const Word word = WordAt(text, at);
  if (word.key.size() < 2) return {};
  if (word.key == "sgb" || IsInflected(word.key, "sozialgesetzbuch")) {
    return SocialCode(text, word.end);
  }
  if (StartsWith(word.key, "sgb") && RomanValue(std::string_view(word.key).substr(3)) > 0) {
    return SocialCode(text, at + 3);
  }
  if (LawName law = NumberedBook(text, at); !law.key.empty()) return law;
  for (const UnionSort& sort : kUnionSorts) {
    if (word.key != sort.word) continue;
    LawName law = UnionLaw(text, word.end, sort);
    // `EUV` alone is the treaty.
    if (!law.key.empty() || FindKnown(word.key) == nullptr) return law;
  }
  if (StartsWith(word.key, "dublin")) return DublinRegulation(text, word);
  if (StartsWith(word.key, "buergerliche")) {
    const Word noun = WordAt(text, SkipBlanks(text, word.end));
    if (IsInflected(noun.key, "gesetzbuch")) return {"bgb", "BGB", false, true, noun.end};
    return {};
  }
  if (StartsWith(word.key, "europaeische") || StartsWith(word.key, "allgemeine") ||
      StartsWith(word.key, "genfer")) {
    const Word noun = WordAt(text, SkipBlanks(text, word.end));
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
