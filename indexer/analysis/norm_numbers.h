// Reads the numbers of a citation: `25`, `232a`, `232 a`, `IV a`, `2`, `aa`.

#ifndef KOK_INDEXER_ANALYSIS_NORM_NUMBERS_H_
#define KOK_INDEXER_ANALYSIS_NORM_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/analysis/citation_text.h"

namespace kok::analysis {

// A place in a text that goes on as numbers are read. For one thread; `text` must outlive it.
class NormNumbers {
 public:
  NormNumbers(std::string_view text, size_t at) : text_(text), at_(at) {}

 protected:
  // Number, of at most so many digits, and letter; empty and nothing read where there is none.
  std::string ReadNumber(size_t most_digits);
  // `IV a`, `IVa` as `4a`; empty and nothing read where there is none.
  std::string ReadRomanNumber();
  // Reads over `2`, `2a`, `a`, `aa`, `IV`.
  bool ReadSmallValue();

  bool At(size_t at, char c) const { return at < text_.size() && text_[at] == c; }
  // Whether a word or number can end at `at`.
  bool IsEnd(size_t at) const { return IsWordEnd(text_, at); }

  const std::string_view text_;
  size_t at_;

 private:
  size_t LetterOf(size_t at, char& letter) const;
  bool IsFollowing(size_t at) const;
  bool IsGluedPart(size_t at) const;
  bool IsGluedLaw(size_t at) const;
};

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_NORM_NUMBERS_H_
