// Checks of what a record says of itself and of others: sources, successors, references,
// duplicates, ages.

#include <utility>

#include "indexer/lint/duplicate_check.h"
#include "indexer/lint/reference_check.h"
#include "indexer/lint/similar_names.h"
#include "indexer/lint/statement_check.h"
#include "indexer/lint/verification_age.h"
#include "tests/unit/indexer/lint/made_record.h"

namespace kok::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using tests::MadeContent;
using tests::MadeOrganization;
using tests::Summaries;

TEST(CheckAttributeSources, CountsWhatSaysSoWithoutASource) {
  const auto record = MadeOrganization(R"(
      services { code: "a" state: ATTRIBUTE_STATE_YES }
      services { code: "b" state: ATTRIBUTE_STATE_NO }
      services { code: "c" state: ATTRIBUTE_STATE_YES fact { source: "x" } }
      services { code: "d" state: ATTRIBUTE_STATE_UNKNOWN }
      languages { code: "ro" state: ATTRIBUTE_STATE_VIA_INTERPRETER }
      target_groups { code: "women" })");
  RecordFindings collected(record);
  CheckAttributeSources(std::get<source::Organization>(record.record), collected);
  const std::vector<Finding> findings = collected.Take();
  EXPECT_THAT(Summaries(findings), ElementsAre("warning attribute-source services",
                                               "warning attribute-source languages"));
  EXPECT_EQ(findings[0].message, "2 of 4 without fact.source: a, b");
}

TEST(CheckSuccessor, WantsToKnowWhoTookOver) {
  const struct {
    const char* organization;
    std::vector<std::string> summaries;
  } kCases[] = {
      {"status: ORGANIZATION_STATUS_MERGED", {"error successor superseded_by"}},
      {"status: ORGANIZATION_STATUS_CLOSED", {"warning successor superseded_by"}},
      {"status: ORGANIZATION_STATUS_ACTIVE superseded_by: 'organizations/b'",
       {"warning successor status"}},
      {"status: ORGANIZATION_STATUS_MERGED superseded_by: 'organizations/b'", {}},
      {"status: ORGANIZATION_STATUS_PAUSED", {}},
      {"", {}},
  };
  for (const auto& [organization, summaries] : kCases) {
    const auto record = MadeOrganization(organization);
    RecordFindings findings(record);
    CheckSuccessor(std::get<source::Organization>(record.record), findings);
    EXPECT_EQ(Summaries(findings.Take()), summaries) << organization;
  }
}

TEST(CheckReferences, FindsNamesThatLeadNowhereOrRound) {
  const std::vector<source::SourceRecord> records = {
      MadeOrganization(R"(name: "organizations/a" parent: "organizations/gone"
                          confusable_with: "organizations/b" confusable_with: "organizations/no")",
                       1),
      MadeOrganization(R"(name: "organizations/b" superseded_by: "organizations/c")", 2),
      MadeOrganization(R"(name: "organizations/c" superseded_by: "organizations/b")", 3),
      MadeOrganization(R"(name: "organizations/d" superseded_by: "organizations/b")", 4),
      MadeOrganization(R"(name: "organizations/a")", 5),
      MadeOrganization(R"(name: "organizations/line" parent: "organizations/other-line")", 6),
      MadeContent(R"(name: "contents/x" decision { related_decisions: "contents/x"
                                                   related_decisions: "contents/y" })",
                  7),
  };
  std::vector<Finding> findings;
  CheckReferences(records,
                  {{"organizations/line", "lines.jsonl:1"}, {"organizations/other-line", "l:2"}},
                  findings);
  EXPECT_THAT(Summaries(findings),
              ElementsAre("error dead-reference parent", "error dead-reference confusable_with[1]",
                          "error successor superseded_by", "error successor superseded_by",
                          "error duplicate-name name", "error duplicate-name name",
                          "warning dead-reference decision.related_decisions[1]"));
  EXPECT_EQ(findings[2].line, 2);
  EXPECT_EQ(findings[3].line, 3) << "d leads into the circle, but is not in it";
  EXPECT_THAT(findings[4].message, HasSubstr("made.jsonl:1"));
  EXPECT_THAT(findings[5].message, HasSubstr("lines.jsonl:1"));
}

TEST(SimilarNames, AreOneNameButForSlipsAndLegalForms) {
  const struct {
    const char* a;
    const char* b;
    bool same;
  } kCases[] = {
      {"Beratung Alpha e.V.", "Beratung Alpha", true},
      {"Beratung Alpha", "BERATUNG  ALPHA gGmbH", true},
      {"Fachstelle Alpha", "Alpha Fachstelle", true},
      {"Fachberatung Alpha", "Fachberatng Alpa", true},
      {"Nadeschda", "Nadeshda", true},
      {"KOBRA", "KOOFRA", false},
      {"Vera", "Zora", false},
      {"Frauenhaus 1", "Frauenhaus 2", false},
      {"FRANKA Fachberatung", "FRANKA e.V.", false},
  };
  for (const auto& [a, b, same] : kCases) {
    EXPECT_EQ(AreNearlyTheSame(ComparedName(a), ComparedName(b)), same) << a << " / " << b;
    const bool is_pair = !SimilarPairs({ComparedName(a), ComparedName(b)}).empty();
    EXPECT_EQ(is_pair, same) << a << " / " << b;
  }
}

