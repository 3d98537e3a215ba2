// A message as JSON, one line or a whole file, in protobuf's JSON mapping.

#ifndef KOK_INDEXER_SCHEMA_JSON_LINE_H_
#define KOK_INDEXER_SCHEMA_JSON_LINE_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"

namespace kok::schema {

// Reads `line` into `message`. InvalidArgument where it is no such message, has an unknown field,
// has a field twice, is nested deeper than 32 levels or is not UTF-8; the error repeats no value of
// the line. Safe from any thread, for different messages.
absl::Status ParseJsonLine(const std::string& line, google::protobuf::Message& message);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_JSON_LINE_H_
