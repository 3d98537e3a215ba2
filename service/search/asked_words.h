// Finds in a text what a query asks for: its words in every reading of theirs, its phrases and its
// citations.

#ifndef KOK_SERVICE_SEARCH_ASKED_WORDS_H_
#define KOK_SERVICE_SEARCH_ASKED_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/analysis/analyzer.h"
#include "service/search/asked_readings.h"
#include "service/search/cited_places.h"
#include "service/search/phrase_finder.h"
#include "service/search/text_words.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// A place of a text that says something of the query.
struct TextMatch {
  size_t begin;  // bytes of the text: [begin, end)
  size_t end;
  size_t ordinal;    // of its first word in the text
  uint64_t asked;    // which words of the query it says, see AskedWords
  double factor;     // how well, against the very word: see ranking.h
  bool is_part;      // it says a part of a compound that the query says whole
  int concept_word;  // of AskedWords' own use
};

// What one query asks for, numbered from 0: its words, at most 60 of them, and at most 4 wholes,
// which are phrases, then citations. The words of such a phrase are asked for by it alone.
// Remembers the words that it had to take apart, for the texts that follow, and forgets them with
// the query. Not safe from several threads at once.
class AskedWords {
 public:
  static constexpr size_t kMostAsked = 64;
  // No text is read further, and no more of its words are taken apart.
  static constexpr size_t kMostBytes = size_t{1} << 20;
  static constexpr size_t kMostAnalysed = 2000;
  static constexpr size_t kMostMatches = 2000;
  // Further than this only while something that is asked for was not said yet.
  static constexpr size_t kWholeBytes = size_t{1} << 16;

  // Both must outlive the object.
  AskedWords(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood);

  bool empty() const { return all_ == 0; }
  // What is asked for, as a set of bits.
  uint64_t all() const { return all_; }
  // The word of the query that stands at `asked`, as an index into its tokens; nothing for a phrase
  // or citation, which is kWhole.
  static constexpr size_t kWhole = static_cast<size_t>(-1);
  const std::array<size_t, kMostAsked>& tokens() const { return tokens_; }

  // The matches in the first kMostBytes of `text`, in reading order, none within another.
  std::vector<TextMatch> Find(std::string_view text);

 private:
  uint64_t BitsOf(const WordRange& words) const;
  void AddCitations(const UnderstoodQuery& understood, size_t phrases);
  const SaidByWord& Look(const TextWords& word, size_t& analysed);
  void FindQuoted(std::string_view text, std::vector<TextMatch>& found);
  void FindConcepts(std::vector<TextMatch>& matches) const;

  uint64_t all_ = 0;
  std::array<size_t, kMostAsked> tokens_;
  std::vector<int> bit_of_token_;  // -1: not asked for by itself

  AskedReadings readings_;
  std::optional<PhraseFinder> quoted_;  // nothing where the query holds no phrase
  CitedPlaces cited_;
  absl::flat_hash_map<std::string, SaidByWord> seen_;  // words taken apart
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ASKED_WORDS_H_
