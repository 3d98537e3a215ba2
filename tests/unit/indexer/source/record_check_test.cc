#include "indexer/source/record_check.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;

const region::RegionTable& Regions() {
  static const auto* table = [] {
    auto parsed =
        region::RegionTable::Parse(tests::ReadFile(tests::ShippedData() + "/regions/regions.tsv"));
    EXPECT_TRUE(parsed.ok()) << parsed.status();
    return new region::RegionTable(*std::move(parsed));
  }();
  return *table;
}

const region::AreaTable& Areas() {
  static const auto* table = [] {
    auto parsed = region::AreaTable::Parse(
        "Ostwestfalen-Lippe\tDE-NW\t057\tOWL\tx\nBaden\tDE-BW\t082|083\t-\tx\n", Regions());
    EXPECT_TRUE(parsed.ok()) << parsed.status();
    return new region::AreaTable(*std::move(parsed));
  }();
  return *table;
}

const absl::CivilDay kToday(2026, 11, 25);

const schema::Vocabulary& Codes() {
  static const auto* codes =
      new schema::Vocabulary(tests::ReadFile(tests::ShippedData() + "/glossary/vocabulary.tsv"));
  return *codes;
}

// Runs the check on a record in text format to which `name` and `display_name` or `title` are
// added.
template <typename Record>
struct Checked {
  Record record;
  std::vector<std::string> errors;
  std::vector<std::string> warnings;
};

std::vector<std::string> Texts(const std::vector<RecordProblem>& problems) {
  std::vector<std::string> texts;
  for (const RecordProblem& problem : problems) {
    EXPECT_EQ(problem.path, "a.jsonl");
    EXPECT_EQ(problem.line, 7);
    texts.push_back(problem.field + ": " + problem.message);
  }
  return texts;
}

template <typename Record>
Checked<Record> CheckMessage(Record message) {
  SourceRecord record{std::move(message), "a.jsonl", 7};
  const CheckResult result = RecordCheck({Regions(), Areas(), Codes()}, kToday).Run(record);
  return {std::get<Record>(record.record), Texts(result.errors), Texts(result.warnings)};
}

template <typename Record>
Checked<Record> CheckText(const std::string& text) {
  Record message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return CheckMessage(std::move(message));
}

Checked<Organization> CheckOrganization(const std::string& fields) {
  return CheckText<Organization>(
      "name: 'organizations/a' display_name: 'Eins' type: ORGANIZATION_TYPE_ASSOCIATION " + fields);
}
Checked<Content> CheckContent(const std::string& fields) {
  return CheckText<Content>("name: 'contents/a' title: 'Eins' " + fields);
}

TEST(RecordCheckTest, TheLeastThatARecordNeeds) {
  EXPECT_THAT(CheckOrganization("").errors, IsEmpty());
  EXPECT_THAT(CheckOrganization("").warnings, IsEmpty());
  EXPECT_THAT(CheckContent("").errors, IsEmpty());
  EXPECT_THAT(CheckContent("").warnings, IsEmpty());
  EXPECT_THAT(CheckMessage(Organization()).errors,
              ElementsAre(StartsWith("name: is missing; expected organizations/{id}"),
                          "display_name: is missing"));
  EXPECT_THAT(CheckMessage(Organization()).warnings, ElementsAre("type: is not recorded"));
  EXPECT_THAT(
      CheckMessage(Content()).errors,
      ElementsAre(StartsWith("name: is missing; expected contents/{id}"), "title: is missing"));
}

// The shipped table has no such gap (ProtectionClasses.*); with one, nothing gets through it.
TEST(RecordCheckTest, AFieldWithoutProtectionClassIsRefusedWithFileLineAndField) {
  const ProtectionClasses classes(
      {{"kok.search.v1.Organization", ProtectionClass::kPublic, "name display_name type seat"},
       {"kok.search.v1.Organization", ProtectionClass::kProtected, "alert"},
       {"kok.search.v1.Place", ProtectionClass::kPublic, "locality"}});
  Organization message;
  message.set_name("organizations/a");
  message.set_display_name("Eins");
  message.mutable_seat()->set_locality("Bonn");
  SourceRecord record{message, "a.jsonl", 7};
  const RecordCheck check({Regions(), Areas(), Codes()}, kToday, classes);
  EXPECT_THAT(check.Run(record).errors, IsEmpty());
  message.mutable_seat()->set_street("Geheimweg 1");
  message.set_alert("Geheimweg 1");
  record.record = message;
  std::vector<std::string> errors;
  for (const RecordProblem& problem : check.Run(record).errors)
    errors.push_back(problem.ToString());
  EXPECT_THAT(errors, UnorderedElementsAre(StartsWith("a.jsonl:7: seat.street: has no protection"),
                                           StartsWith("a.jsonl:7: alert: has no protection")));
}

