// Decides how text becomes terms, for records and for queries alike.
//
// IMPORTANT: a generation must be asked with the analyzer that built it. Everything that the
// outcome depends on is in Description() or in the reference texts that the generation carries, and
// is fingerprinted by its manifest.

#ifndef KOK_INDEXER_ANALYSIS_ANALYZER_H_
#define KOK_INDEXER_ANALYSIS_ANALYZER_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/stop_words.h"
#include "indexer/schema/fields.h"

namespace kok::analysis {

// A word in its three forms, and where it stands.
struct Token {
  std::string exact;  // lower case, NFKC; at most 100 bytes, longer words are cut there
  std::string fold;   // umlauts and diacritics folded
  std::string stem;   // German stem of `fold`
  size_t begin;       // byte range in the text: [begin, end)
  size_t end;
  bool is_stop_word;
};

// Immutable; safe from any thread.
class Analyzer {
 public:
  // `stop_words` is the text of the stop-word list.
  explicit Analyzer(std::string_view stop_words);

  // Everything in code and libraries that the outcome depends on, as one line.
  static std::string Description();

  // The words of `text` in reading order, stop words included. Any bytes are accepted.
  std::vector<Token> Analyze(std::string_view text) const;

  // Twins. IndexTerms: the terms of `text` in a field, without stop words, one entry an occurrence
  // and form.
  std::vector<std::string> IndexTerms(char field_prefix, std::string_view text) const;
  // QueryWords: the words of a query that are looked for, each once, in order: without stop words,
  // unless there is nothing else.
  std::vector<Token> QueryWords(std::string_view query) const;

  // Twins for whole names: the key that a name is stored and asked under. Words folded, joined by
  // one space. `KOOFRA e.V.` has the full key `koofra ev` and the key `koofra`.
  std::string FullNameKey(std::string_view name) const;
  std::string NameKey(std::string_view name) const;

 private:
  StopWords stop_words_;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_ANALYZER_H_
