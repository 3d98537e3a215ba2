// Concepts of the field and the words for them, in many languages. A record that names a concept in
// German bears it; a query that names it in any language, or by another German word, finds it.

#ifndef KOK_INDEXER_ANALYSIS_GLOSSARY_H_
#define KOK_INDEXER_ANALYSIS_GLOSSARY_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "indexer/analysis/token.h"

namespace kok::analysis {

// A concept that some consecutive words name.
struct ConceptMatch {
  size_t first;  // index of the first word
  size_t count;  // number of words, at least 1
  std::string concept_id;
  bool is_german;  // named in German: another word for the same rather than a translation
};

// Immutable; safe from any thread.
class Glossary {
 public:
  // Reads the text of `concepts.tsv`: concept, language, form and source, separated by tabs.
  // InvalidArgument names the line and what was expected; a form of two concepts is an error.
  static absl::StatusOr<Glossary> Parse(std::string_view tsv);

  // Twins. Concepts that `words` name in German, for an index; also those within a longer one.
  std::vector<ConceptMatch> FindGerman(const std::vector<Token>& words) const;
  // Those that begin at the word `first`, appended to `matches`. `words` need not go on further
  // than longest() words from there.
  void FindGermanAt(const std::vector<Token>& words, size_t first,
                    std::vector<ConceptMatch>& matches) const {
    Find(words, first, true, matches);
  }
  // Whether a German form may begin with `word`: false for most words.
  bool MayBeginGerman(const Token& word) const;
  // Words of the longest form.
  size_t longest() const { return longest_; }
  // Concepts that `words` name in any language, for a query.
  std::vector<ConceptMatch> FindAny(const std::vector<Token>& words) const;
  // The concept that all of `words` together name; empty where there is none. Equal to the first
  // match of FindAny that has all words, in less time.
  std::string NamedByAll(const std::vector<Token>& words) const;

  // Whether a folded word stands in a form of a language other than German: `for`, `la`, `women`.
  // It is an ordinary word there, wherever it stands in a name too.
  bool IsForeignWord(std::string_view folded) const {
    return foreign_words_.contains(absl::string_view(folded.data(), folded.size()));
  }

  // German forms of one word, for spelling.
  const std::vector<std::string>& german_words() const { return german_words_; }

  // The first German form of a concept, for explanations. Empty for an unknown one.
  std::string_view GermanForm(std::string_view concept_id) const;

  // The words of each German form of a concept as stems, to find them in a text. Empty for an
  // unknown one.
  const std::vector<std::vector<std::string>>& GermanStems(std::string_view concept_id) const;

 private:
  struct Form {
    std::string concept_id;
    std::string language;
  };
  // Forms by their words, as written or stemmed.
  struct Forms {
    absl::flat_hash_map<std::string, Form> by_key;
    absl::flat_hash_set<std::string> first_words;

    // The form of that key: `form` unless there is one already.
    Form* Add(const std::string& key, const std::string& first_word, const Form& form);
    template <typename ToText, typename OnForm>
    void FindFrom(const std::vector<Token>& words, size_t first, size_t most, ToText to_text,
                  OnForm on_form) const;
  };

  absl::Status Add(const Form& form, std::string_view written, int line);
  void Find(const std::vector<Token>& words, size_t first, bool german_only,
            std::vector<ConceptMatch>& matches) const;
  void FindUnspaced(const std::vector<Token>& words, size_t at,
                    std::vector<ConceptMatch>& matches) const;

  Forms by_folded_words_;
  absl::flat_hash_map<std::string, Forms> by_stems_;  // by language, German always among them
  absl::flat_hash_map<std::string, Form> unspaced_;   // scripts that write no spaces
  absl::flat_hash_map<std::string, std::string> german_forms_;
  absl::flat_hash_map<std::string, std::vector<std::vector<std::string>>> german_stems_;
  std::vector<std::string> german_words_;
  absl::flat_hash_set<std::string> foreign_words_;  // folded
  size_t longest_ = 1;                              // words of the longest form
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_GLOSSARY_H_
