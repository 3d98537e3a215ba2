// What analysis makes of each word that many texts share, made once.
//
// Texts repeat their words: of 22 million in the federal law 0.3 million are different, and taking
// one apart costs a hundred times what looking it up does.

#ifndef KOK_INDEXER_ANALYSIS_WORD_TABLE_H_
#define KOK_INDEXER_ANALYSIS_WORD_TABLE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/analysis/analyzer.h"

namespace kok::analysis {

// A word and the terms of content that it gives.
struct TableWord {
  Token token;  // its range means nothing; an empty `fold`: no word
  // Terms as the content fields know them, without stop words': that of its stem, then those of its
  // parts, one an occurrence.
  std::vector<uint32_t> terms;
  bool may_begin_concept = false;
};

// Immutable once made; safe from any thread.
class WordTable {
 public:
  // Runs body(i) for each i below a count, in any order, on any thread.
  using ForEach = std::function<void(size_t count, const std::function<void(size_t)>& body)>;

  // `written`: words as SplitWords cuts them, each once. `analyzer` must outlive the table.
  WordTable(const Analyzer& analyzer, std::vector<std::string> written, const ForEach& for_each);

  // Null for a word that is not in the table.
  const TableWord* Find(std::string_view written) const {
    const auto word = by_written_.find(absl::string_view(written.data(), written.size()));
    return word == by_written_.end() ? nullptr : &words_[word->second];
  }

  // Terms by number, in the order of bytes.
  const std::vector<std::string>& terms() const { return terms_; }
  // The number of a term; terms().size() for one that no word gives.
  uint32_t TermNumber(std::string_view term) const;

  const Analyzer& analyzer() const { return analyzer_; }

 private:
  const Analyzer& analyzer_;
  const std::vector<std::string> written_;
  absl::flat_hash_map<absl::string_view, uint32_t> by_written_;
  std::vector<TableWord> words_;
  std::vector<std::string> terms_;
};

// The terms of one word of content: that of its stem, then those of its parts. Empty for a stop
// word and for no word.
std::vector<std::string> ContentTermsOf(const Analyzer& analyzer, const Token& word);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_WORD_TABLE_H_
