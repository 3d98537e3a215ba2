// Lets a call through or refuses it, before any of our code sees its request.

#ifndef KOK_SERVICE_SECURITY_ACCESS_PROCESSOR_H_
#define KOK_SERVICE_SECURITY_ACCESS_PROCESSOR_H_

#include <grpcpp/security/auth_metadata_processor.h>

#include <functional>
#include <optional>

#include "service/security/method_rules.h"
#include "service/security/peer.h"
#include "service/security/policy.h"

namespace kok::security {

// Told of each call that was refused. `principal` and `method` are absent where there is none: what
// the caller sent instead is nobody's business.
using RefusedCall = std::function<void(const std::optional<Principal>& principal,
                                       std::optional<MethodId> method, grpc::StatusCode code)>;

// For each call: UNAUTHENTICATED without a usable principal, PERMISSION_DENIED where the policy
// does not allow it the method. The principal comes from the transport only, never from metadata. A
// method that there is not is let through for whom the policy knows, to be told UNIMPLEMENTED by
// the library. Safe from any thread; never blocks.
class AccessProcessor final : public grpc::AuthMetadataProcessor {
 public:
  // All must outlive it. Without `peers`, certificates are not judged again: for local connections.
  AccessProcessor(const PolicyHolder& policy, const PeerCheck* peers, RefusedCall refused);

  // The library would hand it to a thread of its own for each call.
  bool IsBlocking() const override { return false; }

  grpc::Status Process(const InputMetadata& metadata, grpc::AuthContext* context,
                       OutputMetadata* consumed, OutputMetadata* response) override;

 private:
  const PolicyHolder& policy_;
  const PeerCheck* const peers_;
  const RefusedCall refused_;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_ACCESS_PROCESSOR_H_
