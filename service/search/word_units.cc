#include "service/search/word_units.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/courts.h"
#include "indexer/analysis/languages.h"
#include "indexer/analysis/law_names.h"
#include "indexer/analysis/law_names_table.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/word_forms.h"
#include "service/search/ordinary_words.h"
#include "service/search/ranking.h"
#include "service/search/spelling.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::TermForm;
namespace v1 = kok::search::v1;

// Words that one begun or contained word may stand for; more say nothing any more.
constexpr size_t kMaxExpansions = 48;
// Unknown words that are guessed at: a text with more of them is no question with slips.
constexpr size_t kMaxGuesses = 16;
constexpr size_t kMinLettersToContain = 5;
constexpr size_t kMinLettersToBegin = 4;

void Add(TermForm form, const std::string& text, double factor, v1::MatchKind kind, Unit& unit) {
  for (const Reading& known : unit.readings) {
    if (known.form == form && known.text == text) return;
  }
  unit.readings.push_back({form, text, factor, kind});
}

// A folded word is stored in the nearest form in which it differs from the one before.
void AddFolded(const std::string& fold, double factor, v1::MatchKind kind, Unit& unit) {
  for (const TermForm form : {TermForm::kFold, TermForm::kSpeltOut, TermForm::kExact}) {
    Add(form, fold, factor, kind, unit);
  }
}

void AddForms(const Token& word, Unit& unit) {
  Add(TermForm::kExact, word.exact, kExactFactor, v1::MATCH_KIND_EXACT, unit);
  for (const TermForm form : {TermForm::kSpeltOut, TermForm::kExact}) {
    Add(form, word.spelt_out, kSpeltOutFactor, v1::MATCH_KIND_FOLD, unit);
  }
  AddFolded(word.fold, kFoldFactor, v1::MATCH_KIND_FOLD, unit);
  Add(TermForm::kStem, word.stem, kStemFactor, v1::MATCH_KIND_STEM, unit);
  Add(TermForm::kPart, word.stem, kPartFactor, v1::MATCH_KIND_COMPOUND, unit);
}

// A law by its other name: `MiLoG` and the forms of `Mindestlohngesetz`. Its sections are titled by
// the one, other texts write the other.
void AddOtherLawName(const Token& word, Unit& unit) {
  const analysis::LawName law = analysis::ReadLawName(word.exact, 0);
  if (!law.known || law.end != word.exact.size()) return;
  const analysis::KnownLaw* known = analysis::FindKnown(law.key);
  if (known == nullptr) return;
  for (const std::string_view name : {known->name, known->long_name}) {
    const std::string fold = analysis::FoldUmlauts(analysis::LowerNfkc(name));
    const bool is_word =
        std::all_of(fold.begin(), fold.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const std::string stem = is_word ? analysis::GermanStem(fold) : "";
    if (!stem.empty()) Add(TermForm::kStem, stem, kStemFactor, v1::MATCH_KIND_SYNONYM, unit);
  }
}

void AddParts(const analysis::Analyzer& analyzer, const Token& word, Unit& unit) {
  for (const Token& part : analyzer.Parts(word)) {
    unit.parts.push_back(
        {{TermForm::kStem, part.stem, kOwnPartFactor, v1::MATCH_KIND_COMPOUND},
         {TermForm::kPart, part.stem, kOwnPartFactor * kOwnPartFactor, v1::MATCH_KIND_COMPOUND}});
    for (const analysis::ConceptMatch& match : analyzer.glossary().FindGerman({part})) {
      unit.parts.back().push_back({TermForm::kConcept, match.concept_id,
                                   kOwnPartFactor * kConceptFactor, v1::MATCH_KIND_COMPOUND});
    }
  }
}

// A law or court that has no text here is no slip for one that has: BVerwG is not BVerfG.
bool IsLawOrCourt(const std::string& word) {
  const analysis::LawName law = analysis::ReadLawName(word, 0);
  return (law.known && law.end == word.size()) || analysis::ReadCourt(word).known;
}

// A word of another script in Latin letters, folded; empty where it is Latin already.
std::string InLatinLetters(const std::string& word) {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower; [^a-z] Remove", UTRANS_FORWARD, status));
  }();
  const bool latin = std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0xCD;  // U+0340 and above: beyond Latin
  });
  if (latin || transliterator == nullptr) return "";
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  transliterator->transliterate(text);
  std::string written;
  text.toUTF8String(written);
  return analysis::FoldUmlauts(written);
}

}  // namespace

