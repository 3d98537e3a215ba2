// Which principal may call which method.

#ifndef KOK_SERVICE_SECURITY_POLICY_H_
#define KOK_SERVICE_SECURITY_POLICY_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "kok/search/admin/v1/access_policy.pb.h"
#include "service/security/method_rules.h"
#include "service/security/principal.h"

namespace kok::security {

// Immutable; default deny.
class Policy {
 public:
  // What holds without a file: `local` has the roles search, sync and status; nobody else has any.
  static Policy Default();

  // Reads the JSON of an AccessPolicy. InvalidArgument, beginning with `path` and the field, where
  // it is none, grants nothing, or names a role or method that there is not: never half a policy.
  // FaultOf tells the same without words.
  static absl::StatusOr<Policy> FromFile(const std::string& path);
  // The same of a message; `path` is what errors begin with.
  static absl::StatusOr<Policy> FromMessage(const kok::search::admin::v1::AccessPolicy& message,
                                            const std::string& path);

  // Whether `principal` may call `method`.
  bool Allows(const Principal& principal, MethodId method) const;
  // Whether it may call anything at all.
  bool Knows(const Principal& principal) const;

  // Principals with a grant.
  size_t size() const { return methods_by_principal_.size(); }

 private:
  MethodSet MethodsOf(const Principal& principal) const;

  std::map<std::string, MethodSet> methods_by_principal_;
};

// Lends the policy in force. Safe from any thread; a call is judged by one policy.
class PolicyHolder {
 public:
  explicit PolicyHolder(Policy policy) : policy_(std::make_shared<const Policy>(policy)) {}

  std::shared_ptr<const Policy> Current() const;
  void Replace(Policy policy);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Policy> policy_;
};

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_POLICY_H_
