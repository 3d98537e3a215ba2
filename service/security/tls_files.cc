#include "service/security/tls_files.h"

#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "service/security/file_fault.h"
#include "service/security/x509.h"

namespace kok::security {
namespace {

constexpr int64_t kMaxPemBytes = 1 << 20;

absl::Status Wrong(const std::string& path, const std::string& problem, FileFault fault) {
  return WithFault(absl::InvalidArgumentError(absl::StrCat(path, ": ", problem)), fault);
}

// Links are followed: that is how certificates are usually renewed.
absl::StatusOr<std::string> ReadPem(const std::string& path, SecurityFile file) {
  std::error_code error;
  const std::string real = std::filesystem::canonical(path, error).string();
  const FileFault unreadable{file, FileProblem::kUnreadable};
  if (error) {
    return WithFault(absl::ErrnoToStatus(error.value(), absl::StrCat("cannot open ", path)),
                     unreadable);
  }
  absl::StatusOr<std::string> pem = generation::ReadWholeFile(real, kMaxPemBytes);
  if (!pem.ok()) return WithFault(pem.status(), unreadable);
  return pem;
}

// Whoever can read the key can be this service.
absl::Status CheckKeyMode(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) {
    return WithFault(absl::ErrnoToStatus(errno, absl::StrCat("cannot open ", path)),
                     {SecurityFile::kKey, FileProblem::kUnreadable});
  }
  if ((info.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
    return Wrong(path,
                 "others may read or its group may write the private key; expected mode 0600 or "
                 "0640",
                 {SecurityFile::kKey, FileProblem::kOpenToOthers});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Certificate>> CheckChain(const std::string& path, const std::string& pem,
                                                    absl::Time now) {
  constexpr SecurityFile file = SecurityFile::kCertificate;
  absl::StatusOr<std::vector<Certificate>> chain = ParseCertificates(pem);
  if (!chain.ok()) {
    return Wrong(path, std::string(chain.status().message()), {file, FileProblem::kMalformed});
  }
  for (size_t i = 0; i < chain->size(); ++i) {
    X509* certificate = (*chain)[i].get();
    if (const std::string problem = ProblemOf(certificate, now); !problem.empty()) {
      return Wrong(path, absl::StrCat("certificate ", i + 1, " ", problem),
                   {file, FileProblem::kNotValidNow});
    }
    if (i + 1 < chain->size() &&
        X509_verify(certificate, X509_get0_pubkey((*chain)[i + 1].get())) != 1) {
      return Wrong(path, absl::StrCat("certificate ", i + 1, " is not signed by the one after it"),
                   {file, FileProblem::kBrokenChain});
    }
  }
  if (X509_check_purpose(chain->front().get(), X509_PURPOSE_SSL_SERVER, 0) != 1) {
    return Wrong(path, "the first certificate may not be used by a server (extended key usage)",
                 {file, FileProblem::kWrongPurpose});
  }
  return chain;
}

absl::StatusOr<std::vector<Certificate>> CheckAuthorities(const std::string& path,
                                                          const std::string& pem, absl::Time now) {
  constexpr SecurityFile file = SecurityFile::kClientCa;
  absl::StatusOr<std::vector<Certificate>> authorities = ParseCertificates(pem);
  if (!authorities.ok()) {
    return Wrong(path, std::string(authorities.status().message()),
                 {file, FileProblem::kMalformed});
  }
  for (size_t i = 0; i < authorities->size(); ++i) {
    X509* authority = (*authorities)[i].get();
    if (const std::string problem = ProblemOf(authority, now); !problem.empty()) {
      return Wrong(path, absl::StrCat("certificate ", i + 1, " ", problem),
                   {file, FileProblem::kNotValidNow});
    }
    if (X509_check_ca(authority) != 1) {
      return Wrong(path, absl::StrCat("certificate ", i + 1, " is not that of a CA"),
                   {file, FileProblem::kWrongPurpose});
    }
  }
  return authorities;
}

absl::Time EarliestEnd(const std::vector<Certificate>& chain) {
  absl::Time end = absl::InfiniteFuture();
  for (const Certificate& certificate : chain) {
    end = std::min(end, TimeOf(X509_get0_notAfter(certificate.get())));
  }
  return end;
}

}  // namespace

absl::StatusOr<TlsMaterial> LoadTlsFiles(const TlsFiles& files, absl::Time now) {
  if (absl::Status mode = CheckKeyMode(files.key); !mode.ok()) return mode;
  absl::StatusOr<std::string> certificate = ReadPem(files.certificate, SecurityFile::kCertificate);
  if (!certificate.ok()) return certificate.status();
  absl::StatusOr<std::string> key = ReadPem(files.key, SecurityFile::kKey);
  if (!key.ok()) return key.status();
  absl::StatusOr<std::string> client_ca = ReadPem(files.client_ca, SecurityFile::kClientCa);
  if (!client_ca.ok()) return client_ca.status();

  const auto chain = CheckChain(files.certificate, *certificate, now);
  if (!chain.ok()) return chain.status();
  const absl::StatusOr<PrivateKey> private_key = ParsePrivateKey(*key);
  if (!private_key.ok()) {
    return Wrong(files.key, std::string(private_key.status().message()),
                 {SecurityFile::kKey, FileProblem::kMalformed});
  }
  if (X509_check_private_key(chain->front().get(), private_key->get()) != 1) {
    return Wrong(files.key, absl::StrCat("the key does not belong to ", files.certificate),
                 {SecurityFile::kKey, FileProblem::kForeignKey});
  }
  const auto authorities = CheckAuthorities(files.client_ca, *client_ca, now);
  if (!authorities.ok()) return authorities.status();
  RevokedCertificates revoked;
  if (!files.crl_folder.empty()) {
    absl::StatusOr<RevokedCertificates> read =
        RevokedCertificates::FromFolder(files.crl_folder, *authorities, now);
    if (!read.ok()) {
      return WithFault(read.status(), {SecurityFile::kRevocationLists, FileProblem::kMalformed});
    }
    revoked = *std::move(read);
  }
  return TlsMaterial{*std::move(certificate), *std::move(key), *std::move(client_ca),
                     EarliestEnd(*chain),
                     std::make_shared<const RevokedCertificates>(std::move(revoked))};
}

}  // namespace kok::security
