#include "indexer/source/hsds_contacts.h"

#include "absl/strings/str_cat.h"

namespace kok::source {
namespace {

using kok::search::ingest::v1::HsdsLocation;
using kok::search::ingest::v1::HsdsPhone;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceAtLocation;
using kok::search::v1::Phone;

void AddPhone(HsdsParts& parts, const HsdsPhone& from, const std::string& fallback_label) {
  const std::string number = Trimmed(from.number());
  if (number.empty()) return;
  const char* const kind = from.type() == "fax" ? "fax " : "phone ";
  if (!parts.seen.insert(kind + DigitsOf(number)).second) return;
  Phone phone;
  phone.set_display(number);
  std::string label = Trimmed(from.description());
  if (label.empty()) label = fallback_label;
  const auto add_to_label = [&label](const std::string& more) {
    absl::StrAppend(&label, label.empty() ? "" : ", ", more);
  };
  if (!from.type().empty() && from.type() != "voice" && from.type() != "fax") {
    add_to_label(from.type());
  }
  if (from.has_extension() && from.extension().has_number_value()) {
    add_to_label(absl::StrCat("Durchwahl ", from.extension().number_value()));
  } else if (!from.extension().string_value().empty()) {
    add_to_label(absl::StrCat("Durchwahl ", from.extension().string_value()));
  }
  phone.set_label(label);
  if (from.type() != "fax") {
    *parts.record.add_phones() = std::move(phone);
  } else if (!parts.record.has_fax()) {
    *parts.record.mutable_fax() = std::move(phone);
  } else {
    parts.Warn("phones", "a further fax number is not used");
  }
}

void AddEmail(HsdsParts& parts, const std::string& email) {
  const std::string trimmed = Trimmed(email);
  if (trimmed.empty()) return;
  if (parts.seen.insert("email " + absl::AsciiStrToLower(trimmed)).second)
    parts.record.add_emails(trimmed);
}

}  // namespace

void AddPhones(HsdsParts& parts) {
  for (const HsdsPhone& phone : parts.organization.phones()) AddPhone(parts, phone, "");
  for (const HsdsService* service : parts.services) {
    for (const HsdsPhone& phone : service->phones())
      AddPhone(parts, phone, Trimmed(service->name()));
    for (const HsdsServiceAtLocation& at : service->service_at_locations()) {
      if (!parts.confidential.IsOpen(at)) continue;
      for (const HsdsPhone& phone : at.phones()) AddPhone(parts, phone, Trimmed(service->name()));
    }
  }
  for (const HsdsLocation* location : parts.locations) {
    if (!parts.confidential.IsOpen(*location)) continue;
    // Not labelled with the location's name, which may say more than is meant.
    for (const HsdsPhone& phone : location->phones()) AddPhone(parts, phone, "");
  }
}

void AddEmails(HsdsParts& parts) {
  AddEmail(parts, parts.organization.email());
  for (const HsdsService* service : parts.services) AddEmail(parts, service->email());
}

}  // namespace kok::source
