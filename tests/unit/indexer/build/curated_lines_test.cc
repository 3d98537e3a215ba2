#include "indexer/build/curated_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/build/record_set.h"
#include "indexer/schema/json_line.h"
#include "kok/search/ingest/v1/curated_line.pb.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using kok::search::ingest::v1::CuratedLine;
using tests::FailsWith;
using tests::IsOk;
namespace v1 = kok::search::v1;

absl::StatusOr<CuratedLines> Read(const std::string& path) {
  const ReferenceData& reference = tests::ShippedReference();
  return ReadCuratedLines(
      path, source::RecordCheck({reference.regions, reference.areas, reference.vocabulary}));
}

absl::StatusOr<CuratedLines> ReadText(const std::string& text) {
  const tests::TemporaryFolder folder;
  return Read(folder.Write("curated/lines.jsonl", text));
}

std::vector<CuratedLine> Parsed(const CuratedLines& lines) {
  std::vector<CuratedLine> parsed;
  for (const auto& json : absl::StrSplit(lines.text, '\n', absl::SkipEmpty())) {
    const absl::Status status = schema::ParseJsonLine(std::string(json), parsed.emplace_back());
    EXPECT_TRUE(status.ok()) << status;
  }
  return parsed;
}

std::string LineWith(const std::string& name, const std::string& fields,
                     const std::string& words = "") {
  return absl::StrCat(R"({"organization":{"name":"organizations/)", name,
                      R"(","display_name":"Linie","type":"ORGANIZATION_TYPE_HELPLINE")", fields,
                      "}", words, "}\n");
}

constexpr char kPhone[] = R"(,"phones":[{"display":"116 016"}])";

TEST(CuratedLinesTest, NoFileMeansNoLines) {
  const auto lines = Read("/nowhere/curated/lines.jsonl");
  ASSERT_THAT(lines, IsOk());
  EXPECT_EQ(lines->text, "");
  EXPECT_TRUE(lines->names.empty());
  EXPECT_THAT(ReadText(""), IsOk());
  EXPECT_THAT(ReadText("\n\r\n"), IsOk());
}

TEST(CuratedLinesTest, LinesAreCompletedAsRecordsAreAndKeepTheirOrder) {
  const std::string text = LineWith("b",
                                    R"(,"coverage":[{"region":"Südtirol","basis":)"
                                    R"("COVERAGE_BASIS_DECLARED","fact":{"source":"x"}}],)"
                                    R"("seat":{"region_code":"Italien"},)"
                                    R"("phones":[{"display":"800 290 290"},{"display":"1522"}])",
                                    R"(,"words":["Notruf","häusliche Gewalt"])") +
                           LineWith("a", kPhone);
  const auto lines = ReadText(text);
  ASSERT_THAT(lines, IsOk());
  EXPECT_EQ(lines->text, ReadText(text)->text);
  const std::vector<CuratedLine> parsed = Parsed(*lines);
  ASSERT_EQ(parsed.size(), 2U);
  const v1::Organization& first = parsed[0].organization();
  EXPECT_EQ(first.name(), "organizations/b");
  EXPECT_EQ(first.coverage(0).region(), "IT");
  EXPECT_EQ(first.seat().country_code(), "IT");
  EXPECT_EQ(first.phones(0).number(), "+39800290290");
  EXPECT_EQ(first.phones(1).number(), "1522");
  EXPECT_EQ(first.etag().size(), 16U);
  EXPECT_THAT(parsed[0].words(), testing::ElementsAre("Notruf", "häusliche Gewalt"));
  EXPECT_EQ(parsed[1].organization().phones(0).number(), "116016");
  EXPECT_NE(parsed[1].organization().etag(), first.etag());
  EXPECT_THAT(lines->names, testing::ElementsAre(testing::Key("organizations/a"),
                                                 testing::Key("organizations/b")));
}

