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

// Lines whose first bytes are of the same classes lie together: a to z are a class each, in the
// order of bytes.
constexpr size_t kIndexedBytes = 3;
constexpr size_t kClasses = 28;
constexpr size_t kIndexSize = kClasses * kClasses * kClasses;

size_t ClassOf(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 'a' ? 0 : byte > 'z' ? kClasses - 1 : byte - size_t{'a'} + 1;
}

size_t IndexOf(std::string_view word) {
  size_t index = 0;
  for (size_t i = 0; i < kIndexedBytes; ++i) {
    index = index * kClasses + (i < word.size() ? ClassOf(word[i]) : 0);
  }
  return index;
}

}  // namespace

// Narrows the lines that begin as `text` does, byte by byte. A byte that ends a word is smaller
// than any within one, so lines stay in order.
template <typename OnWord>
void CompoundSplitter::ForEachWordAt(std::string_view text, OnWord on_word) const {
  const size_t index = IndexOf(text.substr(0, kIndexedBytes));
  // A text of fewer bytes than are indexed begins words of several classes.
  size_t low = text.size() < kIndexedBytes ? 0 : data_->first_lines[index];
  size_t high =
      text.size() < kIndexedBytes ? data_->lines.size() - 1 : data_->first_lines[index + 1];
  const auto byte_at = [&](size_t line, size_t depth) {
    return static_cast<unsigned char>(data_->text[data_->lines[line] + depth]);
  };
  // The first line in [from, high) whose byte at `depth` is not smaller than `byte`.
  const auto first_from = [&](size_t from, size_t depth, unsigned byte) {
    size_t to = high;
    while (from < to) {
      const size_t middle = from + (to - from) / 2;
      byte_at(middle, depth) < byte ? from = middle + 1 : to = middle;
    }
    return from;
  };
  for (size_t depth = 0; depth < text.size() && low < high; ++depth) {
    const unsigned byte = static_cast<unsigned char>(text[depth]);
    if (byte < ' ') return;  // ends no word
    low = first_from(low, depth, byte);
    high = first_from(low, depth, byte + 1);
    if (low == high) return;
    const unsigned behind = byte_at(low, depth + 1);
    if (behind == '\n' || behind == '\t') {
      on_word(depth + 1, behind == '\t' ? Entry::kNoun : Entry::kWord);
    }
  }
}

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
    splitter_.ForEachWordAt(word_.substr(begin), [&](size_t length, CompoundSplitter::Entry entry) {
      if (length < CompoundSplitter::kMinPartBytes || entry != CompoundSplitter::Entry::kNoun ||
          (begin == 0 && length == word_.size())) {  // the word itself
        return;
      }
      const double score = splitter_.LogFrequency(word_.substr(begin, length));
      if (begin + length == word_.size()) {
        const Step step{1, score, length, word_.size()};
        if (step.Better(best)) best = step;
        return;
      }
      Continue(begin, length, score, best);
    });
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
    data->first_lines.resize(std::max(data->first_lines.size(), IndexOf(word) + 1),
                             static_cast<uint32_t>(data->lines.size()));
    data->lines.push_back(static_cast<uint32_t>(begin));
    begin = end + 1;
  }
  data->first_lines.resize(kIndexSize + 1, static_cast<uint32_t>(data->lines.size()));
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
  Entry found = Entry::kNone;
  ForEachWordAt(folded, [&](size_t length, Entry entry) {
    if (length == folded.size()) found = entry;
  });
  return found;
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
