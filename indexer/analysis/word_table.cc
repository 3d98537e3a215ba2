#include "indexer/analysis/word_table.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"

namespace kok::analysis {
namespace {

// Words at a time, so that threads do not meet too often.
constexpr size_t kBatchWords = 512;

std::string StemTerm(const std::string& stem) {
  return schema::TextTerm(schema::kContentPrefix, schema::TermForm::kStem, stem);
}

}  // namespace

std::vector<std::string> ContentTermsOf(const Analyzer& analyzer, const Token& word) {
  std::vector<std::string> terms;
  if (word.fold.empty() || word.is_stop_word) return terms;
  terms.push_back(StemTerm(word.stem));
  for (const Token& part : analyzer.WordsWithin(word)) terms.push_back(StemTerm(part.stem));
  return terms;
}

WordTable::WordTable(const Analyzer& analyzer, std::vector<std::string> written,
                     const ForEach& for_each)
    : analyzer_(analyzer), written_(std::move(written)), words_(written_.size()) {
  std::vector<std::vector<std::string>> terms(words_.size());
  for_each((words_.size() + kBatchWords - 1) / kBatchWords, [&](size_t batch) {
    const size_t end = std::min(words_.size(), (batch + 1) * kBatchWords);
    for (size_t i = batch * kBatchWords; i < end; ++i) {
      words_[i].token = analyzer_.Word(written_[i]);
      words_[i].may_begin_concept = analyzer_.glossary().MayBeginGerman(words_[i].token);
      terms[i] = ContentTermsOf(analyzer_, words_[i].token);
    }
  });
  for (const auto& of_word : terms) terms_.insert(terms_.end(), of_word.begin(), of_word.end());
  std::sort(terms_.begin(), terms_.end());
  terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
  terms_.shrink_to_fit();
  for_each((words_.size() + kBatchWords - 1) / kBatchWords, [&](size_t batch) {
    const size_t end = std::min(words_.size(), (batch + 1) * kBatchWords);
    for (size_t i = batch * kBatchWords; i < end; ++i) {
      words_[i].terms.reserve(terms[i].size());
      for (const std::string& term : terms[i]) words_[i].terms.push_back(TermNumber(term));
    }
  });
  by_written_.reserve(words_.size());
  for (uint32_t i = 0; i < words_.size(); ++i) by_written_.emplace(written_[i], i);
}

uint32_t WordTable::TermNumber(std::string_view term) const {
  const auto found = std::lower_bound(terms_.begin(), terms_.end(), term);
  return found != terms_.end() && *found == term ? static_cast<uint32_t>(found - terms_.begin())
                                                 : static_cast<uint32_t>(terms_.size());
}

}  // namespace kok::analysis
