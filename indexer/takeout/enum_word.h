// A value of an enum as the word of a list in another format.

#ifndef KOK_INDEXER_TAKEOUT_ENUM_WORD_H_
#define KOK_INDEXER_TAKEOUT_ENUM_WORD_H_

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"

namespace kok::takeout {

// `via-interpreter` of ATTRIBUTE_STATE_VIA_INTERPRETER: without `prefix`, which it begins with, in
// lower case, its words joined by `separator`. Pure function.
inline std::string EnumWord(std::string_view name, std::string_view prefix, char separator) {
  std::string word(name.substr(prefix.size()));
  absl::AsciiStrToLower(&word);
  std::replace(word.begin(), word.end(), '_', separator);
  return word;
}

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_ENUM_WORD_H_
