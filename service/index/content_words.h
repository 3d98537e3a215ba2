// The words and stems of a generation's content, read once: what is left of them when texts
// are withdrawn follows without reading all texts again.

#ifndef KOK_SERVICE_INDEX_CONTENT_WORDS_H_
#define KOK_SERVICE_INDEX_CONTENT_WORDS_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::index {

// A word, stem or part of a compound, as its term.
struct ContentWord {
  std::string term;
  Xapian::doccount texts;  // that hold it, at least 1
};

// Immutable; safe from any thread.
class ContentWords {
 public:
  // Reads the terms, not the texts. Fails as xapian_status says.
  static absl::StatusOr<ContentWords> Read(const Xapian::Database& content);

  // As if `documents` of the same database were not in it. The more they are, the longer it takes;
  // the number of all texts costs little. Fails as xapian_status says.
  absl::StatusOr<ContentWords> Without(const Xapian::Database& content,
                                       const std::vector<Xapian::docid>& documents) const;

  // Sorted by term, each once.
  const std::vector<ContentWord>& words() const { return words_; }

 private:
  std::vector<ContentWord> words_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_CONTENT_WORDS_H_
