// The directory in each format that others read: whole, valid, and back where a reader is there.

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/commands/export_command.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/stored_records.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Exporter = absl::Status (*)(const ExportOptions&,
                                  const std::function<void(std::string_view)>&);

std::string Exported(Exporter exporter, const std::string& index) {
  ExportOptions options;
  options.index_folder = index;
  options.reference_folder = tests::ShippedData();
  options.both_kinds = exporter == ExportJsonLines;
  std::string all;
  const absl::Status status = exporter(options, [&](std::string_view piece) { all.append(piece); });
  EXPECT_TRUE(status.ok()) << status;
  return all;
}

struct Stored {
  std::map<std::string, std::string> etags;
  std::map<std::string, kok::search::v1::Organization> organizations;
  std::string content_digest;
};

Stored StoredIn(const std::string& index) {
  auto verified = generation::VerifyGeneration(index, *generation::ReadCurrent(index));
  Stored stored;
  generation::RecordVisitor visitor;
  visitor.organization = [&](auto record) {
    stored.etags[record.name()] = record.etag();
    stored.organizations[record.name()] = record;
  };
  visitor.content = [&](auto record) { stored.etags[record.name()] = record.etag(); };
  EXPECT_TRUE(generation::ReadRecords(*verified, visitor).ok());
  stored.content_digest = verified->manifest.content_digest();
  return stored;
}

std::map<std::string, std::string> OrganizationEtags(const std::string& index) {
  std::map<std::string, std::string> etags;
  for (const auto& [name, organization] : StoredIn(index).organizations) {
    etags[name] = organization.etag();
  }
  return etags;
}

Struct Parsed(const std::string& json) {
  Struct object;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &object);
  EXPECT_TRUE(status.ok()) << status;
  return object;
}

// Organisations that do not exist, with all that a record can say.
constexpr char kEverything[] =
    R"js({"organization":{"name":"organizations/alles","display_name":"Muster \"Alles\" \\ <b>ä</b>","short_name":"MA","alternate_names":["Erster Name","Zweiter Name"],"type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","description":"Zeile *eins*.\n\nZeile <zwei> & drei.","seat":{"street":"Musterweg 1","postal_code":"70173","locality":"Stuttgart","region_code":"DE-BW","country_code":"DE","fact":{"source":"https://muster.test/geheim","kind":"FACT_KIND_OWN_STATEMENT"}},"branches":[{"label":"Nebenstelle","locality":"Ulm","region_code":"DE-BW"},{"locality":"Basel","region_code":"CH"}],"coverage":[{"region":"DE-BW","basis":"COVERAGE_BASIS_DECLARED","fact":{"source":"https://muster.test","source_date":"2025-01-02","kind":"FACT_KIND_OWN_STATEMENT"}},{"area_name":"Oberbayern","basis":"COVERAGE_BASIS_CONFIRMED","fact":{"source":"Liste"}},{"region":"DE-HE","basis":"COVERAGE_BASIS_SEAT"}],"phones":[{"number":"+497111234567","display":"0711 – 123 45 67","label":"Büro"},{"display":"0711 / 7 65 43 21"}],"fax":{"display":"0711 1234568"},"emails":["a@muster.test","b@muster.test","c@muster.test"],"website_uri":"https://muster.test","member_kinds":["MEMBER_KIND_UNKNOWN","MEMBER_KIND_WOMENS_SHELTER"],"offers_counselling":"ATTRIBUTE_STATE_YES","takes_referrals":"ATTRIBUTE_STATE_NO","services":[{"code":"crisis-intervention","state":"ATTRIBUTE_STATE_YES","fact":{"source":"https://muster.test/a","source_date":"2025-03-04","kind":"FACT_KIND_OWN_STATEMENT"}},{"code":"prevention-training","state":"ATTRIBUTE_STATE_NO","fact":{"source":"Telefonat"}},{"code":"public-relations","state":"ATTRIBUTE_STATE_UNKNOWN"},{"code":"political-advocacy","state":"ATTRIBUTE_STATE_YES"}],"languages":[{"code":"ro","state":"ATTRIBUTE_STATE_YES","fact":{"source":"https://muster.test/s"}},{"code":"fa","state":"ATTRIBUTE_STATE_VIA_INTERPRETER"},{"code":"fr","state":"ATTRIBUTE_STATE_NO"},{"code":"vi","state":"ATTRIBUTE_STATE_UNKNOWN"}],"target_groups":[{"code":"women","state":"ATTRIBUTE_STATE_YES"}],"exploitation_forms":[{"code":"sexual-exploitation","state":"ATTRIBUTE_STATE_UNKNOWN"}],"hours":{"text":"Mo 9-12, Di ganztags","intervals":[{"day":1,"opens":"09:00","closes":"12:00"},{"day":2,"opens":"00:00","closes":"24:00"}],"fact":{"source":"https://muster.test/h"}},"accessibility":{"text":"Aufzug","wheelchair":"ATTRIBUTE_STATE_UNKNOWN","fact":{}},"parent":"organizations/traeger","status":"ORGANIZATION_STATUS_ACTIVE","confusable_with":["organizations/anderes"],"verification":{"source":"Faltblatt","source_date":"2024-05-06","verified_on":"2025-06-07","state":"VERIFICATION_STATE_VERIFIED"},"alert":"Keine Anrufe vor 10 Uhr."}}
{"organization":{"name":"organizations/haus-hessen","display_name":"Haus Hessen","seat":{"region_code":"DE-HE"},"type":"ORGANIZATION_TYPE_COUNSELLING_CENTRE"},"protected":{"addresses":["Verborgene Gasse 7"]}}
{"organization":{"name":"organizations/zu","display_name":"Zu","status":"ORGANIZATION_STATUS_CLOSED","alert":"Akten liegen beim Nachfolger."}}
{"organization":{"name":"organizations/vereint","display_name":"Vereint","status":"ORGANIZATION_STATUS_MERGED","superseded_by":"organizations/alles"}}
{"organization":{"name":"organizations/pause","display_name":"Pause","status":"ORGANIZATION_STATUS_PAUSED","branches":[{"locality":"Jena","region_code":"DE-TH"}],"accessibility":{"wheelchair":"ATTRIBUTE_STATE_YES"}}}
{"organization":{"name":"organizations/nichts","display_name":"Nichts"}}
{"organization":{"name":"organizations/traeger","display_name":"Träger","type":"ORGANIZATION_TYPE_ASSOCIATION"}}
{"organization":{"name":"organizations/anderes","display_name":"Anderes"}}
{"content":{"name":"contents/c","title":"- Titel","body":"Eins\n\nZwei; \"drei\"","topics":["network"],"decision":{"court":"BGH","file_numbers":["1 StR 1/20"],"norms":["§ 232 StGB, § 233"]}}}
)js";

