#include "service/search/asked_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/references.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/fields.h"

namespace kok::search_core {
namespace {

using schema::TermForm;
namespace v1 = kok::search::v1;

constexpr size_t kMostWholes = 4;
constexpr size_t kMostWordBits = AskedWords::kMostAsked - kMostWholes;
constexpr size_t kMostPlacesOfAPhrase = 50;
// Words remembered for the texts that follow.
constexpr size_t kMostSeen = 4000;
// Parts have four letters at least, their stems one less.
constexpr size_t kLeastPartStemBytes = analysis::CompoundSplitter::kMinPartBytes - 1;
// Shorter remains beside a part are no word: `handel` in behandelt.
constexpr size_t kLeastBesidePart = 3;
constexpr size_t kMostCitationChecks = 8;  // a text: each costs as much as hundreds of words
constexpr size_t kCitationBefore = 32;
constexpr size_t kCitationBehind = 96;
constexpr UChar32 kFirstBeyondLatin = 0x370;
constexpr UChar32 kFirstCompatibility = 0xF900;

// Of lower-case letters each pair has a number of its own.
size_t TwoLetters(char first, char second) {
  return (static_cast<size_t>(first) & 31) << 5 | (static_cast<size_t>(second) & 31);
}

UChar32 FirstLetter(std::string_view text) {
  UChar32 c = 0;
  size_t i = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, text.size(), c);
  return c;
}

bool IsCitation(const Evidence& evidence) { return evidence.kind == v1::MATCH_KIND_REFERENCE; }

// Whether a word says nothing outside a citation: numbers, and what they are numbers of.
bool IsOfCitations(const std::string& word) {
  constexpr std::string_view kSmallerParts[] = {"abs",    "absatz", "art",       "artikel", "nr",
                                                "nummer", "satz",   "paragraph", "paragraf"};
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         std::find(std::begin(kSmallerParts), std::end(kSmallerParts), word) !=
             std::end(kSmallerParts);
}

// A letter without its capital and its marks, as folded words have it.
UChar32 BareLetter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  c = u_tolower(c);
  if (U_SUCCESS(status) && normalizer->getDecomposition(c, parts)) c = parts.char32At(0);
  return c;
}

}  // namespace

AskedWords::AskedWords(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood)
    : analyzer_(analyzer), bit_of_token_(understood.tokens.size(), -1) {
  tokens_.fill(kWhole);
  uint64_t named = 0;
  size_t bits = 0;
  const std::vector<Evidence>& evidence = understood.content_evidence;
  const bool cites = std::any_of(evidence.begin(), evidence.end(), IsCitation);
  const size_t phrases = std::min(understood.phrases.size(), kMostWholes);
  // In no other form, and not by itself.
  const auto is_quoted = [&](const analysis::Token& word) {
    return std::any_of(understood.phrases.begin(),
                       understood.phrases.begin() + static_cast<std::ptrdiff_t>(phrases),
                       [&](const Phrase& phrase) { return phrase.Holds(word); });
  };
  for (size_t i = 0; i < understood.tokens.size() && bits < kMostWordBits; ++i) {
    if (is_quoted(understood.tokens[i])) continue;
    if (!understood.IsWord(i) || (cites && IsOfCitations(understood.tokens[i].exact))) continue;
    tokens_[bits] = i;
    bit_of_token_[i] = static_cast<int>(bits);
    all_ |= uint64_t{1} << bits;
    if (i < understood.is_named.size() && understood.is_named[i]) named |= uint64_t{1} << bits;
    ++bits;
  }
  for (const Unit& unit : understood.units) {
    const uint64_t asked = BitsOf(unit.words);
    for (const Reading& reading : unit.readings) AddReading(reading, asked, false);
    for (const std::vector<Reading>& part : unit.parts) {
      for (const Reading& reading : part) AddReading(reading, asked, true);
    }
  }
  // The same towns in German: `Cologne`.
  for (const std::string& town : understood.towns) {
    for (const analysis::Token& token : analyzer.Analyze(town)) {
      if (token.is_stop_word) continue;
      Merge({named, 1.0, false, -1}, stems_[token.stem]);
      AddBeginning(token.stem);
    }
  }
  if (phrases > 0) quoted_.emplace(understood.phrases);
  for (size_t i = 0; i < phrases; ++i) all_ |= uint64_t{1} << (kMostWordBits + i);
  AddCitations(understood, phrases);
}

