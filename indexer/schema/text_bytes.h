// Whether bytes of a source file are text.

#ifndef KOK_INDEXER_SCHEMA_TEXT_BYTES_H_
#define KOK_INDEXER_SCHEMA_TEXT_BYTES_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace kok::schema {

// Number of the first line that holds a NUL byte or no UTF-8, from 1; nothing where all is text.
// Such bytes would otherwise go into the record, which then cannot be read back. Pure function.
std::optional<int> FirstLineOfNoText(std::string_view text);

// At most `max_bytes` of the beginning of UTF-8, cut between two characters. Pure function.
std::string_view BeginningOf(std::string_view text, size_t max_bytes);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_TEXT_BYTES_H_
