#include "indexer/source/jsonl_writer.h"

#include "indexer/schema/json_report.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {

using kok::search::ingest::v1::Record;

std::string JsonLine(const kok::search::v1::Organization& organization) {
  Record record;
  *record.mutable_organization() = organization;
  return schema::JsonReport(record);
}

std::string JsonLine(const kok::search::v1::Content& content) {
  Record record;
  *record.mutable_content() = content;
  return schema::JsonReport(record);
}

}  // namespace kok::source
