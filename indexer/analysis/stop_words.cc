#include "indexer/analysis/stop_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/text_normalizer.h"

namespace kok::analysis {

StopWords StopWords::Parse(std::string_view text) {
  StopWords parsed;
  for (absl::string_view line : absl::StrSplit(absl::string_view(text.data(), text.size()), '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#') continue;
    const std::string word = LowerNfkc(std::string_view(line.data(), line.size()));
    parsed.folds_.insert(FoldUmlauts(word));
    parsed.words_.insert(word);
  }
  return parsed;
}

}  // namespace kok::analysis
