// Which words of a text say a word that a query asks for, in any of its readings.

#ifndef KOK_SERVICE_SEARCH_ASKED_READINGS_H_
#define KOK_SERVICE_SEARCH_ASKED_READINGS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "indexer/analysis/analyzer.h"
#include "service/search/letters_beyond_latin.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// What a word of a text says.
struct SaidByWord {
  uint64_t asked = 0;     // which words of the query, as bits
  double factor = 0;      // how well, against the very word: see ranking.h
  bool is_part = false;   // it says a part of a compound that the query says whole
  int concept_word = -1;  // as which word it may say a concept of several; -1: none
  bool says_anything() const { return asked != 0 || concept_word >= 0; }
};

// A concept of several words, and what they say one behind the other.
struct ConceptPhrase {
  std::vector<int> concept_words;
  SaidByWord said;
};

// The readings of one query. Once all are added, safe from any thread.
class AskedReadings {
 public:
  // `analyzer` must outlive the object.
  explicit AskedReadings(const analysis::Analyzer& analyzer) : analyzer_(analyzer) {}

  // A reading of the words `asked`. `is_part`: of a part of a compound that they say.
  void Add(const Reading& reading, uint64_t asked, bool is_part);
  // A stem that says the words `asked` as the very words do.
  void AddStem(const std::string& stem, uint64_t asked);

  // What is looked at before a word is taken apart: nearly all words end here. `fold` is the folded
  // form of a word of Latin letters, `written` a word that has others; neither is empty. False only
  // for words of which Analyse says nothing.
  bool MayBeAsked(std::string_view fold) const {
    // A German stem is the beginning of its folded words.
    for (const std::string& begun : beginnings_[static_cast<unsigned char>(fold[0])]) {
      if (fold.size() >= begun.size() && fold.compare(0, begun.size(), begun) == 0) return true;
    }
    return MayHoldPart(fold);
  }
  bool MayBeginForeign(std::string_view written) const;

  // Takes a word apart: some microseconds.
  SaidByWord Analyse(std::string_view written) const;

  const std::vector<ConceptPhrase>& concepts() const { return concepts_; }

 private:
  struct Part {
    std::string stem;
    SaidByWord said;
  };

  void AddConcept(const Reading& reading, const SaidByWord& said);
  void AddBeginning(const std::string& letters);
  bool MayHoldPart(std::string_view fold) const;

  const analysis::Analyzer& analyzer_;
  absl::flat_hash_map<std::string, SaidByWord> stems_;
  absl::flat_hash_map<std::string, SaidByWord> folds_;
  std::vector<Part> parts_;
  std::vector<ConceptPhrase> concepts_;
  int concept_words_ = 0;

  std::array<std::vector<std::string>, 256> beginnings_;  // by first byte
  absl::flat_hash_set<Letter> foreign_beginnings_;        // first letters beyond Latin
  std::array<std::vector<size_t>, 256> parts_by_letter_;  // places in parts_, by first byte
  std::array<bool, 1024> has_part_beginning_{};           // by their first two letters
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ASKED_READINGS_H_
