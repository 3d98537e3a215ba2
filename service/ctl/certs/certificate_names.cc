#include "service/ctl/certs/certificate_names.h"

#include <arpa/inet.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

constexpr size_t kMaxNameBytes = 64;  // of a common name
constexpr size_t kMaxPrincipalBytes = 255;

bool IsAlnum(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }

bool IsIpAddress(const std::string& host) {
  in6_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 ||
         inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool IsDnsName(const std::string& host) {
  return !host.empty() && host.size() <= kMaxPrincipalBytes && IsAlnum(host.front()) &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return IsAlnum(c) || c == '-' || c == '.'; });
}

bool MayStandInUri(char c) {
  return IsAlnum(c) || absl::StrContains("-._~:/?@!&()+=%", std::string(1, c));
}

}  // namespace

absl::Status CheckClientName(const std::string& name) {
  const bool good = !name.empty() && name.size() <= kMaxNameBytes && IsAlnum(name.front()) &&
                    std::all_of(name.begin(), name.end(), [](char c) {
                      return IsAlnum(c) || c == '-' || c == '_' || c == '.';
                    });
  if (!good) {
    return UsageError(
        "CLIENT: expected 1 to 64 letters, digits, hyphens, underscores and dots, the first a "
        "letter or digit: it names a file");
  }
  if (name == kServerName) {
    return UsageError("CLIENT: `server` is the server's own certificate; choose another name");
  }
  return absl::OkStatus();
}

std::string DefaultPrincipal(const std::string& name) {
  return absl::StrCat("spiffe://search.kok.internal/", name);
}

absl::StatusOr<std::string> PrincipalEntry(const std::string& principal) {
  if (principal.size() <= kMaxPrincipalBytes && absl::StrContains(principal, "://") &&
      std::all_of(principal.begin(), principal.end(), MayStandInUri)) {
    return absl::StrCat("URI:", principal);
  }
  if (IsDnsName(principal) && principal != "local") return absl::StrCat("DNS:", principal);
  return UsageError(
      "--principal: expected a URI such as spiffe://search.kok.internal/case-management, or a DNS "
      "name, at most 255 bytes, without blanks, commas, stars and quotes");
}

absl::StatusOr<std::string> HostEntries(const std::vector<std::string>& hosts) {
  std::string entries;
  for (const std::string& host : hosts) {
    const bool is_address = IsIpAddress(host);
    if (!is_address && !IsDnsName(host)) {
      return UsageError("HOST: expected DNS names and IP addresses, without ports");
    }
    absl::StrAppend(&entries, entries.empty() ? "" : ",", is_address ? "IP:" : "DNS:", host);
  }
  if (entries.empty()) {
    return UsageError("certs init needs the HOST... by which clients reach the service");
  }
  return entries;
}

}  // namespace kok::ctl
