#include "indexer/analysis/languages.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>

#include "absl/container/flat_hash_map.h"
#include "indexer/analysis/word_forms.h"

namespace kok::analysis {
namespace {

constexpr size_t kMaxTagBytes = 64;  // the limit of Attribute.code

struct OwnName {
  const char* code;
  const char* de;
  const char* en;
};

// Names that ICU lacks or says otherwise, of languages that counselling centres name. Codes as in
// ISO 639-3.
constexpr OwnName kOwnNames[] = {
    {"gsg", "Deutsche Gebärdensprache", "German Sign Language"},
    {"cnr", "Montenegrinisch", "Montenegrin"},
    {"kmr", "Kurmandschi", "Kurmanji"},
    {"ckb", "Sorani", "Sorani"},
    {"bin", "Edo", "Edo"},
    {"fa", "Farsi", "Farsi"},
    {"prs", "Dari", "Dari"},
    {"rom", "Romanes", "Romanes"},
    {"pcm", "Pidgin", "Pidgin"},
    {"sh", "Serbokroatisch", "Serbo-Croatian"},
};

std::string NameIn(const icu::Locale& language, const icu::Locale& ui_language) {
  icu::UnicodeString name;
  language.getDisplayLanguage(ui_language, name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

// Names by PhraseKey to codes.
absl::flat_hash_map<std::string, std::string> ReadNames() {
  absl::flat_hash_map<std::string, std::string> codes;
  for (const OwnName& own : kOwnNames) {
    codes.emplace(PhraseKey(own.de), own.code);
    codes.emplace(PhraseKey(own.en), own.code);
  }
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    const icu::Locale language(*code);
    for (const icu::Locale& ui_language :
         {icu::Locale::getGerman(), icu::Locale::getEnglish(), language}) {
      codes.emplace(PhraseKey(NameIn(language, ui_language)), *code);
    }
  }
  return codes;
}

bool IsTagCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

std::optional<std::string> CanonicalLanguageTag(std::string_view tag) {
  // BCP 47 allows five to eight letters too, but no such code exists: `Russian` is a name.
  const size_t language_letters = std::min(tag.find('-'), tag.size());
  if (tag.size() > kMaxTagBytes || language_letters < 2 || language_letters > 3 ||
      !std::all_of(tag.begin(), tag.end(), IsTagCharacter)) {
    return std::nullopt;
  }
  const std::string copy(tag);
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  uloc_forLanguageTag(copy.c_str(), locale, sizeof(locale), &parsed, &status);
  if (U_FAILURE(status) || static_cast<size_t>(parsed) != copy.size()) return std::nullopt;
  std::string canonical = icu::Locale(locale).toLanguageTag<std::string>(status);
  if (U_FAILURE(status) || canonical.substr(0, 3) == "und") return std::nullopt;
  return canonical;
}

std::optional<std::string> LanguageOfTag(std::string_view tag) {
  std::optional<std::string> canonical = CanonicalLanguageTag(tag);
  if (canonical.has_value()) canonical->resize(std::min(canonical->find('-'), canonical->size()));
  return canonical;
}

std::optional<std::string> FindLanguage(std::string_view text) {
  static const auto* const kCodes = new absl::flat_hash_map<std::string, std::string>(ReadNames());
  std::optional<std::string> code = LanguageOfTag(text);
  if (code.has_value() && LanguageName(*code, "en") != *code) return code;
  const auto named = kCodes->find(PhraseKey(text));
  if (named == kCodes->end()) return std::nullopt;
  return named->second;
}

std::string LanguageName(const std::string& code, std::string_view ui_language) {
  const bool english = ui_language == "en";
  std::string name = NameIn(icu::Locale(code.c_str()),
                            english ? icu::Locale::getEnglish() : icu::Locale::getGerman());
  if (name != code) return name;
  const auto* own = std::find_if(std::begin(kOwnNames), std::end(kOwnNames),
                                 [&](const OwnName& one) { return code == one.code; });
  if (own == std::end(kOwnNames)) return code;
  return english ? own->en : own->de;
}

}  // namespace kok::analysis
