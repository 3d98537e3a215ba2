#include "indexer/source/protected_values.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/str_cat.h"

namespace kok::source {

void ProtectedValues::Add(const kok::search::ingest::v1::ProtectedFields& fields,
                          const std::string& path, int line) {
  const auto& reflection = *fields.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> set_fields;
  reflection.ListFields(fields, &set_fields);
  for (const auto* field : set_fields) {  // each of them a list of texts
    for (int i = 0; i < reflection.FieldSize(fields, field); ++i) {
      all_.push_back({absl::StrCat("protected.", field->name(), "[", i, "]"),
                      reflection.GetRepeatedString(fields, field, i), path, line});
    }
  }
}

}  // namespace kok::source
