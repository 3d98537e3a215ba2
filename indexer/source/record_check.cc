#include "indexer/source/record_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/resource_name.h"
#include "indexer/source/coverage_check.h"
#include "indexer/source/date_check.h"
#include "indexer/source/derived_name.h"
#include "indexer/source/field_limits.h"

namespace kok::source {
namespace {

using kok::search::v1::Phone;
using kok::search::v1::Place;

// One record under examination; collects what is wrong with it.
class Examination {
 public:
  Examination(const RecordTables& tables, absl::CivilDay today, const SourceRecord& record)
      : tables_(tables), today_(today), findings_(record) {}

  // Of a record with a list beyond its limit only what is beyond limits: whoever has a million
  // topics needs no sentence on each.
  template <typename Message>
  void Run(Message& message) {
    if (ListsFit(message)) {
      Check(message);
    } else {
      CheckLimits(message);
    }
  }
  void RefuseProtected(const std::string& field) {
    Error(field, "has no protection class, or is protected: expected a public field");
  }
  CheckResult Result() { return findings_.Take(); }

 private:
  void Check(Organization& organization);
  void Check(Content& content);
  void Error(const std::string& field, const std::string& message) {
    findings_.Error(field, message);
  }

  void CheckLimits(const google::protobuf::Message& message) {
    CheckFieldLimits(message, [this](const std::string& field, const std::string& problem) {
      Error(field, problem);
    });
  }
  void CheckName(const std::string& name, std::string_view collection, const std::string& example);
  void CheckReference(const std::string& field, const std::string& name);
  void CheckPlace(const std::string& field, Place& place);
  void CheckPhones(Organization& organization);
  std::vector<Phone> CheckPhone(const std::string& field, Phone phone,
                                const Organization& organization);
  std::vector<Phone> CheckShortNumber(const std::string& field, Phone phone, std::string digits,
                                      const Organization& organization);
  void CheckHours(const kok::search::v1::Hours& hours);

