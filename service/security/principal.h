// Who calls, as the transport proves it.

#ifndef KOK_SERVICE_SECURITY_PRINCIPAL_H_
#define KOK_SERVICE_SECURITY_PRINCIPAL_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kok::security {

// Longest name of a principal, in bytes.
inline constexpr size_t kMaxPrincipalBytes = 255;

// The name in a client's certificate, or `local`. Only what is made here is one, so that where a
// Principal is taken (policy, access log) nothing that a caller typed can arrive. Immutable.
class Principal {
 public:
  // Whoever connects by loopback or unix socket.
  static Principal Local();

  // Of a verified certificate: its URI, or else the first of its DNS names; the subject is ignored.
  // Unauthenticated where there is neither, more than one URI, or one that is a pattern, is called
  // `local`, is over kMaxPrincipalBytes or has another character than visible ASCII.
  static absl::StatusOr<Principal> FromCertificate(const std::vector<std::string>& uris,
                                                   const std::vector<std::string>& dns_names);

  const std::string& name() const { return name_; }
  bool is_local() const { return is_local_; }

 private:
  Principal(std::string name, bool is_local) : name_(std::move(name)), is_local_(is_local) {}

  std::string name_;
  bool is_local_;
};

// Whether `name` may stand for a principal in a certificate or a policy.
bool IsPrincipalName(const std::string& name);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_PRINCIPAL_H_
