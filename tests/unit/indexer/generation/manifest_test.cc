#include "indexer/generation/manifest.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/indexer/status_matchers.h"

namespace kok::generation {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;

Manifest Example() {
  Manifest manifest;
  manifest.set_schema_version(1);
  manifest.set_build_time("2026-11-23T02:15:00Z");
  manifest.set_content_digest(std::string(64, 'a'));
  Manifest::Source& source = *manifest.add_sources();
  source.set_path("organizations/Köln \"neu\".jsonl");
  source.set_records(42);
  Manifest::File& file = *manifest.add_files();
  file.set_path("content.glass");
  file.set_size_bytes(int64_t{5} << 32);
  (*manifest.mutable_counts()->mutable_organizations_by_type())["ORGANIZATION_TYPE_NETWORK"] = 11;
  manifest.mutable_counts()->add_regions()->set_code("DE-BB");
  return manifest;
}

TEST(ManifestTest, ComesBackAsItWasWritten) {
  const auto json = ManifestToJson(Example());
  ASSERT_THAT(json, IsOk());
  const auto read = ManifestFromJson(*json);
  ASSERT_THAT(read, IsOk());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(*read, Example())) << *json;
}

// Operators read it with `cat` and `jq`.
TEST(ManifestTest, IsReadableText) {
  const auto json = ManifestToJson(Example());
  ASSERT_THAT(json, IsOk());
  EXPECT_THAT(*json, testing::HasSubstr("\n \"schema_version\": 1,\n"))
      << "the names are those of the proto";
  EXPECT_EQ(json->back(), '\n');
  EXPECT_NE((*json)[json->size() - 2], '\n');
  EXPECT_EQ(*json, *ManifestToJson(Example())) << "the same manifest gives the same hash";
}

struct JsonCase {
  const char* why;
  std::string json;
};

TEST(ManifestTest, AnythingElseIsRefused) {
  const JsonCase cases[] = {
      {"empty", ""},
      {"no JSON", "schema_version: 1"},
      {"cut", "{\"schema_version\": 1"},
      {"list", "[]"},
      {"key of a later version", "{\"schema_version\": 1, \"signature\": \"x\"}"},
      {"text for a number", "{\"schema_version\": \"one\"}"},
      {"too large a number", "{\"schema_version\": 4294967296}"},
      {"not UTF-8", "{\"build_time\": \"\xFF\"}"},
      {"NUL", std::string("{}\0{}", 5)},
  };
  for (const JsonCase& c : cases) {
    EXPECT_THAT(ManifestFromJson(c.json), FailsWith(StatusCode::kInvalidArgument, "manifest.json"))
        << c.why;
  }
}

// A service whose analysis differs in any of these would ask for terms that the index does not
// hold.
TEST(AnalysisFingerprintTest, EveryTextItsPathAndTheDescriptionCount) {
  const std::set<std::string> all = {
      AnalysisFingerprint("a", {{"1", "b"}, {"2", "c"}}),
      AnalysisFingerprint("x", {{"1", "b"}, {"2", "c"}}),
      AnalysisFingerprint("a", {{"1", "x"}, {"2", "c"}}),
      AnalysisFingerprint("a", {{"1", "b"}, {"2", "x"}}),
      AnalysisFingerprint("a", {{"1", "c"}, {"2", "b"}}),
      AnalysisFingerprint("a", {{"1", "b"}, {"3", "c"}}),
      AnalysisFingerprint("a", {{"1", "b"}}),
      AnalysisFingerprint("a", {{"1", "b"}, {"2", "c"}, {"3", ""}}),
      AnalysisFingerprint("a", {{"1", ""}, {"2", "bc"}}),
      AnalysisFingerprint("a", {{"1b", ""}, {"2", "c"}}),
      AnalysisFingerprint("ab", {{"1", ""}, {"2", "c"}}),
      AnalysisFingerprint("", {}),
  };
  EXPECT_EQ(all.size(), 12U) << "no two of them may be alike";
  EXPECT_EQ(AnalysisFingerprint("a", {{"1", "b"}}), AnalysisFingerprint("a", {{"1", "b"}}));
  for (const std::string& fingerprint : all) {
    EXPECT_EQ(fingerprint.size(), 64U);
    EXPECT_EQ(fingerprint.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
}

}  // namespace
}  // namespace kok::generation
