// The words of one generation, for what is typed wrong or only begun: every word that a record
// holds and each German one of the glossary, with the spelling to show.

#ifndef KOK_SERVICE_INDEX_LEXICON_H_
#define KOK_SERVICE_INDEX_LEXICON_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/schema/vocabulary.h"
#include "service/index/content_words.h"

namespace kok::index {

// A word, whatever its umlauts.
struct LexiconWord {
  std::string fold;
  std::string surface;  // as a record writes it; lower case where only content holds it
  uint64_t letters;     // bit set of the letters it holds, for quick comparison
  bool in_names;        // in the name or town of an organisation
  bool in_organizations;
  bool in_content;
};

// Immutable; safe from any thread.
class Lexicon {
 public:
  // Reads all organisations, and takes the words of `content`; words that only terms hold are
  // written as the vocabulary writes them. Fails as xapian_status says.
  static absl::StatusOr<Lexicon> Read(const Xapian::Database& organizations,
                                      const ContentWords& content,
                                      const analysis::Analyzer& analyzer,
                                      const schema::Vocabulary& vocabulary);

  // All words, sorted by `fold`, each once.
  const std::vector<LexiconWord>& words() const { return words_; }

  // The word of that folded form. Null where there is none.
  const LexiconWord* Find(std::string_view fold) const;

  // Those that begin with `fold_prefix`, as a range of words().
  std::pair<const LexiconWord*, const LexiconWord*> WithPrefix(std::string_view fold_prefix) const;

  // Whether a word of an organisation, or a part of a compound there, has that stem.
  bool HasStem(std::string_view stem) const {
    return stems_.contains(absl::string_view(stem.data(), stem.size()));
  }

  // Bit set of the letters of a word; letters beyond a to z share bits.
  static uint64_t LettersOf(std::string_view fold);

 private:
  std::vector<LexiconWord> words_;
  absl::flat_hash_set<std::string> stems_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_LEXICON_H_
