#include "indexer/analysis/norms.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/law_names.h"
#include "indexer/analysis/norm_reader.h"
#include "indexer/analysis/norm_signs.h"
#include "indexer/analysis/word_forms.h"

namespace kok::analysis {
namespace {

// Without those that `ff.` adds: a title is not the text of all of them.
std::vector<Norm> Named(std::vector<Norm> norms) {
  norms.erase(std::remove_if(norms.begin(), norms.end(),
                             [](const Norm& norm) { return !norm.named.empty(); }),
              norms.end());
  return norms;
}

}  // namespace

bool ReadNorms(std::string_view text, size_t number, std::vector<Norm>& norms, NormSpan& span) {
  const size_t begin = SignBefore(text, number);
  if (begin == number && !MayBeginWithoutSign(text, number) && !MayFollowLaw(text, number)) {
    return false;
  }
  return ReadCitation(text, begin, norms, span);
}

std::vector<std::string> NormKeys(const Norm& norm) {
  std::vector<std::string> keys;
  std::string whole = absl::StrCat(norm.law, " ", norm.section);
  if (!norm.paragraph.empty()) keys.push_back(absl::StrCat(whole, " ", norm.paragraph));
  keys.push_back(std::move(whole));
  return keys;
}

std::string OtherNormKey(std::string_view text) {
  const std::string words = PhraseKey(text);
  return words.empty() ? words : absl::StrCat("norm ", words);
}

std::string NormText(const Norm& norm, bool with_paragraph) {
  const bool follows = !norm.named.empty();
  const bool follows_section = follows && norm.paragraph.empty();
  const std::string& section = follows_section ? norm.named : norm.section;
  const std::string& paragraph = follows ? norm.named : norm.paragraph;
  const bool has_paragraph = with_paragraph && !norm.paragraph.empty();
  const char* const sign = norm.article ? "Art. " : follows_section ? "§§ " : "§ ";
  return absl::StrCat(sign, section, has_paragraph ? absl::StrCat(" Abs. ", paragraph) : "", " ",
                      norm.law_name);
}

std::vector<Norm> FindNorms(std::string_view text) {
  std::vector<Norm> norms;
  size_t at = 0;
  while (at < text.size()) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    NormSpan span;
    if (ReadNorms(text, at, norms, span)) at = std::max(at, span.end);
    while (at < text.size() && IsDigit(text[at])) ++at;
  }
  return norms;
}

std::vector<Norm> NormsOfTitle(std::string_view title) {
  bool article = false;
  const size_t sign = SignAt(title, 0, article);
  if (sign == 0) return Named(FindNorms(title));
  const size_t at = SkipBlanks(title, sign);
  const std::string_view digits = DigitsAt(title, at, 4);
  std::vector<Norm> norms;
  NormSpan span;
  if (digits.empty() || ReadNorms(title, at, norms, span)) return Named(std::move(norms));
  // The section at the beginning, the law at the end: `§ 1 Zweck des Gesetzes XyzG`.
  size_t end = at + digits.size();
  if (end < title.size() && title[end] >= 'a' && title[end] <= 'z') ++end;
  const size_t last = title.find_last_of(' ');
  if (last == std::string_view::npos || last == 0) return norms;
  const size_t before = title.find_last_of(' ', last - 1);  // `SGB XII`
  for (const size_t space : {before, last}) {
    if (space == std::string_view::npos || space < end) continue;
    const LawName law = ReadLawName(title, space + 1);
    if (law.key.empty() || law.end != title.size()) continue;
    norms.push_back({law.key, law.name, std::string(title.substr(at, end - at)), "",
                     law.articles || article, ""});
    break;
  }
  return norms;
}

}  // namespace kok::analysis
