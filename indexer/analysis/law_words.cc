#include "indexer/analysis/law_words.h"

#include "indexer/analysis/citation_text.h"

namespace kok::analysis {
namespace {

constexpr size_t kLongestName = 64;

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

}  // namespace

LawWord LawWordAt(std::string_view text, size_t at) {
  LawWord word;
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

}  // namespace kok::analysis
