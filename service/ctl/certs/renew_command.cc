#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/ctl/certs/authority.h"
#include "service/ctl/certs/certificate_names.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/certs/client_file.h"
#include "service/ctl/certs/issued_certificates.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

// The server keeps its key unless a new one is asked for: one file is replaced by one rename, and a
// service that starts in between finds a pair that fits.
absl::Status RenewServer(const PkiFolder& folder, const std::string& names, const CertsCall& call,
                         std::string& output) {
  const bool is_new = call.key == "new";
  if (absl::Status issued = IssueCertificate(
          folder, {kServerName, names, true, call.days, is_new ? "" : folder.File("server.key")});
      !issued.ok()) {
    return issued;
  }
  if (is_new) {
    if (absl::Status key = folder.Publish("new.key", "server.key", kForGroup); !key.ok())
      return key;
  }
  if (absl::Status own = folder.Publish("new.pem", "server.pem", kForAll); !own.ok()) return own;
  absl::StrAppend(&output, folder.File("server.pem"), ": valid for ", call.days,
                  " days; a running service takes it within two seconds\n");
  return absl::OkStatus();
}

bool IsRevoked(const std::vector<IssuedCertificate>& issued, const std::string& serial) {
  return std::any_of(issued.begin(), issued.end(), [&](const IssuedCertificate& each) {
    return each.serial == serial && each.state == CertificateState::kRevoked;
  });
}

absl::Status Renew(const PkiFolder& folder, const std::vector<IssuedCertificate>& issued,
                   const std::string& name, const CertsCall& call, std::string& output) {
  const std::string file = folder.File(CertificateFile(name));
  if (!folder.Has(CertificateFile(name))) {
    return UsageError(
        absl::StrCat(file, " does not exist; kok-searchctl certs issue ", name, " makes it"));
  }
  const absl::StatusOr<CertificateText> now = ReadCertificate(folder, file);
  if (!now.ok()) return now.status();
  if (name == kServerName) {
    if (call.hosts.empty()) return RenewServer(folder, EntriesOf(*now), call, output);
    const absl::StatusOr<std::string> hosts = HostEntries(call.hosts);
    return hosts.ok() ? RenewServer(folder, *hosts, call, output) : hosts.status();
  }
  // A revocation that was interrupted leaves the file; renewing it would undo it.
  if (IsRevoked(issued, now->serial)) {
    return UsageError(absl::StrCat(file, " is revoked; kok-searchctl certs revoke ", name,
                                   " removes it, then certs issue lets the client in again"));
  }
  const bool same_key = call.key == "same";
  const auto written =
      WriteClientFile(folder, name, EntriesOf(*now), call.days, same_key ? file : "");
  if (!written.ok()) return written.status();
  absl::StrAppend(
      &output, *written, ": valid for ", call.days, " days, principal ", PrincipalOf(*now),
      "; hand it over, the one before stays valid until it expires or ", "certs revoke\n");
  return absl::OkStatus();
}

// Those in use that end soon or have ended; a client that was revoked and not renewed since is left
// out.
absl::StatusOr<std::vector<std::string>> DueNames(const PkiFolder& folder,
                                                  const std::vector<IssuedCertificate>& issued,
                                                  absl::Time now) {
  std::vector<std::string> names;
  for (const IssuedCertificate& each : issued) {
    if (std::find(names.begin(), names.end(), each.name) != names.end()) continue;
    if (!folder.Has(CertificateFile(each.name))) continue;
    const auto file = ReadCertificate(folder, folder.File(CertificateFile(each.name)));
    if (!file.ok()) return file.status();
    if (file->serial != each.serial || each.state == CertificateState::kRevoked) continue;
    if (each.expires - now <= absl::Hours(24 * kDueDays)) names.push_back(each.name);
  }
  return names;
}

absl::Status CheckOperands(const CertsCall& call) {
  if (call.all_due && !call.operands.empty()) {
    return UsageError("certs renew: expected a NAME or --all_due, not both");
  }
  if (!call.hosts.empty() && call.operands != std::vector<std::string>{kServerName}) {
    return UsageError("--hosts: only for certs renew server");
  }
  for (const std::string& name : call.operands) {
    if (name == kServerName) continue;
    if (absl::Status checked = CheckClientName(name); !checked.ok()) return checked;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RenewCerts(const CertsCall& call, std::string& output) {
  if (absl::Status checked = CheckOperands(call); !checked.ok()) return checked;
  const absl::StatusOr<PkiFolder> folder = PkiFolder::Open(call.pki);
  if (!folder.ok()) return folder.status();
  const absl::Time now = absl::Now();
  const auto issued = ReadIssued(*folder, now);
  if (!issued.ok()) return issued.status();
  std::vector<std::string> names = call.operands;
  if (call.all_due) {
    auto due = DueNames(*folder, *issued, now);
    if (!due.ok()) return due.status();
    names = *std::move(due);
    if (names.empty()) {
      absl::StrAppend(&output, "no certificate ends within ", kDueDays, " days\n");
    }
  }
  for (const std::string& name : names) {
    if (absl::Status renewed = Renew(*folder, *issued, name, call, output); !renewed.ok())
      return renewed;
  }
  if (absl::Status listed = RefreshRevocationList(*folder); !listed.ok()) return listed;
  absl::StrAppend(&output, folder->File("crl/ca.pem"), ": due again in ", kListDays, " days\n");
  return absl::OkStatus();
}

}  // namespace kok::ctl