TEST(CuratedLinesTest, ABadLineIsRefusedWithFileLineAndField) {
  std::string many_words;
  for (int i = 0; i < 65; ++i) absl::StrAppend(&many_words, i == 0 ? "" : ",", "\"w\"");
  const struct {
    const char* why;
    std::string line;
    const char* error;  // behind the path
  } cases[] = {
      {"no JSON", "Notruf 110\n", ":2: not a curated line"},
      {"a record", R"({"content":{"name":"contents/a"}})", ":2: not a curated line"},
      {"no organisation", R"({"words":["Notruf"]})", ":2: organization: is missing"},
      {"wrong name", LineWith("A", kPhone), ":2: organization.name: expected organizations/{id}"},
      {"the name of an earlier line", LineWith("first", kPhone),
       ":2: organization.name: organizations/first stands already at "},
      {"unknown region", LineWith("a", R"(,"seat":{"region_code":"Narnia"})"),
       ":2: organization.seat.region_code: unknown"},
      {"coverage without a source",
       LineWith("a", R"(,"coverage":[{"region":"DE","basis":"COVERAGE_BASIS_DECLARED"}])"),
       ":2: organization.coverage[0].fact.source: is missing"},
      {"no number", LineWith("a", R"(,"phones":[{"display":"anrufen"}])"),
       ":2: organization.phones[0].display: cannot be a telephone number"},
      {"a short number of a centre",
       R"({"organization":{"name":"organizations/a","display_name":"A",)"
       R"("type":"ORGANIZATION_TYPE_COUNSELLING_CENTRE","phones":[{"display":"110"}]}})",
       ":2: organization.phones[0].display: is a short number"},
      {"a code outside of the vocabulary",
       LineWith("a", std::string(kPhone) + R"(,"target_groups":[{"code":"everybody"}])"),
       ":2: organization.target_groups[0].code: is not in the vocabulary"},
      {"no type",
       R"({"organization":{"name":"organizations/a","display_name":"A","website_uri":"x"}})",
       ":2: organization.type: is not recorded"},
      {"nothing to call", LineWith("a", ""), ":2: organization: expected a telephone number"},
      {"many words", LineWith("a", kPhone, absl::StrCat(R"(,"words":[)", many_words, "]")),
       ":2: words: has 65 values, expected at most 64"},
      {"long word",
       LineWith("a", kPhone, absl::StrCat(R"(,"words":["x",")", std::string(101, 'x'), "\"]")),
       ":2: words[1]: has 101 bytes, expected at most 100"},
      {"no word", LineWith("a", kPhone, R"(,"words":["!?"])"), ":2: words[0]: expected a word"},
      {"empty word", LineWith("a", kPhone, R"(,"words":[""])"), ":2: words[0]: expected a word"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(
        ReadText(LineWith("first", kPhone) + c.line),
        FailsWith(StatusCode::kInvalidArgument, absl::StrCat("curated/lines.jsonl", c.error)))
        << c.why;
  }
}

TEST(CuratedLinesTest, ThereAreAtMostAHundred) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += LineWith(absl::StrCat("a", i), kPhone);
  ASSERT_THAT(ReadText(text), IsOk());
  EXPECT_THAT(ReadText(text + LineWith("b", kPhone)),
              FailsWith(StatusCode::kInvalidArgument, ":101: expected at most 100 lines"));
}

TEST(CuratedLinesTest, NoNameIsARecordToo) {
  RecordSet records;
  v1::Organization organization;
  organization.set_name("organizations/a");
  ASSERT_FALSE(records.Add({organization, "a.jsonl", 1}).has_value());
  EXPECT_THAT(CheckCuratedNames({}, records), IsOk());
  EXPECT_THAT(CheckCuratedNames({{"organizations/b", "l:1"}}, records), IsOk());
  EXPECT_THAT(CheckCuratedNames({{"organizations/a", "l:2"}, {"organizations/b", "l:1"}}, records),
              FailsWith(StatusCode::kInvalidArgument, "l:2: organization.name: organizations/a"));
}

// Somebody in danger dials what these lines say.
TEST(ShippedCuratedLinesTest, EveryLineCanBeCalledAndEveryStatementNamesItsSource) {
  const auto lines = Read(tests::ShippedData() + "/curated/lines.jsonl");
  ASSERT_THAT(lines, IsOk());
  const std::vector<CuratedLine> parsed = Parsed(*lines);
  EXPECT_EQ(parsed.size(), 10U);
  std::set<std::string> numbers;
  for (const CuratedLine& line : parsed) {
    const v1::Organization& organization = line.organization();
    const std::string& name = organization.name();
    ASSERT_EQ(organization.phones_size(), 1) << name;
    EXPECT_TRUE(numbers.insert(organization.phones(0).number()).second) << name;
    EXPECT_GT(line.words_size(), 0) << name;
    EXPECT_TRUE(absl::StartsWith(organization.verification().source(), "https://")) << name;
    EXPECT_EQ(organization.verification().state(), v1::VERIFICATION_STATE_UNVERIFIED) << name;
    EXPECT_GT(organization.coverage_size(), 0) << name;
    std::vector<v1::Fact> facts;
    for (const auto& coverage : organization.coverage()) facts.push_back(coverage.fact());
    for (const auto* attributes :
         {&organization.services(), &organization.languages(), &organization.target_groups(),
          &organization.exploitation_forms()}) {
      for (const auto& attribute : *attributes) facts.push_back(attribute.fact());
    }
    if (organization.has_hours()) facts.push_back(organization.hours().fact());
    for (const v1::Fact& fact : facts) {
      EXPECT_TRUE(absl::StartsWith(fact.source(), "http")) << name;
      EXPECT_TRUE(fact.kind() == v1::FACT_KIND_OWN_STATEMENT ||
                  fact.kind() == v1::FACT_KIND_OFFICIAL_LIST)
          << name;
    }
  }
  EXPECT_THAT(numbers, testing::IsSupersetOf({"116016", "110", "112", "+39800290290"}));
}

}  // namespace
}  // namespace kok::build
