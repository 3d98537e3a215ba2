#include "indexer/commands/protected_mask.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/commands/change_lines.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr char kWithheld[] = "(withheld";

ProtectedMask MaskOf(const std::string& address, const std::string& phone) {
  kok::search::ingest::v1::ProtectedFields fields;
  if (!address.empty()) fields.add_addresses(address);
  if (!phone.empty()) fields.add_phones(phone);
  source::ProtectedValues values;
  values.Add(fields, "a.jsonl", 1);
  return ProtectedMask(values);
}

TEST(ProtectedMask, ANumberIsWithheldInTheLineThatIsPutTogether) {
  publish::RecordChanges changes;
  changes.changed.push_back({"organizations/a",
                             {{"phones[+493012345678].display", "", "030 / 12 34 56 78"},
                              {"phones[+493012345678].label", "", "Büro"},
                              {"phones[+493012345678].number", "", "+493012345678"},
                              {"phones[+49305555555].number", "+49305555555", ""}}});
  publish::RecordChanges lines = WithChangeLines(changes);
  ASSERT_EQ(lines.changed.size(), 1U);
  EXPECT_EQ(MaskOf("", "030 12345678").Apply(lines), 1);
  ASSERT_EQ(lines.changed[0].fields.size(), 1U);
  EXPECT_EQ(lines.changed[0].fields[0].field, "phones");
  EXPECT_EQ(lines.changed[0].fields[0].before, "+49305555555");
  EXPECT_THAT(lines.changed[0].fields[0].after, StartsWith(kWithheld));
}

TEST(ProtectedMask, PartsThatTellNothingMayTellTogether) {
  publish::RecordChanges changes;
  changes.changed.push_back({"organizations/a",
                             {{"phones[+49301].display", "", "030 1234"},
                              {"phones[+49301].label", "", "5678"},
                              {"phones[+49301].number", "", "+49301"}}});
  publish::RecordChanges lines = WithChangeLines(changes);
  const ProtectedMask mask = MaskOf("", "030 12345678");
  EXPECT_EQ(mask.Apply(changes), 0);
  EXPECT_EQ(mask.Apply(lines), 1);
  EXPECT_THAT(lines.changed[0].fields[0].after, StartsWith(kWithheld));
}

// An unknown key of JSON and the heading of a column are texts of the source as well.
TEST(ProtectedMask, OfAProblemFieldAndHeadingAreWithheldToo) {
  build::BuildReport report;
  report.errors.push_back({"a.jsonl", 1, "organization.Geheimgasse 7", "is unknown here"});
  report.warnings.push_back(
      {"a.csv", 2, "alert", "is odd", source::CsvPlace{2, "Geheimgasse 7", ""}});
  EXPECT_EQ(MaskOf("Geheimgasse 7", "").Apply(report), 2);
  EXPECT_THAT(report.errors[0].ToString(), StartsWith("a.jsonl:1: (withheld"));
  EXPECT_THAT(report.warnings[0].ToString(), StartsWith("a.csv:2: column \"(withheld"));
  EXPECT_THAT(report.warnings[0].ToString(), HasSubstr("is odd"));
}

}  // namespace
}  // namespace kok
