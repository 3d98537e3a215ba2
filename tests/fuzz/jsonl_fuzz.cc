// Any bytes as a *.jsonl file.

#include "tests/fuzz/reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  kok::fuzz::ReadBytes(".jsonl", bytes, size);
  return 0;
}
