// The maxima that the comments of organization.proto and content.proto state, as a table, and the
// walk that enforces them.

#ifndef KOK_INDEXER_SOURCE_FIELD_LIMITS_H_
#define KOK_INDEXER_SOURCE_FIELD_LIMITS_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>

namespace kok::source {

// Called with the path of a field and what is wrong with it.
using LimitReport = std::function<void(const std::string& field, const std::string& problem)>;

// Reports every text that is too long, every list that has too many values and every number that
// its enum does not have, anywhere in `message`. Texts without a row of their own may have 2,000
// bytes. Pure function; safe from any thread.
void CheckFieldLimits(const google::protobuf::Message& message, const LimitReport& report);

// Whether no list has more values than it may: looking at each of them would take for ever. Costs
// next to nothing, whatever the message. Pure function; safe from any thread.
bool ListsFit(const google::protobuf::Message& message);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_FIELD_LIMITS_H_
