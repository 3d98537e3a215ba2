#include "indexer/source/csv_mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/source/csv_reader.h"
#include "indexer/source/protected_values.h"
#include "indexer/source/source_files.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::source {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using testing::Not;
using tests::FailsWith;

constexpr char kMapping[] = R"({"list_separator":",","columns":[
  {"column":"Name","field":"display_name"},
  {"column":"Ort","field":"seat.locality"},
  {"column":"Mail","field":"emails"},
  {"column":"Sprachen","field":"languages","values":{"Deutsch":"de","Rumänisch":"ro"},
   "details":"YES | kind=OWN_STATEMENT"},
  {"column":"Status","field":"status","values":{"aktiv":"ACTIVE"}}],
  "constants":{"type":"ASSOCIATION","seat.locality":"Jena"},
  "protected_columns":[{"column":"Wohnung","field":"addresses"}],
  "ignored_columns":["Notiz","gibt es nicht"]})";
constexpr char kHeader[] = "NAME;Ort;Mail;Sprachen;Status;Wohnung;Notiz\n";

class CsvMappingTest : public testing::Test {
 protected:
  // The first item of a table with the mapping beside it, or what opening it fails with.
  absl::StatusOr<ReadItem> First(const std::string& table, const std::string& mapping = kMapping) {
    folder_.Write("a.mapping.json", mapping);
    ReaderOptions options;
    options.protected_values = &values_;
    auto reader = CsvReader::Open(folder_.Write("a.csv", table), "a.csv", options);
    if (!reader.ok()) return reader.status();
    auto item = (*reader)->Next();
    if (!item.ok()) return item.status();
    return **item;
  }

  const tests::TemporaryFolder folder_;
  ProtectedValues values_;
};

TEST_F(CsvMappingTest, ForeignColumnsBecomeFields) {
  const auto item = First(std::string(kHeader) +
                          "Die Münze;;a@b.de, c@d.de;Deutsch,Rumänisch;aktiv;Weg 1, Hof | 2;=x\n");
  ASSERT_TRUE(item.ok()) << item.status();
  ASSERT_TRUE(std::holds_alternative<SourceRecord>(*item)) << tests::Describe(*item);
  const auto& record = std::get<Organization>(std::get<SourceRecord>(*item).record);
  EXPECT_EQ(record.name(), "organizations/die-muenze-jena");
  EXPECT_EQ(record.type(), kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION);
  EXPECT_EQ(record.status(), kok::search::v1::ORGANIZATION_STATUS_ACTIVE);
  EXPECT_EQ(record.emails_size(), 2);
  ASSERT_EQ(record.languages_size(), 2);
  EXPECT_EQ(record.languages(1).code(), "ro");
  EXPECT_EQ(record.languages(1).state(), kok::search::v1::ATTRIBUTE_STATE_YES);
  EXPECT_THAT(record.DebugString(), Not(HasSubstr("Weg 1")));
  ASSERT_EQ(values_.all().size(), 1U) << "a protected cell is one value";
  EXPECT_EQ(values_.all()[0].value, "Weg 1, Hof | 2");
}

TEST_F(CsvMappingTest, AValueThatTheMappingDoesNotKnowIsAProblem) {
  const auto item = First(std::string(kHeader) + "A;;;Klingonisch;;Weg 1;\n");
  ASSERT_TRUE(item.ok()) << item.status();
  EXPECT_EQ(
      tests::Describe(*item),
      "a.csv:2: column \"Sprachen\": is not among the mapping's values, expected one of Deutsch, "
      "Rumänisch");
}

TEST_F(CsvMappingTest, EveryColumnIsMappedProtectedOrIgnored) {
  EXPECT_THAT(
      First("Name;Ort;Mail;Sprachen;Status;Wohnung;Privat\n").status(),
      FailsWith(StatusCode::kInvalidArgument, "a.csv:1: column \"Privat\" is not in the mapping"));
  EXPECT_THAT(First("Name;Ort;Mail;Sprachen;Status\n").status(),
              FailsWith(StatusCode::kInvalidArgument,
                        "the mapping's column \"Wohnung\" is not in the file"));
}

TEST_F(CsvMappingTest, WhatIsNoMappingIsRefused) {
  const struct {
    const char* mapping;
    const char* message;
  } cases[] = {
      {"", "a.mapping.json:1: no mapping"},
      {"[]", "a.mapping.json:1: no mapping"},
      {"{\n\"colums\":[]}",
       "a.mapping.json:2: no mapping: colums: is unknown here, did you mean columns?"},
      {"{\"columns\":[{\n\"column\":\"Name\",\n\"feild\":\"x\"}]}",
       "a.mapping.json:3: no mapping: columns[0].feild: is unknown here, did you mean field?"},
      {"{\"protected_columns\":[{\"kolumn\":\"Name\"}]}",
       "a.mapping.json:1: no mapping: protected_columns[0].kolumn: is unknown here"},
      {R"({"separator":"|"})", "separator: expected"},
      {R"({"list_separator":"; "})", "list_separator: expected one"},
      {R"({"columns":[{"column":"Name"}]})", "each needs \"column\" and \"field\""},
      {R"({"columns":[{"column":"Name","field":"titel"}]})", "field \"titel\" is unknown"},
      {R"({"columns":[{"column":"Name","field":"display_name"}],
           "protected_columns":[{"column":"Name","field":"notes"}]})",
       "is both published and protected"},
      {R"({"protected_columns":[{"column":"Name","field":"adresses"}]})",
       "the protected column \"Name\" goes into \"adresses\", expected one of addresses, phones"},
      {R"({"columns":[{"column":"Name","field":"display_name"}],"ignored_columns":["name"]})",
       "is both used and ignored"},
      {R"({"columns":[{"column":"Name","field":"display_name"}],"constants":{"x":"y"}})",
       "field \"x\" is unknown"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(First("Name\nA\n", c.mapping).status(),
                FailsWith(StatusCode::kInvalidArgument, c.message));
  }
}

TEST_F(CsvMappingTest, AMissingMappingIsSaid) {
  ReaderOptions options;
  options.mapping_file = folder_.File("none.json");
  EXPECT_FALSE(CsvReader::Open(folder_.Write("b.csv", "name\n"), "b.csv", options).ok());
}

TEST_F(CsvMappingTest, TheTemplateIsReadAndIsNoPartOfTheData) {
  const std::string path = tests::ShippedData() + "/templates/directory.csv";
  auto reader = CsvReader::Open(path, "directory.csv");
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_EQ(tests::Describe(**(*reader)->Next()), "record organizations/beispiel-kassel");
  EXPECT_EQ(tests::Describe(**(*reader)->Next()), "record organizations/muster-koeln");
  const auto files = FindSourceFiles(tests::ShippedData());
  ASSERT_TRUE(files.ok());
  for (const auto& file : *files) EXPECT_THAT(file.display_path, Not(HasSubstr("templates")));
}

}  // namespace
}  // namespace kok::source
