// Finds the file numbers of courts (Aktenzeichen) in a text.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_FILE_NUMBERS_H_
#define KOK_INDEXER_ANALYSIS_FILE_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/file_number.h"

namespace kok::analysis {

// Reads the number whose slash or dot stands at `at`: of ordinary, labour, social, finance and
// administrative courts of any instance (`2 StR 345/18`, `VI ZR 12/20`, `5 AZR 123/20`,
// `B 8 SO 3/19 R`, `1 C 15.12`, `OVG 3 B 12.18`, `10 K 123/19.A`), with or without blanks; of the
// Court of Justice (`C-427/19`) and of the Court of Human Rights (`Nr. 25965/04`). Where nothing
// but register and number stand (`StR 345/18`), or the number alone, only `part_keys` are set,
// narrowest first. Returns false where none stands there.
bool ReadFileNumber(std::string_view text, size_t at, FileNumber& number);

// All of `text`, parts of numbers too, in reading order.
std::vector<FileNumber> FindFileNumbers(std::string_view text);

// The key of a text that is a file number whatever its form, as a decision's field holds it:
// letters and digits, lower case. Empty where it has none.
std::string WholeFileNumberKey(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_FILE_NUMBERS_H_
