// Writes a corpus of COUNT sections, the same one for the same arguments:
//   generate_sections BASE.jsonl|- COUNT SEED >corpus.jsonl
// From a base corpus by variation; without one (-) a base of invented sections comes first.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/bench/content/corpus_pieces.h"
#include "tests/bench/content/invented_sections.h"
#include "tests/bench/content/section_reader.h"
#include "tests/bench/content/section_variation.h"

namespace kok::bench {
namespace {

constexpr size_t kMaxInvented = 20000;
constexpr size_t kWriteBytes = 1 << 20;

void ReadBase(const std::string& path, CorpusPieces& corpus) {
  SectionReader reader(path);
  Section section;
  while (reader.Next(section)) corpus.Add(section);
}

bool Write(SectionVariation& variation, size_t count) {
  std::string out;
  for (size_t written = 0; written < count; ++written) {
    variation.AppendNext(out);
    if (out.size() < kWriteBytes && written + 1 < count) continue;
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return false;
    out.clear();
  }
  return std::fflush(stdout) == 0;
}

int Run(const std::string& base, size_t count, uint64_t seed) {
  CorpusPieces corpus;
  if (base == "-") {
    AddInventedSections(KOK_SOURCE_DIR "/data/content", std::min(count, kMaxInvented), seed,
                        corpus);
  } else {
    ReadBase(base, corpus);
  }
  if (corpus.Sections().empty()) {
    std::fprintf(stderr, "%s has no sections\n", base.c_str());
    return 2;
  }
  SectionVariation variation(corpus, seed);
  if (!Write(variation, count)) {
    std::perror("generate_sections: cannot write");
    return 1;
  }
  std::fprintf(
      stderr,
      "%zu sections, %.1f million words, %.2f million distinct, Heaps' exponent of the base %.2f\n",
      count, static_cast<double>(variation.Words()) / 1e6,
      static_cast<double>(variation.Vocabulary()) / 1e6, variation.HeapsExponent());
  return 0;
}

}  // namespace
}  // namespace kok::bench

int main(int argc, char** argv) {
  const size_t count = argc == 4 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (count == 0) {
    std::fputs("usage: generate_sections BASE.jsonl|- COUNT SEED >corpus.jsonl\n", stderr);
    return 2;
  }
  return kok::bench::Run(argv[1], count, std::strtoull(argv[3], nullptr, 10));
}
