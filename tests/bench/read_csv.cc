// How fast spreadsheets are read and in how much memory: reads one to its end and keeps nothing.
//   read_csv FILE.csv

#include <sys/resource.h>

#include <cstdio>
#include <variant>

#include "absl/time/clock.h"
#include "indexer/source/csv_reader.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const absl::Time start = absl::Now();
  auto reader = kok::source::CsvReader::Open(argv[1], argv[1]);
  if (!reader.ok()) {
    std::fprintf(stderr, "%s\n", reader.status().ToString().c_str());
    return 2;
  }
  int records = 0;
  int problems = 0;
  while (true) {
    const auto item = (*reader)->Next();
    if (!item.ok()) {
      std::fprintf(stderr, "%s\n", item.status().ToString().c_str());
      return 2;
    }
    if (!item->has_value()) break;
    ++(std::holds_alternative<kok::source::SourceRecord>(**item) ? records : problems);
  }
  struct rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%d records, %d problems in %.2f s, peak memory %.1f MiB\n", records, problems,
              absl::ToDoubleSeconds(absl::Now() - start),
              static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}