struct ErrorCase {
  const char* why;
  std::string fields;
  const char* error;  // what the one error begins with
};

TEST(RecordCheckTest, WrongOrganizationsAreRefusedWithTheField) {
  const std::string long_text(131073, 'x');
  const ErrorCase cases[] = {
      // Names that other records are found by.
      {"parent of another collection", "parent: 'contents/b'",
       "parent: expected organizations/{id}"},
      {"successor as it is spoken", "superseded_by: 'FIZ Stuttgart'", "superseded_by: expected"},
      {"similar one", "confusable_with: 'organizations/b' confusable_with: 'B'",
       "confusable_with[1]: expected"},
      // Dates. A wrong one would make an old record look checked.
      {"German date", "verification { verified_on: '23.11.2026' }",
       "verification.verified_on: expected a date"},
      {"only a month", "verification { source_date: '2026-11' }",
       "verification.source_date: expected a date"},
      {"no such day", "verification { verified_on: '2026-02-30' }",
       "verification.verified_on: expected"},
      {"no leap year", "verification { verified_on: '2025-02-29' }",
       "verification.verified_on: expected"},
      {"month 13", "verification { verified_on: '2026-13-01' }",
       "verification.verified_on: expected"},
      {"day 0", "verification { verified_on: '2026-01-00' }", "verification.verified_on: expected"},
      {"one digit", "verification { verified_on: '2026-1-2' }",
       "verification.verified_on: expected"},
      {"space for a digit", "verification { verified_on: '2026-01- 2' }",
       "verification.verified_on: expected"},
      {"space behind", "verification { verified_on: '2026-01-2 ' }",
       "verification.verified_on: expected"},
      {"space before", "verification { verified_on: ' 026-01-02' }",
       "verification.verified_on: expected"},
      {"sign", "verification { verified_on: '+026-01-02' }", "verification.verified_on: expected"},
      {"before Christ", "verification { verified_on: '-026-01-02' }",
       "verification.verified_on: expected"},
      {"with a time", "verification { verified_on: '2026-01-02T00:00:00Z' }",
       "verification.verified_on: expected"},
      {"slashes", "verification { verified_on: '2026/01/02' }",
       "verification.verified_on: expected"},
      {"text", "verification { verified_on: 'unbekannt!' }", "verification.verified_on: expected"},
      {"date of a fact", "services { code: 'compensation' fact { source_date: 'x' } }",
       "services[0].fact.source_date: expected a date"},
      {"date of the hours", "hours { fact { source_date: '1.1.2026' } }",
       "hours.fact.source_date: expected"},
      {"date of a place", "seat { fact { source_date: '1.1.2026' } }",
       "seat.fact.source_date: expected"},
      // Regions.
      {"unknown region", "seat { region_code: 'DE-XX' }",
       "seat.region_code: unknown, expected one of DE-BB, DE-BE"},
      {"region of a branch", "branches { } branches { region_code: 'Atlantis' }",
       "branches[1].region_code: unknown"},
      {"another country", "seat { region_code: 'DE-BE' country_code: 'AT' }",
       "seat.country_code: expected DE, the country of DE-BE"},
      {"country in small letters", "seat { region_code: 'DE-BE' country_code: 'de' }",
       "seat.country_code: expected DE"},
      {"unknown coverage", "coverage { basis: COVERAGE_BASIS_SEAT region: 'Mond' }",
       "coverage[0].region: unknown, expected DE or one of DE-BB"},
      {"coverage of nothing", "coverage { basis: COVERAGE_BASIS_SEAT }",
       "coverage[0].region: is missing, expected DE or one of DE-BB"},
      {"coverage that nobody states", "coverage { basis: COVERAGE_BASIS_DECLARED region: 'DE' }",
       "coverage[0].fact.source: is missing"},
      {"confirmed by nobody", "coverage { basis: COVERAGE_BASIS_CONFIRMED region: 'DE' fact { } }",
       "coverage[0].fact.source: is missing"},
      {"coverage without its basis", "coverage { region: 'DE' fact { source: 'x' } }",
       "coverage[0].basis: expected SEAT, DECLARED or CONFIRMED"},
      {"letters in a municipality key",
       "coverage { basis: COVERAGE_BASIS_SEAT ags_prefixes: '05x' }",
       "coverage[0].ags_prefixes: expected 2 to 8 digits"},
      {"short municipality key", "coverage { basis: COVERAGE_BASIS_SEAT ags_prefixes: '5' }",
       "coverage[0].ags_prefixes"},
      {"long municipality key", "coverage { basis: COVERAGE_BASIS_SEAT ags_prefixes: '053150001' }",
       "coverage[0].ags_prefixes"},
      {"empty municipality key", "coverage { basis: COVERAGE_BASIS_SEAT ags_prefixes: '' }",
       "coverage[0].ags_prefixes"},
      {"area that nobody knows",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'NRW' area_name: 'Dort' }",
       "coverage[0].area_name: is unknown: expected ags_prefixes beside it, or a name of "
       "regions/areas.tsv"},
      {"area without a region", "coverage { basis: COVERAGE_BASIS_SEAT area_name: 'Dort' }",
       "coverage[0].area_name: is unknown"},
      {"area in the whole country",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'DE' area_name: 'Dort' }",
       "coverage[0].area_name: is unknown"},
      {"area of another Land",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'DE-BY' area_name: 'OWL' }",
       "coverage[0].ags_prefixes: expected each to begin with 09, the number of DE-BY"},
      {"known area in the whole country",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'DE' area_name: 'OWL' }",
       "coverage[0].ags_prefixes: expected none: they are areas below a Land, and the region is "
       "DE"},
      {"prefixes of another Land",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'NRW' ags_prefixes: '057' ags_prefixes: "
       "'09162' }",
       "coverage[0].ags_prefixes: expected each to begin with 05, the number of DE-NW"},
      {"prefixes nationwide",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'bundesweit' ags_prefixes: '057' }",
       "coverage[0].ags_prefixes: expected none"},
      {"prefixes abroad",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'CH' ags_prefixes: '057' }",
       "coverage[0].ags_prefixes: expected none"},
      {"area of an unknown region",
       "coverage { basis: COVERAGE_BASIS_SEAT region: 'Mond' area_name: 'OWL' }",
       "coverage[0].region: unknown"},
      {"successor of itself", "superseded_by: 'organizations/a'",
       "superseded_by: is the organisation itself"},
      // Numbers and addresses.
      {"no number", "phones { display: 'auf Anfrage' }",
       "phones[0].display: cannot be a telephone number"},
      {"empty number", "phones { }", "phones[0].display: cannot be a telephone number"},
      {"number that is not E.164", "phones { number: '030 26391176' }",
       "phones[0].number: expected E.164"},
      {"number that is not what is printed",
       "phones { number: '+493026391177' display: '030 / 26 39 11 76' }",
       "phones[0].number: disagrees with display"},
      {"number of neither ending",
       "phones { number: '+49304406375' display: '030 – 440 63 73/ 74' }",
       "phones[0].number: disagrees with display"},
      {"fax", "fax { display: 'siehe oben' }", "fax.display: cannot be a telephone number"},
      {"no address", "emails: 'a@b.de' emails: 'info(at)kok.de'",
       "emails[1]: is no e-mail address"},
      // Hours.
      {"day 0", "hours { intervals { day: 0 opens: '09:00' closes: '10:00' } }",
       "hours.intervals[0]: expected a day"},
      {"day 8", "hours { intervals { day: 8 opens: '09:00' closes: '10:00' } }",
       "hours.intervals[0]: expected a day"},
      {"closes first", "hours { intervals { day: 1 opens: '10:00' closes: '09:00' } }",
       "hours.intervals[0]: expected"},
      {"no time between", "hours { intervals { day: 1 opens: '10:00' closes: '10:00' } }",
       "hours.intervals[0]"},
      {"one digit", "hours { intervals { day: 1 opens: '9:00' closes: '10:00' } }",
       "hours.intervals[0]: expected"},
      {"space for a digit", "hours { intervals { day: 1 opens: ' 9:00' closes: '10:00' } }",
       "hours.intervals[0]"},
      {"sign", "hours { intervals { day: 1 opens: '+9:00' closes: '10:00' } }",
       "hours.intervals[0]: expected"},
      {"hour 25", "hours { intervals { day: 1 opens: '09:00' closes: '25:00' } }",
       "hours.intervals[0]: expected"},
      {"minute 60", "hours { intervals { day: 1 opens: '09:60' closes: '10:00' } }",
       "hours.intervals[0]: expected"},
      {"after midnight", "hours { intervals { day: 1 opens: '09:00' closes: '24:01' } }",
       "hours.intervals[0]"},
      {"only the begin", "hours { intervals { day: 1 opens: '09:00' } }",
       "hours.intervals[0]: expected"},
      // Codes and limits.
      {"empty code", "languages { }", "languages[0].code: is empty"},
      {"empty code of a service", "services { }", "services[0].code: is empty"},
      {"service by interpreter",
       "services { code: 'compensation' state: ATTRIBUTE_STATE_VIA_INTERPRETER }",
       "services[0].state: expected YES, NO or UNKNOWN: interpreters are for languages"},
      {"target group by interpreter",
       "target_groups { code: 'women' state: ATTRIBUTE_STATE_VIA_INTERPRETER }",
       "target_groups[0].state: expected YES"},
      {"form by interpreter",
       "exploitation_forms { code: 'forced-begging' state: ATTRIBUTE_STATE_VIA_INTERPRETER }",
       "exploitation_forms[0].state: expected YES"},
      {"counselling by interpreter", "offers_counselling: ATTRIBUTE_STATE_VIA_INTERPRETER",
       "offers_counselling: expected YES"},
      {"referrals by interpreter", "takes_referrals: ATTRIBUTE_STATE_VIA_INTERPRETER",
       "takes_referrals: expected YES"},
      {"wheelchair by interpreter", "accessibility { wheelchair: ATTRIBUTE_STATE_VIA_INTERPRETER }",
       "accessibility.wheelchair: expected YES"},
      {"a service twice", "services { code: 'compensation' } services { code: 'compensation' }",
       "services[1].code: stands there already"},
      {"a group twice", "target_groups { code: 'women' } target_groups { code: 'women' }",
       "target_groups[1].code: stands there already"},
      {"a form twice",
       "exploitation_forms { code: 'forced-begging' } exploitation_forms { code: 'forced-begging' "
       "}",
       "exploitation_forms[1].code: stands there already"},
      {"a language twice", "languages { code: 'ro' } languages { code: 'RO' }",
       "languages[1].code: stands there already"},
      {"a language in words", "languages { code: 'Rumänisch' }",
       "languages[0].code: expected a BCP 47 language tag, such as ro or sr-Latn"},
      {"too long a text", "description: '" + long_text + "'",
       "description: is 131073 bytes, expected at most 131072"},
  };
  for (const ErrorCase& c : cases) {
    EXPECT_THAT(CheckOrganization(c.fields).errors, ElementsAre(StartsWith(c.error))) << c.why;
  }
}

