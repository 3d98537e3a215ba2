// Draws queries of one to four words from the sections of a corpus; the same ones for the same
// seed.
//   make_queries CORPUS.jsonl COUNT SEED >queries.txt
// Words stand as in the texts: inflected, in compounds, with capitals. Of ten queries one is a run
// of neighbouring words, stop words among them; the words of the others come from one section each,
// from four bands of document frequency.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "tests/bench/content/section_reader.h"
#include "tests/bench/content/words.h"

namespace kok::bench {
namespace {

constexpr size_t kMinLetters = 2;  // bytes of a word

// Of 100 draws, how many words come from the band that ends at this share of the documents. The
// first is nearly all stop words, the last is words of a few sections.
struct Band {
  double least;
  unsigned draws;
};
constexpr Band kBands[] = {{0.10, 12}, {0.01, 33}, {0.001, 35}, {0.0, 20}};
constexpr unsigned kWordCounts[] = {25, 35, 25, 15};  // of 100 queries: of one word, of two ...

class QueryDrawer {
 public:
  QueryDrawer(std::string corpus, unsigned seed) : corpus_(std::move(corpus)), random_(seed) {
    CountDocuments();
  }

  std::vector<std::string> Draw(size_t count);

 private:
  void CountDocuments();
  size_t BandOf(std::string_view word) const;
  std::string QueryOf(const Section& section);
  std::string Neighbours(const std::vector<std::string_view>& words, size_t size);
  std::string FromBands(const std::vector<std::string_view>& words, size_t size);
  uint64_t Below(uint64_t bound) { return random_() % bound; }  // of every library the same
  template <typename Shares>
  size_t Choose(const Shares& shares);

  std::string corpus_;
  std::mt19937_64 random_;
  std::unordered_map<std::string, uint32_t> documents_of_;
  uint64_t sections_ = 0;
};

void QueryDrawer::CountDocuments() {
  SectionReader reader(corpus_);
  Section section;
  std::vector<std::string_view> words;
  std::unordered_set<std::string_view> seen;
  while (reader.Next(section)) {
    ++sections_;
    SplitWords(section.text, words);
    seen.clear();
    for (const std::string_view word : words) {
      if (seen.insert(word).second) ++documents_of_[std::string(word)];
    }
  }
}

size_t QueryDrawer::BandOf(std::string_view word) const {
  const double share = documents_of_.at(std::string(word)) / static_cast<double>(sections_);
  size_t band = 0;
  while (share < kBands[band].least) ++band;
  return band;
}

template <typename Shares>
size_t QueryDrawer::Choose(const Shares& shares) {
  uint64_t draw = Below(100);
  size_t at = 0;
  for (const unsigned share : shares) {
    if (draw < share) break;
    draw -= share;
    ++at;
  }
  return at;
}

std::string QueryDrawer::Neighbours(const std::vector<std::string_view>& words, size_t size) {
  const size_t begin = Below(words.size() - size + 1);
  std::string query;
  for (size_t at = begin; at < begin + size; ++at) {
    query.append(query.empty() ? "" : " ").append(words[at]);
  }
  return query;
}

std::string QueryDrawer::FromBands(const std::vector<std::string_view>& words, size_t size) {
  std::vector<std::string_view> bands[std::size(kBands)];
  for (const std::string_view word : words) {
    if (word.size() >= kMinLetters) bands[BandOf(word)].push_back(word);
  }
  unsigned shares[std::size(kBands)];
  for (size_t at = 0; at < std::size(kBands); ++at) shares[at] = kBands[at].draws;
  std::string query;
  std::unordered_set<std::string_view> taken;
  for (size_t tries = 0; taken.size() < size && tries < 40; ++tries) {
    const auto& band = bands[Choose(shares)];
    if (band.empty()) continue;
    const std::string_view word = band[Below(band.size())];
    if (taken.insert(word).second) query.append(query.empty() ? "" : " ").append(word);
  }
  return query;
}

std::string QueryDrawer::QueryOf(const Section& section) {
  std::vector<std::string_view> words;
  SplitWords(section.text, words);
  const size_t size = Choose(kWordCounts) + 1;
  if (words.size() < size) return "";
  return Below(10) == 0 ? Neighbours(words, size) : FromBands(words, size);
}

// Sections are drawn first and read in their order, so that no corpus need be held; the queries are
// shuffled after.
std::vector<std::string> QueryDrawer::Draw(size_t count) {
  std::vector<std::string> queries;
  if (documents_of_.empty()) return queries;
  while (queries.size() < count) {
    std::vector<uint64_t> drawn;
    for (size_t at = queries.size(); at < count; ++at) drawn.push_back(Below(sections_));
    std::sort(drawn.begin(), drawn.end());
    SectionReader reader(corpus_);
    Section section;
    uint64_t number = 0;
    for (size_t at = 0; at < drawn.size() && reader.Next(section); ++number) {
      for (; at < drawn.size() && drawn[at] == number; ++at) {
        std::string query = QueryOf(section);
        if (!query.empty()) queries.push_back(std::move(query));
      }
    }
  }
  for (size_t left = queries.size(); left > 1; --left)
    std::swap(queries[left - 1], queries[Below(left)]);
  return queries;
}

}  // namespace
}  // namespace kok::bench

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: make_queries CORPUS.jsonl COUNT SEED\n", stderr);
    return 2;
  }
  const size_t count = std::strtoul(argv[2], nullptr, 10);
  kok::bench::QueryDrawer drawer(argv[1],
                                 static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)));
  const std::vector<std::string> queries = drawer.Draw(count);
  if (queries.size() < count) {
    std::fprintf(stderr, "%s has no words to draw queries from\n", argv[1]);
    return 2;
  }
  for (const std::string& query : queries) std::puts(query.c_str());
  return 0;
}
