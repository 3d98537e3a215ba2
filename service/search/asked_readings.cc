#include "service/search/asked_readings.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/word_forms.h"
#include "indexer/schema/fields.h"

namespace kok::search_core {
namespace {

using schema::TermForm;
namespace v1 = kok::search::v1;

// Parts have four letters at least, their stems one less.
constexpr size_t kLeastPartStemBytes = analysis::CompoundSplitter::kMinPartBytes - 1;
// Shorter remains beside a part are no word: `handel` in behandelt.
constexpr size_t kLeastBesidePart = 3;

// Of lower-case letters each pair has a number of its own.
size_t TwoLetters(char first, char second) {
  return (static_cast<size_t>(first) & 31) << 5 | (static_cast<size_t>(second) & 31);
}

void Merge(const SaidByWord& more, SaidByWord& said) {
  if (more.asked != 0 && (said.asked == 0 || said.is_part)) said.is_part = more.is_part;
  said.asked |= more.asked;
  said.factor = std::max(said.factor, more.factor);
  if (more.concept_word >= 0) said.concept_word = more.concept_word;
}

}  // namespace

void AskedReadings::Add(const Reading& reading, uint64_t asked, bool is_part) {
  if (asked == 0 || reading.text.empty()) return;
  const SaidByWord said{asked, reading.factor, is_part, -1};
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

void AskedReadings::AddStem(const std::string& stem, uint64_t asked) {
  Merge({asked, 1.0, false, -1}, stems_[stem]);
  AddBeginning(stem);
}

void AskedReadings::AddConcept(const Reading& reading, const SaidByWord& said) {
  for (const std::vector<std::string>& form : analyzer_.glossary().GermanStems(reading.text)) {
    if (form.size() == 1) {
      Merge(said, stems_[form[0]]);
      AddBeginning(form[0]);
      continue;
    }
    ConceptPhrase phrase{{}, said};
    for (const std::string& stem : form) {
      SaidByWord& word = stems_[stem];
      if (word.concept_word < 0) word.concept_word = concept_words_++;
      phrase.concept_words.push_back(word.concept_word);
      AddBeginning(stem);
    }
    concepts_.push_back(std::move(phrase));
  }
}

void AskedReadings::AddBeginning(const std::string& letters) {
  if (letters.empty()) return;
  std::vector<std::string>& begun = beginnings_[static_cast<unsigned char>(letters[0])];
  if (std::find(begun.begin(), begun.end(), letters) == begun.end()) begun.push_back(letters);
  const Letter first = FirstLetter(letters);
  if (IsBeyondLatin(first)) foreign_beginnings_.insert(first);
}

bool AskedReadings::MayHoldPart(std::string_view fold) const {
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
bool AskedReadings::MayBeginForeign(std::string_view written) const {
  const Letter first = FirstLetter(written);
  if (!IsBeyondLatin(first)) return true;
  const bool is_mixed = std::any_of(written.begin(), written.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_mixed || foreign_beginnings_.contains(BareLetter(first));
}

SaidByWord AskedReadings::Analyse(std::string_view written) const {
  SaidByWord said;
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

}  // namespace kok::search_core
