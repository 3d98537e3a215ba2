// Records as JSON Lines that JsonlReader reads back, each to the same bytes.

#ifndef KOK_INDEXER_SOURCE_JSONL_WRITER_H_
#define KOK_INDEXER_SOURCE_JSONL_WRITER_H_

#include <string>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// One line with its end: a Record of protobuf's JSON mapping without protected part. Pure
// functions; safe from any thread.
std::string JsonLine(const kok::search::v1::Organization& organization);
std::string JsonLine(const kok::search::v1::Content& content);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_JSONL_WRITER_H_
