#include "indexer/source/csv_field.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <string>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using google::protobuf::TextFormat;
using google::protobuf::util::MessageDifferencer;
using kok::search::v1::Content;
using kok::search::v1::Organization;
using testing::AllOf;
using testing::Contains;
using testing::Not;
using tests::FailsWith;

Organization Parsed(const std::string& text) {
  Organization organization;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &organization)) << text;
  return organization;
}

// The record and the text of its cell, both ways.
TEST(CsvFieldTest, ValuesBecomeCellsAndCellsValues) {
  const struct {
    const char* column;
    const char* record;
    const char* cell;
  } cases[] = {
      {"display_name", "display_name: 'FIZ'", "FIZ"},
      {"type", "type: ORGANIZATION_TYPE_ASSOCIATION", "ASSOCIATION"},
      {"seat.locality", "seat { locality: 'Herford' }", "Herford"},
      {"seat.fact.kind", "seat { fact { kind: FACT_KIND_OFFICIAL_LIST } }", "OFFICIAL_LIST"},
      {"seat", "seat {}", "{}"},
      {"verified_on", "verification { verified_on: '2025-12-31' }", "2025-12-31"},
      {"verification.verified_on", "verification { verified_on: '2025-12-31' }", "2025-12-31"},
      {"phone_1", "phones { display: '030 / 1' }", "030 / 1"},
      {"phone_1_number", "phones { number: '+4930' }", "+4930"},
      {"phones.1.label", "phones { label: 'abends' }", "abends"},
      {"emails", "emails: 'a@b.de' emails: 'c@d.de'", "a@b.de | c@d.de"},
      {"alternate_names", "alternate_names: 'a|b' alternate_names: ''", "a\\|b | \\e"},
      {"member_kinds", "member_kinds: MEMBER_KIND_UNKNOWN", "UNKNOWN"},
      {"languages",
       "languages { code: 'ro' state: ATTRIBUTE_STATE_YES fact { source: 'https://x?a=1' "
       "source_date: '2024-01-02' kind: FACT_KIND_OWN_STATEMENT } } languages { code: 'sr-Latn' }",
       "ro | YES | source=https://x?a=1 | source_date=2024-01-02 | kind=OWN_STATEMENT\nsr-Latn"},
      {"languages", "languages { state: ATTRIBUTE_STATE_NO fact {} }", "state=NO | fact="},
      {"languages", "languages {}", "\\e"},
      {"coverage",
       "coverage { basis: COVERAGE_BASIS_DECLARED ags_prefixes: '05711' ags_prefixes: '05754' "
       "area_name: 'Ost|West, Lippe' }",
       "basis=DECLARED | ags_prefixes=05711,05754 | area_name=Ost\\|West, Lippe"},
      {"branches", "branches { label: 'a=b' locality: 'Jena' fact { source: 'x' } }",
       "a\\=b | locality=Jena | source=x"},
      {"hours.intervals", "hours { intervals { day: 1 opens: '09:00' closes: '12:00' } }",
       "1 | 09:00 | 12:00"},
  };
  for (const auto& c : cases) {
    const Organization record = Parsed(c.record);
    const auto path = FindField(*Organization::descriptor(), c.column);
    ASSERT_TRUE(path.has_value()) << c.column;
    EXPECT_EQ(FieldText(record, *path), c.cell);
    Organization read;
    ASSERT_TRUE(SetField(read, *path, c.cell).ok()) << c.cell;
    EXPECT_TRUE(MessageDifferencer::Equals(read, record)) << read.DebugString();
  }
}

