// A message as the JSON object of a standard.

#ifndef KOK_INDEXER_TAKEOUT_JSON_OBJECT_H_
#define KOK_INDEXER_TAKEOUT_JSON_OBJECT_H_

#include <google/protobuf/message.h>

#include <string>

namespace kok::takeout {

// How the standard writes the names of its fields.
enum class FieldNames { kSnakeCase, kCamelCase };

// `message` on one line without its end. `{}` where it cannot be printed, which never happens to a
// text that is UTF-8. Pure function; safe from any thread.
std::string JsonObject(const google::protobuf::Message& message, FieldNames names);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_JSON_OBJECT_H_
