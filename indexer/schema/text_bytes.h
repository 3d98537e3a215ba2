// Whether bytes of a source file are text, and how messages show them.

#ifndef KOK_INDEXER_SCHEMA_TEXT_BYTES_H_
#define KOK_INDEXER_SCHEMA_TEXT_BYTES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kok::schema {

// Number of the first line that holds a NUL byte or no UTF-8, from 1; nothing where all is text.
// Such bytes would otherwise go into the record, which then cannot be read back. Pure function.
std::optional<int> FirstLineOfNoText(std::string_view text);

// At most `max_bytes` of the beginning of UTF-8, cut between two characters. Pure function.
std::string_view BeginningOf(std::string_view text, size_t max_bytes);

// A name out of a file as messages show it: of a long one the first 60 bytes and `...`; what would
// act on a terminal is a blank. Pure function.
std::string ShownName(std::string_view name);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_TEXT_BYTES_H_
