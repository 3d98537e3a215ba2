// A response as protobuf's JSON mapping, for programs that read the output.
//
// Pure function: safe from any thread.

#ifndef KOK_SERVICE_CTL_JSON_TEXT_H_
#define KOK_SERVICE_CTL_JSON_TEXT_H_

#include <google/protobuf/message.h>

#include <string>

namespace kok::ctl {

// The message with its fields named as in the protos, indented, ended by a line break. Control
// characters (C0, DEL, C1) stand there as `\u` escapes, so it is fit for a terminal.
std::string JsonText(const google::protobuf::Message& message);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_JSON_TEXT_H_