TEST(SimilarNames, EachIsPairedWithOneBefore) {
  EXPECT_THAT(SimilarPairs({"", "alpha eins", "beta", "alpha eins", "alpha einz", ""}),
              ElementsAre(Pair(1, 3), Pair(1, 4)));
}

TEST(SimilarNames, AreNoMorePairsThanNamesInATownFullOfLikeOnes) {
  std::vector<std::string> names;
  for (int i = 0; i < 5000; ++i) {
    std::string word;
    for (int rest = i; word.size() < 4; rest /= 26) {
      word.push_back(static_cast<char>('a' + rest % 26));
    }
    names.push_back("beratungsstelle fur frauen " + word);
  }
  EXPECT_LE(SimilarPairs(names).size(), names.size());
}

TEST(CheckDuplicates, TellsTheLaterOfTheFirst) {
  const std::vector<source::SourceRecord> records = {
      MadeOrganization(R"(name: "organizations/a" display_name: "Beratung Alpha"
                          seat { locality: "Ulm" } phones { number: "+49731555124" }
                          phones { number: "116016" } emails: "info@a.example")",
                       1),
      MadeOrganization(R"(name: "organizations/b" display_name: "Beratung Alpha e.V."
                          seat { locality: "ULM" } emails: "INFO@a.example")",
                       2),
      MadeOrganization(R"(name: "organizations/c" display_name: "Beratung Alpha"
                          seat { locality: "Bonn" } phones { number: "116016" })",
                       3),
      MadeOrganization(R"(name: "organizations/d" display_name: "Delta"
                          phones { number: "+49731555124" })",
                       4),
      MadeOrganization(R"(name: "organizations/e" display_name: "Epsilon"
                          parent: "organizations/a" emails: "info@a.example")",
                       5),
      MadeContent(R"(name: "contents/x" title: "Beratung Alpha")", 6),
  };
  std::vector<Finding> findings;
  CheckDuplicates(records, findings);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].line, 2);
  EXPECT_THAT(findings[0].message, HasSubstr("organizations/a (made.jsonl:1)"));
  EXPECT_THAT(findings[0].message, HasSubstr("e-mail address and the same name and town"));
  EXPECT_EQ(findings[1].line, 4);
  EXPECT_THAT(findings[1].message, HasSubstr("the same telephone number"));
}

TEST(CheckDuplicates, NumberAndNameInOneTownAreAnError) {
  std::vector<source::SourceRecord> records = {
      MadeOrganization(R"(name: "organizations/a" display_name: "Beratung Alpha"
                          seat { locality: "Ulm" } phones { number: "+49731555124" })",
                       1),
      MadeOrganization(R"(name: "organizations/b" display_name: "BERATUNG ALPHA e.V."
                          seat { locality: "Ulm" } phones { number: "+49731555124" })",
                       2),
      MadeOrganization(R"(name: "organizations/c" display_name: "Beratung Alpha"
                          seat { locality: "Bonn" } phones { number: "+49731555124" })",
                       3),
  };
  std::vector<Finding> findings;
  CheckDuplicates(records, findings);
  EXPECT_THAT(Summaries(findings), ElementsAre("error duplicate ", "warning near-duplicate "));
  EXPECT_THAT(findings[0].message, HasSubstr("is the same as organizations/a (made.jsonl:1)"));
}

TEST(VerificationAges, AreSummedUp) {
  const auto checked_on = [](const std::string& name, const std::string& date) {
    return MadeOrganization("name: '" + name + "' verification { verified_on: '" + date + "' }");
  };
  const std::vector<source::SourceRecord> records = {
      checked_on("organizations/fresh", "2026-10-01"),
      checked_on("organizations/year", "2025-11-26"),
      checked_on("organizations/old", "2025-11-25"),
      checked_on("organizations/older", "2020-01-01"),
      checked_on("organizations/never", ""),
      MadeOrganization("name: 'organizations/closed' status: ORGANIZATION_STATUS_CLOSED"),
      MadeContent("name: 'contents/x'"),
  };
  const VerificationAges ages = AgesOf(records, 365, absl::CivilDay(2026, 11, 26));
  EXPECT_EQ(ages.organizations, 5);
  EXPECT_THAT(ages.never, ElementsAre("organizations/never"));
  ASSERT_THAT(ages.stale, SizeIs(2));
  EXPECT_EQ(ages.stale[0].name, "organizations/older");
  EXPECT_EQ(ages.stale[1].name, "organizations/old");
  std::vector<Finding> findings;
  SummarizeAges(ages, findings);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_THAT(findings[0].message, HasSubstr("1 of 5"));
  EXPECT_THAT(findings[1].message, HasSubstr("organizations/older (2020-01-01)"));
  findings.clear();
  SummarizeAges(AgesOf({records[0]}, 365, absl::CivilDay(2026, 11, 26)), findings);
  EXPECT_THAT(findings, IsEmpty());
}

}  // namespace
}  // namespace kok::lint
