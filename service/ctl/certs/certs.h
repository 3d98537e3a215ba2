// `kok-searchctl certs`: a small CA for one person, without a service.

#ifndef KOK_SERVICE_CTL_CERTS_CERTS_H_
#define KOK_SERVICE_CTL_CERTS_CERTS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace kok::ctl {

// What the command line asks for, already read.
struct CertsCall {
  std::vector<std::string> operands;  // after the subcommand
  std::string pki;                    // folder of the CA
  std::string principal;              // empty: DefaultPrincipal
  std::string key;                    // `new`, `same` or empty
  std::vector<std::string> hosts;     // renew server: instead of those it has
  int days = 0;                       // 0: kDefaultDays
  bool all_due = false;
  bool json = false;
};

// Days before the end of a certificate, and of the revocation list, from which on it is due.
inline constexpr int kDueDays = 30;
inline constexpr int kListDueDays = 7;
// Every certificate has to be issued anew with it: a year ahead.
inline constexpr int kCaDueDays = 365;

// `words` are those after `certs`: the subcommand and its operands; `call` holds the flags. Appends
// what is to be printed. Errors: UsageError, FolderError, DueError (list). For the main thread:
// sets the umask.
absl::Status RunCerts(const std::vector<std::string>& words, CertsCall call, std::string& output);

// The subcommands, each in a file of its own.
absl::Status InitCerts(const CertsCall& call, std::string& output);
absl::Status IssueCerts(const CertsCall& call, std::string& output);
absl::Status RenewCerts(const CertsCall& call, std::string& output);
absl::Status ListCerts(const CertsCall& call, std::string& output);
absl::Status RevokeCerts(const CertsCall& call, std::string& output);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CERTS_CERTS_H_
