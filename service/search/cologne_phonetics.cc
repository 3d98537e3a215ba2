#include "service/search/cologne_phonetics.h"

namespace kok::search_core {
namespace {

bool IsOneOf(char c, std::string_view set) {
  return c != '\0' && set.find(c) != std::string_view::npos;
}

// A hard C at the beginning of a word, or elsewhere, by its neighbours.
char CodeOfC(char before, char after) {
  const bool hard = before == '\0' ? IsOneOf(after, "ahkloqrux")
                                   : !IsOneOf(before, "sz") && IsOneOf(after, "ahkoqux");
  return hard ? '4' : '8';
}

// Code of a letter between its neighbours, '\0' where there is none; '-' for silent ones.
char CodeOf(char c, char before, char after) {
  if (IsOneOf(c, "aeijouy")) return '0';
  if (c == 'b') return '1';
  if (c == 'p') return after == 'h' ? '3' : '1';
  if (c == 'd' || c == 't') return IsOneOf(after, "csz") ? '8' : '2';
  if (IsOneOf(c, "fvw")) return '3';
  if (IsOneOf(c, "gkq")) return '4';
  if (c == 'c') return CodeOfC(before, after);
  if (c == 'x') return IsOneOf(before, "ckq") ? '8' : 'x';
  if (c == 'l') return '5';
  if (c == 'm' || c == 'n') return '6';
  if (c == 'r') return '7';
  if (c == 's' || c == 'z') return '8';
  return '-';
}

}  // namespace

std::string ColognePhonetics(std::string_view folded) {
  std::string letters;
  for (const char c : folded) {
    if (c >= 'a' && c <= 'z') letters.push_back(c);
  }
  std::string all;
  for (size_t i = 0; i < letters.size(); ++i) {
    const char before = i > 0 ? letters[i - 1] : '\0';
    const char after = i + 1 < letters.size() ? letters[i + 1] : '\0';
    const char code = CodeOf(letters[i], before, after);
    if (code == 'x') {
      all += "48";
    } else if (code != '-') {
      all.push_back(code);
    }
  }
  // Repeated codes are one; vowels count at the beginning only.
  std::string codes;
  for (size_t i = 0; i < all.size(); ++i) {
    const bool repeated = i > 0 && all[i] == all[i - 1];
    if (!repeated && (all[i] != '0' || i == 0)) codes.push_back(all[i]);
  }
  return codes;
}

}  // namespace kok::search_core
