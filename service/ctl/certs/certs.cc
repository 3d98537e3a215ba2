#include "service/ctl/certs/certs.h"

#include <sys/stat.h>

#include "absl/strings/str_cat.h"
#include "service/ctl/certs/authority.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

struct Subcommand {
  const char* name;
  absl::Status (*run)(const CertsCall&, std::string&);
  bool takes_principal;
  bool takes_days;
  bool takes_key;
};

constexpr Subcommand kSubcommands[] = {{"init", InitCerts, false, true, false},
                                       {"issue", IssueCerts, true, true, false},
                                       {"renew", RenewCerts, false, true, true},
                                       {"list", ListCerts, false, false, false},
                                       {"revoke", RevokeCerts, false, false, false}};

absl::Status CheckFlags(const Subcommand& command, const CertsCall& call) {
  const std::string name = absl::StrCat("certs ", command.name, " takes no ");
  if (call.days < 0 || call.days > kMaxDays) {
    return UsageError(absl::StrCat("--days: expected 1 to ", kMaxDays));
  }
  if (!call.principal.empty() && !command.takes_principal) {
    return UsageError(name + "--principal");
  }
  if (call.days != 0 && !command.takes_days) return UsageError(name + "--days");
  if (!call.key.empty() && !command.takes_key) return UsageError(name + "--key");
  if (!call.hosts.empty() && !command.takes_key) return UsageError(name + "--hosts");
  if (call.all_due && !command.takes_key) return UsageError(name + "--all_due");
  if (call.json && command.run != ListCerts) return UsageError(name + "--json");
  if (!call.key.empty() && call.key != "new" && call.key != "same") {
    return UsageError("--key: expected new or same");
  }
  if (call.pki.empty()) return UsageError("--pki: expected a folder");
  return absl::OkStatus();
}

}  // namespace

absl::Status RunCerts(const std::vector<std::string>& words, CertsCall call, std::string& output) {
  for (const Subcommand& command : kSubcommands) {
    if (words.empty() || words[0] != command.name) continue;
    if (absl::Status checked = CheckFlags(command, call); !checked.ok()) return checked;
    call.operands.assign(words.begin() + 1, words.end());
    if (call.days == 0) call.days = kDefaultDays;
    umask(077);
    return command.run(call, output);
  }
  return UsageError("certs: expected init, issue, renew, list or revoke");
}

}  // namespace kok::ctl