TEST(CsvFieldTest, TakesWhatPeopleAndSpreadsheetsWrite) {
  const struct {
    const char* column;
    const char* cell;
    const char* record;
  } cases[] = {
      {"type", "association", "type: ORGANIZATION_TYPE_ASSOCIATION"},
      {"type", "ORGANIZATION_TYPE_ASSOCIATION", "type: ORGANIZATION_TYPE_ASSOCIATION"},
      {"verified_on", "1.2.2025", "verification { verified_on: '2025-02-01' }"},
      {"verified_on", "31.12.25", "verification { verified_on: '31.12.25' }"},
      {"emails", "a@b.de|\nc@d.de\n", "emails: 'a@b.de' emails: 'c@d.de'"},
      {"languages", "\nro|yes\n\n", "languages { code: 'ro' state: ATTRIBUTE_STATE_YES }"},
      {"languages", "code=ro | state=YES", "languages { code: 'ro' state: ATTRIBUTE_STATE_YES }"},
      {"description", "", ""},
      {"seat.locality", "", ""},
  };
  for (const auto& c : cases) {
    Organization read;
    ASSERT_TRUE(SetField(read, *FindField(*Organization::descriptor(), c.column), c.cell).ok());
    EXPECT_TRUE(MessageDifferencer::Equals(read, Parsed(c.record))) << c.cell;
  }
}

TEST(CsvFieldTest, SaysWhatWasExpectedAndRepeatsNoValue) {
  const struct {
    const char* column;
    const char* cell;
    const char* message;
  } cases[] = {
      {"type", "Verein-7", "expected one of SPECIALIZED_COUNSELLING_CENTRE, ASSOCIATION"},
      {"phone_1_number", "4,97E+11", "rounded"},
      {"languages", "ro\nsr | Ja-7", "entry 2: expected one of YES, VIA_INTERPRETER, NO, UNKNOWN"},
      {"languages", "ro | YES | 7", "entry 1: has too many parts without a name"},
      {"languages", "ro | quelle=7",
       "unknown name, expected code, state, source, source_date, kind"},
      {"languages", "ro | fact=7", "unknown name"},
      {"hours.intervals", "Montag-7", "entry 1: expected a number"},
      {"seat", "7", "columns of their own"},
  };
  for (const auto& c : cases) {
    Organization read;
    const absl::Status set =
        SetField(read, *FindField(*Organization::descriptor(), c.column), c.cell);
    EXPECT_THAT(set, FailsWith(StatusCode::kInvalidArgument, c.message));
    EXPECT_EQ(set.message().find('7'), absl::string_view::npos) << set;
  }
}

TEST(CsvFieldTest, NamesThatAreNoFields) {
  for (const char* name :
       {"", ".", "nme", "seat.", "seat.town", "name.x", "phones.0.number", "phones.501.number",
        "phones.1", "phones.x.number", "emails.1", "languages.code", "phone_", "phone_x",
        "phone_1_x", "phone_1_label_x", "protected.notes"}) {
    EXPECT_FALSE(FindField(*Organization::descriptor(), name).has_value()) << name;
  }
  EXPECT_FALSE(FindField(*Content::descriptor(), "verified_on").has_value());
}

TEST(CsvFieldTest, EveryColumnIsAField) {
  const auto organization = ColumnsOf(*Organization::descriptor(), 2);
  for (const auto& name : organization) {
    EXPECT_TRUE(FindField(*Organization::descriptor(), name).has_value()) << name;
  }
  EXPECT_THAT(organization,
              AllOf(Contains("verified_on"), Contains("phone_2_label"), Contains("languages"),
                    Not(Contains("etag")), Not(Contains("phone_3"))));
  for (const auto& name : ColumnsOf(*Content::descriptor(), 2)) {
    EXPECT_TRUE(FindField(*Content::descriptor(), name).has_value()) << name;
  }
}

TEST(CsvFieldTest, ElementsCountedPastAGapMoveUp) {
  Organization organization;
  const auto third = FindField(*Organization::descriptor(), "phone_3");
  ASSERT_TRUE(SetField(organization, *third, "030 / 1").ok());
  EXPECT_EQ(organization.phones_size(), 3);
  DropEmptyElements(organization, {third->front()});
  EXPECT_TRUE(MessageDifferencer::Equals(organization, Parsed("phones { display: '030 / 1' }")));
}

}  // namespace
}  // namespace kok::source
