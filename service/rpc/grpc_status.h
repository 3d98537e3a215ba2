// The one place where status values become gRPC's.

#ifndef KOK_SERVICE_RPC_GRPC_STATUS_H_
#define KOK_SERVICE_RPC_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace kok::rpc {

// Code, message and payloads, the payloads as details of a google.rpc.Status. A status without
// payload did not come from rpc_errors: something inside failed, and the caller is told a constant
// message of the code only. Pure function.
grpc::Status ToGrpcStatus(const absl::Status& status);

// Whether the index could not be read, or not be understood, on the way to the status. Pure
// function.
bool DoubtsTheIndex(const absl::Status& status);

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_GRPC_STATUS_H_
