#include "indexer/takeout/json_object.h"

#include <google/protobuf/util/json_util.h>

namespace kok::takeout {

std::string JsonObject(const google::protobuf::Message& message, FieldNames names) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = names == FieldNames::kSnakeCase;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : "{}";
}

}  // namespace kok::takeout
