// Any bytes as a list of statutes and as the corpus that it selects from. The first empty line ends
// the list, in which it would say nothing; the rest is the corpus.

#include <algorithm>

#include "indexer/source/statute_reader.h"
#include "tests/fuzz/fuzz_checks.h"
#include "tests/fuzz/reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view input = kok::fuzz::AsText(bytes, size);
  const size_t end = std::min(input.find("\n\n"), size);
  const std::string list = kok::fuzz::WriteScratch("statutes.tsv", input.substr(0, end));
  const std::string corpus = kok::fuzz::WriteScratch("corpus.jsonl", input.substr(end));
  kok::fuzz::ReadToTheEnd(kok::source::StatuteReader::Open({list, corpus}));
  return 0;
}
