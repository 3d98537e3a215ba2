#include "indexer/publish/protected_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>

#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "kok/search/v1/organization.pb.h"
#include "tests/unit/built_index.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
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

// Puts a value into one place of a database.
struct Place {
  const char* name;
  void (*leak)(Xapian::WritableDatabase& database, Xapian::Document& document);
};

constexpr Place kPlaces[] = {
    {"term", [](auto&, auto& document) { document.add_term("XAgeheimstrasse-12"); }},
    {"value", [](auto&, auto& document) { document.add_value(7, "GEHEIMSTR. 12"); }},
    {"spelling", [](auto& database, auto&) { database.add_spelling("geheimstrasse12"); }},
    {"synonym", [](auto& database, auto&) { database.add_synonym("haus", "Geheimstr 12"); }},
    {"metadata", [](auto& database, auto&) { database.set_metadata("k", "geheim-straße 12"); }},
    {"key of metadata", [](auto& database, auto&) { database.set_metadata("geheimstr 12", "v"); }},
    {"nothing", [](auto&, auto&) {}},
};

// The bytes of a database as the indexer writes them, of one record.
std::string DatabaseWith(const Place& place) {
  const tests::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.File("db"),
                                    Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  Xapian::Document document;
  search::v1::Organization organization;
  organization.set_name("organizations/a");
  document.set_data(organization.SerializeAsString());
  place.leak(database, document);
  database.add_document(document);
  database.commit();
  database.compact(folder.File("organizations.glass"), Xapian::DBCOMPACT_SINGLE_FILE);
  return tests::ReadFile(folder.File("organizations.glass"));
}

TEST(ProtectedScan, LooksIntoEveryPlaceOfADatabase) {
  const tests::TemporaryFolder folder;
  const std::string id = tests::BuildLinesInto(
      folder.path(), R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})");
  const auto scan = [&] {
    return ScanForProtectedValues(generation::JoinPath(folder.path(), id), {kAddress}).value();
  };
  std::filesystem::remove_all(folder.File(id + "/analysis"));  // of no interest here, and large
  for (const Place& place : kPlaces) {
    folder.Write(id + "/organizations.glass", DatabaseWith(place));
    const bool is_clean = std::string_view(place.name) == "nothing";
    EXPECT_EQ(scan().empty(), is_clean) << place.name;
  }
  // A block that no table of the database refers to.
  std::string block(8192, '\0');
  block.replace(4000, 20, "\1\2Geheim-Strasse 12\3");
  folder.Write(id + "/organizations.glass", DatabaseWith(kPlaces[6]) + block);
  EXPECT_THAT(scan(), Contains(HasSubstr("the bytes of organizations.glass")));
}

TEST(ProtectedScan, LooksIntoTheManifestThatIsYetToBeWritten) {
  const tests::TemporaryFolder folder;
  const std::string id = tests::BuildLinesInto(
      folder.path(), R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})");
  const auto findings = ScanForProtectedValues(generation::JoinPath(folder.path(), id), {kAddress},
                                               R"({"path":"geheimstr-12.jsonl"})");
  EXPECT_THAT(findings.value(), ElementsAre(HasSubstr("is in manifest.json")));
}

// One value in every record must not hide that another one is out.
TEST(ProtectedScan, TellsOfEveryValueWhateverIsSaidOfOthers) {
  const tests::TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    lines += R"({"organization":{"name":"organizations/a)" + std::to_string(i) +
             R"(","display_name":"Alpha","alert":"Geheimstr. 12"}})" + "\n";
  }
  lines += R"({"organization":{"name":"organizations/z","display_name":"Z","alert":"Tor Vier"}})";
  const std::string id = tests::BuildLinesInto(folder.path(), lines);
  const auto findings = ScanForProtectedValues(
      generation::JoinPath(folder.path(), id),
      {kAddress, {Kind::kNote, "Tor Vier", "a.jsonl:2: protected.notes[0]"}});
  EXPECT_THAT(findings.value(), Contains(HasSubstr("notes[0] is in organizations/z alert")));
}

}  // namespace
}  // namespace kok::publish