TEST(RecordCheckTest, WrongContentsAreRefusedWithTheField) {
  const ErrorCase cases[] = {
      {"German date", "published_on: '23.11.2026'", "published_on: expected a date, YYYY-MM-DD"},
      {"no such day", "decision { decided_on: '2026-06-31' }",
       "decision.decided_on: expected a date"},
      {"date of the source", "fact { source_date: '2026' }", "fact.source_date: expected a date"},
      {"language with an underscore", "language_code: 'de_DE'",
       "language_code: expected a BCP 47 language tag"},
      {"empty topic", "topics: ''", "topics[0]: is empty"},
      {"too long a court", "decision { court: '" + std::string(201, 'x') + "' }",
       "decision.court: is 201 bytes"},
  };
  for (const ErrorCase& c : cases) {
    EXPECT_THAT(CheckContent(c.fields).errors, ElementsAre(StartsWith(c.error))) << c.why;
  }
}

TEST(RecordCheckTest, NamesHaveOneForm) {
  for (const char* name :
       {"", "fiz", "organizations/", "organizations/FIZ", "contents/fiz", "organizations/köln"}) {
    Organization organization;
    organization.set_name(name);
    organization.set_display_name("Eins");
    EXPECT_THAT(
        CheckMessage(organization).errors,
        ElementsAre(AllOf(StartsWith(*name == '\0' ? "name: is missing; " : "name: expected "),
                          HasSubstr("expected organizations/{id}, the id of "),
                          HasSubstr(", such as organizations/eins"))))
        << name;
  }
}

