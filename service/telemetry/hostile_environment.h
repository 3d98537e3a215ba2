// Variables of the environment with which libraries write down what passes through them.

#ifndef KOK_SERVICE_TELEMETRY_HOSTILE_ENVIRONMENT_H_
#define KOK_SERVICE_TELEMETRY_HOSTILE_ENVIRONMENT_H_

#include "absl/status/status.h"

namespace kok::telemetry {

// InvalidArgument, naming it, where one of these is set, even to nothing: GRPC_TRACE and
// GRPC_VERBOSITY print requests, XAPIAN_DEBUG_LOG terms, SSLKEYLOGFILE the keys of connections,
// MALLOC_TRACE where they lie. Never what it is set to. Before any library is used.
absl::Status CheckEnvironment();

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_HOSTILE_ENVIRONMENT_H_
