#include "indexer/region/phone_tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/analysis/text_normalizer.h"

namespace kok::region {
namespace {

using Kind = PhoneToken::Kind;

// Folded, as FoldUmlauts has them; in the languages of those who ask.
constexpr std::string_view kLabels[] = {"tel",
                                        "telefon",
                                        "telefonnummer",
                                        "telefonnr",
                                        "telephone",
                                        "telefono",
                                        "telefoon",
                                        "fon",
                                        "phone",
                                        "ph",
                                        "mobil",
                                        "mobile",
                                        "mobiltel",
                                        "mobiltelefon",
                                        "mobilnummer",
                                        "mobilnr",
                                        "mob",
                                        "handy",
                                        "handynummer",
                                        "handynr",
                                        "cell",
                                        "cellulare",
                                        "movil",
                                        "whatsapp",
                                        "fax",
                                        "telefax",
                                        "faxnummer",
                                        "faxnr",
                                        "faks",
                                        "nr",
                                        "no",
                                        "n",
                                        "num",
                                        "nummer",
                                        "number",
                                        "rufnummer",
                                        "rufnr",
                                        "ruf",
                                        "hotline",
                                        "notruf",
                                        "festnetz",
                                        "zentrale",
                                        "buro",
                                        "office",
                                        "kontakt",
                                        "contact",
                                        "t",
                                        "f",
                                        "m",
                                        "p",
                                        "тел",
                                        "телефон",
                                        "моб",
                                        "факс"};
constexpr std::string_view kExtensionWords[] = {"ext",         "extn", "extension", "durchwahl",
                                                "durchw",      "dw",   "app",       "apparat",
                                                "nebenstelle", "nst",  "x"};
constexpr std::string_view kDividingWords[] = {"und", "u", "oder", "bzw", "and", "or"};

template <typename Words>
bool Holds(const Words& words, const std::string& word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

Kind KindOfWord(const std::string& typed) {
  const std::string word = analysis::FoldUmlauts(analysis::LowerNfkc(typed));
  if (Holds(kLabels, word)) return Kind::kLabel;
  if (Holds(kExtensionWords, word)) return Kind::kExtension;
  return Holds(kDividingWords, word) ? Kind::kDivider : Kind::kWord;
}

// Whether a character only parts what stands beside it, or is invisible.
bool IsGap(UChar32 c) {
  static constexpr std::u32string_view kGaps = U".:_'\"?!<>=\u00B7\u2022\uFF0E\uFF1A\u201A\u201E";
  constexpr uint32_t kGapCategories =
      U_GC_Z_MASK | U_GC_CF_MASK | U_GC_SO_MASK | U_GC_M_MASK | U_GC_PI_MASK | U_GC_PF_MASK;
  return (U_MASK(u_charType(c)) & kGapCategories) != 0 || c == '\t' || c == '\r' || c == '\n' ||
         kGaps.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

// The token that a character is by itself; nothing for a gap.
std::optional<Kind> KindOfSign(UChar32 c) {
  static constexpr std::u32string_view kPluses = U"+\uFF0B\u207A\uFE62";
  static constexpr std::u32string_view kSlashes = U"/\\\u2215\u2044\uFF0F";
  static constexpr std::u32string_view kDividers = U",;|&\uFF0C\uFF1B\uFF5C\u3001\u060C\u061B";
  constexpr UChar32 kMinus = 0x2212;
  const auto sign = static_cast<char32_t>(c);
  if (IsGap(c)) return std::nullopt;
  if (kPluses.find(sign) != std::u32string_view::npos) return Kind::kPlus;
  if (kSlashes.find(sign) != std::u32string_view::npos) return Kind::kSlash;
  if (kDividers.find(sign) != std::u32string_view::npos) return Kind::kDivider;
  switch (u_charType(c)) {
    case U_DASH_PUNCTUATION:
      return Kind::kDash;
    case U_START_PUNCTUATION:
      return Kind::kOpen;
    case U_END_PUNCTUATION:
      return Kind::kClose;
    default:
      return c == kMinus ? Kind::kDash : Kind::kOther;
  }
}

// Gathers tokens; digits and letters beside each other become one.
class Tokens {
 public:
  void AddDigit(int digit) {
    Append(Kind::kDigits, std::string(1, static_cast<char>('0' + digit)));
  }
  void AddLetter(std::string_view bytes) { Append(Kind::kWord, bytes); }
  bool InWord() const { return open_ && tokens_.back().kind == Kind::kWord; }
  void AddSign(std::optional<Kind> kind) {
    open_ = false;
    if (kind.has_value()) tokens_.push_back({*kind, ""});
  }

  std::vector<PhoneToken> Take() {
    for (PhoneToken& token : tokens_) {
      if (token.kind == Kind::kWord) token.kind = KindOfWord(token.text);
    }
    return std::move(tokens_);
  }

 private:
  void Append(Kind kind, std::string_view text) {
    if (!open_ || tokens_.back().kind != kind) tokens_.push_back({kind, ""});
    tokens_.back().text.append(text);
    open_ = true;
  }

  std::vector<PhoneToken> tokens_;
  bool open_ = false;  // the last token may go on
};

}  // namespace

std::vector<PhoneToken> SplitPhoneTokens(std::string_view typed) {
  Tokens tokens;
  const auto* const text = reinterpret_cast<const uint8_t*>(typed.data());
  const auto length = static_cast<int64_t>(typed.size());
  for (int64_t at = 0; at < length;) {
    const int64_t begin = at;
    UChar32 c = 0;
    U8_NEXT(text, at, length, c);
    const std::string_view bytes =
        typed.substr(static_cast<size_t>(begin), static_cast<size_t>(at - begin));
    const bool mark = c >= 0 && (U_MASK(u_charType(c)) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
    if (c < 0) {
      tokens.AddSign(Kind::kOther);
    } else if (const int digit = u_charDigitValue(c); digit >= 0) {
      tokens.AddDigit(digit);
    } else if (u_isalpha(c) || (mark && tokens.InWord())) {
      tokens.AddLetter(bytes);
    } else {
      tokens.AddSign(KindOfSign(c));
    }
  }
  return tokens.Take();
}

}  // namespace kok::region
