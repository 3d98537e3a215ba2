// The readings of each word of a query: as typed, folded, stemmed, in parts, corrected.

#ifndef KOK_SERVICE_SEARCH_WORD_UNITS_H_
#define KOK_SERVICE_SEARCH_WORD_UNITS_H_

#include <string>
#include <vector>

#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Makes units of the tokens of one query. Not safe from several threads at once.
class WordUnits {
 public:
  // All must outlive the object. `content` is a handle on the snapshot's.
  WordUnits(const index::Snapshot& snapshot, const Xapian::Database& content,
            UnderstoodQuery& understood)
      : snapshot_(snapshot), content_(content), understood_(understood) {}

  // Whether each word stands in some record as it is, so that none is a name of nothing here or a
  // slip.
  bool AllWordsAreKnown() const;
  // Adds units for concepts of the glossary; the words they cover need no correction.
  void AddConcepts();
  // Adds units for neighbours that are one word in the index: `Menschen handel`.
  void AddJoinedWords();
  // Adds a unit for each word but stop words and places where nobody is seated. Words of names and
  // places are understood already and need no correction. `prefix_last_word`: the last one is still
  // being typed.
  void AddWords(bool prefix_last_word);

 private:
  bool IsKnown(const analysis::Token& word) const;
  // Whether the word can only be one of a name. `is_sentence`: not all are ordinary ones.
  bool MayName(const analysis::Token& word, bool is_sentence) const;
  void AddGuesses(size_t at, Unit& unit);
  // These return whether they found anything. `is_typed`: the word is still being typed.
  bool AddBegunWords(const std::string& fold, bool is_typed, Unit& unit) const;
  bool AddCorrections(size_t at, const std::string& fold, Unit& unit);
  void AddContainingWords(const std::string& fold, Unit& unit) const;
  void MarkNamed(const WordRange& words);

  const index::Snapshot& snapshot_;
  const Xapian::Database& content_;
  UnderstoodQuery& understood_;
  std::vector<bool> is_understood_;  // by token
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_WORD_UNITS_H_
