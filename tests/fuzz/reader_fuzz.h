// What the fuzz targets of sources do: give some bytes to the reader of one format, as a file.

#ifndef KOK_TESTS_FUZZ_READER_FUZZ_H_
#define KOK_TESTS_FUZZ_READER_FUZZ_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace kok::fuzz {

// Reads `bytes` to the end by the reader for `ending`, such as `.json`, and aborts where a record
// or message is not UTF-8, a record cannot be read back, or a message names no line. The file lies
// in memory where the system allows it. Not safe from several threads at once.
void ReadBytes(const std::string& ending, const uint8_t* bytes, size_t size);

// The same with a mapping file for *.csv; empty: none.
void ReadWithMapping(const std::string& ending, const uint8_t* bytes, size_t size,
                     const std::string& mapping_file);

}  // namespace kok::fuzz

#endif  // KOK_TESTS_FUZZ_READER_FUZZ_H_
