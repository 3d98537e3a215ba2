// Sets each field of a request, so that a test cannot forget one that was added.

#ifndef KOK_TESTS_UNIT_SERVICE_RPC_SAMPLE_VALUES_H_
#define KOK_TESTS_UNIT_SERVICE_RPC_SAMPLE_VALUES_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kok::tests {

// The way to a field, from the request down.
using FieldPath = std::vector<const google::protobuf::FieldDescriptor*>;

inline void AppendFieldPaths(const google::protobuf::Descriptor& message, const FieldPath& above,
                             std::vector<FieldPath>& paths) {
  for (int i = 0; i < message.field_count(); ++i) {
    FieldPath path = above;
    path.push_back(message.field(i));
    paths.push_back(path);
    if (message.field(i)->message_type() != nullptr) {
      AppendFieldPaths(*message.field(i)->message_type(), path, paths);
    }
  }
}

// Every field of a request and of the messages in it. Requests hold no message of their own type.
inline std::vector<FieldPath> FieldPathsOf(const google::protobuf::Descriptor& request) {
  std::vector<FieldPath> paths;
  AppendFieldPaths(request, {}, paths);
  return paths;
}

// `filter.regions`
inline std::string PathName(const FieldPath& path) {
  std::string name;
  for (const auto* field : path) name += (name.empty() ? "" : ".") + field->name();
  return name;
}

// Sets one value at the end of the path; `text` for strings, the first real value for enums, 1 for
// numbers, true, or an empty message.
inline void SetSample(const FieldPath& path, google::protobuf::Message& request,
                      const std::string& text = "x") {
  using google::protobuf::FieldDescriptor;
  google::protobuf::Message* message = &request;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    const auto& reflection = *message->GetReflection();
    message = path[i]->is_repeated() ? reflection.AddMessage(message, path[i])
                                     : reflection.MutableMessage(message, path[i]);
  }
  const FieldDescriptor* field = path.back();
  const auto& reflection = *message->GetReflection();
  const bool repeated = field->is_repeated();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      repeated ? reflection.AddString(message, field, text)
               : reflection.SetString(message, field, text);
      return;
    case FieldDescriptor::CPPTYPE_ENUM:
      repeated ? reflection.AddEnumValue(message, field, 1)
               : reflection.SetEnumValue(message, field, 1);
      return;
    case FieldDescriptor::CPPTYPE_INT32:
      repeated ? reflection.AddInt32(message, field, 1) : reflection.SetInt32(message, field, 1);
      return;
    case FieldDescriptor::CPPTYPE_DOUBLE:
      repeated ? reflection.AddDouble(message, field, 1) : reflection.SetDouble(message, field, 1);
      return;
    case FieldDescriptor::CPPTYPE_BOOL:
      repeated ? reflection.AddBool(message, field, true)
               : reflection.SetBool(message, field, true);
      return;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      repeated ? reflection.AddMessage(message, field) : reflection.MutableMessage(message, field);
      return;
    default:
      ADD_FAILURE() << "no sample for " << field->full_name();
  }
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_RPC_SAMPLE_VALUES_H_
