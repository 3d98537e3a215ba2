#include "indexer/build/general_statements.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/build/record_set.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using kok::search::v1::Organization;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::FailsWith;
using tests::IsOk;

constexpr char kCentre[] = "MEMBER_KIND_SPECIALIZED_COUNSELLING_CENTRE";
constexpr char kShelter[] = "MEMBER_KIND_WOMENS_SHELTER";

std::string Line(const std::string& kind, const std::string& facet, const std::string& code) {
  return kind + "\t" + facet + "\t" + code + "\tFaltblatt\n";
}

GeneralStatements Statements(const std::string& tsv) {
  auto statements = GeneralStatements::Parse(tsv, tests::ShippedReference().vocabulary);
  EXPECT_THAT(statements, IsOk());
  return statements.ok() ? *std::move(statements) : GeneralStatements();
}

Organization Record(const std::string& text) {
  Organization organization;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
  return organization;
}

template <typename Attributes>
std::vector<std::string> Texts(const Attributes& attributes) {
  std::vector<std::string> texts;
  for (const auto& attribute : attributes) {
    texts.push_back(attribute.code() + " " +
                    kok::search::v1::AttributeState_Name(attribute.state()).substr(16) + " " +
                    attribute.fact().source());
  }
  return texts;
}

TEST(GeneralStatementsTest, MembersOfTheKindGetThemBehindTheirOwn) {
  const GeneralStatements statements = Statements(
      "# version: 1\n\n" + Line(kCentre, "service", "free-counselling") +
      Line(kCentre, "service", "compensation") + Line(kShelter, "service", "safe-accommodation") +
      Line(kCentre, "service", "anonymous-counselling") + Line(kCentre, "target_group", "women") +
      Line(kCentre, "exploitation_form", "forced-begging"));
  Organization centre =
      Record(std::string("name: 'organizations/a' member_kinds: ") + kCentre +
             " services { code: 'compensation' state: ATTRIBUTE_STATE_NO fact { source: 'x' } }");
  EXPECT_TRUE(statements.AddTo(centre));
  EXPECT_THAT(Texts(centre.services()),
              ElementsAre("compensation NO x", "free-counselling UNKNOWN Faltblatt",
                          "anonymous-counselling UNKNOWN Faltblatt"));
  EXPECT_THAT(Texts(centre.target_groups()), ElementsAre("women UNKNOWN Faltblatt"));
  EXPECT_THAT(Texts(centre.exploitation_forms()), ElementsAre("forced-begging UNKNOWN Faltblatt"));
  EXPECT_EQ(centre.services(1).fact().kind(), kok::search::v1::FACT_KIND_GENERAL_STATEMENT);
  EXPECT_EQ(centre.services(0).fact().kind(), kok::search::v1::FACT_KIND_UNSPECIFIED);
  EXPECT_FALSE(statements.AddTo(centre)) << "once is enough";
}

TEST(GeneralStatementsTest, OthersGetNothing) {
  const GeneralStatements statements = Statements(Line(kCentre, "service", "free-counselling"));
  for (const char* kinds :
       {"", "member_kinds: MEMBER_KIND_UNKNOWN", "member_kinds: MEMBER_KIND_WOMENS_SHELTER"}) {
    Organization other = Record(kinds);
    EXPECT_FALSE(statements.AddTo(other)) << kinds;
    EXPECT_THAT(other.services(), IsEmpty()) << kinds;
  }
  Organization anybody = Record(std::string("member_kinds: ") + kCentre);
  EXPECT_FALSE(GeneralStatements().AddTo(anybody));
}

TEST(GeneralStatementsTest, OfTwoKindsTheFirstStatementStands) {
  const GeneralStatements statements =
      Statements(std::string(kShelter) + "\tservice\tfree-counselling\tOne\n" + kCentre +
                 "\tservice\tfree-counselling\tTwo\n");
  Organization both =
      Record(std::string("member_kinds: ") + kCentre + " member_kinds: " + kShelter);
  EXPECT_TRUE(statements.AddTo(both));
  EXPECT_THAT(Texts(both.services()), ElementsAre("free-counselling UNKNOWN One"));
}

