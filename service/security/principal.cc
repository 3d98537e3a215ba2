#include "service/security/principal.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"

namespace kok::security {
namespace {

constexpr char kLocal[] = "local";

// A URI that stands where a DNS name belongs is nobody's: whoever may issue names of machines shall
// not speak for a service.
bool IsDnsName(const std::string& name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

bool IsPrincipalName(const std::string& name) {
  return !name.empty() && name.size() <= kMaxPrincipalBytes &&
         std::all_of(name.begin(), name.end(), [](char c) {
           // A star would look like a pattern, a quote or backslash would need escaping in a log.
           return absl::ascii_isgraph(static_cast<unsigned char>(c)) && c != '*' && c != '"' &&
                  c != '\\';
         });
}

Principal Principal::Local() { return {kLocal, true}; }

absl::StatusOr<Principal> Principal::FromCertificate(const std::vector<std::string>& uris,
                                                     const std::vector<std::string>& dns_names) {
  if (uris.size() > 1) {
    return absl::UnauthenticatedError("the client certificate names more than one URI");
  }
  if (uris.empty() && dns_names.empty()) {
    return absl::UnauthenticatedError(
        "the client certificate has neither a URI nor a DNS name in its subject alternative names");
  }
  const std::string& name = uris.empty() ? dns_names.front() : uris.front();
  const bool is_misplaced = uris.empty() && !IsDnsName(name);
  if (!IsPrincipalName(name) || name == kLocal || is_misplaced) {
    return absl::UnauthenticatedError("the name in the client certificate cannot be a principal");
  }
  return Principal(name, false);
}

}  // namespace kok::security
