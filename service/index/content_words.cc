#include "service/index/content_words.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/content_terms.h"
#include "indexer/schema/fields.h"

namespace kok::index {
namespace {

using kok::search::v1::Content;

void InOrder(size_t count, const std::function<void(size_t)>& body) {
  for (size_t i = 0; i < count; ++i) body(i);
}

}  // namespace

absl::StatusOr<ContentWords> ContentWords::Parse(std::string_view tsv) {
  ContentWords all;
  for (const absl::string_view line :
       absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n', absl::SkipEmpty())) {
    const std::pair<absl::string_view, absl::string_view> columns = absl::StrSplit(line, '\t');
    uint32_t count = 0;
    if (columns.first.empty() || !absl::SimpleAtoi(columns.second, &count) || count == 0) {
      return absl::DataLossError("content_words.tsv: expected a word, a tab and a count");
    }
    all.words_.push_back({std::string(columns.first), count});
  }
  return all;
}

ContentWords ContentWords::Without(const std::vector<Content>& texts,
                                   const analysis::Analyzer& analyzer) const {
  ContentWords left;
  absl::flat_hash_map<std::string, uint32_t> gone;
  const analysis::WordTable no_words(analyzer, {}, InOrder);
  analysis::ContentTerms terms(no_words);
  for (const Content& text : texts) {
    for (const schema::TextField& field : schema::kContentFields) {
      const std::string& written = schema::TextOf(text, field.path);
      for (const analysis::Token& token : analyzer.Analyze(written)) ++gone[token.exact];
      terms.Add(written, field.weight);
    }
    terms.Take([&](const std::string& term, double /*frequency*/) { ++left.withheld_[term]; });
  }
  left.words_.reserve(words_.size());
  for (const ContentWord& word : words_) {
    const auto found = gone.find(word.word);
    if (found == gone.end()) {
      left.words_.push_back(word);
    } else if (found->second < word.count) {
      left.words_.push_back({word.word, word.count - found->second});
    }
  }
  return left;
}

}  // namespace kok::index
