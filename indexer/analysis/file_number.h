// One file number of a court (Aktenzeichen), as a text has it.

#ifndef KOK_INDEXER_ANALYSIS_FILE_NUMBER_H_
#define KOK_INDEXER_ANALYSIS_FILE_NUMBER_H_

#include <cstddef>
#include <string>
#include <vector>

namespace kok::analysis {

// Plain data.
struct FileNumber {
  size_t begin = 0;  // half-open byte range of the text
  size_t end = 0;
  // Keys that it is stored under, the narrowest first: `file 2 str 345/18`; of a court that puts
  // its own letter before (`B 8 SO 3/19 R`, `M 10 K 18.1234`) with it and without. Whoever asks
  // with that letter means that court alone, so a query asks for the first key only. Empty where
  // only a part of a number stands there.
  std::vector<std::string> keys;
  // Keys of its parts: `part str 345/18`, `part 345/18`. Only a decision's own numbers are stored
  // so.
  std::vector<std::string> part_keys;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_FILE_NUMBER_H_
