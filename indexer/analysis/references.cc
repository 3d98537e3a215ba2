#include "indexer/analysis/references.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace kok::analysis {
namespace {

// A law by its abbreviation. Behind a sign for a paragraph any word will do that has two capitals
// or is one of those known; without the sign only these are.
#define KOK_KNOWN_LAWS                                                                       \
  u"(?i:aufenthg|stgb|stpo|bgb|zpo|gg|oeg|emrk|asylg|asylblg|agg|milog|prostschg|famfg|gvg|" \
  u"beschv|aentg|schwarzarbg|opferschg|gewschg|zsegg|ifsg|bverfgg|vwgo|vwvfg|aeuv|euv|grch|" \
  u"sgb(?:\\s+(?:[ivx]{1,4}|\\d{1,2}))?)"
#define KOK_ANY_LAW \
  u"(" KOK_KNOWN_LAWS u"\\b|[A-ZÄÖÜ][a-zäöüß]{0,12}[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,12}\\b)"
#define KOK_REST u"(?:\\s*+(?:S\\.|Satz|Nr\\.|Nummer|lit\\.|Alt\\.|HS)\\s*+\\w{1,3}){0,6}+"

// Blanks are taken whole (`*+`): giving some back could match nothing more, and trying it would
// cost exponentially. As a second guard no single match may take longer than kMostSteps.
constexpr int32_t kMostSteps = 50;  // of about 10,000 operations each, as ICU counts

constexpr char16_t kWithSign[] =
    u"(?:§§?|\\b[Aa]rt(?:\\.|ikel)?|\\b[Pp]aragra(?:ph|f)(?:en)?)\\s*+"
    u"(\\d{1,4}(?:[a-z]\\b|\\s[a-eg-z]\\b)?)(?:\\b|(?=ff?\\b))"
    u"(?:\\s*+(?:[Aa]bs(?:\\.|atz)?\\s*+(\\d{1,2}\\s?[a-z]?)\\b|\\((\\d{1,2}\\s?[a-z]?)\\)|"
    u"([IVX]{1,4}\\s?[a-z]?)\\b))?" KOK_REST
    u"(?:\\s*+(?:ff?\\.?|,|und|bis|-|–)\\s*+(?:\\d{1,4}\\s?[a-z]?\\b)?){0,6}\\s*+" KOK_ANY_LAW;
// A number behind a word for a smaller part is none of a section.
constexpr char16_t kWithoutSign[] =
    u"(?<![\\w§/.])(?<!\\b(?i:abs|absatz|s|satz|nr|nummer|lit|alt|hs)\\.?\\s?)"
    u"(\\d{1,4}(?:[a-z]\\b|\\s[a-eg-z]\\b)?)\\s*+(?:[Aa]bs(?:\\.|atz)?\\s*+(\\d{1,2}\\s?[a-z]?)\\b|"
    u"\\((\\d{1,2}\\s?[a-z]?)\\)|([IVX]{1,4}\\s?[a-z]?)\\b)?\\s*+(" KOK_KNOWN_LAWS u"\\b)";
// Chamber, register sign of a court (a capital, or a known one in any case), number and year. The
// chamber must be there: `Sa 12.10.` is a day.
constexpr char16_t kFileNumber[] =
    u"(?<![\\w/.])([1-9]\\d{0,3}|[IVXivx]{1,5})\\s?"
    u"((?i:str|bvr|bvl|bvf|bve|ars|azr|abr|zr|zb|kls|ks|ls|ds|cs|js|qs|ws|ss|ujs|gs|bgs|uf|wf|"
    u"ca|sa|ta|ay|so|kr|vg|bv|stb|bjs|as|al|vu)|[A-Z])\\s?"
    u"(\\d{1,6})\\s?[/.]\\s?(\\d{2})(?![\\d/]|\\.\\d)";
constexpr char16_t kEcli[] = u"\\becli:[a-z]{2}:[a-z0-9]{1,7}:\\d{4}:[a-z0-9.]{0,39}[a-z0-9]";

std::unique_ptr<icu::RegexPattern> Compile(const char16_t* pattern, uint32_t flags) {
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::RegexPattern>(
      icu::RegexPattern::compile(icu::UnicodeString(pattern), flags, status));
}

std::string Group(const icu::RegexMatcher& matcher, int32_t number) {
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  matcher.group(number, status).toUTF8String(text);
  return U_SUCCESS(status) ? text : "";
}

// Lower case without blanks and dots.
std::string Squeezed(const std::string& text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '.' && c != '\t' && c != '\n') kept.push_back(absl::ascii_tolower(c));
  }
  return kept;
}

// `IV a` as `4a`.
std::string FromRoman(const std::string& text) {
  int total = 0;
  int last = 0;
  std::string rest;
  for (size_t i = text.size(); i-- > 0;) {
    const int value = text[i] == 'I' ? 1 : text[i] == 'V' ? 5 : text[i] == 'X' ? 10 : 0;
    if (value == 0) {
      rest.insert(rest.begin(), text[i]);
      continue;
    }
    total += value < last ? -value : value;
    last = std::max(last, value);
  }
  return Squeezed(absl::StrCat(total, rest));
}

template <typename OnMatch>
void ForEach(const icu::RegexPattern* pattern, const icu::UnicodeString& text, OnMatch on_match) {
  if (pattern == nullptr) return;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(text, status));
  if (U_FAILURE(status)) return;
  matcher->setTimeLimit(kMostSteps, status);
  while (matcher->find(status) && U_SUCCESS(status)) on_match(*matcher);
}

void AddLaw(const icu::RegexMatcher& matcher, std::vector<Reference>& references) {
  const std::string law = Squeezed(Group(matcher, 5));
  const std::string section = Squeezed(Group(matcher, 1));
  std::string paragraph = Group(matcher, 2) + Group(matcher, 3);
  paragraph = Group(matcher, 4).empty() ? Squeezed(paragraph) : FromRoman(Group(matcher, 4));
  Reference reference;
  reference.written = Group(matcher, 0);
  const std::string whole = absl::StrCat(law, " ", section);
  if (!paragraph.empty()) reference.keys.push_back(absl::StrCat(whole, " ", paragraph));
  reference.keys.push_back(whole);
  references.push_back(std::move(reference));
}

}  // namespace

std::vector<Reference> FindReferences(std::string_view text) {
  std::vector<Reference> references;
  // Without a digit there is none, and most texts that are asked have none.
  if (std::none_of(text.begin(), text.end(), absl::ascii_isdigit)) return references;
  static const auto* const kWith = Compile(kWithSign, 0).release();
  static const auto* const kWithout = Compile(kWithoutSign, 0).release();
  static const auto* const kFile = Compile(kFileNumber, 0).release();
  static const auto* const kEcliPattern = Compile(kEcli, UREGEX_CASE_INSENSITIVE).release();
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const auto add_law = [&](const icu::RegexMatcher& matcher) { AddLaw(matcher, references); };
  ForEach(kWith, unicode, add_law);
  ForEach(kWithout, unicode, add_law);
  ForEach(kFile, unicode, [&](const icu::RegexMatcher& matcher) {
    references.push_back(
        {Group(matcher, 0),
         {absl::StrCat("file ", Squeezed(Group(matcher, 1)), " ", Squeezed(Group(matcher, 2)), " ",
                       Group(matcher, 3), "/", Group(matcher, 4))}});
  });
  ForEach(kEcliPattern, unicode, [&](const icu::RegexMatcher& matcher) {
    references.push_back({Group(matcher, 0), {absl::AsciiStrToLower(Group(matcher, 0))}});
  });
  return references;
}

}  // namespace kok::analysis
