#include "service/telemetry/hostile_environment.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace kok::telemetry {

absl::Status CheckEnvironment() {
  for (const char* name :
       {"GRPC_TRACE", "GRPC_VERBOSITY", "XAPIAN_DEBUG_LOG", "SSLKEYLOGFILE", "MALLOC_TRACE"}) {
    if (std::getenv(name) == nullptr) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("the environment has ", name,
                     ", with which a library would write down requests or keys; "
                     "start without it"));
  }
  return absl::OkStatus();
}

}  // namespace kok::telemetry
