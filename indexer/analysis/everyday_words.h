// Words that name nobody, although the name of an organisation may hold them, and words of other
// languages that carry no meaning of their own.
//
// People ask in their language: `help against violence` is not about the one organisation whose
// English name says `against`.

#ifndef KOK_INDEXER_ANALYSIS_EVERYDAY_WORDS_H_
#define KOK_INDEXER_ANALYSIS_EVERYDAY_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace kok::analysis {

// Immutable; safe from any thread.
class EverydayWords {
 public:
  // Reads everyday_words.tsv (data/glossary/README.md). InvalidArgument with the line where a row
  // is wrong; an empty text is an empty list.
  static absl::StatusOr<EverydayWords> Parse(std::string_view tsv);

  // Whether a folded word is one of them.
  bool Contains(std::string_view folded) const { return Find(folded) != nullptr; }
  // The languages in which it is a function word: an article, a preposition, a pronoun. BCP 47,
  // sorted.
  const std::vector<std::string>& FunctionWordIn(std::string_view folded) const;

 private:
  const std::vector<std::string>* Find(std::string_view folded) const;

  absl::flat_hash_map<std::string, std::vector<std::string>> languages_;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_EVERYDAY_WORDS_H_
