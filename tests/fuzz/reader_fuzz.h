// What the fuzz targets of sources do: give some bytes to the reader of one format, as files.

#ifndef KOK_TESTS_FUZZ_READER_FUZZ_H_
#define KOK_TESTS_FUZZ_READER_FUZZ_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/source/record_reader.h"

namespace kok::fuzz {

// Reads `bytes` to the end by the reader for `ending`, such as `.json`, and aborts where a record
// or message is not UTF-8, a record cannot be read back, or a message names no line. The file lies
// in memory where the system allows it. Not safe from several threads at once.
void ReadBytes(const std::string& ending, const uint8_t* bytes, size_t size);

// The same with a mapping file for *.csv; empty: none.
void ReadWithMapping(const std::string& ending, const uint8_t* bytes, size_t size,
                     const std::string& mapping_file);

// The same with a reader that is open already, or could not be opened: that must say why.
void ReadToTheEnd(absl::StatusOr<std::unique_ptr<source::RecordReader>> reader);

}  // namespace kok::fuzz

#endif  // KOK_TESTS_FUZZ_READER_FUZZ_H_
