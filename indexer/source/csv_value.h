// One value of a record as text: enum values without their prefix, dates as people write them, an
// element of a list of messages as its parts.
//
// Pure functions; safe from any thread, for different messages.

#ifndef KOK_INDEXER_SOURCE_CSV_VALUE_H_
#define KOK_INDEXER_SOURCE_CSV_VALUE_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace kok::source {

// A text, an enum value or a number of `message`; of a list the one at `index`, -1 for a single
// value. Empty where it is not set.
std::string ScalarText(const google::protobuf::Message& message,
                       const google::protobuf::FieldDescriptor& field, int index);

// Sets it, or adds it where the field is a list.
absl::Status SetScalar(google::protobuf::Message& message,
                       const google::protobuf::FieldDescriptor& field, std::string_view text);

// All of a message as the parts of one line.
std::string ElementText(const google::protobuf::Message& message);

// Enters the parts of a line.
absl::Status SetElement(google::protobuf::Message& message, std::string_view line);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_VALUE_H_
