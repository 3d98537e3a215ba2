#include "indexer/commands/export_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "indexer/commands/build_command.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/stored_records.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string Export(const std::string& index, bool contents) {
  ExportOptions options;
  options.index_folder = index;
  options.reference_folder = tests::ShippedData();
  options.contents = contents;
  std::string table;
  const absl::Status status = ExportCsv(options, [&](std::string_view row) { table.append(row); });
  EXPECT_TRUE(status.ok()) << status;
  return table;
}

generation::Manifest ManifestOf(const std::string& index) {
  const auto id = generation::ReadCurrent(index);
  EXPECT_TRUE(id.ok()) << id.status();
  auto verified = generation::VerifyGeneration(index, *id);
  EXPECT_TRUE(verified.ok()) << verified.status();
  return verified->manifest;
}

std::map<std::string, std::string> Etags(const std::string& index) {
  auto verified = generation::VerifyGeneration(index, *generation::ReadCurrent(index));
  std::map<std::string, std::string> etags;
  generation::RecordVisitor visitor;
  visitor.organization = [&](auto record) { etags[record.name()] = record.etag(); };
  visitor.content = [&](auto record) { etags[record.name()] = record.etag(); };
  EXPECT_TRUE(generation::ReadRecords(*verified, visitor).ok());
  return etags;
}

class ExportCommandTest : public testing::Test {
 protected:
  // Builds a second index of both tables of the first.
  std::string BuiltFromExport(const std::string& index) {
    const std::string tables = folder_.File("tables");
    folder_.Write("tables/organizations.csv", Export(index, false));
    folder_.Write("tables/contents.csv", Export(index, true));
    const std::string second = folder_.File("second");
    tests::BuildInto(second, tables);
    return second;
  }

  const tests::TemporaryFolder folder_;
};

TEST_F(ExportCommandTest, TheShippedDataComeBackToTheSameEtags) {
  const std::string second = BuiltFromExport(tests::ShippedIndex());
  EXPECT_EQ(Etags(second), Etags(tests::ShippedIndex()));
  EXPECT_EQ(ManifestOf(second).content_digest(),
            ManifestOf(tests::ShippedIndex()).content_digest());
}

// Nothing that fits into a record may be lost in a spreadsheet.
TEST_F(ExportCommandTest, WhateverStandsInARecordComesBack) {
  const std::string index = folder_.File("index");
  tests::BuildLinesInto(
      index,
      R"js({"organization":{"name":"organizations/a","display_name":"=cmd|' /C calc'!A0","short_name":" ' ","alternate_names":["a|b","","c\\","\n","+1","ä;\"ö\""],"type":"ORGANIZATION_TYPE_ASSOCIATION","description":"  zwei\r\n\r\nZeilen; \"drei\"\t","seat":{},"branches":[{"label":"x=y | z","fact":{}},{"locality":"Jena","region_code":"DE-TH"}],"coverage":[{"region":"DE-BB","basis":"COVERAGE_BASIS_DECLARED","fact":{"source":"https://x?a=1|2\\"}}],"emails":["a@b.de","c@d.de"],"phones":[{"display":"0711 – 23 94 124","label":"-abends"},{"display":"030 / 12 34 56 78"},{"display":"030 12345679"},{"display":"+49 30 12345670"}],"languages":[{"code":"ro","state":"ATTRIBUTE_STATE_VIA_INTERPRETER","fact":{"source":"a\nb","source_date":"2020-01-02","kind":"FACT_KIND_OWN_STATEMENT"}}],"hours":{"text":"10-12","intervals":[{"day":1,"opens":"09:00","closes":"12:00"},{"day":2,"opens":"09:00","closes":"24:00"}]},"accessibility":{"fact":{}},"confusable_with":["organizations/zz"],"verification":{"verified_on":"2024-05-06"},"alert":"@"}}
{"organization":{"name":"organizations/b","display_name":"007","type":"ORGANIZATION_TYPE_NETWORK"}}
{"content":{"name":"contents/c","title":"- Titel","body":"Eins\n\nZwei; \"drei\"","topics":["network"],"decision":{"court":"BGH","file_numbers":["1 StR 1/20","2|3"],"norms":["§ 232 StGB, § 233"]}}}
)js");
  EXPECT_EQ(Etags(BuiltFromExport(index)), Etags(index));
}

TEST_F(ExportCommandTest, WhatTheIndexerAddsIsNotExported) {
  const std::string table = Export(tests::ShippedIndex(), false);
  EXPECT_THAT(table, AllOf(HasSubstr(";verified_on;"), HasSubstr("'+49304406374"),
                           Not(HasSubstr("497112394124")), Not(HasSubstr("etag")),
                           Not(HasSubstr("GENERAL_STATEMENT"))));
  // What is read from `440 63 73/ 74` must be told; what `0711 – 23 94 124` says need not.
  EXPECT_EQ(table.compare(0, 8, "\xEF\xBB\xBFname;"), 0) << "spreadsheets know UTF-8 by its mark";
}

// No spreadsheet may run anything: no cell begins with what begins a formula.
TEST_F(ExportCommandTest, NoCellIsAFormula) {
  const std::string index = folder_.File("index");
  tests::BuildLinesInto(
      index,
      R"js({"organization":{"name":"organizations/a","display_name":"=1+1","short_name":"@x","description":"-2\n+3","alert":"+4","type":"ORGANIZATION_TYPE_NETWORK"}})js");
  const std::string table = Export(index, false);
  for (const char* cell : {";=", ";@", ";-", ";+", ";\"=", ";\"@", ";\"-", ";\"+"}) {
    EXPECT_THAT(table, Not(HasSubstr(cell)));
  }
}

TEST_F(ExportCommandTest, RetractedRecordsAreLeftOut) {
  const std::string index = folder_.File("index");
  tests::BuildLinesInto(index, R"js({"organization":{"name":"organizations/a","display_name":"A"}}
{"organization":{"name":"organizations/b","display_name":"B"}}
)js");
  ASSERT_TRUE(generation::WriteRetractions(index, {"organizations/a"}).ok());
  EXPECT_THAT(Export(index, false),
              AllOf(Not(HasSubstr("organizations/a")), HasSubstr("organizations/b")));
}

TEST_F(ExportCommandTest, WithoutAGenerationItSaysSo) {
  ExportOptions options;
  options.index_folder = folder_.File("nothing");
  EXPECT_TRUE(absl::IsNotFound(ExportCsv(options, [](std::string_view) {})));
}

}  // namespace
}  // namespace kok
