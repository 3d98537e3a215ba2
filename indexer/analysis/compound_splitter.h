// Takes German compounds apart by a dictionary: Menschenhandelsopfer is Menschen, Handel and Opfer.

#ifndef KOK_INDEXER_ANALYSIS_COMPOUND_SPLITTER_H_
#define KOK_INDEXER_ANALYSIS_COMPOUND_SPLITTER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"

namespace kok::analysis {

// Immutable, cheap to copy; safe from any thread.
class CompoundSplitter {
 public:
  // No part is shorter; a piece of three letters is more often a chance than a word.
  static constexpr size_t kMinPartBytes = 4;

  // `dictionary`: a folded word a line, in the order of bytes, each once; a tab and `n` behind it
  // mark a noun. `frequencies`: a folded word, a tab and how often the index's own records say it.
  // `protected_words`: folded words that are never taken apart, such as names of towns.
  // InvalidArgument where the dictionary is out of order or a frequency is no number; the message
  // names text and line.
  static absl::StatusOr<CompoundSplitter> Parse(std::string_view dictionary,
                                                std::string_view frequencies,
                                                absl::flat_hash_set<std::string> protected_words);

  // Whether the dictionary holds the folded word.
  bool IsWord(std::string_view folded) const;
  // Whether it holds it as a noun, which names of towns are too.
  bool IsNoun(std::string_view folded) const;

  // The parts of a folded word without what links them, in order, at least two; empty where it is
  // no compound. They point into `folded`. The fewest parts win; among these the one whose parts
  // the index says more often, by the geometric mean of their frequencies (Koehn and Knight,
  // "Empirical methods for compound splitting", 2003).
  std::vector<std::string_view> Split(std::string_view folded) const;

 private:
  struct Data {
    std::string text;
    std::vector<uint32_t> lines;        // where each line begins, and the end
    std::vector<uint32_t> first_lines;  // by the classes of a word's first bytes
    absl::flat_hash_map<std::string, uint32_t> frequencies;
    absl::flat_hash_set<std::string> protected_words;
  };
  enum class Entry { kNone, kWord, kNoun };

  explicit CompoundSplitter(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  Entry Find(std::string_view folded) const;
  // Calls `on_word(length, entry)` for each word of the dictionary of at least three bytes, or of
  // the whole of `text`, that `text` begins with, the shortest first.
  template <typename OnWord>
  void ForEachWordAt(std::string_view text, OnWord on_word) const;
  double LogFrequency(std::string_view folded) const;

  std::shared_ptr<const Data> data_;

  friend class SplitSearch;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_COMPOUND_SPLITTER_H_