TEST(RecordCheckTest, RightDatesAndTimesPass) {
  const auto checked = CheckOrganization(
      "verification { verified_on: '2024-02-29' source_date: '1999-12-31' } "
      "hours { intervals { day: 1 opens: '00:00' closes: '24:00' } intervals { day: 7 opens: "
      "'09:05' closes: '23:59' } }");
  EXPECT_THAT(checked.errors, IsEmpty());
  EXPECT_THAT(checked.warnings, IsEmpty());
}

// Whoever maintains a list sees everything that is wrong in one go.
TEST(RecordCheckTest, AllErrorsAreToldAtOnce) {
  EXPECT_THAT(
      CheckOrganization("seat { region_code: 'X' } emails: 'x' phones { display: 'x' }").errors,
      testing::UnorderedElementsAre(StartsWith("seat.region_code"), StartsWith("emails[0]"),
                                    StartsWith("phones[0].display")));
}

TEST(RecordCheckTest, RegionsAreCompleted) {
  const Organization record =
      CheckOrganization(
          "seat { region_code: 'NRW' } branches { region_code: 'Südtirol' } branches { locality: "
          "'Bonn' } "
          "coverage { basis: COVERAGE_BASIS_DECLARED region: 'brandenburg' fact { source: 'x' } } "
          "coverage { basis: COVERAGE_BASIS_SEAT region: 'bundesweit' } "
          "coverage { basis: COVERAGE_BASIS_SEAT ags_prefixes: '05315' }")
          .record;
  EXPECT_EQ(record.seat().region_code(), "DE-NW");
  EXPECT_EQ(record.seat().country_code(), "DE");
  EXPECT_EQ(record.branches(0).region_code(), "IT");
  EXPECT_EQ(record.branches(0).country_code(), "IT");
  EXPECT_EQ(record.branches(1).region_code(), "") << "unknown stays unknown";
  EXPECT_EQ(record.coverage(0).region(), "DE-BB");
  EXPECT_EQ(record.coverage(1).region(), "DE");
  EXPECT_EQ(record.coverage(2).region(), "");
}

