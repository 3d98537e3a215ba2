#include "indexer/source/record_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/resource_name.h"
#include "indexer/source/field_limits.h"

namespace kok::source {
namespace {

using kok::search::v1::Attribute;
using kok::search::v1::Phone;
using kok::search::v1::Place;

// Whether `text` has the form of `pattern`, in which 0 stands for any digit. The functions that
// read numbers and dates pass over spaces and signs.
bool HasForm(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char expected) {
           return expected == '0' ? c >= '0' && c <= '9' : c == expected;
         });
}

// One record under examination; collects what is wrong with it.
class Examination {
 public:
  Examination(const region::RegionTable& regions, const Vocabulary& vocabulary,
              const SourceRecord& record)
      : regions_(regions), vocabulary_(vocabulary), path_(record.path), line_(record.line) {}

  void Check(Organization& organization);
  void Check(Content& content);
  CheckResult Result() { return std::move(result_); }

 private:
  void Error(const std::string& field, const std::string& message) {
    result_.errors.push_back({path_, line_, field, message});
  }
  void Warn(const std::string& field, const std::string& message) {
    result_.warnings.push_back({path_, line_, field, message});
  }

  void CheckName(const std::string& name, std::string_view collection);
  void CheckReference(const std::string& field, const std::string& name);
  void CheckDate(const std::string& field, const std::string& date);
  void CheckFact(const std::string& field, const kok::search::v1::Fact& fact) {
    CheckDate(field + ".source_date", fact.source_date());
  }
  void CheckPlace(const std::string& field, Place& place);
  void CheckPhones(Organization& organization);
  std::vector<Phone> CheckPhone(const std::string& field, Phone phone,
                                const Organization& organization);
  std::vector<Phone> CheckShortNumber(const std::string& field, Phone phone, std::string digits,
                                      const Organization& organization);
  void CheckCoverage(Organization& organization);
  void CheckCode(const std::string& field, const std::string& facet, const std::string& code);
  template <typename Attributes>
  void CheckAttributes(const std::string& field, const std::string& facet,
                       const Attributes& attributes);
  void CheckHours(const kok::search::v1::Hours& hours);

  const region::RegionTable& regions_;
  const Vocabulary& vocabulary_;
  std::string path_;
  int line_;
  CheckResult result_;
};

void Examination::Check(Organization& organization) {
  CheckName(organization.name(), schema::kOrganizations);
  if (organization.display_name().empty()) Error("display_name", "is missing");
  if (organization.type() == kok::search::v1::ORGANIZATION_TYPE_UNSPECIFIED) {
    Warn("type", "is not recorded");
  }
  if (organization.has_seat()) CheckPlace("seat", *organization.mutable_seat());
  for (int i = 0; i < organization.branches_size(); ++i) {
    CheckPlace(absl::StrCat("branches[", i, "]"), *organization.mutable_branches(i));
  }
  CheckPhones(organization);
  for (int i = 0; i < organization.emails_size(); ++i) {
    if (region::EmailKey(organization.emails(i)).empty()) {
      Error(absl::StrCat("emails[", i, "]"), "is no e-mail address");
    }
  }
  CheckCoverage(organization);
  CheckAttributes("services", "service", organization.services());
  CheckAttributes("languages", "", organization.languages());
  CheckAttributes("target_groups", "target_group", organization.target_groups());
  CheckAttributes("exploitation_forms", "exploitation_form", organization.exploitation_forms());
  CheckHours(organization.hours());
  CheckFact("accessibility.fact", organization.accessibility().fact());
  CheckReference("parent", organization.parent());
  CheckReference("superseded_by", organization.superseded_by());
  for (int i = 0; i < organization.confusable_with_size(); ++i) {
    CheckReference(absl::StrCat("confusable_with[", i, "]"), organization.confusable_with(i));
  }
  CheckDate("verification.source_date", organization.verification().source_date());
  CheckDate("verification.verified_on", organization.verification().verified_on());
  CheckFieldLimits(organization, [this](const std::string& field, const std::string& problem) {
    Error(field, problem);
  });
}

