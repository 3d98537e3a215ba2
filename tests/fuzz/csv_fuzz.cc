// Any bytes as a *.csv file in the columns of `export --csv`.

#include "tests/fuzz/reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  kok::fuzz::ReadBytes(".csv", bytes, size);
  return 0;
}
