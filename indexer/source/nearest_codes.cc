#include "indexer/source/nearest_codes.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/analysis/languages.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/edit_distance.h"

namespace kok::source {
namespace {

constexpr size_t kMostNamed = 5;
constexpr size_t kMaxEntered = 64;  // the longest code
constexpr int kMostSlips = 2;
constexpr size_t kLeastShared = 4;

std::string Listed(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? "" : names.front();
  return absl::StrCat(absl::StrJoin(names.begin(), names.end() - 1, ", "), " or ", names.back());
}

// Slips between two keys; one of which is a part of the other has as good as none.
int Distance(const std::string& entered, const std::string& known) {
  const std::string& shorter = entered.size() < known.size() ? entered : known;
  const std::string& longer = entered.size() < known.size() ? known : entered;
  if (shorter.size() >= kLeastShared && absl::StrContains(longer, shorter)) return 1;
  return schema::EditDistance(entered, known, kMostSlips + 1);
}

std::string NamedLanguage(const std::string& code) {
  return absl::StrCat(code, " (", analysis::LanguageName(code, "de"), ")");
}

// `cz` is a country: the language that its people speak most is `cs`.
std::string LanguageOfCountry(const std::string& country) {
  if (country.size() != 2) return "";
  const std::string unknown = absl::StrCat("und_", absl::AsciiStrToUpper(country));
  if (*icu::Locale(unknown.c_str()).getISO3Country() == '\0') return "";
  char likely[ULOC_FULLNAME_CAPACITY];
  char language[ULOC_LANG_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(unknown.c_str(), likely, sizeof(likely), &status);
  uloc_getLanguage(likely, language, sizeof(language), &status);
  return U_FAILURE(status) ? "" : language;
}

}  // namespace

std::string NearestCodes(const schema::Vocabulary& vocabulary, const std::string& facet,
                         std::string_view entered) {
  const std::string key = analysis::PhraseKey(entered.substr(0, kMaxEntered));
  std::vector<std::tuple<int, size_t, std::string>> nearest;  // slips, place in the file, text
  for (const schema::VocabularyEntry& entry : vocabulary.Of(facet)) {
    int slips = kMostSlips + 1;
    for (const std::string& known : {entry.code, entry.name_de, entry.name_en}) {
      slips = std::min(slips, Distance(key, analysis::PhraseKey(known)));
    }
    nearest.emplace_back(slips, nearest.size(), absl::StrCat(entry.code, " (", entry.name_de, ")"));
  }
  std::sort(nearest.begin(), nearest.end());
  std::vector<std::string> names;
  for (const auto& [slips, place, text] : nearest) {
    // Of a short word two slips leave nothing.
    const bool is_near = slips <= kMostSlips && 2 * static_cast<size_t>(slips) <= key.size();
    if (is_near && names.size() < kMostNamed) names.push_back(text);
  }
  return Listed(names);
}

std::string NearestLanguages(std::string_view entered) {
  if (const std::optional<std::string> named =
          analysis::FindLanguage(entered.substr(0, kMaxEntered))) {
    return NamedLanguage(*named);
  }
  const std::string key = absl::AsciiStrToLower(absl::string_view(
      entered.data(),
      std::min(entered.find_first_of("-_"), std::min(entered.size(), kMaxEntered))));
  if (const std::optional<std::string> named = analysis::FindLanguage(key)) {
    return NamedLanguage(*named);
  }
  std::vector<std::string> names;
  const std::string of_country = LanguageOfCountry(key);
  if (!of_country.empty()) names.push_back(NamedLanguage(of_country));
  if (key.size() < 2 || key.size() > 3) return Listed(names);
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    const std::string known(*code);
    if (names.size() == kMostNamed) break;
    if (known == of_country || known.size() != key.size()) continue;
    if (known.front() == key.front() && schema::EditDistance(key, known, 1) == 1) {
      names.push_back(NamedLanguage(known));
    }
  }
  return Listed(names);
}

}  // namespace kok::source
