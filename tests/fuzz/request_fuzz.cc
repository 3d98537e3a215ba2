// Any bytes as a request, through the handler of its method and back. KOK_FUZZ_METHODS lists the
// methods of the target; where there are several, the first byte chooses.

#include <cstdio>
#include <iterator>

#include "tests/fuzz/fuzz_checks.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/rpc/in_process_server.h"

namespace {

constexpr const char* kMethods[] = {KOK_FUZZ_METHODS};

// What the service may answer to a request, whatever it holds: it serves an index, has time and
// room.
bool IsExpected(std::string_view method, grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::OK:
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::NOT_FOUND:
    case grpc::StatusCode::ABORTED:
      return true;
    case grpc::StatusCode::INTERNAL:
      // The library's own answer to bytes that do not parse, where it parses them.
      return method.find("kok.search.admin.") != std::string_view::npos;
    default:
      return false;
  }
}

kok::tests::InProcessServer& Server() {
  static auto& server = *new kok::tests::InProcessServer(kok::tests::ShippedIndex());
  return server;
}

}  // namespace

// Not within the time of an input.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  Server();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  std::string_view request = kok::fuzz::AsText(bytes, size);
  size_t method = 0;
  if (std::size(kMethods) > 1) {
    if (request.empty()) return 0;
    method = static_cast<unsigned char>(request.front()) % std::size(kMethods);
    request.remove_prefix(1);
  }
  const grpc::Status status = Server().Call(kMethods[method], request).status;
  if (!IsExpected(kMethods[method], status.error_code())) {
    std::fprintf(stderr, "%s: %d %s\n", kMethods[method], status.error_code(),
                 status.error_message().c_str());
  }
  kok::fuzz::Require(IsExpected(kMethods[method], status.error_code()),
                     "a request has one of few ends");
  return 0;
}
