// Whether bytes of a source file are text.

#ifndef KOK_INDEXER_SOURCE_TEXT_BYTES_H_
#define KOK_INDEXER_SOURCE_TEXT_BYTES_H_

#include <optional>
#include <string_view>

namespace kok::source {

// Number of the first line that holds a NUL byte or no UTF-8, from 1; nothing where all is text.
// Such bytes would otherwise go into the record, which then cannot be read back. Pure function.
std::optional<int> FirstLineOfNoText(std::string_view text);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_TEXT_BYTES_H_
