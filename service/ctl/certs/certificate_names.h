// What may stand in a certificate: names of clients, principals, hosts.
//
// Pure functions: safe from any thread.

#ifndef KOK_SERVICE_CTL_CERTS_CERTIFICATE_NAMES_H_
#define KOK_SERVICE_CTL_CERTS_CERTIFICATE_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::ctl {

// The server's certificate among the names; no client is called so.
inline constexpr char kServerName[] = "server";

// A client's name is that of its file: 1 to 64 letters, digits, hyphens, underscores and dots, the
// first a letter or digit.
absl::Status CheckClientName(const std::string& name);

// `spiffe://search.kok.internal/NAME`.
std::string DefaultPrincipal(const std::string& name);

// A URI or else a DNS name of visible ASCII, as the service takes it, at most 255 bytes; without
// what would be read as another entry by openssl. As an entry of a certificate: `URI:...`.
absl::StatusOr<std::string> PrincipalEntry(const std::string& principal);

// DNS names and IP addresses as entries: `DNS:search.example.org,IP:192.0.2.7`.
absl::StatusOr<std::string> HostEntries(const std::vector<std::string>& hosts);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_CERTIFICATE_NAMES_H_
