#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/ctl/certs/authority.h"
#include "service/ctl/certs/certificate_names.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/certs/issued_certificates.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

// Whoever is let in again is issued a new file, with a key that nobody had before.
absl::Status RemoveClientFile(const PkiFolder& folder, const std::string& name) {
  const std::string file = folder.File(CertificateFile(name));
  std::error_code error;
  std::filesystem::remove(file, error);
  if (error) {
    return FolderError(absl::StrCat(file, " cannot be removed: ", error.message(),
                                    "; it is revoked, delete it by hand"));
  }
  return SyncPkiPath(folder.File("clients"));
}

}  // namespace

absl::Status RevokeCerts(const CertsCall& call, std::string& output) {
  if (call.operands.size() != 1) return UsageError("certs revoke takes one CLIENT");
  const std::string& name = call.operands[0];
  if (name == kServerName) {
    return UsageError(
        "certs revoke: clients read no revocation list, so a server's certificate cannot be taken "
        "back; kok-searchctl certs renew server --key new, or a new CA where its key is known");
  }
  if (absl::Status checked = CheckClientName(name); !checked.ok()) return checked;
  const absl::StatusOr<PkiFolder> folder = PkiFolder::Open(call.pki);
  if (!folder.ok()) return folder.status();
  const auto issued = ReadIssued(*folder, absl::Now());
  if (!issued.ok()) return issued.status();
  std::vector<std::string> serials;
  bool is_known = false;
  for (const IssuedCertificate& each : *issued) {
    if (each.name != name) continue;
    is_known = true;
    const bool is_valid =
        each.state == CertificateState::kCurrent || each.state == CertificateState::kReplaced;
    if (is_valid) serials.push_back(each.serial);
  }
  if (!is_known) {
    return UsageError(absl::StrCat("certs revoke: ", folder->path(),
                                   " has issued nothing to that CLIENT; certs list says whom"));
  }
  // Also where nothing is left to revoke: the list may not say so yet, after a run that was killed.
  if (absl::Status revoked = RevokeSerials(*folder, serials); !revoked.ok()) return revoked;
  if (absl::Status removed = RemoveClientFile(*folder, name); !removed.ok()) return removed;
  if (serials.empty()) {
    absl::StrAppend(&output, name, " was revoked before, or has no certificate that still holds: ",
                    folder->File("crl/ca.pem"), " is written anew and revokes nothing more\n");
  } else {
    absl::StrAppend(&output, folder->File("crl/ca.pem"), ": ", serials.size(), " certificate",
                    serials.size() == 1 ? "" : "s", " of ", name, " revoked\n");
  }
  absl::StrAppend(&output, folder->File(CertificateFile(name)),
                  " is removed; certs issue lets the client in again, with a new key",
                  "\na running service takes the list within two seconds\n");
  return absl::OkStatus();
}

}  // namespace kok::ctl
