// What a standard demands of its objects, as a table, and the check of a message against it.

#ifndef KOK_INDEXER_TAKEOUT_FIELD_RULES_H_
#define KOK_INDEXER_TAKEOUT_FIELD_RULES_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>
#include <vector>

namespace kok::takeout {

// A row: one field of the messages of one type.
struct FieldRule {
  std::string_view message;  // name of the message type, `HsdsPhone`
  std::string_view field;
  bool required;            // must be there, and not empty
  std::string_view values;  // the only ones allowed, separated by `|`; empty: any
};

// What in `message` and in all that it holds breaks a rule, as `path: what was expected`; empty
// where nothing does. Pure function; safe from any thread.
std::vector<std::string> BrokenRules(const google::protobuf::Message& message,
                                     const std::vector<FieldRule>& rules);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_FIELD_RULES_H_
