#include "service/ctl/certs/authority.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "service/ctl/certs/openssl_program.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

namespace fs = std::filesystem;

// For openssl in the work folder, so that no path of a user stands in it. `names` is checked
// (certificate_names.h).
std::string Configuration(const CertificateOrder& order) {
  return absl::StrCat(
      "[ca]\ndefault_ca = small\n"
      "[small]\ndatabase = index.txt\nnew_certs_dir = .\ncrlnumber = crlnumber\nrand_serial = yes\n"
      "certificate = ../ca.pem\nprivate_key = ../private/ca.key\n"
      "default_md = sha256\ndefault_crl_days = ",
      kListDays,
      "\nunique_subject = no\npolicy = any\n"
      "[any]\ncommonName = supplied\n"
      "[request]\ndistinguished_name = none\n"
      "[none]\n"
      "[authority]\nbasicConstraints = critical, CA:TRUE, pathlen:0\n"
      "keyUsage = critical, keyCertSign, cRLSign\nsubjectKeyIdentifier = hash\n"
      "[leaf]\nbasicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\n"
      "extendedKeyUsage = ",
      order.of_server ? "serverAuth" : "clientAuth", "\nsubjectAltName = ", order.names,
      "\nsubjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid\n");
}

// Where nothing is issued, and names must be there all the same.
CertificateOrder NoOrder() {
  CertificateOrder order;
  order.names = "DNS:none";
  return order;
}

absl::Status Openssl(const std::string& folder, const std::vector<std::string>& arguments) {
  return RunOpenssl(folder, arguments).status();
}

absl::Status CopyToWork(const PkiFolder& folder, const char* name) {
  const absl::StatusOr<std::string> text = ReadPkiFile(folder.File(absl::StrCat("private/", name)));
  if (!text.ok()) return text.status();
  return WritePkiFile(absl::StrCat(folder.work(), "/", name), *text);
}

absl::Status Prepare(const PkiFolder& folder, const CertificateOrder& order) {
  for (const char* list : {"index.txt", "index.txt.attr", "crlnumber"}) {
    if (absl::Status copied = CopyToWork(folder, list); !copied.ok()) return copied;
  }
  return WritePkiFile(folder.work() + "/openssl.cnf", Configuration(order));
}

// The last certificate that openssl put down under its serial number.
absl::StatusOr<std::string> IssuedFile(const PkiFolder& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder.work(), error)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == ".pem" && stem != "new") {
      return entry.path().filename().string();
    }
  }
  return FolderError(folder.work() + ": expected openssl to have issued a certificate");
}

// What was revoked stays so: first the CA's own list, then the one that it publishes.
absl::Status PublishRevocations(const PkiFolder& folder) {
  if (absl::Status written =
          Openssl(folder.work(), {"ca", "-config", "openssl.cnf", "-gencrl", "-out", "crl.pem"});
      !written.ok()) {
    return written;
  }
  for (const auto& [from, to, mode] : {std::tuple{"index.txt", "private/index.txt", kForOwner},
                                       std::tuple{"crlnumber", "private/crlnumber", kForOwner},
                                       std::tuple{"crl.pem", "crl/ca.pem", kForAll}}) {
    if (absl::Status moved = folder.Publish(from, to, mode); !moved.ok()) return moved;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MakeAuthority(const std::string& folder) {
  for (const char* part : {"private", "private/issued", "clients"}) {
    if (absl::Status made = MakePkiFolder(absl::StrCat(folder, "/", part), 0700); !made.ok()) {
      return made;
    }
  }
  if (absl::Status made = MakePkiFolder(folder + "/crl", 0755); !made.ok()) return made;
  for (const auto& [name, text] :
       {std::pair{"index.txt", ""}, std::pair{"index.txt.attr", "unique_subject = no\n"},
        std::pair{"crlnumber", "1000\n"}, std::pair{"openssl.cnf", ""}}) {
    const std::string content =
        name == std::string("openssl.cnf") ? Configuration(NoOrder()) : text;
    if (absl::Status written = WritePkiFile(absl::StrCat(folder, "/private/", name), content);
        !written.ok()) {
      return written;
    }
  }
  const std::vector<std::string> request = {"req",
                                            "-x509",
                                            "-newkey",
                                            "ec",
                                            "-pkeyopt",
                                            "ec_paramgen_curve:P-256",
                                            "-noenc",
                                            "-days",
                                            absl::StrCat(kMaxDays),
                                            "-subj",
                                            "/CN=kok-search CA",
                                            "-config",
                                            "openssl.cnf",
                                            "-section",
                                            "request",
                                            "-extensions",
                                            "authority",
                                            "-keyout",
                                            "ca.key",
                                            "-out",
                                            "../ca.pem"};
  if (absl::Status made = Openssl(folder + "/private", request); !made.ok()) return made;
  std::error_code ignored;
  fs::remove(folder + "/private/openssl.cnf", ignored);
  if (absl::Status set = SetPkiMode(folder + "/private/ca.key", kForOwner); !set.ok()) return set;
  return SetPkiMode(folder + "/ca.pem", kForAll);
}

absl::Status IssueCertificate(const PkiFolder& folder, const CertificateOrder& order) {
  if (absl::Status prepared = Prepare(folder, order); !prepared.ok()) return prepared;
  std::vector<std::string> request = {"req",      "-new",    "-config", "openssl.cnf",
                                      "-section", "request", "-subj",   "/CN=" + order.name,
                                      "-out",     "new.csr"};
  if (order.key_file.empty()) {
    request.insert(request.end(), {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc",
                                   "-keyout", "new.key"});
  } else {
    const absl::StatusOr<std::string> key =
        RunOpenssl(folder.work(), {"pkey", "-in", order.key_file});
    if (!key.ok()) return key.status();
    if (absl::Status kept = WritePkiFile(folder.work() + "/new.key", *key); !kept.ok()) return kept;
    request.insert(request.end(), {"-key", "new.key"});
  }
  if (absl::Status made = Openssl(folder.work(), request); !made.ok()) return made;
  if (absl::Status issued =
          Openssl(folder.work(),
                  {"ca", "-batch", "-notext", "-config", "openssl.cnf", "-extensions", "leaf",
                   "-days", absl::StrCat(order.days), "-in", "new.csr", "-out", "new.pem"});
      !issued.ok()) {
    return issued;
  }
  const absl::StatusOr<std::string> copy = IssuedFile(folder);
  if (!copy.ok()) return copy.status();
  // A copy that no list knows harms nobody; a certificate in the list without its copy could not be
  // revoked.
  if (absl::Status kept = folder.Publish(*copy, "private/issued/" + *copy, kForOwner); !kept.ok()) {
    return kept;
  }
  return folder.Publish("index.txt", "private/index.txt", kForOwner);
}

absl::Status RevokeSerials(const PkiFolder& folder, const std::vector<std::string>& serials) {
  if (absl::Status prepared = Prepare(folder, NoOrder()); !prepared.ok()) return prepared;
  for (const std::string& serial : serials) {
    if (absl::Status revoked =
            Openssl(folder.work(), {"ca", "-config", "openssl.cnf", "-revoke",
                                    absl::StrCat("../private/issued/", serial, ".pem")});
        !revoked.ok()) {
      return revoked;
    }
  }
  return PublishRevocations(folder);
}

absl::Status RefreshRevocationList(const PkiFolder& folder) { return RevokeSerials(folder, {}); }

}  // namespace kok::ctl