TEST(GeneralStatementsTest, FullListsStayAsTheyAre) {
  const GeneralStatements statements = Statements(
      Line(kCentre, "service", "free-counselling") + Line(kCentre, "target_group", "women") +
      Line(kCentre, "exploitation_form", "forced-begging"));
  for (const int free : {0, 1}) {
    Organization centre = Record(std::string("member_kinds: ") + kCentre);
    for (int i = 0; i < 64 - free; ++i) centre.add_services()->set_code(std::to_string(i));
    for (int i = 0; i < 64 - free; ++i) centre.add_target_groups()->set_code(std::to_string(i));
    for (int i = 0; i < 32 - free; ++i)
      centre.add_exploitation_forms()->set_code(std::to_string(i));
    EXPECT_EQ(statements.AddTo(centre), free == 1);
    EXPECT_EQ(centre.services_size(), 64);
    EXPECT_EQ(centre.target_groups_size(), 64);
    EXPECT_EQ(centre.exploitation_forms_size(), 32);
  }
}

TEST(GeneralStatementsTest, WrongTablesAreRefusedWithTheLine) {
  const std::string centre = kCentre;
  const struct {
    const char* why;
    std::string line;
    const char* message;
  } cases[] = {
      {"a column is missing", centre + "\tservice\tfree-counselling\n",
       "general_statements.tsv:2: expected 4 columns, found 3"},
      {"unknown kind", "CENTRE\tservice\tfree-counselling\tx\n",
       "general_statements.tsv:2: column member_kind: expected a kind of member"},
      {"no kind", "MEMBER_KIND_UNSPECIFIED\tservice\tfree-counselling\tx\n", "column member_kind"},
      {"unknown facet", centre + "\tlanguage\tro\tx\n",
       "general_statements.tsv:2: column facet: expected service, target_group or"},
      {"a facet of texts", centre + "\ttopic\tlaw\tx\n", "column facet"},
      {"unknown code", centre + "\tservice\tmagic\tx\n",
       "general_statements.tsv:2: column code: expected a service of vocabulary.tsv"},
      {"code of another facet", centre + "\ttarget_group\tfree-counselling\tx\n", "column code"},
      {"no source", centre + "\tservice\tfree-counselling\t\n",
       "column source: expected 1 to 500 bytes"},
      {"too long a source", centre + "\tservice\tfree-counselling\t" + std::string(501, 'x') + "\n",
       "column source"},
      {"twice", Line(kShelter, "service", "safe-accommodation"), "stands there already"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(GeneralStatements::Parse(Line(kShelter, "service", "safe-accommodation") + c.line,
                                         tests::ShippedReference().vocabulary),
                FailsWith(StatusCode::kInvalidArgument, c.message))
        << c.why;
  }
}

TEST(GeneralStatementsTest, RecordsThatGetThemHaveAnotherEtag) {
  RecordSet records;
  const std::string fields = " display_name: 'Eins' member_kinds: ";
  records.Add({Record("name: 'organizations/a'" + fields + kCentre), "a.jsonl", 1});
  records.Add({Record("name: 'organizations/b'" + fields + kShelter), "a.jsonl", 2});
  const auto etag = [&](const char* name) { return records.organizations().at(name).etag(); };
  const std::string a = etag("organizations/a");
  const std::string b = etag("organizations/b");
  records.AddGeneralStatements(Statements(Line(kCentre, "service", "free-counselling")));
  EXPECT_NE(etag("organizations/a"), a);
  EXPECT_EQ(etag("organizations/a").size(), 16U);
  EXPECT_EQ(etag("organizations/b"), b);
  EXPECT_EQ(records.organizations().at("organizations/a").services_size(), 1);
}

}  // namespace
}  // namespace kok::build
