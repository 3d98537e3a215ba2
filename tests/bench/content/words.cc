#include "tests/bench/content/words.h"

namespace kok::bench {
namespace {

// The bytes of the Latin letter that `text` begins with, 0 where it begins with anything else.
// ASCII, and U+00C0 to U+017F (UTF-8 C3 80 to C5 BF) without the two signs of arithmetic among
// them.
size_t LetterSize(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z')) return 1;
  if (first < 0xC3 || first > 0xC5 || text.size() < 2) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  return first == 0xC3 && (second == 0x97 || second == 0xB7) ? 0 : 2;
}

}  // namespace

void SplitWords(std::string_view text, std::vector<std::string_view>& words) {
  words.clear();
  size_t begin = 0;
  size_t at = 0;
  while (at < text.size()) {
    const size_t size = LetterSize(text.substr(at));
    if (size == 0) {
      if (at > begin) words.push_back(text.substr(begin, at - begin));
      begin = at + 1;
    }
    at += size == 0 ? 1 : size;
  }
  if (at > begin) words.push_back(text.substr(begin, at - begin));
}

}  // namespace kok::bench