uint64_t AskedWords::BitsOf(const WordRange& words) const {
  uint64_t bits = 0;
  for (size_t i = words.first; i < words.end() && i < bit_of_token_.size(); ++i) {
    if (bit_of_token_[i] >= 0) bits |= uint64_t{1} << bit_of_token_[i];
  }
  return bits;
}

void AskedWords::Merge(const Said& more, Said& said) {
  if (more.asked != 0 && (said.asked == 0 || said.is_part)) said.is_part = more.is_part;
  said.asked |= more.asked;
  said.factor = std::max(said.factor, more.factor);
  if (more.concept_word >= 0) said.concept_word = more.concept_word;
}

void AskedWords::AddReading(const Reading& reading, uint64_t asked, bool is_part) {
  if (asked == 0 || reading.text.empty()) return;
  const Said said{asked, reading.factor, is_part, -1};
  switch (reading.form) {
    case TermForm::kStem:
      Merge(said, stems_[reading.text]);
      return AddBeginning(reading.text);
    case TermForm::kPart:
      if (reading.text.size() < kLeastPartStemBytes) return;
      parts_by_letter_[static_cast<unsigned char>(reading.text[0])].push_back(parts_.size());
      has_part_beginning_[TwoLetters(reading.text[0], reading.text[1])] = true;
      parts_.push_back({reading.text, said});
      return;
    case TermForm::kConcept:
      return AddConcept(reading, said);
    default:
      // As typed: its stem stands beside it. What it may be instead has none.
      if (reading.kind == v1::MATCH_KIND_EXACT || reading.kind == v1::MATCH_KIND_FOLD) return;
      Merge(said, folds_[reading.text]);
      AddBeginning(reading.text);
      // Texts are found by the stem of a word that was begun, in all its forms.
      if (reading.kind == v1::MATCH_KIND_PREFIX) {
        const std::string stem = analysis::GermanStem(reading.text);
        Merge(said, stems_[stem]);
        AddBeginning(stem);
      }
      return;
  }
}

void AskedWords::AddConcept(const Reading& reading, const Said& said) {
  for (const std::vector<std::string>& form : analyzer_.glossary().GermanStems(reading.text)) {
    if (form.size() == 1) {
      Merge(said, stems_[form[0]]);
      AddBeginning(form[0]);
      continue;
    }
    ConceptPhrase phrase{{}, said};
    for (const std::string& stem : form) {
      Said& word = stems_[stem];
      if (word.concept_word < 0) word.concept_word = concept_words_++;
      phrase.concept_words.push_back(word.concept_word);
      AddBeginning(stem);
    }
    phrases_.push_back(std::move(phrase));
  }
}

void AskedWords::AddCitations(const UnderstoodQuery& understood, size_t phrases) {
  constexpr std::string_view kPrefix = schema::kReferencePrefix;
  for (const Evidence& evidence : understood.content_evidence) {
    if (phrases + citations_.size() == kMostWholes) return;
    if (!IsCitation(evidence) || !absl::StartsWith(evidence.term, kPrefix.data())) {
      continue;
    }
    const uint64_t bit = uint64_t{1} << (kMostWordBits + phrases + citations_.size());
    citations_.push_back({evidence.term.substr(kPrefix.size()), bit});
    all_ |= bit;
    AddCitationNumber(citations_.back().key);
  }
}

// What a citation is looked for by: its longest number (of `2 str 345/18` 345), an ECLI its first
// word.
void AskedWords::AddCitationNumber(absl::string_view key) {
  absl::string_view longest;
  for (absl::string_view word : absl::StrSplit(key, absl::ByAnyChar(" /.:"), absl::SkipEmpty())) {
    if (word == "ecli") {
      longest = word;
      break;
    }
    const bool is_number = word[0] >= '0' && word[0] <= '9';
    if (is_number && word.size() > longest.size()) longest = word;
  }
  if (!longest.empty()) citation_numbers_.emplace(longest);
}

