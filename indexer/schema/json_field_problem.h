// What is wrong with a JSON object that is to be a message: which field, and what was expected, in
// the words of JSON instead of protobuf's.

#ifndef KOK_INDEXER_SCHEMA_JSON_FIELD_PROBLEM_H_
#define KOK_INDEXER_SCHEMA_JSON_FIELD_PROBLEM_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

namespace kok::schema {

// Repeats no value of the object; of what is below `protected`, no key either.
struct JsonFieldProblem {
  std::string field;    // path within the object, `phones[0].number`; empty: the object as a whole
  std::string message;  // the problem and what was expected
  int line = 1;         // on which the field's value begins, from 1, the object's first line
};

// What protobuf's parser means by `said`, its message on `json`, an object for a message of `type`.
// Pure function; safe from any thread.
JsonFieldProblem ExplainParseError(std::string_view said, std::string_view json,
                                   const google::protobuf::Descriptor& type);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_JSON_FIELD_PROBLEM_H_
