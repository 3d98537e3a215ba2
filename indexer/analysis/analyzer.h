// Decides how text becomes terms, for records and for queries alike.
//
// IMPORTANT: a generation must be asked with the analyzer that built it. Everything that the
// outcome depends on is in Description() or in AnalysisTexts, which the generation carries and its
// manifest fingerprints.

#ifndef KOK_INDEXER_ANALYSIS_ANALYZER_H_
#define KOK_INDEXER_ANALYSIS_ANALYZER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "indexer/analysis/compound_splitter.h"
#include "indexer/analysis/everyday_words.h"
#include "indexer/analysis/glossary.h"
#include "indexer/analysis/stop_words.h"
#include "indexer/analysis/token.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/fields.h"

namespace kok::analysis {

// `e.V.` as a folded word: no part of a name's key.
inline constexpr char kLegalForm[] = "ev";

// The texts that analysis reads, as they lie in a generation.
struct AnalysisTexts {
  std::string stop_words;        // a word a line
  std::string glossary;          // concepts.tsv
  std::string compound_words;    // the dictionary of the compound splitter
  std::string word_frequencies;  // its frequencies
  std::string known_names;       // names of places and organisations, one a line
  std::string everyday_words;    // everyday_words.tsv; may be empty
};

// Immutable, cheap to copy; safe from any thread.
class Analyzer {
 public:
  // Fails where a text cannot be read; the message names it. What was made of the same glossary for
  // `earlier`, which may be null, is shared with it: that is most of the work, and a glossary stays
  // the same for many nights.
  static absl::StatusOr<Analyzer> Create(const AnalysisTexts& texts,
                                         const Analyzer* earlier = nullptr);

  // Everything in code and libraries that the outcome depends on, as one line.
  static std::string Description();

  // The words of `text` in reading order, stop words included. Any bytes are accepted.
  std::vector<Token> Analyze(std::string_view text) const;

  // Twins. IndexTerms: the terms of `text` in a field, without stop words, one entry an occurrence:
  // each word exact, in its folded forms where they differ, stemmed, and the parts of a compound,
  // alone and with their neighbours; words with a suspended hyphen completed; concepts, citations,
  // e-mail addresses and domains as single terms.
  std::vector<std::string> IndexTerms(char field_prefix, std::string_view text) const;
  // QueryWords: the words of a query that are looked for, each once, in order: without stop words,
  // unless there is nothing else.
  std::vector<Token> QueryWords(std::string_view query) const;
  // Parts: the parts of a compound, in order, the head last; empty where the word is none. Their
  // ranges mean nothing.
  std::vector<Token> Parts(const Token& word) const;
  // WordsWithin: the same and what neighbouring parts make together: Informationszentrum in
  // Fraueninformationszentrum.
  std::vector<Token> WordsWithin(const Token& word) const;

  // One word as SplitWords cuts it; no word where its `fold` is empty. Its range means nothing.
  Token Word(std::string_view written) const { return ReadWord(written, data_->stop_words); }
  // The last part of a compound, as folded; empty where the word is none. Points into the word.
  std::string_view Head(const Token& word) const;

  // `Koordinierungs- und Beratungsstelle` says Koordinierungsstelle too. IsSuspended: whether the
  // word of `text` that ends before `end` ends in a hyphen which stands for the head of a compound
  // among the next kMaxWordsToHead words. Completed: that whole word, where `compound` is one. Its
  // range means nothing.
  static constexpr size_t kMaxWordsToHead = 3;
  static bool IsSuspended(std::string_view text, size_t end);
  std::optional<Token> Completed(const Token& suspended, const Token& compound) const;

  // Twins for whole names: the key that a name is stored and asked under. Words folded, joined by
  // one space. `KOOFRA e.V.` has the full key `koofra ev` and the key `koofra`.
  std::string FullNameKey(std::string_view name) const;
  std::string NameKey(std::string_view name) const;
  // The same for titles, which say no more with their stop words: `Was ist Menschenhandel?` has the
  // key `menschenhandel`; nor with their legal form. One of nothing else keeps all words. Where a
  // title names nothing but one concept of the glossary in German, it bears ConceptKey of it too.
  static std::string TitleKey(const std::vector<Token>& words);
  std::string ConceptOf(const std::vector<Token>& words) const;  // empty: not just one
  static std::string ConceptKey(std::string_view concept_id);
  // The same for a title, which is German: what it names in other languages is chance.
  std::string GermanConceptOf(const std::vector<Token>& words) const;

  // Whether a stop word folds to this: then a text may say the word without any term of it.
  bool FoldsFromStopWord(std::string_view folded) const {
    return data_->stop_words.ContainsFold(folded);
  }
  // Whether a folded word is spelt as German spells it, or is part of the known names; such a word
  // is no slip of the keyboard.
  bool IsGermanWord(std::string_view folded) const;
  // Whether the German dictionary holds the folded word, and whether it holds it as a noun.
  bool IsDictionaryWord(std::string_view folded) const;
  bool IsNoun(std::string_view folded) const;
  // Whether the dictionary holds it as a proper name, see proper_names.h.
  bool IsProperName(std::string_view folded) const;
  // Whether a place or organisation bears this name; see PhraseKey.
  bool IsKnownName(std::string_view phrase_key) const;

  const EverydayWords& everyday_words() const { return data_->everyday_words; }
  const Glossary& glossary() const { return *data_->glossary; }

 private:
  struct Data {
    StopWords stop_words;
    std::string glossary_text;
    std::shared_ptr<const Glossary> glossary;  // made of it
    CompoundSplitter splitter;
    absl::flat_hash_set<std::string> known_names;
    EverydayWords everyday_words;
  };
  explicit Analyzer(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  void AddWords(std::string_view text, std::vector<Token>& words) const;

  std::shared_ptr<const Data> data_;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_ANALYZER_H_
