// Which citation of a text a term of the index stands for.

#ifndef KOK_SERVICE_SEARCH_REFERENCE_REASONS_H_
#define KOK_SERVICE_SEARCH_REFERENCE_REASONS_H_

#include <string>
#include <string_view>

#include "kok/search/v1/content.pb.h"

namespace kok::search_core {

// A citation as the record has it.
struct WrittenReference {
  std::string field;  // `decision.file_numbers`, `body`; empty: the record has none such
  std::string text;
};

// The citation of `content` that has the key behind the prefix of `term`: of own ones (XJ) the
// field of the decision or the title, else the first in title, summary, headnote or body. Pure
// function.
WrittenReference FindWritten(const kok::search::v1::Content& content, std::string_view term);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_REFERENCE_REASONS_H_
