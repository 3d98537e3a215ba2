#include "indexer/analysis/social_code.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/law_names_table.h"

namespace kok::analysis {
namespace {

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

// Which book `Zwölftes Buch`, `Zwölften Buches` is whose first word `ordinal` is, and where the
// words end; 0 where it is none.
std::pair<size_t, size_t> BookOf(std::string_view text, const LawWord& ordinal) {
  static constexpr std::string_view kOrdinals[] = {
      "erste", "zweite", "dritte", "vierte", "fuenfte",  "sechste",    "siebte",
      "achte", "neunte", "zehnte", "elfte",  "zwoelfte", "dreizehnte", "vierzehnte"};
  if (ordinal.key.size() < 2) return {0, 0};
  std::string_view stem = ordinal.key;
  if (constexpr std::string_view kEndings = "smnr"; kEndings.find(stem.back()) != kEndings.npos) {
    stem.remove_suffix(1);
  }
  const auto* const found = std::find(std::begin(kOrdinals), std::end(kOrdinals), stem);
  if (found == std::end(kOrdinals)) return {0, 0};
  const LawWord noun = LawWordAt(text, SkipBlanks(text, ordinal.end));
  if (!IsInflected(noun.key, "buch")) return {0, 0};
  return {static_cast<size_t>(found - std::begin(kOrdinals)) + 1, noun.end};
}

}  // namespace

LawName ReadNumberedBook(std::string_view text, const LawWord& ordinal) {
  const auto [book, end] = BookOf(text, ordinal);
  if (book == 0) return {};
  LawWord code = LawWordAt(text, SkipBlanks(text, end));
  if (code.key == "des") code = LawWordAt(text, SkipBlanks(text, code.end));
  return IsInflected(code.key, "sozialgesetzbuch") ? SocialBook(book, code.end) : LawName();
}

LawName ReadSocialCode(std::string_view text, size_t end) {
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
    std::tie(book, book_end) = BookOf(text, LawWordAt(text, SkipBlanks(text, at)));
  }
  LawName found = SocialBook(book, book_end);
  return found.key.empty() ? law : found;
}

}  // namespace kok::analysis
