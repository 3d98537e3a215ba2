// Reports as JSON for machines.

#ifndef KOK_INDEXER_SCHEMA_JSON_REPORT_H_
#define KOK_INDEXER_SCHEMA_JSON_REPORT_H_

#include <google/protobuf/message.h>

#include <string>

namespace kok::schema {

// `message`, most often a Struct, as one line of JSON with its end. `{}` where it cannot be
// printed, which never happens to a text that is UTF-8. Pure function; safe from any thread.
std::string JsonReport(const google::protobuf::Message& message);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_JSON_REPORT_H_
