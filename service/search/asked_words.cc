#include "service/search/asked_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "indexer/schema/fields.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kMostWholes = 4;
constexpr size_t kMostWordBits = AskedWords::kMostAsked - kMostWholes;
constexpr size_t kMostPlacesOfAPhrase = 50;
// Words remembered for the texts that follow.
constexpr size_t kMostSeen = 4000;
constexpr size_t kMostCitationChecks = 8;  // a text: each costs as much as hundreds of words

bool IsCitation(const Evidence& evidence) { return evidence.kind == v1::MATCH_KIND_REFERENCE; }

// Whether a word says nothing outside a citation: numbers, and what they are numbers of.
bool IsOfCitations(const std::string& word) {
  constexpr std::string_view kSmallerParts[] = {"abs",    "absatz", "art",       "artikel", "nr",
                                                "nummer", "satz",   "paragraph", "paragraf"};
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         std::find(std::begin(kSmallerParts), std::end(kSmallerParts), word) !=
             std::end(kSmallerParts);
}

// What is within a longer match is shown by it.
std::vector<TextMatch> Outermost(std::vector<TextMatch> matches) {
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

}  // namespace

AskedWords::AskedWords(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood)
    : bit_of_token_(understood.tokens.size(), -1), readings_(analyzer) {
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
    for (const Reading& reading : unit.readings) readings_.Add(reading, asked, false);
    for (const std::vector<Reading>& part : unit.parts) {
      for (const Reading& reading : part) readings_.Add(reading, asked, true);
    }
  }
  // The same towns in German: `Cologne`.
  for (const std::string& town : understood.towns) {
    for (const analysis::Token& token : analyzer.Analyze(town)) {
      if (token.is_stop_word) continue;
      readings_.AddStem(token.stem, named);
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

void AskedWords::AddCitations(const UnderstoodQuery& understood, size_t phrases) {
  constexpr std::string_view kPrefix = schema::kReferencePrefix;
  for (const Evidence& evidence : understood.content_evidence) {
    if (phrases + cited_.size() == kMostWholes) return;
    if (!IsCitation(evidence) || !absl::StartsWith(evidence.term, kPrefix.data())) {
      continue;
    }
    const uint64_t bit = uint64_t{1} << (kMostWordBits + phrases + cited_.size());
    cited_.Add(evidence.term.substr(kPrefix.size()), bit);
    all_ |= bit;
  }
}

const SaidByWord& AskedWords::Look(const TextWords& word, size_t& analysed) {
  static const SaidByWord kNothing;
  const std::string_view key = word.is_plain() ? word.fold() : word.written();
  const auto seen = seen_.find(absl::string_view(key.data(), key.size()));
  if (seen != seen_.end()) return seen->second;
  if (analysed == kMostAnalysed) return kNothing;
  ++analysed;
  if (seen_.size() >= kMostSeen) seen_.clear();
  return seen_.emplace(std::string(key), readings_.Analyse(word.written())).first->second;
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
    if (plain && citation_checks < kMostCitationChecks && cited_.MayHold(word.fold())) {
      ++citation_checks;
      if (const auto cited = cited_.Find(text, word.begin(), word.end()); cited.has_value()) {
        wholes.push_back({cited->begin, cited->end, ordinal, cited->asked, 1.0, false, -1});
      }
    }
    if (plain ? !readings_.MayBeAsked(word.fold()) : !readings_.MayBeginForeign(word.written())) {
      continue;
    }
    const SaidByWord& said = Look(word, analysed);
    if (!said.says_anything()) continue;
    said_so_far |= said.asked;
    matches.push_back({word.begin(), word.end(), ordinal, said.asked, said.factor, said.is_part,
                       said.concept_word});
  }
  FindConcepts(matches);
  matches.insert(matches.end(), wholes.begin(), wholes.end());
  return Outermost(std::move(matches));
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
void AskedWords::FindConcepts(std::vector<TextMatch>& matches) const {
  const size_t words = matches.size();
  for (const ConceptPhrase& phrase : readings_.concepts()) {
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

}  // namespace kok::search_core
