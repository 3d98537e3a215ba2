// A message as JSON, one line or a whole file, in protobuf's JSON mapping.

#ifndef KOK_INDEXER_SCHEMA_JSON_LINE_H_
#define KOK_INDEXER_SCHEMA_JSON_LINE_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "indexer/schema/json_field_problem.h"

namespace kok::schema {

// Reads `json`, one object, into `message`; what is wrong with it where it is no such message, has
// an unknown field, has a field twice, is nested deeper than 32 levels or is not UTF-8. Repeats no
// value. Safe from any thread, for different messages.
std::optional<JsonFieldProblem> ReadJsonObject(const std::string& json,
                                               google::protobuf::Message& message);

// The same with the problem as InvalidArgument, `field: problem`: reads `line` into `message`. Safe
// from any thread, for different messages.
absl::Status ParseJsonLine(const std::string& line, google::protobuf::Message& message);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_JSON_LINE_H_
