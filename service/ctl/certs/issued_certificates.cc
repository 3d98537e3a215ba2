#include "service/ctl/certs/issued_certificates.h"

#include <algorithm>
#include <map>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "service/ctl/certs/certificate_names.h"
#include "service/ctl/certs/openssl_program.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

// `271126151500Z`, or with four digits of the year from 2050 on.
std::optional<absl::Time> ParseListTime(std::string text) {
  constexpr size_t kShort = 13;
  if (text.size() == kShort) text.insert(0, "20");
  if (text.size() != kShort + 2) return std::nullopt;
  // The parser takes as many digits for a year as there are.
  text.insert(4, "-");
  absl::Time time;
  if (!absl::ParseTime("%Y-%m%d%H%M%SZ", text, &time, nullptr)) return std::nullopt;
  return time;
}

// `Nov 26 15:15:00 2027 GMT`.
std::optional<absl::Time> ParseShownTime(std::string text) {
  absl::StrReplaceAll({{"  ", " "}}, &text);
  absl::Time time;
  if (!absl::ParseTime("%b %d %H:%M:%S %Y GMT", text, &time, nullptr)) return std::nullopt;
  return time;
}

std::optional<IssuedCertificate> ParseListLine(absl::string_view line, absl::Time now) {
  const std::vector<std::string> cells = absl::StrSplit(line, '\t');
  constexpr size_t kCells = 6;
  if (cells.size() != kCells || !absl::StartsWith(cells[5], "/CN=")) return std::nullopt;
  const std::optional<absl::Time> expires = ParseListTime(cells[1]);
  if (!expires.has_value()) return std::nullopt;
  IssuedCertificate issued{cells[5].substr(4), cells[3], *expires};
  if (cells[0] == "R") {
    issued.state = CertificateState::kRevoked;
  } else if (*expires <= now) {
    issued.state = CertificateState::kExpired;
  }
  return issued;
}

// The value after `key=` on a line of its own.
std::string ValueAfter(const std::string& text, absl::string_view key) {
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    if (absl::ConsumePrefix(&line, key)) return std::string(absl::StripAsciiWhitespace(line));
  }
  return "";
}

}  // namespace

const char* StateWord(CertificateState state) {
  switch (state) {
    case CertificateState::kCurrent:
      return "current";
    case CertificateState::kReplaced:
      return "replaced";
    case CertificateState::kRevoked:
      return "revoked";
    case CertificateState::kExpired:
      return "expired";
  }
  return "";
}

std::string CertificateFile(const std::string& name) {
  return name == kServerName ? "server.pem" : absl::StrCat("clients/", name, ".pem");
}

absl::StatusOr<std::vector<IssuedCertificate>> ReadIssued(const PkiFolder& folder, absl::Time now) {
  const std::string path = folder.File("private/index.txt");
  const absl::StatusOr<std::string> text = ReadPkiFile(path);
  if (!text.ok()) return text.status();
  std::vector<IssuedCertificate> all;
  std::map<std::string, std::string> current;  // serial by name
  for (absl::string_view line : absl::StrSplit(*text, '\n', absl::SkipEmpty())) {
    std::optional<IssuedCertificate> issued = ParseListLine(line, now);
    if (!issued.has_value()) {
      return FolderError(absl::StrCat(path, ":", all.size() + 1,
                                      ": expected a line of `openssl ca`; restore the file"));
    }
    if (current.count(issued->name) == 0) {
      std::string& serial = current[issued->name];
      if (folder.Has(CertificateFile(issued->name))) {
        const auto read = ReadCertificate(folder, folder.File(CertificateFile(issued->name)));
        if (!read.ok()) return read.status();
        serial = read->serial;
      }
    }
    if (issued->state == CertificateState::kReplaced && current[issued->name] == issued->serial) {
      issued->state = CertificateState::kCurrent;
    }
    all.push_back(*std::move(issued));
  }
  return all;
}

absl::StatusOr<CertificateText> ReadCertificate(const PkiFolder& folder, const std::string& path) {
  const absl::StatusOr<std::string> shown =
      RunOpenssl(folder.work(),
                 {"x509", "-in", path, "-noout", "-serial", "-enddate", "-ext", "subjectAltName"});
  if (!shown.ok()) return shown.status();
  CertificateText text;
  text.serial = ValueAfter(*shown, "serial=");
  const std::optional<absl::Time> expires = ParseShownTime(ValueAfter(*shown, "notAfter="));
  const size_t names = shown->find("Alternative Name:");
  if (names != std::string::npos) {
    const std::string rest = shown->substr(shown->find('\n', names) + 1);
    text.names = std::string(absl::StripAsciiWhitespace(rest.substr(0, rest.find('\n'))));
  }
  if (text.serial.empty() || !expires.has_value()) {
    return FolderError(absl::StrCat(path, ": expected a certificate with a serial number"));
  }
  text.expires = *expires;
  return text;
}

std::string EntriesOf(const CertificateText& certificate) {
  return absl::StrReplaceAll(certificate.names, {{"IP Address:", "IP:"}, {", ", ","}});
}

std::string PrincipalOf(const CertificateText& certificate) {
  absl::string_view name = certificate.names;
  if (!absl::ConsumePrefix(&name, "URI:")) absl::ConsumePrefix(&name, "DNS:");
  return absl::StrReplaceAll(name, {{"DNS:", ""}, {"IP Address:", ""}});
}

absl::StatusOr<PublishedRevocations> ReadRevocationList(const PkiFolder& folder) {
  const std::string path = folder.File("crl/ca.pem");
  const auto shown =
      RunOpenssl(folder.work(), {"crl", "-in", path, "-noout", "-nextupdate", "-text"});
  if (!shown.ok()) return shown.status();
  const std::optional<absl::Time> next = ParseShownTime(ValueAfter(*shown, "nextUpdate="));
  if (!next.has_value()) {
    return FolderError(absl::StrCat(path,
                                    ": expected a revocation list; kok-searchctl certs renew "
                                    "writes it anew"));
  }
  PublishedRevocations list{*next, {}};
  for (absl::string_view line : absl::StrSplit(*shown, '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (absl::ConsumePrefix(&line, "Serial Number: ")) list.serials.emplace_back(line);
  }
  return list;
}

}  // namespace kok::ctl
