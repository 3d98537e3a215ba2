// The digits of a file number (`345/18`, `15.12`) and what courts add behind them (`.A`, `R`,
// `B ER`).
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_FILE_NUMBER_DIGITS_H_
#define KOK_INDEXER_ANALYSIS_FILE_NUMBER_DIGITS_H_

#include <cstddef>
#include <string_view>

namespace kok::analysis {

// What stands at a slash or dot between digits. Refers to the text, which must outlive it.
struct FileNumberDigits {
  std::string_view number;  // `345`, at most six digits
  std::string_view year;    // `18`, also of `2018`; of Bavaria's `18.1234` the number: `1234`
  size_t begin = 0;         // half-open byte range of the text
  size_t end = 0;
  bool dotted = false;  // a dot, not a slash
};

// Reads the digits on both sides of the slash or dot at `at`, one blank beside a slash included.
// Returns false, with `digits` in any state, where they are none of a file number: more follow
// (`1/2/18`, `1.2.18`), or what should be a year is none. REQUIRES: at < text.size().
bool ReadFileNumberDigits(std::string_view text, size_t at, FileNumberDigits& digits);

// Behind the additions at `at`, the end of the digits; `at` where there are none. `letters_apart`:
// letters behind a blank too, as some courts add them: at most two groups.
size_t SkipFileNumberAdditions(std::string_view text, size_t at, bool letters_apart);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_FILE_NUMBER_DIGITS_H_
