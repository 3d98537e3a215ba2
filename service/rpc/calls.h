// What every call needs beside its handler.

#ifndef KOK_SERVICE_RPC_CALLS_H_
#define KOK_SERVICE_RPC_CALLS_H_

#include "service/index/snapshot_holder.h"
#include "service/rpc/worker_pool.h"
#include "service/telemetry/call_record.h"

namespace kok::rpc {

// All outlive all services.
struct Calls {
  const index::SnapshotHolder& snapshots;  // what they answer from
  WorkerPool& workers;                     // runs the handlers
  telemetry::CallSink& sink;               // is told how each ended
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_CALLS_H_