void Examination::Check(Content& content) {
  CheckName(content.name(), schema::kContents);
  if (content.title().empty()) Error("title", "is missing");
  if (content.language_code().empty()) content.set_language_code("de");
  for (int i = 0; i < content.topics_size(); ++i) {
    CheckCode(absl::StrCat("topics[", i, "]"), "topic", content.topics(i));
  }
  CheckDate("published_on", content.published_on());
  CheckDate("decision.decided_on", content.decision().decided_on());
  CheckFact("fact", content.fact());
  CheckFieldLimits(content, [this](const std::string& field, const std::string& problem) {
    Error(field, problem);
  });
}

void Examination::CheckName(const std::string& name, std::string_view collection) {
  if (!schema::IsResourceName(name, collection)) {
    Error("name", absl::StrCat("expected ", std::string(collection),
                               "/{id}, the id of lower-case ASCII letters, digits and single "
                               "hyphens, at most ",
                               schema::kMaxResourceNameBytes, " bytes in all"));
  }
}

void Examination::CheckReference(const std::string& field, const std::string& name) {
  if (!name.empty() && !schema::IsResourceName(name, schema::kOrganizations)) {
    Error(field, "expected organizations/{id}");
  }
}

void Examination::CheckDate(const std::string& field, const std::string& date) {
  absl::CivilDay day;
  const bool well_formed = HasForm(date, "0000-00-00") && absl::ParseCivilTime(date, &day);
  if (!date.empty() && !well_formed) Error(field, "expected a date, YYYY-MM-DD");
}

void Examination::CheckPlace(const std::string& field, Place& place) {
  if (place.has_fact()) CheckFact(field + ".fact", place.fact());
  if (place.region_code().empty()) return;
  const region::RegionRow* row = regions_.Find(place.region_code());
  if (row == nullptr) {
    Error(field + ".region_code",
          absl::StrCat("unknown, expected one of ", regions_.ListedCodes()));
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

void Examination::CheckCoverage(Organization& organization) {
  for (int i = 0; i < organization.coverage_size(); ++i) {
    const std::string field = absl::StrCat("coverage[", i, "]");
    kok::search::v1::Coverage& coverage = *organization.mutable_coverage(i);
    if (coverage.basis() == kok::search::v1::COVERAGE_BASIS_UNSPECIFIED) {
      Error(field + ".basis", "expected SEAT, DECLARED or CONFIRMED");
    }
    if (coverage.basis() != kok::search::v1::COVERAGE_BASIS_SEAT &&
        coverage.fact().source().empty()) {
      Error(field + ".fact.source", "is missing: who says so?");
    }
    CheckFact(field + ".fact", coverage.fact());
    for (const std::string& prefix : coverage.ags_prefixes()) {
      const bool digits = prefix.find_first_not_of("0123456789") == std::string::npos;
      if (!digits || prefix.size() < 2 || prefix.size() > 8) {
        Error(field + ".ags_prefixes", "expected 2 to 8 digits each");
      }
    }
    if (coverage.region().empty() && coverage.ags_prefixes_size() > 0) continue;
    const region::RegionRow* row = regions_.Find(coverage.region());
    if (row == nullptr) {
      Error(field + ".region",
            absl::StrCat("unknown, expected DE or one of ", regions_.ListedCodes()));
    } else {
      coverage.set_region(row->code);
    }
  }
}

void Examination::CheckCode(const std::string& field, const std::string& facet,
                            const std::string& code) {
  if (code.empty()) {
    Error(field, "is empty");
  } else if (!facet.empty() && vocabulary_.count(facet + "/" + code) == 0) {
    Warn(field, absl::StrCat("is not in the vocabulary of ", facet, " codes"));
  }
}

template <typename Attributes>
void Examination::CheckAttributes(const std::string& field, const std::string& facet,
                                  const Attributes& attributes) {
  for (int i = 0; i < attributes.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    CheckCode(path + ".code", facet, attributes[i].code());
    CheckFact(path + ".fact", attributes[i].fact());
  }
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
  CheckFact("hours.fact", hours.fact());
}

}  // namespace

Vocabulary ParseVocabulary(std::string_view tsv) {
  Vocabulary vocabulary;
  for (absl::string_view line : absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    if (columns.size() < 4) continue;
    vocabulary.emplace(absl::StrCat(columns[0], "/", columns[1]),
                       absl::StrCat(columns[2], " ", columns[3]));
  }
  return vocabulary;
}

CheckResult RecordCheck::Run(SourceRecord& record) const {
  Examination examination(regions_, vocabulary_, record);
  std::visit([&](auto& message) { examination.Check(message); }, record.record);
  return examination.Result();
}

}  // namespace kok::source
