// What a snippet costs: on sections of a corpus (JSON lines with `id`, `title` and `text`), for
// queries made of the words of their titles, and on texts of 1 MiB. Median, 99th percentile and
// maximum of single snippets, in microseconds of CPU time, are the columns p50_us, p99_us, max_us.
//
//   snippet_bench [--benchmark_...] [CORPUS.jsonl]      without a corpus: generated sections

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "service/search/query_understanding.h"
#include "service/search/snippet.h"
#include "tests/bench/content/section_reader.h"
#include "tests/unit/built_index.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kSections = 4000;
constexpr size_t kQueries = 100;

using bench::Section;

std::vector<Section>& Sections() {
  static auto& sections = *new std::vector<Section>;
  return sections;
}

// Every 25th section of the corpus, so that all laws have some.
void ReadCorpus(const char* path) {
  constexpr size_t kStep = 25;
  bench::SectionReader reader(path);
  Section section;
  for (size_t i = 0; Sections().size() < kSections && reader.Next(section); ++i) {
    if (i % kStep == 0) Sections().push_back(section);
  }
}

// Sentences of words of the shipped lexicon, about 1,700 bytes each.
void GenerateCorpus(const index::Snapshot& snapshot) {
  constexpr size_t kBytes = 1700;
  const auto& words = snapshot.lexicon().words();
  std::mt19937 random(1);
  const auto next = [&]() -> const std::string& { return words[random() % words.size()].surface; };
  while (Sections().size() < kSections) {
    Section section;
    for (int i = 0; i < 4; ++i) section.title += next() + " ";
    while (section.text.size() < kBytes) {
      section.text += next();
      section.text += random() % 12 == 0 ? ". Die " : " ";
    }
    Sections().push_back(std::move(section));
  }
}

const index::Snapshot& Shipped() {
  static const auto snapshot = OpenActive(ShippedIndex());
  return *snapshot;
}

using search_core::UnderstoodQuery;

UnderstoodQuery Understand(const std::string& query) {
  const auto organizations = Shipped().organizations().Borrow();
  const auto content = Shipped().content().Borrow();
  return search_core::UnderstandQuery(Shipped(), **organizations, **content, query, {});
}

// Of 1 to 4 words of titles.
std::vector<UnderstoodQuery> Queries(bool citations) {
  std::mt19937 random(7);
  std::vector<UnderstoodQuery> queries;
  while (queries.size() < kQueries) {
    const Section& section = Sections()[random() % Sections().size()];
    const std::vector<analysis::Token> words = Shipped().analyzer().QueryWords(section.title);
    std::string query = citations ? "§ 25 Abs. 2 AufenthG " : "";
    for (size_t i = 0; i < words.size() && i < 1 + random() % 4; ++i) {
      query += words[words.size() - 1 - i].exact + " ";
    }
    queries.push_back(Understand(query));
  }
  return queries;
}

void Report(std::vector<double> micros, benchmark::State& state) {
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double part) {
    return micros[static_cast<size_t>(part * static_cast<double>(micros.size() - 1))];
  };
  state.counters["p50_us"] = at(0.5);
  state.counters["p99_us"] = at(0.99);
  state.counters["max_us"] = at(1);
}

// Of this thread alone, so that a busy machine does not count.
double CpuMicros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// Pages of ten, as a search has them: one cutter a page, made anew.
void Pages(benchmark::State& state, bool citations) {
  const std::vector<UnderstoodQuery> queries = Queries(citations);
  std::vector<double> micros;
  std::mt19937 random(3);
  size_t at = 0;
  for (auto iteration : state) {
    const UnderstoodQuery& query = queries[at++ % queries.size()];
    search_core::SnippetCutter cutter(Shipped().analyzer(), query, {});
    for (int i = 0; i < 10; ++i) {
      const double begin = CpuMicros();
      v1::SearchResult result;
      cutter.AppendSnippet({Sections()[random() % Sections().size()].text}, result);
      benchmark::DoNotOptimize(result);
      micros.push_back(CpuMicros() - begin);
    }
  }
  Report(std::move(micros), state);
}

// One text of 1 MiB of sections; `deep`: what is asked for stands at its end alone.
void LongText(benchmark::State& state, bool deep) {
  std::string text;
  for (size_t i = 0; text.size() < (size_t{1} << 20) - 100; ++i)
    text += Sections()[i % Sections().size()].text + "\n\n";
  text.resize((size_t{1} << 20) - 40);
  text += " Quastenflosser im Zwibbelfrasch.";
  const UnderstoodQuery query =
      Understand(deep ? "Quastenflosser Zwibbelfrasch" : "Antrag Behörde");
  for (auto iteration : state) {
    search_core::SnippetCutter cutter(Shipped().analyzer(), query, {});
    v1::SearchResult result;
    cutter.AppendSnippet({text}, result);
    benchmark::DoNotOptimize(result);
  }
}

}  // namespace
}  // namespace kok::tests

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
    std::fputs("usage: snippet_bench [--benchmark_...] [CORPUS.jsonl]\n", stderr);
    return 2;
  }
  if (argc == 2) kok::tests::ReadCorpus(argv[1]);
  if (kok::tests::Sections().empty()) kok::tests::GenerateCorpus(kok::tests::Shipped());
  const auto us = benchmark::kMicrosecond;
  benchmark::RegisterBenchmark("snippets of ten results", kok::tests::Pages, false)->Unit(us);
  benchmark::RegisterBenchmark("snippets of ten results, with a citation", kok::tests::Pages, true)
      ->Unit(us);
  benchmark::RegisterBenchmark("snippet of 1 MiB", kok::tests::LongText, false)->Unit(us);
  benchmark::RegisterBenchmark("snippet of 1 MiB, found at its end", kok::tests::LongText, true)
      ->Unit(us);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
