// Any bytes as a *.cases.json file.

#include "tests/fuzz/reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  kok::fuzz::ReadBytes(".cases.json", bytes, size);
  return 0;
}
