#include "indexer/schema/json_report.h"

#include <google/protobuf/util/json_util.h>

namespace kok::schema {

std::string JsonReport(const google::protobuf::Message& message) {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  return status.ok() ? json + "\n" : "{}\n";
}

}  // namespace kok::schema
