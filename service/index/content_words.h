// The words of a generation's content as its table lists them, and what is left of them when texts
// are withdrawn.

#ifndef KOK_SERVICE_INDEX_CONTENT_WORDS_H_
#define KOK_SERVICE_INDEX_CONTENT_WORDS_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/content_terms.h"
#include "indexer/analysis/word_table.h"
#include "kok/search/v1/content.pb.h"

namespace kok::index {

// A word, lower case.
struct ContentWord {
  std::string word;
  uint32_t count;  // occurrences, at least 1
};

// Counts the words of texts that are withdrawn, one text after the other. Not safe from several
// threads at once.
class WithdrawnWords {
 public:
  // `analyzer` must outlive the object.
  explicit WithdrawnWords(const analysis::Analyzer& analyzer);

  void Add(const kok::search::v1::Content& text);

  // Occurrences of each word, and how many of the texts bear each term.
  const absl::flat_hash_map<std::string, uint32_t>& words() const { return words_; }
  const absl::flat_hash_map<std::string, Xapian::doccount>& terms() const { return terms_; }

 private:
  const analysis::Analyzer& analyzer_;
  const analysis::WordTable table_;
  analysis::ContentTerms reader_;
  absl::flat_hash_map<std::string, uint32_t> words_;
  absl::flat_hash_map<std::string, Xapian::doccount> terms_;
};

// Immutable; safe from any thread.
class ContentWords {
 public:
  // Reads content_words.tsv. DataLoss where a line is none.
  static absl::StatusOr<ContentWords> Parse(std::string_view tsv);

  // As if these texts were not among those that were counted.
  ContentWords Without(const WithdrawnWords& withdrawn) const;

  // Sorted, each once.
  const std::vector<ContentWord>& words() const { return words_; }

  // How many of the texts taken away bear a term.
  Xapian::doccount WithheldWith(std::string_view term) const {
    const auto found = withheld_.find(absl::string_view(term.data(), term.size()));
    return found == withheld_.end() ? 0 : found->second;
  }

 private:
  std::vector<ContentWord> words_;
  absl::flat_hash_map<std::string, Xapian::doccount> withheld_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_CONTENT_WORDS_H_
