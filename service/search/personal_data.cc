#include "service/search/personal_data.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace kok::search_core {
namespace {

// Not behind what a law or judgment is dated by.
constexpr char16_t kNotOfALaw[] =
    u"(?<!\\b(?:vom|v\\.|am|ab|bis|seit|stand|zum|urteil|urt\\.|beschluss|beschluß|beschl\\.|"
    u"entscheidung|bgh|eugh|egmr|bverfg|bverwg|bag|bsg)[,:]?\\s)";
constexpr char16_t kDay[] = u"(?:0?[1-9]|[12]\\d|3[01])";
constexpr char16_t kYear[] = u"(?:19[2-9]\\d|20[0-4]\\d)";

// A day of a person's life: four-digit years from 1920, or two-digit ones with a word for birth
// before them.
icu::UnicodeString DatePattern() {
  icu::UnicodeString pattern;
  for (const char16_t* part :
       {u"(?<![\\d.])", kNotOfALaw, kDay, u"\\s?[./-]\\s?(?:0?[1-9]|1[0-2])\\s?[./-]\\s?", kYear,
        u"(?!\\d)|(?<!\\d)", kYear, u"-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?!\\d)|(?<!\\d)",
        kNotOfALaw, kDay,
        u"\\.\\s?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|"
        u"dezember)\\s+",
        kYear, u"(?!\\d)"}) {
    pattern.append(part, -1);
  }
  return pattern;
}

constexpr char16_t kBirth[] =
    u"\\b(?:geb(?:oren)?|geburtsdatum|born|dob|date of birth|birthday|born on|născut[ăa]?|"
    u"родилась|родился|doğum)\\b[^\\d]{0,20}\\d";
// A name and any date: `Maria Muster, 3.4.98`.
constexpr char16_t kNameWithDate[] =
    u"\\b\\p{Lu}\\p{L}+[ "
    u"-]\\p{Lu}\\p{L}+,?\\s(?:\\*\\s?)?(?:0?[1-9]|[12]\\d|3[01])\\.\\s?(?:0?[1-9]|1[0-2])"
    u"\\.\\s?\\d{2}(?!\\d)";
// Numbers under which people are kept, behind the word for it.
constexpr char16_t kCase[] =
    u"\\b(?:fall(?:nummer|nr)?|klient(?:in)?(?:ennummer|nr)?|akte(?:nnummer|nzeichen)?|(?<![\\dIVX]"
    u"\\s)azr|bamf|"
    u"ausweis(?:nummer|nr)?|personalausweis|pass(?:nummer|nr|port)?|visum|kundennummer|"
    u"steuer(?:-?id|nummer)|versicherungsnummer|case(?: no| number| id)?|passport(?: no| number)?|"
    u"id(?:-?nr|-?nummer| card| number)?)\\b[\\s.:#-]{0,6}+(?:nr|no|nummer|number)?[\\s.:#-]{0,6}+"
    u"(?=[A-Z0-9/-]{0,20}\\d)(?![0-9]{1,3}\\b(?![-/]))(?!(?:19|20)\\d{2}\\b(?![-/"
    u"]))[A-Z]{0,3}-?\\d[A-Z0-9/-]{3,20}";
// German identity cards and passports: nine characters of a set without vowels, letter first, mixed
// with digits.
constexpr char16_t kDocument[] =
    u"\\b(?=[CFGHJKLMNPRTVWXYZ0-9]*\\d[CFGHJKLMNPRTVWXYZ0-9]*\\d)[CFGHJKLMNPRTVWXYZ]"
    u"[CFGHJKLMNPRTVWXYZ0-9]{8}\\d?\\b";

using Pattern = std::unique_ptr<icu::RegexPattern>;

Pattern Compile(const icu::UnicodeString& text, uint32_t flags) {
  UErrorCode status = U_ZERO_ERROR;
  return Pattern(icu::RegexPattern::compile(text, flags, status));
}

bool Finds(const Pattern& pattern, const icu::UnicodeString& text) {
  if (pattern == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(text, status));
  if (U_FAILURE(status)) return false;
  // The patterns do not backtrack far; should one ever, a warning is not worth the time.
  matcher->setTimeLimit(2, status);
  return matcher->find(status) && U_SUCCESS(status);
}

}  // namespace

bool LooksLikePersonalData(std::string_view query) {
  static const auto* const kIgnoreCase = new std::array<Pattern, 3>{
      Compile(DatePattern(), UREGEX_CASE_INSENSITIVE), Compile(kBirth, UREGEX_CASE_INSENSITIVE),
      Compile(kCase, UREGEX_CASE_INSENSITIVE)};
  static const auto* const kAsWritten =
      new std::array<Pattern, 2>{Compile(kDocument, 0), Compile(kNameWithDate, 0)};
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(query.data(), static_cast<int32_t>(query.size())));
  for (const Pattern& pattern : *kIgnoreCase) {
    if (Finds(pattern, text)) return true;
  }
  for (const Pattern& pattern : *kAsWritten) {
    if (Finds(pattern, text)) return true;
  }
  return false;
}

}  // namespace kok::search_core
