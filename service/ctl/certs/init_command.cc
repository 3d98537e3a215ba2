#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "service/ctl/certs/authority.h"
#include "service/ctl/certs/certificate_names.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/certs/pki_folder.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

namespace fs = std::filesystem;

// A folder beside the one to be, which takes its name when all is in it. Removed with this object
// unless it was given that name.
class Draft {
 public:
  Draft(const std::string& parent, const std::string& name)
      : path_(absl::StrCat(parent, "/.", name, ".init")) {
    std::error_code ignored;
    fs::remove_all(path_, ignored);  // of a run that was killed: the lock is ours
  }
  ~Draft() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

absl::Status Refusal(const std::string& path) {
  return UsageError(absl::StrCat(
      "--pki: ", path,
      " exists and is not empty; nothing was changed: certs issue and certs renew work "
      "with the CA that is there, a new CA needs a new folder"));
}

// CA, server certificate and revocation list, all in the draft.
absl::Status Fill(const std::string& draft, const CertsCall& call, const std::string& hosts) {
  if (absl::Status made = MakeAuthority(draft); !made.ok()) return made;
  absl::StatusOr<PkiFolder> folder = PkiFolder::Open(draft);
  if (!folder.ok()) return folder.status();
  if (absl::Status issued = IssueCertificate(*folder, {kServerName, hosts, true, call.days, ""});
      !issued.ok()) {
    return issued;
  }
  if (absl::Status key = folder->Publish("new.key", "server.key", kForGroup); !key.ok()) return key;
  if (absl::Status own = folder->Publish("new.pem", "server.pem", kForAll); !own.ok()) return own;
  return RefreshRevocationList(*folder);
}

std::string NextStep(const std::string& path, const CertsCall& call) {
  return absl::StrCat(path, ": a CA for ten years, a server certificate for ", call.days,
                      " days, a revocation list for ", kListDays, " days\n",
                      "the service: --tls_certificate ", path, "/server.pem --tls_key ", path,
                      "/server.key --tls_client_ca ", path, "/ca.pem --tls_crl_folder ", path,
                      "/crl\n", "next: kok-searchctl certs issue CLIENT --pki ", path,
                      ", and grant its principal in the policy\n");
}

}  // namespace

absl::Status InitCerts(const CertsCall& call, std::string& output) {
  const absl::StatusOr<std::string> hosts = HostEntries(call.operands);
  if (!hosts.ok()) return hosts.status();
  std::error_code error;
  std::string path = fs::absolute(call.pki, error).lexically_normal().string();
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  const std::string parent = fs::path(path).parent_path().string();
  if (!fs::is_directory(parent, error)) {
    return FolderError(absl::StrCat("--pki: ", parent, " is no folder: make it first"));
  }
  if (fs::exists(path, error) && !fs::is_empty(path, error)) return Refusal(path);
  const absl::StatusOr<FolderLock> lock = FolderLock::Take(parent);
  if (!lock.ok()) return lock.status();
  const Draft draft(parent, fs::path(path).filename().string());
  if (absl::Status made = MakePkiFolder(draft.path(), 0755); !made.ok()) return made;
  if (absl::Status filled = Fill(draft.path(), call, *hosts); !filled.ok()) return filled;
  if (std::rename(draft.path().c_str(), path.c_str()) != 0) {
    if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) return Refusal(path);
    return FolderError(absl::StrCat("--pki: ", path, " cannot be made: ",
                                    std::error_code(errno, std::generic_category()).message()));
  }
  if (absl::Status synced = SyncPkiPath(parent); !synced.ok()) return synced;
  absl::StrAppend(&output, NextStep(path, call));
  return absl::OkStatus();
}

}  // namespace kok::ctl
