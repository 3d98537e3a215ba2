// The passage of a text that matches best, as segments.

#ifndef KOK_SERVICE_SEARCH_SNIPPET_H_
#define KOK_SERVICE_SEARCH_SNIPPET_H_

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/search/asked_words.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Where one of some texts is known to say what is asked for.
struct KnownPlace {
  size_t text;     // which of them
  size_t begin;    // byte of it
  size_t end = 0;  // beyond `begin`: what stands there is the citation asked for, though it reads
                   // otherwise: `(4a)` of § 25 Abs. 4a
};

// Cuts snippets for one query. What it remembers of texts ends with it. Not safe from several
// threads at once.
class SnippetCutter {
 public:
  // Texts of one request are read to this many bytes together; of those that follow only the
  // beginning, or what is around a known place, kFirstBytes of each. At about 5 ns a byte a
  // request's snippets cost 25 ms at most.
  static constexpr size_t kMostBytes = size_t{4} << 20;
  static constexpr size_t kFirstBytes = size_t{8} << 10;

  // `rarity`: what each token of the query counts, such as the logarithm of how few texts say it;
  // empty: all the same. The others must outlive the cutter.
  SnippetCutter(const analysis::Analyzer& analyzer, const UnderstoodQuery& understood,
                std::vector<double> rarity);

  // Appends to `result` about 240 bytes of that text whose best passage says most of the query: the
  // most and rarest of its words, in the nearest readings, near each other and in the order of the
  // query; a phrase or citation before all. Of equal ones the first text, and there the first
  // passage; where none says anything, the beginning of the first that is not empty.
  //
  // The passage begins with a sentence where one begins near enough, else with a whole word, and
  // ends likewise; `…` marks where text is left out. Line breaks become spaces, or a semicolon
  // between items of a list. Highlighted is what says a word of the query, in whatever reading; a
  // part of a compound that the query says whole only where the passage does not say the whole.
  void AppendSnippet(const std::vector<std::string_view>& texts,
                     kok::search::v1::SearchResult& result,
                     const std::optional<KnownPlace>& known = std::nullopt);

 private:
  struct Passage {
    size_t first = 0;  // bytes of the text: where what it says begins and ends
    size_t last = 0;
    size_t span = 0;  // from the beginning of its first match to that of its last
    double score = 0;
  };
  void AddKnown(const KnownPlace& known, std::vector<TextMatch>& found) const;
  Passage BestPassage(const std::vector<TextMatch>& matches) const;
  double OrderBonus(const TextMatch& one, const TextMatch& next) const;

  AskedWords asked_;
  std::array<double, AskedWords::kMostAsked> worth_;
  size_t bytes_left_ = kMostBytes;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SNIPPET_H_
