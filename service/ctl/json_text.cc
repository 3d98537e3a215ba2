#include "service/ctl/json_text.h"

#include <google/protobuf/util/json_util.h>

namespace kok::ctl {

std::string JsonText(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.add_whitespace = true;
  std::string json;
  // Fails only for google.protobuf.Any of unknown types, which no response holds.
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) return "{}\n";
  return json;
}

}  // namespace kok::ctl