class TakeOutTest : public testing::Test {
 protected:
  std::string Everything() {
    const std::string index = folder_.File("index");
    tests::BuildLinesInto(index, kEverything);
    return index;
  }
  std::string BuiltFrom(const std::string& file, const std::string& text) {
    const std::string second = folder_.File("second");
    tests::BuildInto(second, folder_.Write(file, text));
    return second;
  }

  const tests::TemporaryFolder folder_;
};

TEST_F(TakeOutTest, JsonLinesBuildTheSameGenerationAgain) {
  for (const std::string& index : {tests::ShippedIndex(), Everything()}) {
    const Stored first = StoredIn(index);
    const Stored second = StoredIn(BuiltFrom("all.jsonl", Exported(ExportJsonLines, index)));
    EXPECT_EQ(second.etags, first.etags);
    EXPECT_EQ(second.content_digest, first.content_digest);
    EXPECT_FALSE(first.etags.empty());
  }
}

TEST_F(TakeOutTest, HsdsReadsBackToTheSameOrganizations) {
  for (const std::string& index : {tests::ShippedIndex(), Everything()}) {
    const auto first = OrganizationEtags(index);
    const std::string hsds = Exported(ExportHsds, index);
    const std::string second = BuiltFrom("directory.json", hsds);
    EXPECT_EQ(OrganizationEtags(second), first);
    EXPECT_EQ(Exported(ExportHsds, second), hsds);
  }
}

TEST_F(TakeOutTest, TheSameGenerationGivesTheSameBytes) {
  const std::string index = Everything();
  for (const Exporter exporter : {ExportCsv, ExportJsonLines, ExportHsds, ExportFhir}) {
    EXPECT_EQ(Exported(exporter, index), Exported(exporter, index));
  }
}

