// What is wrong with a file of certificates or the policy, as a log may tell it: no text at all.

#ifndef KOK_SERVICE_SECURITY_FILE_FAULT_H_
#define KOK_SERVICE_SECURITY_FILE_FAULT_H_

#include <optional>

#include "absl/status/status.h"

namespace kok::security {

// A file that an operator names on the command line.
enum class SecurityFile { kCertificate, kKey, kClientCa, kRevocationLists, kPolicy };

enum class FileProblem {
  kUnreadable,
  kMalformed,      // not what the file is to hold
  kOpenToOthers,   // the key: others may read it
  kNotValidNow,    // a certificate: too early, expired, or weak
  kBrokenChain,    // not signed by the one after it
  kWrongPurpose,   // not a server's, not a CA's
  kForeignKey,     // the key of another certificate
  kNoSuchSigner,   // a revocation list: of no CA of clients, or missing for one
  kGrantsNobody,   // the policy: no grants
  kWrongRole,      // the policy: see FileFault::entry
  kWrongGrant,     // the same
  kNoPrivateCopy,  // all is well but the copy for gRPC could not be made
};

// Only numbers.
struct FileFault {
  SecurityFile file;
  FileProblem problem;
  std::optional<int> entry = {};  // which role or grant, from 0
};

// The same status, which FaultOf will read this from. OK stays OK; what it was given before stays,
// because it is the nearer to what happened.
absl::Status WithFault(absl::Status status, const FileFault& fault);

// What WithFault gave it; nothing for any other status.
std::optional<FileFault> FaultOf(const absl::Status& status);

// Constants: the flag that names the file, such as `--tls_key`, and a word such as `FOREIGN_KEY`.
const char* NameOf(SecurityFile file);
const char* NameOf(FileProblem problem);

// A constant: what an operator does about it, for the line of a service that does not start.
const char* RemedyFor(FileProblem problem);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_FILE_FAULT_H_