struct AreaCase {
  const char* why;
  std::string fields;
  const char* coverage;  // region | prefixes | name
};

TEST(RecordCheckTest, AreasAreCompletedFromTheirNames) {
  const AreaCase cases[] = {
      {"only its name", "area_name: 'Ostwestfalen-Lippe'", "DE-NW|057|Ostwestfalen-Lippe"},
      {"as it is printed", "area_name: 'ostwestfalen lippe'", "DE-NW|057|ostwestfalen lippe"},
      {"with its Land", "region: 'NRW' area_name: 'OWL'", "DE-NW|057|OWL"},
      {"several prefixes", "area_name: 'Baden'", "DE-BW|082|083|Baden"},
      {"prefixes of the record stay", "region: 'BW' area_name: 'Baden' ags_prefixes: '08212'",
       "DE-BW|08212|Baden"},
      {"any name with prefixes", "area_name: 'Dort' ags_prefixes: '05315'", "|05315|Dort"},
      {"abroad", "region: 'Südtirol' area_name: 'Südtirol'", "IT||Südtirol"},
      {"a known name abroad", "region: 'CH' area_name: 'Baden'", "CH||Baden"},
      {"whole Land", "region: 'BW'", "DE-BW||"},
  };
  for (const AreaCase& c : cases) {
    const auto checked =
        CheckOrganization("coverage { basis: COVERAGE_BASIS_SEAT " + c.fields + " }");
    EXPECT_THAT(checked.errors, IsEmpty()) << c.why;
    EXPECT_THAT(checked.warnings, IsEmpty()) << c.why;
    const auto& coverage = checked.record.coverage(0);
    std::string text = coverage.region();
    for (const std::string& prefix : coverage.ags_prefixes()) text += "|" + prefix;
    if (coverage.ags_prefixes().empty()) text += "|";
    EXPECT_EQ(text + "|" + coverage.area_name(), c.coverage) << c.why;
  }
}

TEST(RecordCheckTest, ACoverageTwiceIsReported) {
  const std::string nrw = "coverage { basis: COVERAGE_BASIS_SEAT region: 'NRW' } ";
  const auto checked = CheckOrganization(
      nrw +
      "coverage { basis: COVERAGE_BASIS_DECLARED region: 'NRW' fact { source: 'x' } }"
      "coverage { basis: COVERAGE_BASIS_SEAT area_name: 'OWL' } "
      "coverage { basis: COVERAGE_BASIS_SEAT region: 'DE-NW' fact { source: 'y' } }"
      "coverage { basis: COVERAGE_BASIS_SEAT region: 'DE-NW' area_name: 'OWL' }");
  EXPECT_THAT(checked.errors, IsEmpty());
  EXPECT_THAT(checked.warnings, ElementsAre("coverage[3]: stands there already",
                                            "coverage[4]: stands there already"));
}