void AskedWords::AddBeginning(const std::string& letters) {
  if (letters.empty()) return;
  std::vector<std::string>& begun = beginnings_[static_cast<unsigned char>(letters[0])];
  if (std::find(begun.begin(), begun.end(), letters) == begun.end()) begun.push_back(letters);
  const UChar32 first = FirstLetter(letters);
  if (first >= kFirstBeyondLatin) foreign_beginnings_.insert(first);
}

// A German stem is the beginning of its folded words, so nearly all words are told apart here.
bool AskedWords::MayBeAsked(const TextWords& word) const {
  const std::string_view fold = word.fold();
  for (const std::string& begun : beginnings_[static_cast<unsigned char>(fold[0])]) {
    if (fold.size() >= begun.size() && fold.compare(0, begun.size(), begun) == 0) return true;
  }
  return MayHoldPart(fold);
}

bool AskedWords::MayHoldPart(std::string_view fold) const {
  if (parts_.empty() || fold.size() < 2 * analysis::CompoundSplitter::kMinPartBytes) return false;
  const char* const letters = fold.data();
  const size_t last = fold.size() - kLeastPartStemBytes;
  for (size_t i = 0; i <= last; i == 0 ? i = kLeastBesidePart : ++i) {
    if (!has_part_beginning_.data()[TwoLetters(letters[i], letters[i + 1])]) continue;
    for (const size_t at : parts_by_letter_[static_cast<unsigned char>(letters[i])]) {
      const std::string& stem = parts_[at].stem;
      const size_t end = i + stem.size();
      const bool is_beside = i > 0 || end + kLeastBesidePart <= fold.size();
      if (end <= fold.size() && is_beside && fold.compare(i, stem.size(), stem) == 0) return true;
    }
  }
  return false;
}

