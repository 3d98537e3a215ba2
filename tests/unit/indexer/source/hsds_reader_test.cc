#include "indexer/source/hsds_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/source/protected_values.h"
#include "tests/unit/indexer/source/read_items.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/source_tree.h"

namespace kok::source {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> Described(const std::string& json) {
  return tests::DescribeAll(tests::ReadItems("sub/directory.json", json));
}

// The one record of a file, and what was kept out of it.
struct Read {
  SourceRecord record{Organization(), "", 0};
  ProtectedValues protected_values;

  const Organization& organization() const { return std::get<Organization>(record.record); }
  std::string warnings() const {
    std::string all;
    for (const RecordProblem& warning : record.warnings) all += warning.ToString() + "\n";
    return all;
  }
};

void ReadOne(const std::string& json, Read& result) {
  const auto regions =
      region::RegionTable::Parse(tests::ReadFile(tests::SourcePath("data/regions/regions.tsv")));
  ASSERT_THAT(regions, tests::IsOk());
  const auto areas = region::AreaTable::Parse(
      tests::ReadFile(tests::SourcePath("data/regions/areas.tsv")), *regions);
  ASSERT_THAT(areas, tests::IsOk());
  const tests::TemporaryFolder folder;
  ReaderOptions options;
  options.protected_values = &result.protected_values;
  options.regions = &*regions;
  options.areas = &*areas;
  auto reader = OpenReader(folder.Write("directory.json", json), "sub/directory.json", options);
  ASSERT_THAT(reader, tests::IsOk());
  auto item = (*reader)->Next();
  ASSERT_THAT(item, tests::IsOk());
  ASSERT_TRUE(item->has_value());
  ASSERT_TRUE(std::holds_alternative<SourceRecord>(**item)) << tests::Describe(**item);
  result.record = std::get<SourceRecord>(**item);
  auto end = (*reader)->Next();
  ASSERT_THAT(end, tests::IsOk());
  EXPECT_FALSE(end->has_value());
}

// An organization that does not exist, with `more` fields.
std::string Invented(const std::string& more = "") {
  return R"({"id":"Muster-1","name":"Muster Beratung")" + (more.empty() ? "" : "," + more) + "}";
}
std::string WithService(const std::string& more) {
  return Invented(R"("services":[{"id":"s","name":"Beratung","status":"active",)" + more + "}]");
}

TEST(HsdsReaderTest, HoweverTheObjectsAreWrapped) {
  const std::string service =
      R"({"id":"s1","name":"B","status":"active","organization":)" + Invented() + "}";
  for (const std::string& json :
       {Invented(), "[" + Invented() + "]", "\xEF\xBB\xBF\n [ " + Invented() + " ]\n",
        R"({"organizations":[)" + Invented() + "]}", R"({"contents":[)" + Invented() + "]}",
        R"({"total_items":1,"total_pages":1,"page_number":1,"size":1,"first_page":true,)"
        R"("last_page":true,"empty":false,"contents":[)" +
            service + "]}",
        service, "[" + service + "]", R"({"services":[)" + service + "]}",
        R"({"services":[{"id":"s1","name":"B","status":"active","organization_id":"Muster-1"}],)"
        R"("organizations":[)" +
            Invented() + "]}",
        R"([{"id":"x","location":{"id":"l","location_type":"virtual"},"service":)" + service + "}]",
        "[" + service + "," + service + "]"}) {
    EXPECT_THAT(Described(json), ElementsAre("record organizations/muster-1")) << json;
  }
  EXPECT_THAT(Described("[]"), IsEmpty());
  EXPECT_THAT(Described(R"({"contents":[]})"), IsEmpty());
}

TEST(HsdsReaderTest, EachFieldHasItsPlace) {
  Read read;
  ReadOne(Invented(R"(
    "alternate_name":"MB","description":"Eine *erfundene* [Stelle](javascript:x). <!-- weg -->",
    "email":"info@muster.test","website":"https://muster.test","parent_organization_id":"Träger 7",
    "contacts":[{"name":"Eva Erfunden","email":"eva@muster.test","phones":[{"number":"0171 1"}]}],
    "metadata":[{"last_action_date":"2026-02-03T10:00:00Z","last_action_type":"update"}],
    "phones":[{"number":"0711 123","type":"voice","description":"Büro","extension":4},
              {"number":"0711 124","type":"fax"},{"number":"0711-123"}],
    "attributes":[{"link_type":"organization_type","taxonomy_term":{"code":"association"}}],
    "locations":[
      {"id":"l1","location_type":"physical","name":"Haus","latitude":48.1,"longitude":"9.2",
       "languages":[{"name":"Rumänisch"}],"accessibility":[{"description":"Aufzug","details":"hinten"}],
       "addresses":[{"address_1":"Postfach 1","city":"Ulm","address_type":"postal"},
                    {"address_1":"Musterstr. 5","address_2":"2. Stock","city":"Stuttgart",
                     "state_province":"BW","postal_code":"70173","country":"de","address_type":"physical"}]},
      {"id":"l2","location_type":"physical","name":"Zweigstelle",
       "addresses":[{"address_1":"Rue 1","city":"Basel","state_province":"BS","country":"CH","address_type":"physical"}]},
      {"id":"l3","location_type":"virtual","url":"https://chat.test"},
      {"id":"l4","location_type":"postal","addresses":[{"address_1":"x","city":"Bonn","address_type":"physical"}]}],
    "services":[
      {"id":"s1","name":"Beratung","status":"active","description":"Hilft.","assured_date":"2026-05-04",
       "email":"INFO@muster.test","eligibility_description":"Für alle","interpretation_services":"Nach Absprache",
       "alert":"Bis Juli geschlossen","minimum_age":18,
       "languages":[{"code":"deu"},{"code":"de"}],
       "service_areas":[{"name":"Baden-Württemberg"},{"name":"oberbayern"},{"name":"bw"},{"name":"Mittelerde"}],
       "schedules":[{"freq":"WEEKLY","byday":"MO,TU","opens_at":"09:00","closes_at":"12:30","timezone":1}],
       "attributes":[{"link_type":"service","taxonomy_term":{"code":"crisis-intervention"}},
                     {"link_type":"target_group","taxonomy_term":{"code":"women"}},
                     {"link_type":"exploitation_form","taxonomy_term":{"code":"sexual-exploitation"}},
                     {"taxonomy_term":{"code":"BD-1800"}}]},
      {"id":"s2","name":"Alt","status":"defunct","languages":[{"code":"fr"}],"phones":[{"number":"1"}]}])"),
          read);
  const Organization& organization = read.organization();
  EXPECT_EQ(organization.name(), "organizations/muster-1");
  EXPECT_EQ(organization.display_name(), "Muster Beratung");
  EXPECT_THAT(organization.alternate_names(), ElementsAre("MB"));
  EXPECT_EQ(organization.type(), kok::search::v1::ORGANIZATION_TYPE_ASSOCIATION);
  EXPECT_EQ(organization.description(),
            "Eine erfundene Stelle. \n\nBeratung: Hilft.\n\nFür alle\n\nNach Absprache");
  EXPECT_EQ(organization.alert(), "Bis Juli geschlossen");
  EXPECT_EQ(organization.parent(), "organizations/traeger-7");
  EXPECT_THAT(organization.emails(), ElementsAre("info@muster.test"));
  ASSERT_EQ(organization.phones_size(), 1);
  EXPECT_EQ(organization.phones(0).display(), "0711 123");
  EXPECT_EQ(organization.phones(0).label(), "Büro, Durchwahl 4");
  EXPECT_EQ(organization.fax().display(), "0711 124");
  EXPECT_EQ(organization.seat().street(), "Musterstr. 5, 2. Stock");
  EXPECT_EQ(organization.seat().locality(), "Stuttgart");
  EXPECT_EQ(organization.seat().region_code(), "BW");
  ASSERT_EQ(organization.branches_size(), 1) << "neither virtual nor postal ones";
  EXPECT_EQ(organization.branches(0).label(), "Zweigstelle");
  EXPECT_EQ(organization.branches(0).region_code(), "CH");
  ASSERT_EQ(organization.languages_size(), 2);
  EXPECT_EQ(organization.languages(0).code(), "de");
  EXPECT_EQ(organization.languages(1).code(), "ro");
  EXPECT_EQ(organization.languages(1).fact().source(), "HSDS directory.json");
  EXPECT_EQ(organization.languages(1).fact().source_date(), "2026-02-03");
  EXPECT_EQ(organization.languages(1).fact().kind(), kok::search::v1::FACT_KIND_UNSPECIFIED);
  ASSERT_EQ(organization.coverage_size(), 2);
  EXPECT_EQ(organization.coverage(0).region(), "DE-BW");
  EXPECT_EQ(organization.coverage(1).area_name(), "Oberbayern");
  EXPECT_EQ(organization.services(0).code(), "crisis-intervention");
  EXPECT_EQ(organization.target_groups(0).code(), "women");
  EXPECT_EQ(organization.exploitation_forms(0).code(), "sexual-exploitation");
  EXPECT_EQ(organization.hours().text(), "Mo, Di 09:00–12:30");
  EXPECT_EQ(organization.hours().intervals_size(), 2);
  EXPECT_EQ(organization.accessibility().text(), "Aufzug; hinten");
  EXPECT_EQ(organization.verification().verified_on(), "2026-05-04");
  EXPECT_THAT(organization.SerializeAsString(),
              AllOf(Not(HasSubstr("Erfunden")), Not(HasSubstr("eva@")), Not(HasSubstr("weg"))));
  EXPECT_THAT(read.warnings(), AllOf(HasSubstr("service_areas.name: is not used"),
                                     HasSubstr("attributes: 1 not used")));
}

// The standard has no field for it; the words that people use are heeded instead.
TEST(HsdsReaderTest, ConfidentialAddressesStayOut) {
  const std::string address =
      R"("addresses":[{"address_1":"Verborgene Gasse 7","city":"Musterhausen",)"
      R"("state_province":"HE","postal_code":"60000","country":"DE","address_type":"physical")";
  const std::string location = R"("location_type":"physical","name":"Geheimhaus",)"
                               R"("latitude":50.125,"longitude":8.5,)";
  for (const std::string& json :
       {Invented(R"("locations":[{)" + location + R"("attributes":[{"label":"Confidential"}],)" +
                 address + "}]}]"),
        Invented(R"("locations":[{)" + location + address +
                 R"(,"attributes":[{"taxonomy_term":{"name":"Adresse geschützt"}}]}]}])"),
        Invented(R"("attributes":[{"value":"vertraulich"}],"locations":[{)" + location + address +
                 "}]}]")}) {
    Read read;
    ReadOne(json, read);
    EXPECT_EQ(read.organization().seat().region_code(), "HE") << json;
    for (const char* kept_out : {"Verborgene", "Musterhausen", "60000", "Geheimhaus", "50.125"}) {
      EXPECT_THAT(read.organization().DebugString() + read.warnings(), Not(HasSubstr(kept_out)));
    }
    ASSERT_EQ(read.protected_values.all().size(), 2U);
    EXPECT_EQ(read.protected_values.all()[0].value, "Verborgene Gasse 7");
    EXPECT_EQ(read.protected_values.all()[1].value, "50.125,8.5");
  }
  Read open;
  ReadOne(Invented(R"("attributes":[{"link_type":"service","taxonomy_term":)"
                   R"({"code":"confidential-counselling"}}],"locations":[{)" +
                   location + address + "}]}]"),
          open);
  EXPECT_EQ(open.organization().seat().locality(), "Musterhausen") << "that is a service";
}

// The area code tells the town, and so may what is said of access and hours.
TEST(HsdsReaderTest, NothingOfAConfidentialLocationIsToldButItsLand) {
  const std::string told =
      R"("phones":[{"number":"0561 7777777","description":"Haus Nord"}],)"
      R"("schedules":[{"freq":"WEEKLY","byday":"MO","description":"In der Wohnung"}])";
  const std::string location =
      R"({"id":"l","attributes":[{"value":"vertraulich"}],"addresses":[{"address_1":"Gasse 7",)"
      R"("city":"Musterhausen","state_province":"HE","country":"DE"}])";
  const std::string access = R"(,"accessibility":[{"description":"am Ende der Gasse"}])";
  for (const std::string& json :
       {Invented(R"("locations":[)" + location + "," + told + access + "}]"),
        Invented(R"("services":[{"id":"s","name":"B","status":"active","service_at_locations":[)"
                 R"({"location":)" +
                 location + access + "}," + told + "}]}]"),
        Invented(R"("locations":[)" + location + access +
                 R"(}],"services":[{"id":"s","name":"B","status":"active",)"
                 R"("service_at_locations":[{"location_id":"l",)" +
                 told + "}]}]")}) {
    Read read;
    ReadOne(json, read);
    EXPECT_EQ(read.organization().seat().region_code(), "HE") << json;
    for (const char* kept_out : {"0561", "Haus Nord", "Wohnung", "Gasse", "Musterhausen"}) {
      EXPECT_THAT(read.organization().DebugString() + read.warnings(), Not(HasSubstr(kept_out)));
    }
    std::vector<std::string> values;
    for (const auto& value : read.protected_values.all()) values.push_back(value.value);
    EXPECT_THAT(values, testing::UnorderedElementsAre("Gasse 7", "0561 7777777")) << json;
  }
}

// Wherever the mark stands, and whatever comes first in the file.
TEST(HsdsReaderTest, AConfidentialLocationIsSoWhereverItStands) {
  const std::string bare =
      R"({"id":"l","name":"Haus Eiche","phones":[{"number":"0561 7777777"}],"addresses":[)"
      R"({"address_1":"Gasse 7","city":"Musterhausen","state_province":"HE","country":"DE"}])";
  const std::string marked = bare + R"(,"attributes":[{"value":"vertraulich"}]})";
  const std::string at = R"("service_at_locations":[{"service_areas":[{"name":"Nordhessen"}],)";
  const std::string service = R"({"id":"s","name":"B","status":"active",)" + at;
  const std::string open_one =
      R"({"service":{"id":"s","name":"B","status":"active","organization":)" + Invented() +
      R"(},"location":{"id":"o","addresses":[{"city":"Ulm","state_province":"BW"}]}})";
  for (const std::string& json :
       {// A second location of a service that is known, in a list by location.
        "[" + open_one + R"(,{"service":{"id":"s","name":"B","organization":)" + Invented() +
            R"(},"location":)" + marked + "}]",
        // The mark at the service there.
        Invented(R"("services":[)" + service + R"("attributes":[{"value":"geheim"}],"location":)" +
                 bare + "}}]}]"),
        Invented(R"("locations":[)" + bare + R"(}],"services":[)" + service +
                 R"("location_id":"l","attributes":[{"value":"geheim"}]}]}])"),
        // A copy without the mark, before and behind it.
        Invented(R"("locations":[)" + bare + "}," + marked + "]"),
        Invented(R"("locations":[)" + marked + "," + bare + "}]"),
        // The id before the location.
        Invented(R"("services":[)" + service + R"("location_id":"l","phones":[)" +
                 R"({"number":"0561 7777777"}]}]},{"id":"t","name":"C","status":"active",)" + at +
                 R"("location":)" + marked + "}]}]")}) {
    Read read;
    ReadOne(json, read);
    for (const char* kept_out :
         {"0561", "Eiche", "Gasse", "Musterhausen", "Nordhessen", "area_name"}) {
      EXPECT_THAT(read.organization().DebugString() + read.warnings(), Not(HasSubstr(kept_out)))
          << json;
    }
    std::set<std::string> values;
    for (const auto& value : read.protected_values.all()) values.insert(value.value);
    EXPECT_THAT(values, testing::IsSupersetOf({"Gasse 7", "0561 7777777"})) << json;
  }
}

// Else no build of it could ever pass.
TEST(HsdsReaderTest, ANumberThatTheOrganizationPublishesIsNotProtected) {
  Read read;
  ReadOne(Invented(R"("phones":[{"number":"0561/7777777"}],"locations":[{"phones":[)"
                   R"({"number":"0561 7777777"}],"addresses":[{"address_1":"Gasse 7"}],)"
                   R"("attributes":[{"value":"vertraulich"}]}])"),
          read);
  EXPECT_EQ(read.organization().phones(0).display(), "0561/7777777");
  ASSERT_EQ(read.protected_values.all().size(), 1U);
  EXPECT_EQ(read.protected_values.all()[0].value, "Gasse 7");
}

// Whatever becomes of the record.
TEST(HsdsReaderTest, ProtectedValuesAreReadWhereTheRecordCannotBeUsed) {
  const std::string locations =
      R"("locations":[{"attributes":[{"value":"geheim"}],"addresses":[{"address_1":"Gasse 7"}]}])";
  const std::string inactive =
      R"([{"id":"a","name":"A","services":[{"id":"s","name":"B","status":"inactive",)"
      R"("service_at_locations":[{"location":{"attributes":[{"value":"geheim"}],)"
      R"("addresses":[{"address_1":"Gasse 7"}]}}]}]}])";
  for (const std::string& json :
       {R"([{"id":"a","name":"",)" + locations + "}]",
        R"([{"id":"a","name":"A",)" + locations + R"(,"services":[{"status":"unknown"}]}])",
        inactive}) {
    const tests::TemporaryFolder folder;
    ProtectedValues values;
    ReaderOptions options;
    options.protected_values = &values;
    auto reader = OpenReader(folder.Write("directory.json", json), "directory.json", options);
    ASSERT_THAT(reader, tests::IsOk());
    ASSERT_THAT((*reader)->Next(), tests::IsOk());
    ASSERT_EQ(values.all().size(), 1U) << json;
    EXPECT_EQ(values.all()[0].value, "Gasse 7");
  }
}

TEST(HsdsReaderTest, WithoutAnActiveServiceItIsPaused) {
  Read read;
  ReadOne(Invented(R"("services":[{"id":"s","name":"B","status":"temporarily closed"}])"), read);
  EXPECT_EQ(read.organization().status(), kok::search::v1::ORGANIZATION_STATUS_PAUSED);
  EXPECT_THAT(read.warnings(), HasSubstr("none is active"));
}

TEST(HsdsReaderTest, HoursThatNoWeekCanHoldAreText) {
  struct Case {
    std::string schedules;
    const char* text;
    int intervals;
  };
  const std::string day = R"("freq":"WEEKLY","byday":"MO",)";
  for (const Case& c :
       {Case{"{" + day + R"("opens_at":"9:00","closes_at":"12:00:00+01:00"})", "Mo 09:00–12:00", 1},
        Case{"{" + day + R"("opens_at":"09:00Z","closes_at":"12:00Z"})", "Mo 09:00Z–12:00Z", 0},
        Case{"{" + day + R"("interval":2,"opens_at":"09:00","closes_at":"12:00"})",
             "Mo 09:00–12:00", 0},
        Case{"{" + day + R"("valid_to":"2026-01-01","opens_at":"09:00","closes_at":"12:00"})",
             "Mo 09:00–12:00", 0},
        Case{R"({"freq":"MONTHLY","byday":"2MO","opens_at":"09:00","closes_at":"12:00"})",
             "2MO 09:00–12:00", 0},
        Case{R"({"description":"nach Absprache"})", "nach Absprache", 0}}) {
    Read read;
    ReadOne(WithService(R"("schedules":[)" + c.schedules + "]"), read);
    EXPECT_EQ(read.organization().hours().text(), c.text);
    EXPECT_EQ(read.organization().hours().intervals_size(), c.intervals) << c.schedules;
  }
}

struct ProblemCase {
  const char* why;
  std::string json;
  std::string problem;
};

// Group 76, and fields that the standard does not have.
TEST(HsdsReaderTest, WhatIsWrongIsToldWithItsLineAndField) {
  const ProblemCase cases[] = {
      {"empty", "", "json:1: not JSON: ends"},
      {"scalar", "12", "json:1: expected an organization"},
      {"text", "\"a\"", "expected an organization"},
      {"list of scalars", "[1]", "expected an organization"},
      {"cut", "[\n" + Invented() + ",\n", "json:3: not JSON: ends"},
      {"behind", Invented() + "\n x", "json:2: not JSON: expected nothing"},
      {"comment", "[ // x\n]", "not JSON"},
      {"key twice", R"([{"id":"a","id":"b"}])", "stands twice"},
      {"NaN", R"({"id":"a","name":"b","year_incorporated":NaN})", "not JSON"},
      {"1e400", Invented(R"("year_incorporated":1e400)"), "not HSDS"},
      {"half a surrogate", R"({"id":"\ud800","name":"b"})", "not HSDS"},
      {"rounded number as id", R"({"id":9007199254740993,"name":"b"})",
       "json:1: id: expected a text in quotation marks"},
      {"Latin-1", "{\"id\":\"a\",\"name\":\"K\xF6ln\"}", "not HSDS"},
      {"Latin-1 in the name of a list", "{\"contents\":[],\n\"\xF6\":1}",
       "json:2: not HSDS: expected text"},
      {"depth", std::string(1000000, '['), "nested deeper than 32"},
      {"unknown field", "[\n" + Invented(R"("telefon":"1")") + "]",
       "json:2: [0].telefon: is unknown here"},
      {"unknown field further in", Invented(R"("phones":[{"nummer":"1"}])"),
       "json:1: phones[0].nummer: is unknown here, did you mean number?"},
      {"text for a list's object, some lines down",
       "{\"organizations\":[\n{\"id\":\"a\",\n\"phones\":[\n\"030\"]}]}",
       "json:4: organizations[0].phones[0]: expected an object, {...}, of number,"},
      {"number for a text, some lines down",
       "{\"organizations\":[\n{\"id\":\"a\",\"phones\":[{},\n{\"number\":30}]}]}",
       "json:3: organizations[0].phones[1].number: expected a text in quotation marks"},
      {"field of another object", Invented(R"("postal_code":"1")"), "postal_code"},
      {"unknown list", R"({"contents":[],"firmen":[]})", "json:1: firmen: unknown"},
      {"list that is none", R"({"contents":{}})", "contents: expected a list"},
      {"location alone", R"([{"id":"l","location_type":"physical"}])", "expected an organization"},
      {"no name", R"({"id":"a"})", "name: is missing"},
      {"status", Invented(R"("services":[{"name":"x","status":"offen"}])"), "services.status:"},
      {"type",
       Invented(R"("attributes":[{"link_type":"organization_type","taxonomy_term":{"code":"x"}}])"),
       "attributes: expected specialized_counselling_centre, "},
      {"no organization", R"([{"id":"s","name":"x","status":"active"}])",
       "organization: is missing"},
      {"another organization", R"([{"id":"s","name":"x","organization_id":"q"}])",
       "organization_id: expected the id"},
  };
  for (const ProblemCase& c : cases) {
    EXPECT_THAT(Described(c.json), ElementsAre(HasSubstr(c.problem))) << c.why;
  }
}

TEST(HsdsReaderTest, OneBadObjectDoesNotHideTheOthers) {
  EXPECT_THAT(
      Described("[" + Invented() + ",\n{\"id\":\"b\",\"x\":1},\n{\"id\":\"c\",\"name\":\"C\"}]"),
      ElementsAre(HasSubstr("json:2:"), "record organizations/muster-1", "record organizations/c"));
  EXPECT_THAT(Described(R"([{"id":"a","name":"A"},{"id":"a","name":"B"}])"),
              ElementsAre(HasSubstr("differs from that of the same id on line 1"),
                          "record organizations/a"));
}

TEST(HsdsReaderTest, NamesFollowFromTheIdOrElseFromNameAndTown) {
  struct Case {
    const char* text;
    const char* id;
  };
  // An id without a letter or digit, or of one word that no name can hold, is none.
  const std::string endless(500, 'x');
  for (const Case& c : {Case{"5F0A-b", "5f0a-b"}, Case{" Träger_7 ", "traeger-7"},
                        Case{"https://x.test/o/1", "https-x-test-o-1"}, Case{"日本", "muster"},
                        Case{"Straße--1-", "strasse-1"}, Case{endless.c_str(), "muster"}}) {
    Read read;
    ReadOne(absl::StrCat(R"({"name":"Muster","id":")", c.text, "\"}"), read);
    EXPECT_EQ(read.organization().name(), absl::StrCat("organizations/", c.id)) << c.text;
  }
  Read read;
  ReadOne(R"({"name":"Muster e.V.","locations":[{"location_type":"physical","addresses":[)"
          R"({"city":"Köln","address_type":"physical"}]}]})",
          read);
  EXPECT_EQ(read.organization().name(), "organizations/muster-e-v-koeln");
}

TEST(HsdsReaderTest, SizeIsLimited) {
  const tests::TemporaryFolder folder;
  EXPECT_THAT(
      HsdsReader::Open(folder.Write("a.json", std::string((64 << 20) + 1, ' ')), "a.json", {}),
      tests::FailsWith(absl::StatusCode::kFailedPrecondition, "a.json"));
}

}  // namespace
}  // namespace kok::source