// A day is left for clocks and places that are ahead.
TEST(RecordCheckTest, ACheckOfTheFutureIsRefused) {
  const auto errors = [](const std::string& date) {
    return CheckOrganization("verification { verified_on: '" + date + "' }").errors;
  };
  EXPECT_THAT(errors("2026-11-24"), IsEmpty());
  EXPECT_THAT(errors("2026-11-25"), IsEmpty());
  EXPECT_THAT(errors("2026-11-26"), IsEmpty());
  EXPECT_THAT(errors("2026-11-27"),
              ElementsAre("verification.verified_on: lies in the future, expected the day on which "
                          "somebody checked the record, 2026-11-25 (today) or earlier"));
  EXPECT_THAT(errors("2206-11-25"), ElementsAre(StartsWith("verification.verified_on: lies")));
  EXPECT_THAT(errors("2206-11-2"), ElementsAre(HasSubstr("expected a date"))) << "one error";
  EXPECT_THAT(CheckOrganization("verification { source_date: '2027-01-01' }").warnings,
              ElementsAre("verification.source_date: lies in the future: today is 2026-11-25"));
}

TEST(RecordCheckTest, UnknownLanguagesAreRefusedAndTheNearestNamed) {
  const struct {
    const char* code;
    const char* error;
  } cases[] = {
      {"xx", "is no known language, expected a BCP 47 tag such as ro"},
      {"cz",
       "is no known language, expected a BCP 47 tag such as ro; nearest are cs (Tschechisch)"},
      {"ua", "nearest are uk (Ukrainisch)"},
      {"Rum\u00e4nisch", "expected a BCP 47 language tag, such as ro or sr-Latn: did you mean ro"},
      {"de_DE", "did you mean de (Deutsch)?"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(CheckOrganization(std::string("languages { code: '") + c.code + "' }").errors,
                ElementsAre(AllOf(StartsWith("languages[0].code: "), HasSubstr(c.error))))
        << c.code;
  }
  EXPECT_THAT(CheckContent("language_code: 'xx'").errors,
              ElementsAre(StartsWith("language_code: is no known language")));
  const auto rare = CheckOrganization("languages { code: 'rmn' }");
  EXPECT_THAT(rare.errors, IsEmpty()) << "of Romani there are more than ICU has names for";
  EXPECT_THAT(rare.warnings, ElementsAre(StartsWith("languages[0].code: is a language without")));
}

TEST(RecordCheckTest, CodesOfLanguagesBecomeCanonical) {
  const auto checked = CheckOrganization(
      "languages { code: 'RO' state: ATTRIBUTE_STATE_VIA_INTERPRETER } languages { code: 'sr-latn' "
      "}"
      "languages { code: 'tok' }");
  EXPECT_THAT(checked.errors, IsEmpty());
  EXPECT_EQ(checked.record.languages(0).code(), "ro");
  EXPECT_EQ(checked.record.languages(1).code(), "sr-Latn");
  EXPECT_EQ(checked.record.languages(2).code(), "tok");
  EXPECT_EQ(CheckContent("language_code: 'EN-gb'").record.language_code(), "en-GB");
}

TEST(RecordCheckTest, UnknownRegionsListTheCodes) {
  const auto checked = CheckOrganization("seat { region_code: 'Atlantis' }");
  EXPECT_THAT(checked.errors,
              ElementsAre(AllOf(HasSubstr("DE-NW"), HasSubstr("DE-TH"), HasSubstr("CH, IT"))));
}

// The types whose numbers may be short, and one whose may not.
Checked<Organization> CheckTyped(const char* type, const std::string& fields) {
  return CheckText<Organization>(
      std::string("name: 'organizations/a' display_name: 'Eins' type: ORGANIZATION_TYPE_") + type +
      " " + fields);
}

TEST(RecordCheckTest, ShortNumbersBelongToHelplinesAndAuthorities) {
  for (const char* type : {"HELPLINE", "AUTHORITY"}) {
    for (const char* phone :
         {"phones { display: '116 016' }", "phones { number: '116016' display: '116 016' }"}) {
      const auto checked = CheckTyped(type, phone);
      EXPECT_THAT(checked.errors, IsEmpty()) << type << phone;
      ASSERT_EQ(checked.record.phones_size(), 1);
      EXPECT_EQ(checked.record.phones(0).number(), "116016");
      EXPECT_EQ(checked.record.phones(0).display(), "116 016");
    }
    const auto bare = CheckTyped(type, "phones { number: '110' }");
    EXPECT_THAT(bare.errors, IsEmpty());
    EXPECT_EQ(bare.record.phones(0).display(), "110");
    EXPECT_THAT(CheckTyped(type, "phones { number: '116006' display: '116 016' }").errors,
                ElementsAre("phones[0].number: disagrees with display, expected 116016"));
    EXPECT_THAT(CheckTyped(type, "phones { number: '+49116016' display: '116 016' }").errors,
                ElementsAre("phones[0].number: disagrees with display, expected 116016"));
    EXPECT_THAT(CheckTyped(type, "phones { number: '116016' display: 'Tel. 116 016' }").errors,
                ElementsAre(StartsWith("phones[0].number: expected E.164")));
    EXPECT_THAT(CheckTyped(type, "phones { display: '0800 1239900' }").record.phones(0).number(),
                "+498001239900");
  }
  for (const char* type : {"COUNSELLING_CENTRE", "ASSOCIATION", "UNSPECIFIED"}) {
    EXPECT_THAT(CheckTyped(type, "phones { display: '116 016' } fax { display: '110' }").errors,
                ElementsAre(StartsWith("phones[0].display: is a short number"),
                            StartsWith("fax.display: is a short number")))
        << type;
  }
}

struct PhoneCase {
  const char* why;
  std::string fields;
  std::vector<std::string> phones;  // number | display | label
};

TEST(RecordCheckTest, NumbersAreReadFromPrint) {
  const PhoneCase cases[] = {
      {"one", "phones { display: '030 / 26 39 11 76' }", {"+493026391176|030 / 26 39 11 76|"}},
      {"only E.164", "phones { number: '+493026391176' }", {"+493026391176|+493026391176|"}},
      {"both",
       "phones { number: '+493026391176' display: '030/26391176' label: 'Büro' }",
       {"+493026391176|030/26391176|Büro"}},
      {"two endings",
       "phones { display: '030 – 440 63 73/ 74' }",
       {"+49304406373|030 – 440 63 73/ 74|gelesen mit der Endung 73",
        "+49304406374|030 – 440 63 73/ 74|gelesen mit der Endung 74"}},
      {"two endings with a label",
       "phones { display: '0431 – 55 77 91 90/92' label: 'Büro' }",
       {"+4943155779190|0431 – 55 77 91 90/92|Büro; gelesen mit der Endung 90",
        "+4943155779192|0431 – 55 77 91 90/92|Büro; gelesen mit der Endung 92"}},
      {"one of two endings",
       "phones { number: '+49304406374' display: '030 – 440 63 73/ 74' label: 'x' }",
       {"+49304406374|030 – 440 63 73/ 74|x"}},
      {"order",
       "phones { display: '030 440 63 73/74' } phones { display: '0711 23 94 124' }",
       {"+49304406373|030 440 63 73/74|gelesen mit der Endung 73",
        "+49304406374|030 440 63 73/74|gelesen mit der Endung 74",
        "+497112394124|0711 23 94 124|"}},
      {"Switzerland",
       "seat { region_code: 'Schweiz' } phones { display: '044 436 90 00' }",
       {"+41444369000|044 436 90 00|"}},
      {"Italy keeps its zero",
       "seat { region_code: 'IT' } phones { display: '+39 – (0) 471 – 203 111' }",
       {"+390471203111|+39 – (0) 471 – 203 111|"}},
  };
  for (const PhoneCase& c : cases) {
    const auto checked = CheckOrganization(c.fields);
    EXPECT_THAT(checked.errors, IsEmpty()) << c.why;
    std::vector<std::string> phones;
    for (const auto& phone : checked.record.phones()) {
      phones.push_back(phone.number() + "|" + phone.display() + "|" + phone.label());
    }
    EXPECT_EQ(phones, c.phones) << c.why;
  }
}

TEST(RecordCheckTest, TheFaxIsReadToo) {
  const Organization record = CheckOrganization("fax { display: '030 / 26 39 11 86' }").record;
  EXPECT_EQ(record.fax().number(), "+493026391186");
}

// Whoever has a million of them needs no sentence on each.
TEST(RecordCheckTest, OfARecordWithAListBeyondItsLimitNothingElseIsTold) {
  std::string fields = "languages { code: 'no such' } ";
  for (int i = 0; i < 65; ++i) fields += "services { code: 'magic' } ";
  const auto checked = CheckOrganization(fields);
  EXPECT_THAT(checked.errors, ElementsAre("services: has 65 values, expected at most 64"));
  EXPECT_THAT(checked.warnings, IsEmpty());
}

// A list of 32 printed numbers can be read as more; what is stored keeps the protocol's limit.
TEST(RecordCheckTest, NumbersReadFromEndingsCountTowardsTheLimit) {
  std::string fields;
  for (int i = 0; i < 20; ++i) fields += "phones { display: '030 440 63 73/74' } ";
  EXPECT_THAT(CheckOrganization(fields).errors,
              ElementsAre("phones: has 40 values, expected at most 32"));
}

TEST(RecordCheckTest, ALongNumberIsRefusedWithoutEffort) {
  const auto checked = CheckOrganization("phones { display: '" + std::string(1 << 20, '1') + "' }");
  EXPECT_THAT(checked.errors, testing::Contains(HasSubstr("cannot be a telephone number")));
}

TEST(RecordCheckTest, CodesOutsideOfTheVocabularyAreReportedAndTheNearestNamed) {
  const auto checked = CheckOrganization(
      "services { code: 'compensation' } services { code: 'compensatoin' } target_groups { code: "
      "'minors' "
      "} "
      "target_groups { code: 'compensation' } exploitation_forms { code: 'x' } languages { code: "
      "'ro' }");
  EXPECT_THAT(checked.errors, IsEmpty()) << "a new code must not stop a nightly build";
  EXPECT_THAT(
      checked.warnings,
      ElementsAre(
          StartsWith("services[1].code: is not in the vocabulary of service codes; nearest are "
                     "compensation ("),
          StartsWith("target_groups[1].code: is not in the vocabulary of target_group codes"),
          "exploitation_forms[0].code: is not in the vocabulary of exploitation_form codes"));
  EXPECT_THAT(CheckContent("topics: 'law' topics: 'x'").warnings,
              ElementsAre(StartsWith("topics[1]: is not in the vocabulary of topic codes")));
}

TEST(RecordCheckTest, ContentsAreGermanUnlessTheySayOtherwise) {
  EXPECT_EQ(CheckContent("").record.language_code(), "de");
  EXPECT_EQ(CheckContent("language_code: 'en'").record.language_code(), "en");
}

TEST(RecordCheckTest, NothingElseIsChanged) {
  const std::string fields =
      "short_name: ' K ' type: ORGANIZATION_TYPE_NETWORK emails: 'Info@KOK.de' seat { locality: "
      "'Köln' street: 'x' } "
      "offers_counselling: ATTRIBUTE_STATE_UNKNOWN alert: 'x'";
  const auto checked =
      CheckText<Organization>("name: 'organizations/a' display_name: ' Eins  e.V. ' " + fields);
  Organization expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "name: 'organizations/a' display_name: ' Eins  e.V. ' " + fields, &expected));
  EXPECT_EQ(checked.record.ShortDebugString(), expected.ShortDebugString())
      << "names and addresses stay as printed";
}

