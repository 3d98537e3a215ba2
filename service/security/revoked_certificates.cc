#include "service/security/revoked_certificates.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "service/security/file_fault.h"

namespace kok::security {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMaxListBytes = 64 << 20;
constexpr size_t kMaxLists = 1000;
constexpr FileFault kUnreadable{SecurityFile::kRevocationLists, FileProblem::kUnreadable};
constexpr FileFault kNoSuchSigner{SecurityFile::kRevocationLists, FileProblem::kNoSuchSigner};
constexpr FileFault kNotValidYet{SecurityFile::kRevocationLists, FileProblem::kNotValidNow};

// Files of the folder in the order of their names; hidden ones, as editors leave them, are not
// meant.
absl::StatusOr<std::vector<std::string>> FilesOf(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename().string().front() == '.') continue;
    paths.push_back(entry->path().string());
    if (paths.size() > kMaxLists) {
      return absl::InvalidArgumentError(absl::StrCat(folder, ": expected at most 1,000 files"));
    }
  }
  if (error) {
    return WithFault(
        absl::ErrnoToStatus(error.value(), absl::StrCat("cannot read folder ", folder)),
        kUnreadable);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

absl::StatusOr<RevokedCertificates> RevokedCertificates::FromFolder(
    const std::string& folder, const std::vector<Certificate>& authorities, absl::Time now) {
  const absl::StatusOr<std::vector<std::string>> paths = FilesOf(folder);
  if (!paths.ok()) return paths.status();
  RevokedCertificates revoked;
  std::vector<bool> has_list(authorities.size(), false);
  for (const std::string& path : *paths) {
    std::error_code error;  // links are followed; one that leads nowhere is named by reading it
    const fs::path real = fs::canonical(path, error);
    const absl::StatusOr<std::string> text =
        generation::ReadWholeFile(error ? path : real.string(), kMaxListBytes);
    if (!text.ok()) return WithFault(text.status(), kUnreadable);
    const auto lists = ParseRevocationLists(*text);
    if (!lists.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(path, ": ", lists.status().message()));
    }
    for (const RevocationList& list : *lists) {
      if (TimeOf(X509_CRL_get0_lastUpdate(list.get())) > now) {
        return WithFault(absl::InvalidArgumentError(
                             absl::StrCat(path, ": the revocation list is not valid yet")),
                         kNotValidYet);
      }
      const absl::Status added = revoked.Add(list.get(), authorities, has_list);
      if (!added.ok()) {
        return WithFault(absl::InvalidArgumentError(absl::StrCat(path, ": ", added.message())),
                         kNoSuchSigner);
      }
    }
  }
  if (std::find(has_list.begin(), has_list.end(), false) != has_list.end()) {
    return WithFault(
        absl::InvalidArgumentError(absl::StrCat(
            folder, ": expected a revocation list of every CA of client certificates")),
        kNoSuchSigner);
  }
  return revoked;
}

absl::Status RevokedCertificates::Add(X509_CRL* list, const std::vector<Certificate>& authorities,
                                      std::vector<bool>& has_list) {
  bool is_signed = false;
  for (size_t i = 0; i < authorities.size(); ++i) {
    X509* authority = authorities[i].get();
    if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(authority)) != 0) continue;
    if (X509_CRL_verify(list, X509_get0_pubkey(authority)) != 1) continue;
    is_signed = true;
    has_list[i] = true;
  }
  if (!is_signed) {
    return absl::InvalidArgumentError("the revocation list is not signed by a CA of clients");
  }
  if (const ASN1_TIME* next = X509_CRL_get0_nextUpdate(list); next != nullptr) {
    next_update_ = std::min(next_update_, TimeOf(next));
  }
  STACK_OF(X509_REVOKED)* entries = X509_CRL_get_REVOKED(list);
  for (int i = 0; i < sk_X509_REVOKED_num(entries); ++i) {
    const X509_REVOKED* entry = sk_X509_REVOKED_value(entries, i);
    listed_.insert(
        IssuerAndSerial(X509_CRL_get_issuer(list), X509_REVOKED_get0_serialNumber(entry)));
  }
  return absl::OkStatus();
}

bool RevokedCertificates::Contains(const X509* certificate) const {
  return !listed_.empty() &&
         listed_.count(IssuerAndSerial(X509_get_issuer_name(certificate),
                                       X509_get0_serialNumber(certificate))) > 0;
}

}  // namespace kok::security