// What every HSDS tool reads, by the standard's own names.
TEST_F(TakeOutTest, HsdsSaysNoMoreThanTheRecord) {
  const Struct file = Parsed(Exported(ExportHsds, Everything()));
  std::map<std::string, Struct> organizations;
  for (const Value& each : file.fields().at("organizations").list_value().values()) {
    organizations[each.struct_value().fields().at("name").string_value()] = each.struct_value();
  }
  ASSERT_EQ(organizations.size(), 8U);
  const auto service = [&](const std::string& name) {
    return organizations[name].fields().at("services").list_value().values(0).struct_value();
  };
  EXPECT_EQ(service("Nichts").fields().at("status").string_value(), "active");
  EXPECT_EQ(service("Pause").fields().at("status").string_value(), "temporarily closed");
  for (const char* closed : {"Zu", "Vereint"}) {
    EXPECT_EQ(service(closed).fields().at("status").string_value(), "defunct");
  }
  EXPECT_EQ(service("Zu").fields().at("alert").string_value(),
            "Dauerhaft geschlossen. Akten liegen beim Nachfolger.");
  EXPECT_THAT(service("Vereint").fields().at("alert").string_value(),
              HasSubstr("Nachfolge: organizations/alles."));
  const Struct whole = service("Muster \"Alles\" \\ <b>ä</b>");
  const auto& languages = whole.fields().at("languages").list_value();
  ASSERT_EQ(languages.values_size(), 1) << "neither a no, nor unknown, nor by an interpreter";
  EXPECT_EQ(languages.values(0).struct_value().fields().at("code").string_value(), "ro");
  std::multiset<std::string> said;
  for (const Value& each : whole.fields().at("attributes").list_value().values()) {
    const auto& fields = each.struct_value().fields();
    if (fields.count("taxonomy_term") == 0) continue;
    const auto& term = fields.at("taxonomy_term").struct_value().fields();
    said.insert(
        absl::StrCat(fields.at("link_type").string_value(), " ", term.at("code").string_value()));
    const bool yes = fields.at("value").string_value() == "yes";
    EXPECT_EQ(yes, fields.at("link_type").string_value().rfind("kok_", 0) != 0);
    EXPECT_EQ(term.at("name").string_value().find(": ") == std::string::npos, yes);
  }
  EXPECT_EQ(said, (std::multiset<std::string>{
                      "service crisis-intervention", "kok_service_no prevention-training",
                      "kok_service_unknown public-relations", "service political-advocacy",
                      "target_group women", "kok_exploitation_form_unknown sexual-exploitation",
                      "kok_language_via_interpreter fa", "kok_language_no fr",
                      "kok_language_unknown vi"}));
  EXPECT_EQ(whole.fields().at("service_areas").list_value().values_size(), 2)
      << "what is only assumed is no service area";
}

// The resources of a Bundle by type and by the organisation's resource name, Locations by id.
std::map<std::string, std::map<std::string, Struct>> ResourcesOf(const std::string& index) {
  const Struct bundle = Parsed(Exported(ExportFhir, index));
  EXPECT_EQ(bundle.fields().at("resourceType").string_value(), "Bundle");
  EXPECT_EQ(bundle.fields().at("type").string_value(), "collection");
  std::map<std::string, std::map<std::string, Struct>> resources;
  std::set<std::string> urls;
  std::set<std::string> references;
  for (const Value& each : bundle.fields().at("entry").list_value().values()) {
    const Struct& resource = each.struct_value().fields().at("resource").struct_value();
    const std::string url = each.struct_value().fields().at("fullUrl").string_value();
    EXPECT_TRUE(urls.insert(url).second) << url;
    const std::string id = resource.fields().at("id").string_value();
    EXPECT_THAT(id, testing::MatchesRegex("[A-Za-z0-9.-]+"));
    EXPECT_LE(id.size(), 64U);
    const std::string type = resource.fields().at("resourceType").string_value();
    std::string name = id;
    if (type != "Location") {
      name = resource.fields()
                 .at("identifier")
                 .list_value()
                 .values(0)
                 .struct_value()
                 .fields()
                 .at("value")
                 .string_value();
    }
    EXPECT_TRUE(resources[type].emplace(name, resource).second) << name;
    for (const char* field : {"providedBy", "managingOrganization"}) {
      if (resource.fields().count(field) == 0) continue;
      references.insert(
          resource.fields().at(field).struct_value().fields().at("reference").string_value());
    }
  }
  for (const std::string& reference : references) EXPECT_EQ(urls.count(reference), 1U);
  return resources;
}

std::vector<std::string> Codes(const Struct& resource, const std::string& field) {
  std::vector<std::string> codes;
  if (resource.fields().count(field) == 0) return codes;
  for (const Value& each : resource.fields().at(field).list_value().values()) {
    const auto& coding = each.struct_value().fields().at("coding").list_value().values(0);
    codes.push_back(coding.struct_value().fields().at("code").string_value());
  }
  return codes;
}

std::string Comment(const Struct& resource) {
  return resource.fields().count("comment") == 0 ? ""
                                                 : resource.fields().at("comment").string_value();
}

