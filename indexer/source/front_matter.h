// YAML front matter into a protobuf message, by the names of its fields.

#ifndef KOK_INDEXER_SOURCE_FRONT_MATTER_H_
#define KOK_INDEXER_SOURCE_FRONT_MATTER_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

namespace kok::source {

// What is wrong with a front matter.
struct FrontMatterError {
  int line;           // from 1, within the YAML text
  std::string field;  // path of the field; empty: the text as a whole
  std::string message;
};

// Fills `message` from `yaml`, a mapping of field names to scalars, lists of scalars and mappings
// of the same kind. Enum values are written with or without their prefix. An unknown or repeated
// key, another shape or more than 65,536 bytes is an error. Aliases are not expanded beyond what
// the fields take. Never throws. Pure function; safe from any thread.
std::optional<FrontMatterError> ParseFrontMatter(std::string_view yaml,
                                                 google::protobuf::Message& message);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_FRONT_MATTER_H_
