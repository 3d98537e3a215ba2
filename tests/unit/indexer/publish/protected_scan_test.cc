#include "indexer/publish/protected_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Kind = ProtectedText::Kind;

constexpr char kValue[] = "Geheimstraße 12, 53111 Bonn";
const ProtectedText kAddress = {Kind::kAddress, kValue, "a.jsonl:1: protected.addresses[0]"};

// Findings in a generation of one organisation with that description.
std::vector<std::string> FindingsIn(const std::string& description) {
  const tests::TemporaryFolder folder;
  const std::string id = tests::BuildLinesInto(
      folder.path(), R"({"organization":{"name":"organizations/a","display_name":"Alpha",)"
                     R"("description":")" +
                         description + "\"}}");
  const auto findings = ScanForProtectedValues(generation::JoinPath(folder.path(), id), {kAddress});
  EXPECT_THAT(findings, tests::IsOk());
  return findings.ok() ? *findings : std::vector<std::string>();
}

TEST(ProtectedScan, FindsNothingWhereNothingIs) {
  EXPECT_THAT(FindingsIn("Wir beraten in Bonn, Postfach 53111."), IsEmpty());
}

TEST(ProtectedScan, NamesSourceAndPlaceAndNeverTheValue) {
  for (const char* text : {"Kommt in die Geheimstr. 12!", "GEHEIMSTRASSE 12", "geheim-straße 12"}) {
    const std::vector<std::string> findings = FindingsIn(text);
    EXPECT_THAT(findings,
                Contains("a.jsonl:1: protected.addresses[0] is in organizations/a description"))
        << text;
    EXPECT_THAT(findings, Each(Not(HasSubstr("eheim"))));
  }
}

// A name that was made of a title may be the value.
TEST(ProtectedScan, NamesNoRecordWhoseNameWouldTellTheValue) {
  const tests::TemporaryFolder folder;
  const std::string id = tests::BuildLinesInto(
      folder.path(),
      R"({"organization":{"name":"organizations/geheimstrasse-12","display_name":"Geheimstr. 12"}})");
  const auto findings =
      ScanForProtectedValues(generation::JoinPath(folder.path(), id), {kAddress}).value();
  EXPECT_THAT(findings, Not(IsEmpty()));
  EXPECT_THAT(findings, Each(Not(HasSubstr("eheim"))));
}

TEST(ProtectedScan, FindsWhatADatabaseCompresses) {
  std::string long_text;
  for (int i = 0; i < 2000; ++i) long_text += "Beratung ";
  EXPECT_THAT(FindingsIn(long_text + "Geheimstraße 12"),
              Contains(HasSubstr("organizations/a description")));
}

TEST(ProtectedScan, LooksIntoEveryFile) {
  const tests::TemporaryFolder folder;
  const std::string id = tests::BuildLinesInto(
      folder.path(), R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})");
  folder.Write(id + "/analysis/left_behind.txt", "eins\nGeheimstr. 12\n");
  EXPECT_THAT(ScanForProtectedValues(generation::JoinPath(folder.path(), id), {kAddress}).value(),
              Contains(HasSubstr("left_behind.txt:2")));
}

}  // namespace
}  // namespace kok::publish
