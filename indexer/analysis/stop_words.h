// Words too common to search for.

#ifndef KOK_INDEXER_ANALYSIS_STOP_WORDS_H_
#define KOK_INDEXER_ANALYSIS_STOP_WORDS_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"

namespace kok::analysis {

// An immutable set; safe from any thread.
class StopWords {
 public:
  // Reads one word a line; `#` begins a comment line. Anything is accepted; an empty text is an
  // empty set.
  static StopWords Parse(std::string_view text);

  // Whether a LowerNfkc word is too common.
  bool Contains(std::string_view lower_nfkc) const {
    return words_.contains(absl::string_view(lower_nfkc.data(), lower_nfkc.size()));
  }
  // Whether one of them folds to this: `fur`, which `für` and `fuer` do.
  bool ContainsFold(std::string_view folded) const {
    return folds_.contains(absl::string_view(folded.data(), folded.size()));
  }

 private:
  absl::flat_hash_set<std::string> words_;
  absl::flat_hash_set<std::string> folds_;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_STOP_WORDS_H_