void WordUnits::MarkNamed(const WordRange& words) {
  is_understood_.resize(understood_.tokens.size(), false);
  std::fill(is_understood_.begin() + static_cast<std::ptrdiff_t>(words.first),
            is_understood_.begin() + static_cast<std::ptrdiff_t>(words.end()), true);
}

void WordUnits::AddConcepts() {
  for (const analysis::ConceptMatch& match :
       snapshot_.analyzer().glossary().FindAny(understood_.tokens)) {
    Unit unit{{match.first, match.count}, {}, {}};
    Add(TermForm::kConcept, match.concept_id, match.is_german ? kConceptFactor : kTranslationFactor,
        match.is_german ? v1::MATCH_KIND_SYNONYM : v1::MATCH_KIND_TRANSLATION, unit);
    understood_.units.push_back(std::move(unit));
    understood_.translated = understood_.translated || !match.is_german;
    // Words of a foreign phrase are no words of their own: `người` of `buôn bán người`.
    if (!match.is_german && match.count > 1) {
      std::fill_n(understood_.is_part.begin() + static_cast<std::ptrdiff_t>(match.first),
                  match.count, true);
    }
    MarkNamed({match.first, match.count});
  }
}

void WordUnits::AddJoinedWords() {
  const std::vector<Token>& tokens = understood_.tokens;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    for (const std::string_view link : {"", "s", "n", "en", "es"}) {
      const std::string joined = absl::StrCat(
          tokens[i].fold, absl::string_view(link.data(), link.size()), tokens[i + 1].fold);
      if (joined.size() < 2 * kMinLettersToBegin || snapshot_.lexicon().Find(joined) == nullptr) {
        continue;
      }
      Unit unit{{i, 2}, {}, {}};
      for (const Token& word : snapshot_.analyzer().Analyze(joined)) AddForms(word, unit);
      understood_.units.push_back(std::move(unit));
      MarkNamed({i, 2});
    }
  }
}

bool WordUnits::IsKnown(const Token& word) const {
  return snapshot_.analyzer().everyday_words().Contains(word.fold) ||
         snapshot_.lexicon().Find(word.fold) != nullptr || snapshot_.lexicon().HasStem(word.stem) ||
         snapshot_.TextsWith(
             content_, schema::TextTerm(schema::kContentPrefix, TermForm::kStem, word.stem)) > 0;
}

bool WordUnits::AllWordsAreKnown() const {
  const std::vector<Token>& tokens = understood_.tokens;
  return std::all_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.is_stop_word || IsKnown(token); });
}

// A compound of German words is one, whether or not the dictionary has it: Zwangsprostitution. Nor
// does an ordinary word of another language name anybody: `shelter for women`.
bool WordUnits::MayName(const Token& word, bool is_sentence) const {
  const analysis::Analyzer& analyzer = snapshot_.analyzer();
  return !(is_sentence && IsOrdinaryWord(analyzer, word.fold)) &&
         !analyzer.IsGermanWord(word.fold) && analyzer.WordsWithin(word).empty();
}

void WordUnits::AddWords(bool prefix_last_word) {
  const std::vector<Token>& tokens = understood_.tokens;
  is_understood_.resize(tokens.size(), false);
  // Where there is nothing but such words, they are what is left of a name: `for women`.
  const bool is_sentence = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return !token.is_stop_word && !IsOrdinaryWord(snapshot_.analyzer(), token.fold);
  });
  size_t guesses = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const bool begun = prefix_last_word && i + 1 == tokens.size();
    if (understood_.is_part[i] || (!understood_.IsWord(i) && !begun)) continue;
    Unit unit{{i, 1}, {}, {}};
    unit.may_name = !understood_.is_named[i] && MayName(tokens[i], is_sentence);
    unit.is_no_place = understood_.is_no_place[i];
    AddForms(tokens[i], unit);
    AddOtherLawName(tokens[i], unit);
    AddParts(snapshot_.analyzer(), tokens[i], unit);
    const bool continues = begun && AddBegunWords(tokens[i].fold, true, unit);
    if (!continues && !understood_.is_named[i] && !is_understood_[i] && guesses < kMaxGuesses &&
        !IsKnown(tokens[i])) {
      ++guesses;
      AddGuesses(i, unit);
    }
    understood_.units.push_back(std::move(unit));
  }
}