// Words that are not of plain Latin letters are told apart by their first letter, where it is one
// that lower case and marks alone could change.
bool AskedWords::MayBeginForeign(const TextWords& word) const {
  const UChar32 first = FirstLetter(word.written());
  if (first < kFirstBeyondLatin || first >= kFirstCompatibility) return true;
  const std::string_view written = word.written();
  const bool is_mixed = std::any_of(written.begin(), written.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_mixed || foreign_beginnings_.contains(BareLetter(first));
}

const AskedWords::Said& AskedWords::Look(const TextWords& word, size_t& analysed) {
  static const Said kNothing;
  const std::string_view key = word.is_plain() ? word.fold() : word.written();
  const auto seen = seen_.find(absl::string_view(key.data(), key.size()));
  if (seen != seen_.end()) return seen->second;
  if (analysed == kMostAnalysed) return kNothing;
  ++analysed;
  if (seen_.size() >= kMostSeen) seen_.clear();
  return seen_.emplace(std::string(key), Analyse(word.written())).first->second;
}

AskedWords::Said AskedWords::Analyse(std::string_view written) const {
  Said said;
  const std::vector<analysis::Token> tokens = analyzer_.Analyze(written);
  if (tokens.empty()) return said;
  const analysis::Token& token = tokens.front();
  if (const auto by_stem = stems_.find(token.stem); by_stem != stems_.end()) said = by_stem->second;
  if (const auto by_fold = folds_.find(token.fold); by_fold != folds_.end()) {
    Merge(by_fold->second, said);
  }
  if (said.asked != 0 || !MayHoldPart(token.fold)) return said;
  for (const analysis::Token& within : analyzer_.WordsWithin(token)) {
    for (const Part& part : parts_) {
      if (part.stem == within.stem) Merge(part.said, said);
    }
  }
  return said;
}

std::vector<TextMatch> AskedWords::Find(std::string_view text) {
  std::vector<TextMatch> matches;
  std::vector<TextMatch> wholes;
  if (empty()) return matches;
  text = text.substr(0, kMostBytes);
  if (quoted_.has_value()) FindQuoted(text, wholes);
  TextWords word(text);
  size_t analysed = 0;
  size_t citation_checks = 0;
  uint64_t said_so_far = 0;
  for (const TextMatch& phrase : wholes) said_so_far |= phrase.asked;
  for (size_t ordinal = 0; word.Next() && matches.size() < kMostMatches; ++ordinal) {
    if (word.begin() > kWholeBytes && said_so_far == all_) break;
    const bool plain = word.is_plain();
    if (plain && !citation_numbers_.empty() && citation_checks < kMostCitationChecks &&
        citation_numbers_.contains(absl::string_view(word.fold().data(), word.fold().size()))) {
      ++citation_checks;
      FindCitation(text, word, ordinal, wholes);
    }
    if (plain ? !MayBeAsked(word) : !MayBeginForeign(word)) continue;
    const Said& said = Look(word, analysed);
    if (!said.says_anything()) continue;
    said_so_far |= said.asked;
    matches.push_back({word.begin(), word.end(), ordinal, said.asked, said.factor, said.is_part,
                       said.concept_word});
  }
  FindPhrases(matches);
  matches.insert(matches.end(), wholes.begin(), wholes.end());
  // What is within a longer match is shown by it.
  std::stable_sort(matches.begin(), matches.end(), [](const TextMatch& a, const TextMatch& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<TextMatch> outer;
  for (const TextMatch& match : matches) {
    if (match.asked == 0) continue;
    if (!outer.empty() && match.begin < outer.back().end) {
      TextMatch& longer = outer.back();
      longer.asked |= match.asked;
      // A phrase is shown to its end, though another match runs into it.
      if (match.asked >> kMostWordBits != 0) {
        longer.end = std::max(longer.end, match.end);
        longer.factor = std::max(longer.factor, match.factor);
        longer.is_part = false;
      }
      continue;
    }
    outer.push_back(match);
  }
  return outer;
}

// Of more phrases than there are bits for, the first.
void AskedWords::FindQuoted(std::string_view text, std::vector<TextMatch>& found) {
  for (const PhraseMatch& match : quoted_->Find(text, quoted_->all(), kMostPlacesOfAPhrase)) {
    if (match.phrase >= kMostWholes) continue;
    const uint64_t asked = uint64_t{1} << (kMostWordBits + match.phrase);
    found.push_back({match.begin, match.end, match.ordinal, asked, 1.0, false, -1});
  }
}

// Concepts of several words, from the words of them that stand one behind the other.
void AskedWords::FindPhrases(std::vector<TextMatch>& matches) const {
  const size_t words = matches.size();
  for (const ConceptPhrase& phrase : phrases_) {
    const size_t length = phrase.concept_words.size();
    for (size_t i = 0; i + length <= words; ++i) {
      size_t said = 0;
      while (said < length && matches[i + said].concept_word == phrase.concept_words[said] &&
             matches[i + said].ordinal == matches[i].ordinal + said) {
        ++said;
      }
      if (said < length) continue;
      matches.push_back({matches[i].begin, matches[i + length - 1].end, matches[i].ordinal,
                         phrase.said.asked, phrase.said.factor, phrase.said.is_part, -1});
    }
  }
}

// Whether the number at `word` belongs to a citation that is asked for: only its surroundings are
// read for one.
void AskedWords::FindCitation(std::string_view text, const TextWords& word, size_t ordinal,
                              std::vector<TextMatch>& cited) const {
  const size_t begin = word.begin() > kCitationBefore ? word.begin() - kCitationBefore : 0;
  const std::string_view around = text.substr(begin, word.begin() - begin + kCitationBehind);
  for (const analysis::Reference& reference : analysis::FindReferences(around)) {
    uint64_t asked = 0;
    for (const Citation& citation : citations_) {
      const auto& keys = reference.keys;
      if (std::find(keys.begin(), keys.end(), citation.key) != keys.end()) asked |= citation.asked;
    }
    const size_t first = begin + reference.begin;
    const size_t end = begin + reference.end;
    if (asked == 0 || first > word.begin() || end < word.end()) continue;
    cited.push_back({first, end, ordinal, asked, 1.0, false, -1});
    return;
  }
}

}  // namespace kok::search_core
