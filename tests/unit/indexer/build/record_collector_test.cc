#include "indexer/build/record_collector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/build/told_problems.h"
#include "tests/unit/indexer/build/shipped_reference.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tests::FailsWith;
using tests::IsOk;
using tests::TemporaryFolder;

std::string Line(const std::string& id, const std::string& more = "") {
  return R"({"organization":{"name":"organizations/)" + id + R"(","display_name":"Eins","type":2)" +
         more + "}}\n";
}

std::vector<std::string> Texts(const std::vector<source::RecordProblem>& problems) {
  std::vector<std::string> texts;
  for (const auto& problem : problems) texts.push_back(problem.ToString());
  return texts;
}

struct Collected {
  absl::Status status;
  RecordSet records;
  BuildReport report;
};

Collected Collect(const std::vector<std::string>& sources) {
  Collected collected;
  Progress quiet;
  collected.status = CollectRecords(sources, {}, tests::ShippedReference(), collected.records,
                                    collected.report, quiet);
  return collected;
}

TEST(RecordCollectorTest, EverySourceIsReadAndTold) {
  const TemporaryFolder folder;
  folder.Write("a/x.jsonl", Line("a") + Line("b"));
  folder.Write("a/y.md", "---\ntitle: Text\n---\nText\n");
  const Collected collected = Collect({folder.File("a"), folder.Write("z.jsonl", Line("c"))});
  EXPECT_THAT(collected.status, IsOk());
  EXPECT_EQ(collected.records.organizations().size(), 3U);
  EXPECT_EQ(collected.records.contents().size(), 1U);
  ASSERT_EQ(collected.report.sources.size(), 3U);
  EXPECT_EQ(collected.report.sources[0].path(), "x.jsonl");
  EXPECT_EQ(collected.report.sources[0].records(), 2);
  EXPECT_EQ(collected.report.sources[1].path(), "y.md");
  EXPECT_EQ(collected.report.sources[2].path(), "z.jsonl");
  EXPECT_EQ(collected.report.sources[2].public_digest().size(), 64U);
  EXPECT_EQ(collected.report.records_skipped, 0);
}

// A broken export may have an error in each of a million lines.
TEST(RecordCollectorTest, OfEachFileTheFirstProblemsAreToldAndTheOthersCounted) {
  const TemporaryFolder folder;
  std::string lines;
  for (size_t i = 0; i < kMaxToldProblems + 500; ++i) lines += "no record\n";
  const Collected collected =
      Collect({folder.Write("a.jsonl", lines), folder.Write("b.jsonl", "no record\n")});
  EXPECT_THAT(collected.status, IsOk());
  EXPECT_EQ(collected.report.records_skipped, static_cast<int>(kMaxToldProblems) + 501);
  const std::vector<std::string> errors = Texts(collected.report.errors);
  ASSERT_EQ(errors.size(), kMaxToldProblems + 2);
  EXPECT_THAT(errors[kMaxToldProblems - 1], StartsWith("a.jsonl:1000: not a record"));
  EXPECT_EQ(errors[kMaxToldProblems], "a.jsonl:1: and 500 more, not listed");
  EXPECT_THAT(errors.back(), StartsWith("b.jsonl:1: not a record"));
}

TEST(RecordCollectorTest, EveryRecordWithAnErrorIsLeftOutAndCounted) {
  const TemporaryFolder folder;
  const std::string path = folder.Write(
      "a.jsonl", Line("a") + "no record\n" + Line("b", R"(,"emails":["x","y"])") + Line("a") +
                     Line("c") + Line("d", R"(,"services":[{"code":"magic"}])") +
                     std::string((8 << 20) + 1, 'x') + "\n");
  const Collected collected = Collect({path});
  EXPECT_THAT(collected.status, IsOk());
  EXPECT_EQ(collected.records.organizations().size(), 3U);
  EXPECT_EQ(collected.report.records_skipped, 4);
  EXPECT_EQ(collected.report.sources[0].records(), 3);
  EXPECT_EQ(collected.report.sources[0].skipped(), 4);
  EXPECT_THAT(
      Texts(collected.report.errors),
      ElementsAre(StartsWith("a.jsonl:2: not a record"),
                  "a.jsonl:3: emails[0]: is no e-mail address",
                  "a.jsonl:3: emails[1]: is no e-mail address",
                  AllOf(StartsWith("a.jsonl:4: name: organizations/a"), HasSubstr("a.jsonl:1")),
                  StartsWith("a.jsonl:7: line is longer")));
  EXPECT_THAT(
      Texts(collected.report.warnings),
      ElementsAre("a.jsonl:6: services[0].code: is not in the vocabulary of service codes"));
}