// What an unknown word may be: the beginning of a word, a part of one, or a slip. The first that
// finds anything is taken.
void WordUnits::AddGuesses(size_t at, Unit& unit) {
  const Token& word = understood_.tokens[at];
  if (IsLawOrCourt(word.exact)) return;
  std::string fold = word.fold;
  if (const std::string latin = InLatinLetters(word.exact); !latin.empty()) {
    fold = latin;
    if (snapshot_.lexicon().Find(fold) != nullptr) {
      AddFolded(fold, kTypoFactor, v1::MATCH_KIND_TRANSLATION, unit);
      return;
    }
  }
  // A word that German knows, a language or a place elsewhere is what it says and nothing else.
  if (snapshot_.analyzer().IsGermanWord(fold) || analysis::FindLanguage(word.exact).has_value()) {
    AddContainingWords(fold, unit);
    return;
  }
  const bool found = (fold.size() >= kMinLettersToBegin && AddBegunWords(fold, false, unit)) ||
                     AddCorrections(at, fold, unit);
  if (!found) AddContainingWords(fold, unit);
}

// Whoever types to the end goes beyond the stem only with a slip or in a form that nobody writes:
// `Erlaubniss` begins `Erlaubnisse`, but means `Erlaubnis`.
bool WordUnits::AddBegunWords(const std::string& fold, bool is_typed, Unit& unit) const {
  const auto [first, last] = snapshot_.lexicon().WithPrefix(fold);
  size_t added = 0;
  // Names and towns first: a short beginning begins too many words.
  for (const bool names : {true, false}) {
    for (const index::LexiconWord* word = first; word != last && added < kMaxExpansions; ++word) {
      if (word->in_names != names || word->fold == fold) continue;
      const bool is_beyond =
          !is_typed && !names && analysis::GermanStem(word->fold).size() < fold.size();
      if (is_beyond) continue;
      AddFolded(word->fold, kPrefixFactor, v1::MATCH_KIND_PREFIX, unit);
      ++added;
    }
  }
  return added > 0;
}

void WordUnits::AddContainingWords(const std::string& fold, Unit& unit) const {
  if (fold.size() < kMinLettersToContain) return;
  size_t added = 0;
  for (const index::LexiconWord& word : snapshot_.lexicon().words()) {
    if (added == kMaxExpansions) return;
    if (word.fold.size() <= fold.size() || word.fold.find(fold) == std::string::npos) continue;
    AddFolded(word.fold, kContainedFactor, v1::MATCH_KIND_COMPOUND, unit);
    ++added;
  }
}

bool WordUnits::AddCorrections(size_t at, const std::string& fold, Unit& unit) {
  const std::vector<const index::LexiconWord*> nearest = NearestWords(snapshot_.lexicon(), fold);
  double factor = kTypoFactor;  // the nearest first, where all else is equal
  for (const index::LexiconWord* word : nearest) {
    factor *= kNextTypoFactor;
    AddFolded(word->fold, factor, v1::MATCH_KIND_TYPO, unit);
    Add(TermForm::kStem, analysis::GermanStem(word->fold), factor * kStemFactor,
        v1::MATCH_KIND_TYPO, unit);
    for (const analysis::ConceptMatch& match :
         snapshot_.analyzer().glossary().FindGerman(snapshot_.analyzer().Analyze(word->surface))) {
      Add(TermForm::kConcept, match.concept_id, kTypoFactor * kConceptFactor, v1::MATCH_KIND_TYPO,
          unit);
    }
  }
  if (!nearest.empty()) understood_.corrections.emplace_back(at, nearest.front()->surface);
  return !nearest.empty();
}

}  // namespace kok::search_core
