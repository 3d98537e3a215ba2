#include "indexer/source/derived_name.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/schema/resource_name.h"

namespace kok::source {
namespace {

// In lower-case ASCII where the letters have such a form; the others become spaces.
std::string Plain(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* composing = icu::Normalizer2::getNFCInstance(error);
  const icu::Normalizer2* decomposing = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error) != 0) return "";
  icu::UnicodeString lower = composing->normalize(icu::UnicodeString::fromUTF8(text), error);
  lower.toLower(icu::Locale::getRoot());
  std::string spelled;
  lower.toUTF8String(spelled);
  spelled = absl::StrReplaceAll(
      spelled,
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"ł", "l"}, {"ø", "o"}, {"æ", "ae"}});
  const icu::UnicodeString letters =
      decomposing->normalize(icu::UnicodeString::fromUTF8(spelled), error);
  std::string plain;
  for (int32_t i = 0; i < letters.length(); ++i) {
    const char16_t c = letters[i];
    if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
      plain += static_cast<char>(c);
    } else if (c < 0x300 || c > 0x36F) {  // but for accents
      plain += ' ';
    }
  }
  return plain;
}

}  // namespace

std::string DerivedName(std::string_view collection, std::string_view what, std::string_view town) {
  const std::string start = absl::StrCat(std::string(collection), "/");
  std::string name = start;
  std::string word;
  for (const char c : Plain(absl::StrCat(std::string(what), " ", std::string(town))) + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.empty()) continue;
    const bool first = name == start;
    if (name.size() + word.size() + (first ? 0 : 1) > schema::kMaxResourceNameBytes) break;
    absl::StrAppend(&name, first ? "" : "-", word);
    word.clear();
  }
  return name == start ? "" : name;
}

}  // namespace kok::source
