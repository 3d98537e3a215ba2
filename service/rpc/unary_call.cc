#include "service/rpc/unary_call.h"

#include "absl/strings/str_cat.h"

namespace kok::rpc {

std::optional<security::MethodId> MethodTaking(const google::protobuf::Descriptor& request) {
  const google::protobuf::FileDescriptor& file = *request.file();
  for (int s = 0; s < file.service_count(); ++s) {
    const google::protobuf::ServiceDescriptor& service = *file.service(s);
    for (int m = 0; m < service.method_count(); ++m) {
      if (service.method(m)->input_type() == &request) {
        return security::MethodId::Of(
            absl::StrCat(service.full_name(), "/", service.method(m)->name()));
      }
    }
  }
  return std::nullopt;
}

}  // namespace kok::rpc