  const RecordTables& tables_;
  const absl::CivilDay today_;
  Findings findings_;
};

void Examination::Check(Organization& organization) {
  const std::string& called =
      organization.short_name().empty() ? organization.display_name() : organization.short_name();
  CheckName(organization.name(), schema::kOrganizations,
            DerivedName(schema::kOrganizations, called, organization.seat().locality()));
  if (organization.display_name().empty()) Error("display_name", "is missing");
  if (organization.type() == kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED) {
    findings_.Warn("type", "is not recorded");
  }
  if (organization.has_seat()) CheckPlace("seat", *organization.mutable_seat());
  for (int i = 0; i < organization.branches_size(); ++i) {
    CheckPlace(absl::StrCat("branches[", i, "]"), *organization.mutable_branches(i));
  }
  CheckPhones(organization);
  for (int i = 0; i < organization.emails_size(); ++i) {
    if (region::EmailKey(organization.emails(i)).empty()) {
      const bool several = findings_.is_spreadsheet() &&
                           organization.emails(i).find_first_of(",;") != std::string::npos;
      Error(absl::StrCat("emails[", i, "]"),
            several ? "is no e-mail address: several of them are separated by |"
                    : "is no e-mail address");
    }
  }
  CheckCoverage(tables_.regions, tables_.areas, organization, findings_);
  CheckAttributes(tables_.vocabulary, organization, findings_);
  CheckHours(organization.hours());
  CheckFact("accessibility.fact", organization.accessibility().fact(), findings_);
  CheckReference("parent", organization.parent());
  CheckReference("superseded_by", organization.superseded_by());
  if (!organization.name().empty() && organization.superseded_by() == organization.name()) {
    Error("superseded_by", "is the organisation itself: expected the one that took over");
  }
  for (int i = 0; i < organization.confusable_with_size(); ++i) {
    CheckReference(absl::StrCat("confusable_with[", i, "]"), organization.confusable_with(i));
  }
  CheckVerification(organization.verification(), today_, findings_);
  CheckLimits(organization);
}

void Examination::Check(Content& content) {
  CheckName(content.name(), schema::kContents, DerivedName(schema::kContents, content.title(), ""));
  if (content.title().empty()) Error("title", "is missing");
  CheckLanguage(content, findings_);
  for (int i = 0; i < content.topics_size(); ++i) {
    CheckCode(tables_.vocabulary, absl::StrCat("topics[", i, "]"), "topic", content.topics(i),
              findings_);
  }
  CheckDate("published_on", content.published_on(), findings_);
  CheckDate("decision.decided_on", content.decision().decided_on(), findings_);
  WarnOfFuture("published_on", content.published_on(), today_, findings_);
  WarnOfFuture("decision.decided_on", content.decision().decided_on(), today_, findings_);
  CheckFact("fact", content.fact(), findings_);
  CheckLimits(content);
}

void Examination::CheckName(const std::string& name, std::string_view collection,
                            const std::string& example) {
  if (schema::IsResourceName(name, collection)) return;
  const char* problem = !name.empty()                ? ""
                        : findings_.is_spreadsheet() ? "is empty, though the row is not; "
                                                     : "is missing; ";
  Error("name", absl::StrCat(problem, "expected ", std::string(collection),
                             "/{id}, the id of lower-case ASCII letters, digits and single "
                             "hyphens, at most ",
                             schema::kMaxResourceNameBytes, " bytes in all",
                             example.empty() ? "" : ", such as ", example));
}

void Examination::CheckReference(const std::string& field, const std::string& name) {
  if (!name.empty() && !schema::IsResourceName(name, schema::kOrganizations)) {
    Error(field, "expected organizations/{id}");
  }
}

void Examination::CheckPlace(const std::string& field, Place& place) {
  if (place.has_fact()) CheckFact(field + ".fact", place.fact(), findings_);
  if (place.region_code().empty()) return;
  const region::RegionRow* row = tables_.regions.Find(place.region_code());
  if (row == nullptr) {
    Error(field + ".region_code",
          absl::StrCat("unknown, expected one of ", tables_.regions.ListedCodes()));
    return;
  }
  place.set_region_code(row->code);
  if (place.country_code().empty()) place.set_country_code(row->country_code());
  if (place.country_code() != row->country_code()) {
    Error(field + ".country_code",
          absl::StrCat("expected ", row->country_code(), ", the country of ", row->code));
  }
}

void Examination::CheckPhones(Organization& organization) {
  std::vector<Phone> phones;
  for (int i = 0; i < organization.phones_size(); ++i) {
    for (Phone& phone :
         CheckPhone(absl::StrCat("phones[", i, "]"), organization.phones(i), organization)) {
      phones.push_back(std::move(phone));
    }
  }
  organization.clear_phones();
  for (Phone& phone : phones) *organization.add_phones() = std::move(phone);
  if (!organization.has_fax()) return;
  const std::vector<Phone> fax = CheckPhone("fax", organization.fax(), organization);
  if (!fax.empty()) *organization.mutable_fax() = fax.front();
}

// The numbers that a printed one stands for. One with a number keeps it, if that is one of those
// read from its print.
std::vector<Phone> Examination::CheckPhone(const std::string& field, Phone phone,
                                           const Organization& organization) {
  if (phone.display().empty()) phone.set_display(phone.number());
  std::string digits = region::ReadShortNumber(phone.display());
  if (!digits.empty()) {
    return CheckShortNumber(field, std::move(phone), std::move(digits), organization);
  }
  if (!phone.number().empty() && !region::IsE164(phone.number())) {
    Error(field + ".number", "expected E.164, such as +493012345");
    return {};
  }
  const auto read = region::ReadPrintedPhone(phone.display(), organization.seat().country_code());
  if (!read.ok()) {
    Error(field + ".display", std::string(read.status().message()));
    return {};
  }
  if (!phone.number().empty()) {
    const bool agrees = std::any_of(read->begin(), read->end(), [&](const auto& candidate) {
      return candidate.e164 == phone.number();
    });
    if (!agrees) Error(field + ".number", "disagrees with display");
    return {phone};
  }
  std::vector<Phone> phones;
  for (const region::ReadPhone& candidate : *read) {
    Phone& added = phones.emplace_back(phone);
    added.set_number(candidate.e164);
    if (!candidate.ending.empty()) {
      absl::StrAppend(added.mutable_label(), phone.label().empty() ? "" : "; ",
                      "gelesen mit der Endung ", candidate.ending);
    }
  }
  return phones;
}

// A short number is of a national service: anybody else's lacks its area code.
std::vector<Phone> Examination::CheckShortNumber(const std::string& field, Phone phone,
                                                 std::string digits,
                                                 const Organization& organization) {
  if (organization.type() != kok::search::v1::ORGANIZATION_TYPE_HELPLINE &&
      organization.type() != kok::search::v1::ORGANIZATION_TYPE_AUTHORITY) {
    Error(field + ".display", "is a short number, which only a HELPLINE or an AUTHORITY has");
    return {};
  }
  if (!phone.number().empty() && phone.number() != digits) {
    Error(field + ".number", absl::StrCat("disagrees with display, expected ", digits));
    return {};
  }
  phone.set_number(std::move(digits));
  return {std::move(phone)};
}

void Examination::CheckHours(const kok::search::v1::Hours& hours) {
  const auto is_time = [](const std::string& time) {
    int hour = 0;
    int minute = 0;
    return HasForm(time, "00:00") && absl::SimpleAtoi(time.substr(0, 2), &hour) &&
           absl::SimpleAtoi(time.substr(3), &minute) && minute < 60 &&
           (hour < 24 || (hour == 24 && minute == 0));
  };
  for (int i = 0; i < hours.intervals_size(); ++i) {
    const auto& interval = hours.intervals(i);
    const bool good = interval.day() >= 1 && interval.day() <= 7 && is_time(interval.opens()) &&
                      is_time(interval.closes()) && interval.opens() < interval.closes();
    if (!good) {
      Error(absl::StrCat("hours.intervals[", i, "]"),
            "expected a day from 1 to 7 and two times HH:MM, the first before the second");
    }
  }
  CheckFact("hours.fact", hours.fact(), findings_);
}

}  // namespace

RecordCheck::RecordCheck(const RecordTables& tables)
    : RecordCheck(tables, absl::ToCivilDay(absl::Now(), absl::UTCTimeZone())) {}

RecordCheck::RecordCheck(const RecordTables& tables, absl::CivilDay today,
                         const ProtectionClasses& classes)
    : tables_(tables),
      today_(today),
      classes_(classes),
      all_public_(classes.AllPublicBelow(*Organization::descriptor()) &&
                  classes.AllPublicBelow(*Content::descriptor())) {}

CheckResult RecordCheck::Run(SourceRecord& record) const {
  Examination examination(tables_, today_, record);
  std::visit([&](auto& message) { examination.Run(message); }, record.record);
  if (!all_public_) {
    const auto not_public = std::visit(
        [&](const auto& message) { return classes_.NotPublicIn(message); }, record.record);
    for (const std::string& field : not_public) examination.RefuseProtected(field);
  }
  CheckResult result = examination.Result();
  result.warnings.insert(result.warnings.begin(), record.warnings.begin(), record.warnings.end());
  return result;
}

}  // namespace kok::source
