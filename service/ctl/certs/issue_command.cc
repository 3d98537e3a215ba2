#include "absl/strings/str_cat.h"
#include "service/ctl/certs/authority.h"
#include "service/ctl/certs/certificate_names.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/certs/client_file.h"
#include "service/ctl/certs/issued_certificates.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {

absl::Status IssueCerts(const CertsCall& call, std::string& output) {
  if (call.operands.size() != 1) return UsageError("certs issue takes one CLIENT");
  const std::string& name = call.operands[0];
  if (absl::Status checked = CheckClientName(name); !checked.ok()) return checked;
  const std::string principal = call.principal.empty() ? DefaultPrincipal(name) : call.principal;
  const absl::StatusOr<std::string> entry = PrincipalEntry(principal);
  if (!entry.ok()) return entry.status();
  const absl::StatusOr<PkiFolder> folder = PkiFolder::Open(call.pki);
  if (!folder.ok()) return folder.status();
  if (folder->Has(CertificateFile(name))) {
    return UsageError(absl::StrCat(folder->File(CertificateFile(name)),
                                   " exists; nothing was changed: kok-searchctl certs renew ", name,
                                   " makes a new one of the same principal"));
  }
  const absl::StatusOr<std::string> file = WriteClientFile(*folder, name, *entry, call.days, "");
  if (!file.ok()) return file.status();
  absl::StrAppend(&output, *file, ": valid for ", call.days, " days, principal ", principal,
                  "\nhand it over as it is, to that client alone: it holds the key\n"
                  "next: grant the principal its roles in the policy, and reload the service\n");
  return absl::OkStatus();
}

}  // namespace kok::ctl
