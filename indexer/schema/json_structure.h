// The structure of a JSON text, before protobuf's parser sees it: that one calls itself for each
// level, takes the last of two equal keys, and reads quotes, commas and names that are no JSON.

#ifndef KOK_INDEXER_SCHEMA_JSON_STRUCTURE_H_
#define KOK_INDEXER_SCHEMA_JSON_STRUCTURE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kok::schema {

// Where a text stops to be JSON.
struct JsonProblem {
  int line;             // from 1
  std::string message;  // repeats no value and no key
};

// Checks `json` against RFC 8259, without recursion: one value, nested at most `max_depth` levels,
// no key twice in an object. Keys count as one whatever their case and underscores, because
// protobuf has two spellings for a field; one with an escape is refused. The inside of texts,
// UTF-8 and the range of numbers are left to the parser. Pure function; safe from any thread.
std::optional<JsonProblem> CheckJsonStructure(std::string_view json, int max_depth);

// A member of the outermost object or list. The views point into the text.
struct JsonMember {
  std::string_view key;   // as written, without quotes; empty in a list
  std::string_view text;  // its value
  int line;               // on which the value begins, from 1
};

// The members of `json`, which CheckJsonStructure has passed; none of a text or number.
std::vector<JsonMember> JsonMembers(std::string_view json);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_JSON_STRUCTURE_H_