// Of year 0 and year 9999: what the calendar does not have is refused, what lies far ahead is told.
TEST(RecordCheckTest, DaysOfTextsThatCannotBeOrWillBe) {
  struct DayCase {
    const char* day;
    const char* error;    // empty: none
    const char* warning;  // likewise
  };
  for (const DayCase& c :
       {DayCase{"2020-02-29", "", ""}, DayCase{"0001-01-01", "", ""},
        DayCase{"0000-01-01", "the calendar has no such day", ""},
        DayCase{"0000-00-00", "the calendar has no such day", ""},
        DayCase{"10000-01-01", "expected a date", ""}, DayCase{"-001-01-01", "expected a date", ""},
        DayCase{"9999-12-31", "", "lies in the future: today is "},
        DayCase{"9999-12-32", "the calendar has no such day", ""}}) {
    Content content;
    content.set_name("contents/a");
    content.set_title("A");
    content.set_published_on(c.day);
    content.mutable_decision()->set_decided_on(c.day);
    const auto result = CheckMessage(content);
    EXPECT_EQ(result.errors.size(), *c.error == '\0' ? 0U : 2U) << c.day;
    EXPECT_EQ(result.warnings.size(), *c.warning == '\0' ? 0U : 2U) << c.day;
    for (const std::string& error : result.errors) EXPECT_THAT(error, HasSubstr(c.error)) << c.day;
    for (const std::string& warning : result.warnings) {
      EXPECT_THAT(warning, HasSubstr(c.warning)) << c.day;
    }
  }
}

}  // namespace
}  // namespace kok::source
