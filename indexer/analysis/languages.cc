#include "indexer/analysis/languages.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "absl/container/flat_hash_map.h"
#include "indexer/analysis/word_forms.h"

namespace kok::analysis {
namespace {

// Registered languages have two or three letters; longer beginnings of tags are nobody's.
constexpr size_t kMaxLanguageLetters = 3;

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
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    const icu::Locale language(*code);
    for (const icu::Locale& ui_language :
         {icu::Locale::getGerman(), icu::Locale::getEnglish(), language}) {
      codes.emplace(PhraseKey(NameIn(language, ui_language)), *code);
    }
  }
  return codes;
}

}  // namespace

std::optional<std::string> LanguageOfTag(std::string_view tag) {
  if (tag.size() < 2 || tag.find('_') != std::string_view::npos) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), error);
  if (U_FAILURE(error) != 0) return std::nullopt;
  std::string language = locale.getLanguage();
  if (language.size() < 2 || language.size() > kMaxLanguageLetters) return std::nullopt;
  return language;
}

std::optional<std::string> FindLanguage(std::string_view text) {
  static const auto* const kCodes = new absl::flat_hash_map<std::string, std::string>(ReadNames());
  if (std::optional<std::string> code = LanguageOfTag(text)) return code;
  const auto named = kCodes->find(PhraseKey(text));
  if (named == kCodes->end()) return std::nullopt;
  return named->second;
}

std::string LanguageName(const std::string& code, std::string_view ui_language) {
  return NameIn(icu::Locale(code.c_str()),
                ui_language == "en" ? icu::Locale::getEnglish() : icu::Locale::getGerman());
}

}  // namespace kok::analysis
