// How texts of content become terms: one a word, which all its forms share.
//
// Where the fields of organisations keep a word in each form in which it can be typed, content
// keeps its stem alone: no posting is doubled, and a query reads one list a word. The parts of a
// compound count as their own words, but less (kPartShare). Concepts, citations, e-mail addresses
// and domains are terms as in Analyzer::IndexTerms.

#ifndef KOK_INDEXER_ANALYSIS_CONTENT_TERMS_H_
#define KOK_INDEXER_ANALYSIS_CONTENT_TERMS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/analysis/word_table.h"

namespace kok::analysis {

// What an occurrence of a word within a compound counts against the word itself.
inline constexpr double kPartShare = 0.4;

// Collects the terms of one text after the other. Not safe from several threads at once; keeps at
// most some ten megabytes of words beside the table.
class ContentTerms {
 public:
  // `table` must outlive the object.
  explicit ContentTerms(const WordTable& table);

  // Adds a field of a text, each occurrence counting `weight`. Any bytes are accepted.
  void Add(std::string_view text, double weight);

  // The words of a text as Analyzer::Analyze reads them but for their ranges; adds nothing.
  std::vector<Token> WordsOf(std::string_view text);

  // Words added, stop words among them, each counted by its weight.
  double words() const { return words_; }
  // Telephone numbers in what was added, as printed.
  const std::vector<std::string>& phones() const { return phones_; }

  // Bytes of the words that are kept from text to text; for tests.
  size_t kept_bytes() const;

  // Calls `visit(term, frequency)` for each term of the text, in the order of bytes, and begins a
  // new text.
  template <typename Visit>
  void Take(Visit visit) {
    Sort();
    auto other = others_.begin();
    for (const uint32_t number : touched_) {
      const std::string& term = table_.terms()[number];
      for (; other != others_.end() && other->first < term; ++other) {
        visit(other->first, other->second);
      }
      visit(term, frequencies_[number]);
    }
    for (; other != others_.end(); ++other) visit(other->first, other->second);
    Clear();
  }

 private:
  struct Recent {
    std::string written;
    TableWord word;
    std::vector<std::string> terms;
  };
  struct Word {
    const TableWord* word;
    const std::vector<std::string>* other_terms;  // of a word that is not in the table; else null
    Span span;
  };

  Word Read(std::string_view written, Span span);
  void AddWord(const Word& word, double weight);
  void AddTerm(std::string_view term, double frequency);
  void AddNumber(uint32_t number, double frequency);
  void AddContacts(std::string_view text, double weight);
  void AddConcepts(double weight);
  void AddCompleted(size_t at, double weight);
  void Sort();
  void Clear();

  const WordTable& table_;
  std::vector<double> frequencies_;  // by number of the term
  std::vector<uint32_t> touched_;
  std::map<std::string, double> others_;
  std::vector<std::unique_ptr<Recent>> recent_;    // by hash: words that are not in the table
  std::vector<std::unique_ptr<Recent>> replaced_;  // which the field being added still reads
  std::vector<Word> text_words_;                   // of the field being added
  std::vector<ContactSpan> contacts_;
  std::vector<std::string> phones_;
  double words_ = 0;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_CONTENT_TERMS_H_
