#include <google/protobuf/struct.pb.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "service/ctl/certs/certs.h"
#include "service/ctl/certs/issued_certificates.h"
#include "service/ctl/error_report.h"
#include "service/ctl/json_text.h"
#include "service/ctl/table.h"

namespace kok::ctl {
namespace {

using google::protobuf::Struct;

// One line of the list.
struct Row {
  IssuedCertificate issued;
  std::string principal;
};

int64_t DaysLeft(absl::Time end, absl::Time now) { return absl::ToInt64Hours(end - now) / 24; }

std::string DateOf(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d", time, absl::UTCTimeZone());
}

// All, in the order of issue.
absl::StatusOr<std::vector<Row>> ReadRows(const PkiFolder& folder, absl::Time now) {
  const auto issued = ReadIssued(folder, now);
  if (!issued.ok()) return issued.status();
  std::vector<Row> rows;
  for (const IssuedCertificate& each : *issued) {
    const auto copy =
        ReadCertificate(folder, folder.File(absl::StrCat("private/issued/", each.serial, ".pem")));
    if (!copy.ok()) return copy.status();
    rows.push_back({each, PrincipalOf(*copy)});
  }
  return rows;
}

// What is due, one line each.
std::vector<std::string> Warnings(const std::vector<Row>& rows, const CertificateText& authority,
                                  const PublishedRevocations& list, absl::Time now) {
  std::vector<std::string> warnings;
  for (const Row& row : rows) {
    const IssuedCertificate& each = row.issued;
    // An expired one matters as long as nothing took its place.
    const bool has_later = std::any_of(rows.begin(), rows.end(), [&](const Row& other) {
      return other.issued.name == each.name && other.issued.expires > each.expires;
    });
    const bool in_use = each.state == CertificateState::kCurrent ||
                        (each.state == CertificateState::kExpired && !has_later);
    if (in_use && each.expires - now <= absl::Hours(24 * kDueDays)) {
      warnings.push_back(absl::StrCat(each.name, ": ends on ", DateOf(each.expires),
                                      "; kok-searchctl certs renew ", each.name));
    }
    const auto& listed = list.serials;
    if (each.state == CertificateState::kRevoked && each.expires > now &&
        std::find(listed.begin(), listed.end(), each.serial) == listed.end()) {
      warnings.push_back(absl::StrCat(each.name,
                                      ": is revoked, but the revocation list does not say "
                                      "so; kok-searchctl certs revoke ",
                                      each.name));
    }
  }
  if (list.next_update - now <= absl::Hours(24 * kListDueDays)) {
    warnings.push_back(absl::StrCat("revocation list: due on ", DateOf(list.next_update),
                                    "; kok-searchctl certs renew"));
  }
  if (authority.expires - now <= absl::Hours(24 * kCaDueDays)) {
    warnings.push_back(absl::StrCat("CA: ends on ", DateOf(authority.expires),
                                    "; move to a new one, see deploy/certificates.md"));
  }
  return warnings;
}

void SetText(Struct& object, const char* key, const std::string& text) {
  (*object.mutable_fields())[key].set_string_value(text);
}

void SetEnd(Struct& object, const char* key, absl::Time end, absl::Time now) {
  SetText(object, key, absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", end, absl::UTCTimeZone()));
  (*object.mutable_fields())["days_left"].set_number_value(static_cast<double>(DaysLeft(end, now)));
}

std::string Json(const std::vector<Row>& rows, const CertificateText& authority,
                 const PublishedRevocations& list, const std::vector<std::string>& warnings,
                 absl::Time now) {
  Struct all;
  auto& certificates = *(*all.mutable_fields())["certificates"].mutable_list_value();
  for (const Row& row : rows) {
    Struct& entry = *certificates.add_values()->mutable_struct_value();
    SetText(entry, "name", row.issued.name);
    SetText(entry, "principal", row.principal);
    SetText(entry, "serial", row.issued.serial);
    SetText(entry, "state", StateWord(row.issued.state));
    (*entry.mutable_fields())["revoked"].set_bool_value(row.issued.state ==
                                                        CertificateState::kRevoked);
    SetEnd(entry, "valid_until", row.issued.expires, now);
  }
  SetEnd(*(*all.mutable_fields())["ca"].mutable_struct_value(), "valid_until", authority.expires,
         now);
  SetEnd(*(*all.mutable_fields())["revocation_list"].mutable_struct_value(), "next_update",
         list.next_update, now);
  auto& due = *(*all.mutable_fields())["warnings"].mutable_list_value();
  for (const std::string& warning : warnings) due.add_values()->set_string_value(warning);
  return JsonText(all);
}

std::string Text(const std::vector<Row>& rows, const CertificateText& authority,
                 const PublishedRevocations& list, absl::Time now) {
  Table table(
      {{"NAME"}, {"PRINCIPAL OR HOSTS"}, {"SERIAL"}, {"UNTIL"}, {"DAYS", 0, true}, {"STATE"}});
  for (const Row& row : rows) {
    table.AddRow({row.issued.name, row.principal, row.issued.serial, DateOf(row.issued.expires),
                  absl::StrCat(DaysLeft(row.issued.expires, now)), StateWord(row.issued.state)});
  }
  return absl::StrCat(table.ToText(), "CA until ", DateOf(authority.expires), ", ",
                      DaysLeft(authority.expires, now), " days; revocation list due on ",
                      DateOf(list.next_update), ", ", DaysLeft(list.next_update, now), " days\n");
}

}  // namespace

absl::Status ListCerts(const CertsCall& call, std::string& output) {
  if (!call.operands.empty()) return UsageError("certs list takes no words");
  const absl::StatusOr<PkiFolder> folder = PkiFolder::Open(call.pki);
  if (!folder.ok()) return folder.status();
  const absl::Time now = absl::Now();
  const auto rows = ReadRows(*folder, now);
  if (!rows.ok()) return rows.status();
  const auto authority = ReadCertificate(*folder, folder->File("ca.pem"));
  if (!authority.ok()) return authority.status();
  const auto list = ReadRevocationList(*folder);
  if (!list.ok()) return list.status();
  const std::vector<std::string> warnings = Warnings(*rows, *authority, *list, now);
  output += call.json ? Json(*rows, *authority, *list, warnings, now)
                      : Text(*rows, *authority, *list, now);
  if (warnings.empty()) return absl::OkStatus();
  return DueError(absl::StrJoin(warnings, " | "));
}

}  // namespace kok::ctl
