// What every call needs beside its handler.

#ifndef KOK_SERVICE_RPC_CALLS_H_
#define KOK_SERVICE_RPC_CALLS_H_

#include "service/rpc/worker_pool.h"
#include "service/telemetry/call_record.h"

namespace kok::rpc {

// Both outlive all services.
struct Calls {
  WorkerPool& workers;        // runs the handlers
  telemetry::CallSink& sink;  // is told how each ended
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_CALLS_H_
