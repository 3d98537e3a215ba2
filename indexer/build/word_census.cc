#include "indexer/build/word_census.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "indexer/analysis/stop_words.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/build/idle.h"
#include "indexer/build/parallel.h"
#include "indexer/schema/fields.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;
using Counts = absl::flat_hash_map<std::string, uint32_t>;

constexpr size_t kBatchTexts = 1024;
constexpr size_t kBatchWords = 1024;

// What one thread has counted.
struct Tally {
  Counts counts;
  double words = 0;
};

bool IsVocabulary(std::string_view written) {
  return written.size() <= kMostWordBytes &&
         std::none_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void CountField(const std::string& text, double weight, Tally& tally) {
  const std::vector<analysis::Span> spans = analysis::SplitWords(text);
  tally.words += weight * static_cast<double>(spans.size());
  for (const analysis::Span& span : spans) {
    const absl::string_view written(text.data() + span.begin, span.end - span.begin);
    if (IsVocabulary({written.data(), written.size()})) ++tally.counts[written];
  }
}

void CountText(const Content& content, Tally& tally) {
  for (const schema::TextField& field : schema::kContentFields) {
    CountField(schema::TextOf(content, field.path), field.weight, tally);
  }
}

std::vector<WordCensus::Word> Sorted(Counts counts) {
  std::vector<WordCensus::Word> words;
  words.reserve(counts.size());
  for (const auto& [written, count] : counts) words.push_back({written, "", "", count});
  counts.clear();
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.written < b.written; });
  return words;
}

void SetForms(std::vector<WordCensus::Word>& words) {
  ParallelFor((words.size() + kBatchWords - 1) / kBatchWords, [&](size_t batch) {
    const size_t end = std::min(words.size(), (batch + 1) * kBatchWords);
    for (size_t i = batch * kBatchWords; i < end; ++i) {
      analysis::PlainForms forms = analysis::ReadPlainForms(words[i].written);
      words[i].exact = std::move(forms.exact);
      words[i].fold = std::move(forms.fold);
    }
  });
}

}  // namespace

absl::StatusOr<WordCensus> CountWords(const ContentSet& contents) {
  const std::vector<const StoredContent*> texts = contents.InOrder();
  const size_t batches = (texts.size() + kBatchTexts - 1) / kBatchTexts;
  std::vector<absl::Status> results(batches);
  Idle<Tally> idle;
  ParallelFor(batches, [&](size_t batch) {
    std::unique_ptr<Tally> tally = idle.Take();
    if (tally == nullptr) tally = std::make_unique<Tally>();
    const size_t end = std::min(texts.size(), (batch + 1) * kBatchTexts);
    for (size_t i = batch * kBatchTexts; i < end && results[batch].ok(); ++i) {
      const absl::StatusOr<Content> content = contents.Read(*texts[i]);
      if (content.ok()) CountText(*content, *tally);
      results[batch].Update(content.status());
    }
    idle.GiveBack(std::move(tally));
  });
  for (const absl::Status& result : results) {
    if (!result.ok()) return result;
  }
  Tally all;
  for (const std::unique_ptr<Tally>& tally : idle.TakeAll()) {
    all.words += tally->words;
    if (all.counts.empty()) {
      all.counts = std::move(tally->counts);
      continue;
    }
    for (const auto& [written, count] : tally->counts) all.counts[written] += count;
  }
  WordCensus census;
  if (all.words > 0) census.average_words = all.words / static_cast<double>(texts.size());
  census.words = Sorted(std::move(all.counts));
  SetForms(census.words);
  return census;
}

std::string ContentWordsText(const WordCensus& census, const std::string& stop_words) {
  const auto stops = analysis::StopWords::Parse(stop_words);
  absl::flat_hash_map<std::string, uint32_t> by_exact;
  for (const WordCensus::Word& word : census.words) {
    if (!word.fold.empty() && !stops.Contains(word.exact)) by_exact[word.exact] += word.count;
  }
  std::vector<std::pair<std::string, uint32_t>> words(by_exact.begin(), by_exact.end());
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (words.size() > kMostContentWords) words.resize(kMostContentWords);
  std::sort(words.begin(), words.end());
  std::string text;
  for (const auto& [word, count] : words) absl::StrAppend(&text, word, "\t", count, "\n");
  return text;
}

}  // namespace kok::build
