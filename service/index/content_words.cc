#include "service/index/content_words.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
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

WithdrawnWords::WithdrawnWords(const analysis::Analyzer& analyzer)
    : analyzer_(analyzer), table_(analyzer, {}, InOrder), reader_(table_) {}

void WithdrawnWords::Add(const Content& text) {
  for (const schema::TextField& field : schema::kContentFields) {
    const std::string& written = schema::TextOf(text, field.path);
    for (const analysis::Token& token : analyzer_.Analyze(written)) ++words_[token.exact];
    reader_.Add(written, field.weight);
  }
  reader_.Take([&](const std::string& term, double /*frequency*/) { ++terms_[term]; });
}

ContentWords ContentWords::Without(const WithdrawnWords& withdrawn) const {
  ContentWords left;
  left.withheld_ = withdrawn.terms();
  left.words_.reserve(words_.size());
  for (const ContentWord& word : words_) {
    const auto gone = withdrawn.words().find(word.word);
    if (gone == withdrawn.words().end()) {
      left.words_.push_back(word);
    } else if (gone->second < word.count) {
      left.words_.push_back({word.word, word.count - gone->second});
    }
  }
  return left;
}

}  // namespace kok::index