TEST_F(TakeOutTest, EveryOrganizationStandsInEachFormat) {
  for (const std::string& index : {tests::ShippedIndex(), Everything()}) {
    const Stored stored = StoredIn(index);
    const auto resources = ResourcesOf(index);
    const Struct hsds = Parsed(Exported(ExportHsds, index));
    std::set<std::string> in_hsds;
    for (const Value& each : hsds.fields().at("organizations").list_value().values()) {
      const auto& identifiers = each.struct_value().fields().at("organization_identifiers");
      in_hsds.insert(identifiers.list_value()
                         .values(0)
                         .struct_value()
                         .fields()
                         .at("identifier")
                         .string_value());
    }
    const auto is_told = [](const kok::search::v1::Place& place) {
      return place.street().empty() && place.locality().empty() ? 0U : 1U;
    };
    size_t places = 0;
    for (const auto& [name, organization] : stored.organizations) {
      EXPECT_EQ(resources.at("Organization").count(name), 1U) << name;
      EXPECT_EQ(resources.at("HealthcareService").count(name), 1U) << name;
      EXPECT_EQ(in_hsds.count(name), 1U) << name;
      places += is_told(organization.seat());
      for (const auto& branch : organization.branches()) places += is_told(branch);
    }
    EXPECT_EQ(in_hsds.size(), stored.organizations.size());
    EXPECT_EQ(resources.at("Location").size(), places);
  }
  EXPECT_EQ(StoredIn(tests::ShippedIndex()).organizations.size(), 54U);
}

TEST_F(TakeOutTest, FhirTakesNothingForAYesThatIsNone) {
  auto services = ResourcesOf(Everything()).at("HealthcareService");
  const Struct& whole = services.at("organizations/alles");
  EXPECT_EQ(Codes(whole, "communication"), std::vector<std::string>{"ro"});
  EXPECT_EQ(Codes(whole, "type"),
            (std::vector<std::string>{"crisis-intervention", "political-advocacy"}));
  EXPECT_EQ(Codes(whole, "characteristic"), std::vector<std::string>{"women"});
  EXPECT_EQ(Codes(whole, "category"), std::vector<std::string>{"8"});
  EXPECT_THAT(Comment(whole), AllOf(HasSubstr("Keine Anrufe vor 10 Uhr."),
                                    HasSubstr("Mit Dolmetscher*in: Persisch")));
  const auto& areas = whole.fields().at("coverageArea").list_value();
  ASSERT_EQ(areas.values_size(), 2);
  // A Land is identified; an area within one is not, else it would be taken for the whole of it.
  EXPECT_EQ(areas.values(0)
                .struct_value()
                .fields()
                .at("identifier")
                .struct_value()
                .fields()
                .at("system")
                .string_value(),
            "urn:iso:std:iso:3166:-2");
  EXPECT_EQ(areas.values(1).struct_value().fields().count("identifier"), 0U);
  EXPECT_EQ(whole.fields().at("availableTime").list_value().values_size(), 2);
  std::multiset<std::string> said;
  for (const Value& each : whole.fields().at("extension").list_value().values()) {
    const auto& extension = each.struct_value().fields();
    if (extension.at("url").string_value() != "urn:kok-search:statement") continue;
    std::string line;
    for (const Value& part : extension.at("extension").list_value().values()) {
      if (part.struct_value().fields().count("valueCode") == 0) continue;
      absl::StrAppend(&line, " ", part.struct_value().fields().at("valueCode").string_value());
    }
    said.insert(line);
  }
  EXPECT_EQ(said, (std::multiset<std::string>{
                      " service prevention-training no", " service public-relations unknown",
                      " exploitation_form sexual-exploitation unknown",
                      " language fa via-interpreter", " language fr no", " language vi unknown"}));
  for (const char* field :
       {"communication", "type", "characteristic", "category", "coverageArea"}) {
    EXPECT_EQ(services.at("organizations/nichts").fields().count(field), 0U) << field;
  }
}

TEST_F(TakeOutTest, FhirSaysWhyAnOrganizationIsNotActive) {
  const auto resources = ResourcesOf(Everything());
  struct Case {
    const char* name;
    bool active;
    const char* comment;
  };
  for (const Case& c :
       {Case{"organizations/alles", true, "Erreichbarkeit"}, Case{"organizations/nichts", true, ""},
        Case{"organizations/pause", false, "Nimmt zurzeit keine Klient*innen auf."},
        Case{"organizations/zu", false, "Dauerhaft geschlossen."},
        Case{"organizations/vereint", false, "aufgegangen. Nachfolge: organizations/alles."}}) {
    for (const char* type : {"Organization", "HealthcareService"}) {
      EXPECT_EQ(resources.at(type).at(c.name).fields().at("active").bool_value(), c.active)
          << c.name;
    }
    EXPECT_THAT(Comment(resources.at("HealthcareService").at(c.name)), HasSubstr(c.comment));
  }
}

