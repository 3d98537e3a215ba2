#include "indexer/analysis/compound_splitter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kok::analysis {
namespace {

constexpr size_t kMaxWordBytes = 60;  // longer ones are no words
constexpr size_t kMaxParts = 5;

// Letters between two parts: Arbeit-s-ausbeutung, Opfer-schutz, Straf-e-.
constexpr std::string_view kLinks[] = {"", "s", "n", "en", "es", "er", "e"};

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string_view WordOfLine(std::string_view line) { return line.substr(0, line.find('\t')); }

}  // namespace

// The best way to take one word apart, from its beginning.
class SplitSearch {
 public:
  SplitSearch(const CompoundSplitter& splitter, std::string_view word)
      : splitter_(splitter), word_(word), best_from_(word.size() + 1) {}

  std::vector<std::string_view> Run() {
    // From the end: what is known of the rest is reused.
    for (size_t begin = word_.size(); begin-- > 0;) Solve(begin);
    std::vector<std::string_view> parts;
    if (best_from_[0].parts < 2) return parts;
    for (size_t begin = 0; begin < word_.size(); begin = best_from_[begin].next) {
      parts.push_back(word_.substr(begin, best_from_[begin].length));
    }
    return parts;
  }

 private:
  struct Step {
    size_t parts = 0;   // from here to the end; 0: there is no way
    double score = 0;   // sum of the logarithms of the frequencies
    size_t length = 0;  // of the first part
    size_t next = 0;    // where the next one begins
    bool Better(const Step& other) const {
      if (parts != other.parts) return other.parts == 0 || parts < other.parts;
      return score > other.score;
    }
  };

  void Solve(size_t begin) {
    Step& best = best_from_[begin];
    for (size_t length = CompoundSplitter::kMinPartBytes; begin + length <= word_.size();
         ++length) {
      if (begin == 0 && length == word_.size()) break;  // the word itself
      const std::string_view part = word_.substr(begin, length);
      const auto entry = splitter_.Find(part);
      if (entry != CompoundSplitter::Entry::kNoun) continue;
      const double score = splitter_.LogFrequency(part);
      if (begin + length == word_.size()) {
        const Step step{1, score, length, word_.size()};
        if (step.Better(best)) best = step;
        continue;
      }
      Continue(begin, length, score, best);
    }
  }

  void Continue(size_t begin, size_t length, double score, Step& best) const {
    for (const std::string_view link : kLinks) {
      const size_t next = begin + length + link.size();
      if (next >= word_.size() || word_.substr(begin + length, link.size()) != link) continue;
      const Step& rest = best_from_[next];
      if (rest.parts == 0 || rest.parts + 1 > kMaxParts) continue;
      const Step step{rest.parts + 1, rest.score + score, length, next};
      if (step.Better(best)) best = step;
    }
  }

  const CompoundSplitter& splitter_;
  const std::string_view word_;
  std::vector<Step> best_from_;
};

absl::StatusOr<CompoundSplitter> CompoundSplitter::Parse(
    std::string_view dictionary, std::string_view frequencies,
    absl::flat_hash_set<std::string> protected_words) {
  auto data = std::make_shared<Data>();
  data->text = std::string(dictionary);
  data->protected_words = std::move(protected_words);
  if (!data->text.empty() && data->text.back() != '\n') data->text.push_back('\n');
  std::string_view last;
  for (size_t begin = 0; begin < data->text.size();) {
    const size_t end = data->text.find('\n', begin);
    const std::string_view word =
        WordOfLine(std::string_view(data->text).substr(begin, end - begin));
    if (!data->lines.empty() && word <= last) {
      return absl::InvalidArgumentError(absl::StrCat("compound_words.txt:", data->lines.size() + 1,
                                                     ": expected words in the order of bytes"));
    }
    last = word;
    data->lines.push_back(static_cast<uint32_t>(begin));
    begin = end + 1;
  }
  data->lines.push_back(static_cast<uint32_t>(data->text.size()));
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(View(frequencies), '\n')) {
    ++number;
    if (line.empty()) continue;
    const std::pair<std::string, std::string> columns = absl::StrSplit(line, '\t');
    uint32_t frequency = 0;
    if (!absl::SimpleAtoi(columns.second, &frequency)) {
      return absl::InvalidArgumentError(
          absl::StrCat("word_frequencies.tsv:", number, ": expected a word, a tab and a number"));
    }
    data->frequencies[columns.first] = frequency;
  }
  return CompoundSplitter(std::move(data));
}

CompoundSplitter::Entry CompoundSplitter::Find(std::string_view folded) const {
  const std::string_view text = data_->text;
  size_t low = 0;
  size_t high = data_->lines.size() - 1;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const size_t begin = data_->lines[middle];
    const std::string_view line = text.substr(begin, data_->lines[middle + 1] - 1 - begin);
    const std::string_view word = WordOfLine(line);
    if (word == folded) return line.size() > word.size() ? Entry::kNoun : Entry::kWord;
    if (word < folded) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Entry::kNone;
}

double CompoundSplitter::LogFrequency(std::string_view folded) const {
  const auto known = data_->frequencies.find(View(folded));
  return known == data_->frequencies.end() ? 0.0 : std::log1p(known->second);
}

bool CompoundSplitter::IsWord(std::string_view folded) const {
  return Find(folded) != Entry::kNone;
}

bool CompoundSplitter::IsNoun(std::string_view folded) const {
  return Find(folded) == Entry::kNoun;
}

std::vector<std::string_view> CompoundSplitter::Split(std::string_view folded) const {
  if (folded.size() < 2 * kMinPartBytes || folded.size() > kMaxWordBytes ||
      data_->protected_words.contains(View(folded))) {
    return {};
  }
  return SplitSearch(*this, folded).Run();
}

}  // namespace kok::analysis
