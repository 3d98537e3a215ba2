#include "indexer/region/place_words.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/schema/word_list.h"

namespace kok::region {
namespace {

using schema::IsOneOf;

// Short forms that are no beginning of the word they stand for.
constexpr std::pair<std::string_view, std::string_view> kContractions[] = {
    {"st", "sankt"},          {"hl", "heilig"},       {"hann", "hannoversch"},
    {"oldb", "oldenburg"},    {"rhld", "rheinland"},  {"odw", "odenwald"},
    {"opf", "oberpfalz"},     {"ofr", "oberfranken"}, {"ufr", "unterfranken"},
    {"mfr", "mittelfranken"}, {"obb", "oberbayern"},  {"nb", "niederbayern"},
};

// Short forms in the tables that the written-out word may continue.
constexpr std::string_view kTableAbbreviations[] = {"westf", "erzgeb", "vogtl", "thur",
                                                    "bay",   "schw",   "sachs"};

constexpr std::string_view kConnectives[] = {
    "a",  "am", "an", "auf", "b", "bei", "beim", "d",     "dem", "den", "der", "die",  "i",
    "im", "in", "o",  "ob",  "u", "v",   "vor",  "unter", "zu",  "zum", "zur", "vorm", "unterm"};

constexpr std::string_view kTownTitles[] = {
    "bundesstadt",  "flecken",          "gemeinde",         "grossraum", "hansestadt", "kreisstadt",
    "klingenstadt", "landeshauptstadt", "lutherstadt",      "markt",     "raum",       "region",
    "stadt",        "umkreis",          "universitatsstadt"};

constexpr std::string_view kDistrictWords[] = {
    "kreis", "landkreis", "landkr",          "ldkr",        "lk",
    "lkr",   "region",    "regionalverband", "stadteregion"};

bool IsPrefix(std::string_view prefix, std::string_view word) {
  return word.substr(0, prefix.size()) == prefix;
}

std::string FoldWord(std::string_view written) {
  std::string fold =
      analysis::FoldUmlauts(analysis::ReplaceLookAlikes(analysis::LowerNfkc(written)));
  for (const auto& [shortened, whole] : kContractions) {
    if (fold == shortened) return std::string(whole);
  }
  return fold;
}

// Contractions that other words tell: `O.L.` is two words, and `ob` at the end no connective.
void WriteOut(std::vector<PlaceWord>& words) {
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i].fold != "o" || words[i + 1].fold != "l") continue;
    words[i].fold = "oberlausitz";
    words[i].end = words[i + 1].end;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  if (words.size() > 1 && words.back().fold == "ob") words.back().fold = "oberbayern";
}

// Words but connectives; the last stays whatever it is.
std::string JoinQualifiers(const std::vector<PlaceWord>& words, size_t first) {
  std::string joined;
  for (size_t i = first; i < words.size(); ++i) {
    if (i + 1 < words.size() && IsConnective(words[i].fold)) continue;
    absl::StrAppend(&joined, joined.empty() ? "" : " ", words[i].fold);
  }
  return joined;
}

bool Fits(std::string_view typed, std::string_view qualifier) {
  return IsPrefix(typed, qualifier) ||
         (IsOneOf(qualifier, kTableAbbreviations) && IsPrefix(qualifier, typed));
}

}  // namespace

std::vector<PlaceWord> ReadPlaceWords(std::string_view text) {
  // Spaces, so that the tokenizer joins no letters to an abbreviation and sees no gender marker.
  std::string parted(text);
  for (char& c : parted) {
    if (static_cast<unsigned char>(c) < 0x80 &&
        std::string_view("./-()*:_,;").find(c) != std::string_view::npos) {
      c = ' ';
    }
  }
  std::vector<PlaceWord> words;
  for (const analysis::Span& span : analysis::SplitWords(parted)) {
    std::string fold = FoldWord(std::string_view(parted).substr(span.begin, span.end - span.begin));
    if (!fold.empty()) words.push_back({std::move(fold), span.begin, span.end});
  }
  WriteOut(words);
  return words;
}

PlaceName SplitPlaceName(std::string_view name) {
  std::vector<PlaceWord> words = ReadPlaceWords(name);
  const size_t cut = name.find_first_of("(/,");
  size_t count = 1;
  while (count < words.size() && words[count].begin < cut && !IsConnective(words[count].fold)) {
    ++count;
  }
  count = std::min(count, words.size());
  for (size_t i = count; i < words.size(); ++i) {
    // Only the tables mean Saxony by it; people write it for the Saale too.
    if (words[i].fold == "sa") words[i].fold = "sachsen";
  }
  return {BaseKey(words, count), JoinQualifiers(words, count)};
}

std::string BaseKey(const std::vector<PlaceWord>& words, size_t count) {
  std::string key;
  for (size_t i = 0; i < count; ++i) key.append(words[i].fold);
  return key;
}

std::string KeyOfName(std::string_view name) {
  const std::vector<PlaceWord> words = ReadPlaceWords(name);
  return BaseKey(words, words.size());
}

QualifierFit FitQualifiers(const std::vector<PlaceWord>& words, size_t first,
                           std::string_view qualifiers) {
  if (first == words.size()) return qualifiers.empty() ? QualifierFit::kExact : QualifierFit::kPart;
  const std::vector<absl::string_view> parts = absl::StrSplit(
      absl::string_view(qualifiers.data(), qualifiers.size()), ' ', absl::SkipEmpty());
  size_t next = 0;
  for (size_t i = first; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size();
    if (!is_last && IsConnective(words[i].fold)) continue;
    while (next < parts.size() && !Fits(words[i].fold, {parts[next].data(), parts[next].size()})) {
      ++next;
    }
    if (next == parts.size()) return QualifierFit::kNone;
    ++next;
  }
  return JoinQualifiers(words, first) == qualifiers ? QualifierFit::kExact : QualifierFit::kPart;
}

bool IsConnective(std::string_view fold) { return IsOneOf(fold, kConnectives); }
bool IsTownTitle(std::string_view fold) { return IsOneOf(fold, kTownTitles); }
bool IsDistrictWord(std::string_view fold) { return IsOneOf(fold, kDistrictWords); }

std::vector<PlaceWord> WithoutDistrictWords(const std::vector<PlaceWord>& words, size_t first) {
  std::vector<PlaceWord> kept;
  for (size_t i = first; i < words.size(); ++i) {
    if (!IsDistrictWord(words[i].fold)) kept.push_back(words[i]);
  }
  return kept;
}

}  // namespace kok::region
