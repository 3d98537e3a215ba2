#include "indexer/publish/scan_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <utility>

#include "absl/strings/match.h"
#include "indexer/analysis/text_normalizer.h"

namespace kok::publish {
namespace {

// What is written short or long; the long form ends in the letter by which it is noticed.
constexpr std::pair<std::string_view, std::string_view> kShortForms[] = {
    {"strasse", "str"}, {"platz", "pl"}, {"sankt", "st"}};

// Letters that no decomposition turns into a Latin one, and those of other scripts that look like
// one, by their capitals too. Whole words of such a script come out as nonsense, but as the same
// nonsense in a text and in a value.
std::string_view AsLatin(UChar32 c) {
  constexpr std::u16string_view kLetters = u"øđðłıавекмнорстухіјѕαβεηικμνορτυχζ";
  constexpr std::string_view kLatin = "oddliabekmhopctyxijsabehikmnoptyxz";
  static_assert(kLetters.size() == kLatin.size());
  if (c == U'æ') return "ae";
  if (c == U'œ') return "oe";
  const size_t at = c > 0xFFFF ? kLetters.npos : kLetters.find(static_cast<char16_t>(c));
  return at == kLetters.npos ? std::string_view() : kLatin.substr(at, 1);
}

void AppendLetter(UChar32 c, std::string& word) {
  if (const int32_t digit = u_charDigitValue(c); digit >= 0) {
    word.push_back(static_cast<char>('0' + digit));
  } else if (const std::string_view latin = AsLatin(c); !latin.empty()) {
    word += latin;
  } else {
    char bytes[U8_MAX_LENGTH];
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    word.append(bytes, static_cast<size_t>(size));
  }
}

// Appends letters so that it does not matter whether an umlaut was written with an `e`, nor
// whether a word was written short. Looks at the letter before only, so that what a text has
// before a value changes the value by no more than a first `e`.
class Squeezer {
 public:
  void Add(char c, bool begins) {
    const bool is_second_half = c == 'e' && (last_ == 'a' || last_ == 'o' || last_ == 'u');
    last_ = c;
    if (is_second_half) return;
    text_.push_back(c);
    begins_.push_back(begins ? '\1' : '\0');
    for (const auto& [whole, brief] : kShortForms) {
      if (c != whole.back() || !absl::EndsWith(text_, {whole.data(), whole.size()})) continue;
      const size_t kept = text_.size() - whole.size();
      text_.replace(kept, std::string::npos, brief);
      begins_.resize(text_.size());
    }
  }
  std::string TakeText() { return std::move(text_); }
  std::string TakeBegins() { return std::move(begins_); }

 private:
  char last_ = ' ';
  std::string text_;
  std::string begins_;
};

}  // namespace

std::vector<std::string> SpeltOutWords(std::string_view text) {
  const std::string spelt = analysis::SpellOutUmlauts(analysis::LowerNfkc(text));
  std::vector<std::string> words;
  bool in_word = false;
  const auto* bytes = reinterpret_cast<const uint8_t*>(spelt.data());
  const auto length = static_cast<int64_t>(spelt.size());
  for (int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    if (!u_isalnum(c)) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    AppendLetter(c, words.back());
  }
  return words;
}

ScanText ToScanText(std::string_view text) {
  Squeezer words;
  Squeezer joined;
  words.Add(' ', false);
  for (const std::string& word : SpeltOutWords(text)) {
    for (size_t i = 0; i < word.size(); ++i) {
      words.Add(word[i], i == 0);
      joined.Add(word[i], i == 0);
    }
    words.Add(' ', false);
  }
  return {words.TakeText(), joined.TakeText(), joined.TakeBegins()};
}

}  // namespace kok::publish
