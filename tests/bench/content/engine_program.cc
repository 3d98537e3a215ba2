#include "tests/bench/content/engine_program.h"

#include <cstdlib>
#include <fstream>

#include "tests/bench/content/stopwatch.h"

namespace kok::bench {
namespace {

void WriteTop(const Ask& ask, const std::vector<std::string>& queries, const char* path) {
  std::ofstream out(path);
  for (size_t number = 0; number < queries.size(); ++number) {
    size_t rank = 0;
    for (const Hit& hit : ask(queries[number])) {
      out << number + 1 << '\t' << ++rank << '\t' << hit.id << '\t' << hit.score << '\n';
    }
  }
}

}  // namespace

bool EngineArguments::Is(const char* command, size_t least, size_t most) const {
  return !words.empty() && words[0] == std::string(command) && words.size() > least &&
         words.size() <= most + 1;
}

EngineArguments ReadEngineArguments(int argc, char** argv, const char* option) {
  EngineArguments arguments;
  for (int at = 1; at < argc; ++at) {
    if (std::string(argv[at]) == option) {
      arguments.has_option = true;
    } else {
      arguments.words.push_back(argv[at]);
    }
  }
  return arguments;
}

std::vector<std::string> ReadLines(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

int RunQueries(const EngineArguments& arguments, const Ask& ask) {
  const std::vector<const char*>& words = arguments.words;
  const std::vector<std::string> queries = ReadLines(words[2]);
  size_t hits = 0;  // so that no answer is left out as unused
  for (int round = std::atoi(words[3]); round > 0; --round) {
    for (const std::string& query : queries) hits += ask(query).size();
  }
  QueryTimes times;
  for (int round = std::atoi(words[4]); round > 0; --round) {
    for (const std::string& query : queries) times.Time([&] { hits += ask(query).size(); });
  }
  times.Print(queries.size());
  if (words.size() > 5) WriteTop(ask, queries, words[5]);
  return 0;
}

}  // namespace kok::bench