// Of a place that is protected there is the Land, as in the record; no format makes more of it.
TEST_F(TakeOutTest, AProtectedPlaceIsItsLand) {
  const std::string index = Everything();
  const auto resources = ResourcesOf(index);
  const auto& addresses =
      resources.at("Organization").at("organizations/haus-hessen").fields().at("address");
  ASSERT_EQ(addresses.list_value().values_size(), 1);
  const auto& address = addresses.list_value().values(0).struct_value().fields();
  EXPECT_EQ(address.at("state").string_value(), "Hessen");
  for (const char* field : {"line", "city", "postalCode"}) EXPECT_EQ(address.count(field), 0U);
  EXPECT_EQ(
      resources.at("HealthcareService").at("organizations/haus-hessen").fields().count("location"),
      0U);
  for (const Exporter exporter : {ExportCsv, ExportJsonLines, ExportHsds, ExportFhir}) {
    EXPECT_THAT(Exported(exporter, index), Not(HasSubstr("Verborgene")));
  }
}

// Addresses stand only where the record has a whole one; of a protected place there is the Land.
TEST_F(TakeOutTest, NoFormatHasAnAddressThatIsNotPublic) {
  const Struct file = Parsed(Exported(ExportHsds, Everything()));
  int addresses = 0;
  for (const Value& each : file.fields().at("organizations").list_value().values()) {
    const auto& fields = each.struct_value().fields();
    if (fields.count("locations") == 0) continue;
    for (const Value& location : fields.at("locations").list_value().values()) {
      const bool has = location.struct_value().fields().count("addresses") == 1;
      addresses += has ? 1 : 0;
      if (fields.at("name").string_value() == "Haus Hessen") {
        EXPECT_FALSE(has);
        EXPECT_EQ(location.struct_value().fields().count("name"), 0U);
      }
    }
  }
  EXPECT_EQ(addresses, 1);
}

// Whoever marks a place as confidential in the file has it kept out as in any other.
TEST_F(TakeOutTest, APlaceThatWasMarkedSinceStaysOut) {
  std::string hsds = Exported(ExportHsds, Everything());
  const std::string street = R"("address_1":"Musterweg 1",)";
  const size_t at = hsds.find(street);
  ASSERT_NE(at, std::string::npos);
  hsds.insert(at, R"("attributes":[{"id":"x","label":"vertraulich"}],)");
  const auto organizations = StoredIn(BuiltFrom("directory.json", hsds)).organizations;
  const auto& seat = organizations.at("organizations/alles").seat();
  EXPECT_EQ(seat.region_code(), "DE-BW");
  EXPECT_TRUE(seat.street().empty() && seat.locality().empty() && seat.postal_code().empty());
}

TEST_F(TakeOutTest, ADirectoryOfTextsAloneIsValidToo) {
  const std::string index = folder_.File("index");
  tests::BuildLinesInto(index, R"js({"content":{"name":"contents/c","title":"T"}})js");
  EXPECT_EQ(Parsed(Exported(ExportFhir, index)).fields().count("entry"), 0U)
      << "FHIR has no empty lists";
  EXPECT_EQ(
      Parsed(Exported(ExportHsds, index)).fields().at("organizations").list_value().values_size(),
      0);
}

TEST_F(TakeOutTest, WithoutAGenerationEachSaysSo) {
  for (const Exporter exporter : {ExportJsonLines, ExportHsds, ExportFhir}) {
    ExportOptions options;
    options.index_folder = folder_.File("nothing");
    EXPECT_TRUE(absl::IsNotFound(exporter(options, [](std::string_view) { FAIL(); })));
  }
}

TEST_F(TakeOutTest, RetractedRecordsAreLeftOut) {
  const std::string index = Everything();
  ASSERT_TRUE(generation::WriteRetractions(index, {"organizations/nichts", "contents/c"}).ok());
  for (const Exporter exporter : {ExportJsonLines, ExportHsds, ExportFhir}) {
    EXPECT_THAT(Exported(exporter, index),
                AllOf(Not(HasSubstr("organizations/nichts")), Not(HasSubstr("contents/c")),
                      HasSubstr("organizations/zu")));
  }
}

}  // namespace
}  // namespace kok
