// What the programs of engines in C++ have in common: their arguments, the queries they are asked,
// the lines they answer with. See README.md, "The interface".

#ifndef KOK_TESTS_BENCH_CONTENT_ENGINE_PROGRAM_H_
#define KOK_TESTS_BENCH_CONTENT_ENGINE_PROGRAM_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace kok::bench {

// Of each query: the best ten, and no more.
inline constexpr size_t kHits = 10;

struct Hit {
  std::string id;  // of the corpus
  std::string title;
  double score;
};

// The best of one query, best first.
using Ask = std::function<std::vector<Hit>(const std::string& query)>;

// The words of a command line without an option of the engine's own, which stands anywhere.
struct EngineArguments {
  bool has_option = false;
  std::vector<const char*> words;  // the command first; point into argv

  // Whether it is `command` with `least` to `most` words behind it.
  bool Is(const char* command, size_t least, size_t most) const;
};

EngineArguments ReadEngineArguments(int argc, char** argv, const char* option);

// The lines of a file; none where it cannot be read.
std::vector<std::string> ReadLines(const char* path);

// Does what `query ... DIR QUERIES.txt WARMUP_ROUNDS ROUNDS [TOP.tsv]` asks for, prints the line of
// figures and returns the exit code. For one thread.
int RunQueries(const EngineArguments& arguments, const Ask& ask);

}  // namespace kok::bench

#endif  // KOK_TESTS_BENCH_CONTENT_ENGINE_PROGRAM_H_
