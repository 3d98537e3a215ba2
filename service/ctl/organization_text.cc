#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/ctl/display_text.h"
#include "service/ctl/enum_names.h"
#include "service/ctl/field_list.h"
#include "service/ctl/full_record_text.h"
#include "service/ctl/record_text.h"

namespace kok::ctl {
namespace {

namespace v1 = kok::search::v1;

template <typename Values, typename ToText>
std::vector<std::string> TextsOf(const Values& values, ToText to_text) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(to_text(value));
  return texts;
}

// The parts that hold something, joined.
std::string JoinKnown(const std::vector<std::string>& parts, const char* separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!part.empty()) absl::StrAppend(&joined, joined.empty() ? "" : separator, part);
  }
  return joined;
}

std::string PlaceText(const v1::Place& place) {
  const std::string town = JoinKnown({place.postal_code(), place.locality()}, " ");
  const std::string where = JoinKnown({place.street(), town, place.region_code()}, ", ");
  return JoinKnown({place.label(), where}, ": ");
}

std::string PhoneLine(const v1::Phone& phone) {
  const bool differs = !phone.number().empty() && phone.number() != PhoneText(phone);
  return absl::StrCat(PhoneText(phone), differs ? absl::StrCat("  ", phone.number()) : "",
                      phone.label().empty() ? "" : absl::StrCat("  (", phone.label(), ")"));
}

std::string AttributeText(const v1::Attribute& attribute) {
  return absl::StrCat(attribute.code(), " (", EnumWords(attribute.state()), ")");
}

std::string FactText(const std::string& source, const std::string& source_date) {
  return JoinKnown({source, source_date}, ", ");
}

std::string CoverageLine(const v1::Coverage& coverage) {
  const std::string source = FactText(coverage.fact().source(), coverage.fact().source_date());
  return JoinKnown({CoverageText(coverage), source}, "  ");
}

void AddIdentity(const v1::Organization& record, FieldList& fields) {
  fields.Add("name", record.name());
  fields.Add("short name", record.short_name());
  fields.AddAll("other names", record.alternate_names());
  fields.Add("type", EnumWords(record.type()));
  fields.AddAll("member of KOK as", TextsOf(record.member_kinds(), [](int kind) {
                  return EnumWords(static_cast<v1::MemberKind>(kind));
                }));
  fields.Add("went into", record.superseded_by());
  fields.Add("belongs to", record.parent());
  fields.AddAll("not to be confused with", record.confusable_with());
}

void AddContact(const v1::Organization& record, FieldList& fields) {
  fields.Add("note well", record.alert());
  fields.AddOrUnknown("seat", PlaceText(record.seat()));
  fields.AddAll("branches", TextsOf(record.branches(), PlaceText));
  fields.AddAllOrUnknown("phones", TextsOf(record.phones(), PhoneLine));
  if (record.has_fax()) fields.Add("fax", PhoneLine(record.fax()));
  fields.AddAllOrUnknown("e-mail", record.emails());
  fields.Add("website", record.website_uri());
  fields.AddOrUnknown("hours", record.hours().text());
}

void AddWork(const v1::Organization& record, FieldList& fields) {
  fields.Add("counsels", EnumWords(record.offers_counselling()));
  fields.Add("takes referrals", EnumWords(record.takes_referrals()));
  fields.AddAllOrUnknown("covers", TextsOf(record.coverage(), CoverageLine));
  fields.AddAllOrUnknown("languages", TextsOf(record.languages(), AttributeText));
  fields.AddAllOrUnknown("services", TextsOf(record.services(), AttributeText));
  fields.AddAllOrUnknown("target groups", TextsOf(record.target_groups(), AttributeText));
  fields.AddAllOrUnknown("exploitation", TextsOf(record.exploitation_forms(), AttributeText));
  const v1::Accessibility& rooms = record.accessibility();
  fields.Add("accessibility", rooms.text());
  fields.Add("wheelchair", EnumWords(rooms.wheelchair()));
}

void AddOrigin(const v1::Organization& record, FieldList& fields) {
  const v1::Verification& verification = record.verification();
  const std::string state = verification.state() == v1::VERIFICATION_STATE_UNSPECIFIED
                                ? "unverified"
                                : EnumWords(verification.state());
  fields.AddOrUnknown("source", FactText(verification.source(), verification.source_date()));
  fields.Add("checked", JoinKnown({state, verification.verified_on()}, ", "));
}

}  // namespace

std::string FullText(const v1::Organization& organization) {
  FieldList fields;
  AddIdentity(organization, fields);
  AddContact(organization, fields);
  AddWork(organization, fields);
  AddOrigin(organization, fields);
  const std::string description = ParagraphText(organization.description());
  return absl::StrCat(OneLine(NameAndStatus(organization)), "\n", fields.ToText(),
                      description.empty() ? "" : "\n", description);
}

std::string ContactText(const v1::Organization& organization) {
  FieldList fields;
  fields.Add("name", organization.name());
  fields.Add("went into", organization.superseded_by());
  fields.AddAll("not to be confused with", organization.confusable_with());
  AddContact(organization, fields);
  AddOrigin(organization, fields);
  return absl::StrCat(OneLine(NameAndStatus(organization)), "\n", fields.ToText());
}

}  // namespace kok::ctl
