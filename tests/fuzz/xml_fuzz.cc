// Any bytes as a *.xml file.

#include "tests/fuzz/reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  kok::fuzz::ReadBytes(".xml", bytes, size);
  return 0;
}