TEST(RecordCollectorTest, DuplicatesNameBothPlacesAcrossFiles) {
  const TemporaryFolder folder;
  folder.Write("data/one.jsonl", "\n" + Line("a"));
  folder.Write("data/two.jsonl", Line("b") + Line("a"));
  const Collected collected = Collect({folder.File("data")});
  EXPECT_THAT(Texts(collected.report.errors),
              ElementsAre("two.jsonl:2: name: organizations/a stands already at one.jsonl:2; a "
                          "name belongs to one record"));
}

TEST(RecordCollectorTest, ATextAndALineMayNotShareAName) {
  const TemporaryFolder folder;
  folder.Write("data/a.jsonl", "{\"content\":{\"name\":\"contents/text\",\"title\":\"Eins\"}}\n");
  folder.Write("data/text.md", "---\ntitle: Zwei\n---\n");
  EXPECT_THAT(
      Texts(Collect({folder.File("data")}).report.errors),
      ElementsAre(AllOf(StartsWith("text.md:1: name: contents/text"), HasSubstr("a.jsonl:1"))));
}

TEST(RecordCollectorTest, ASourceNamedTwiceIsNoticed) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.jsonl", Line("a"));
  EXPECT_EQ(Collect({path, path}).report.errors.size(), 1U);
}

// By the shipped table; what is said of centres in general is known of none of them.
TEST(RecordCollectorTest, GeneralStatementsAreAddedAsUnknown) {
  const TemporaryFolder folder;
  const Collected collected = Collect({folder.Write(
      "a.jsonl", Line("a", R"(,"member_kinds":[2])") + Line("b", R"(,"member_kinds":[1])"))});
  const auto& organizations = collected.records.organizations();
  ASSERT_EQ(organizations.size(), 2U);
  const auto& services = organizations.at("organizations/a").services();
  ASSERT_GT(services.size(), 0);
  for (const auto& service : services) {
    EXPECT_EQ(service.state(), kok::search::v1::ATTRIBUTE_STATE_UNKNOWN);
    EXPECT_EQ(service.fact().kind(), kok::search::v1::FACT_KIND_GENERAL_STATEMENT);
    EXPECT_NE(service.fact().source(), "");
  }
  EXPECT_THAT(organizations.at("organizations/b").services(), IsEmpty());
}

TEST(RecordCollectorTest, SourcesThatAreNoneFail) {
  const TemporaryFolder folder;
  EXPECT_THAT(Collect({folder.File("missing")}).status,
              FailsWith(StatusCode::kNotFound, "missing"));
  EXPECT_THAT(Collect({folder.Write("a.csv", "x")}).status,
              FailsWith(StatusCode::kInvalidArgument, "a.csv"));
  EXPECT_THAT(Collect({}).status, IsOk());
  EXPECT_TRUE(Collect({}).records.empty());
}

TEST(RecordCollectorTest, DigestsOfSourcesLeaveOutWhatIsProtected) {
  const TemporaryFolder folder;
  const auto digest = [&](const std::string& lines) {
    return Collect({folder.Write("a.jsonl", lines)}).report.sources[0].public_digest();
  };
  const std::string head =
      R"({"organization":{"name":"organizations/a","display_name":"Eins","type":2})";
  EXPECT_EQ(digest(head + R"(,"protected":{"addresses":["Geheime Str. 1"]}})"), digest(head + "}"));
  EXPECT_EQ(digest(head + R"(,"protected":{"addresses":["Geheime Str. 1"]}})"),
            digest(head + R"(,"protected":{"phones":["+49301"]}})"));
  EXPECT_NE(digest(Line("a")), digest(Line("b")));
  EXPECT_THAT(Collect({folder.Write("b.jsonl", "\n\n")}).report.errors, IsEmpty());
}

}  // namespace
}  // namespace kok::build
