// The passage of a text that matches best, as segments.

#ifndef KOK_SERVICE_SEARCH_SNIPPET_H_
#define KOK_SERVICE_SEARCH_SNIPPET_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// Cuts snippets for the words of one query. Not safe from several threads at once.
class SnippetCutter {
 public:
  // `analyzer` must outlive the cutter.
  SnippetCutter(const analysis::Analyzer& analyzer, const std::vector<analysis::Token>& words);

  // Number of different words of the query that `text` holds.
  size_t CountWords(std::string_view text) const;

  // About 240 characters of `text` around the most different words, appended to `result`, whole
  // words only; `…` marks where text is left out. Line breaks become spaces, or a semicolon between
  // items of a list. Highlighted are words
  // with the same stem as one of the query.
  void AppendSnippet(std::string_view text, kok::search::v1::SearchResult& result) const;

 private:
  struct Match {
    size_t begin;
    size_t end;
    size_t word;  // index into stems_
  };
  std::vector<Match> FindMatches(std::string_view text) const;

  const analysis::Analyzer& analyzer_;
  std::vector<std::string> stems_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SNIPPET_H_
