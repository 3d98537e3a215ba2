#include "indexer/build/build_report.h"

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::build {
namespace {

using google::protobuf::Struct;
using testing::EndsWith;
using testing::HasSubstr;

BuildReport Example() {
  BuildReport report;
  report.outcome = "failed";
  report.reason = "2 records cannot be used";
  report.seconds = 1.5;
  report.records_skipped = 2;
  generation::Manifest::Source& source = report.sources.emplace_back();
  source.set_path("a \"b\".jsonl");
  source.set_records(40);
  source.set_skipped(2);
  report.counts.set_organizations(40);
  report.counts.set_contents(3);
  (*report.counts.mutable_organizations_by_type())["ORGANIZATION_TYPE_NETWORK"] = 11;
  (*report.counts.mutable_contents_by_type())["CONTENT_TYPE_ABOUT"] = 3;
  auto& region = *report.counts.add_regions();
  region.set_code("DE-NW");
  region.set_organizations(7);
  report.errors.push_back({"a.jsonl", 3, "seat.region_code", "unknown"});
  report.warnings.push_back({"a.jsonl", 4, "", "look at it\n\"twice\""});
  return report;
}

Struct Parse(const std::string& json) {
  Struct object;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &object).ok()) << json;
  return object;
}

TEST(BuildReportTest, TextTellsProblemsFirstAndTheOutcomeLast) {
  const std::string text = ToText(Example());
  EXPECT_EQ(text.find("error: a.jsonl:3: seat.region_code: unknown\n"), 0U);
  EXPECT_THAT(text, HasSubstr("\nwarning: a.jsonl:4: look at it"));
  EXPECT_THAT(text, HasSubstr("1 files read, 40 records taken, 2 skipped\n"));
  EXPECT_THAT(text, HasSubstr("40 organisations, 3 texts\n"));
  EXPECT_THAT(text, HasSubstr("DE-NW:7\n"));
  EXPECT_THAT(text, EndsWith("failed: 2 records cannot be used in 1.50 s\n"));
}

TEST(BuildReportTest, TextNamesTheGeneration) {
  BuildReport report;
  report.outcome = "activated";
  report.generation = "20261123T021500Z-0123456789abcdef";
  EXPECT_THAT(ToText(report), EndsWith("activated 20261123T021500Z-0123456789abcdef in 0.00 s\n"));
}

// Scripts of operators read it.
TEST(BuildReportTest, JsonIsOneLineWithAllKeys) {
  const std::string json = ToJson(Example());
  EXPECT_EQ(json.find('\n'), json.size() - 1);
  const Struct object = Parse(json);
  const auto& fields = object.fields();
  EXPECT_EQ(fields.at("outcome").string_value(), "failed");
  EXPECT_EQ(fields.at("reason").string_value(), "2 records cannot be used");
  EXPECT_EQ(fields.at("generation").string_value(), "");
  EXPECT_EQ(fields.at("seconds").number_value(), 1.5);
  EXPECT_EQ(fields.at("records_skipped").number_value(), 2);
  const auto& source = fields.at("sources").list_value().values(0).struct_value().fields();
  EXPECT_EQ(source.at("path").string_value(), "a \"b\".jsonl");
  EXPECT_EQ(source.at("records").number_value(), 40);
  EXPECT_EQ(source.at("skipped").number_value(), 2);
  const auto& counts = fields.at("counts").struct_value().fields();
  EXPECT_EQ(counts.at("organizations").number_value(), 40);
  EXPECT_EQ(counts.at("contents").number_value(), 3);
  EXPECT_EQ(counts.at("organizations_by_type")
                .struct_value()
                .fields()
                .at("ORGANIZATION_TYPE_NETWORK")
                .number_value(),
            11);
  EXPECT_EQ(
      counts.at("contents_by_type").struct_value().fields().at("CONTENT_TYPE_ABOUT").number_value(),
      3);
  EXPECT_EQ(counts.at("regions").struct_value().fields().at("DE-NW").number_value(), 7);
  const auto& error = fields.at("errors").list_value().values(0).struct_value().fields();
  EXPECT_EQ(error.at("path").string_value(), "a.jsonl");
  EXPECT_EQ(error.at("line").number_value(), 3);
  EXPECT_EQ(error.at("field").string_value(), "seat.region_code");
  EXPECT_EQ(error.at("message").string_value(), "unknown");
  EXPECT_EQ(fields.at("warnings")
                .list_value()
                .values(0)
                .struct_value()
                .fields()
                .at("message")
                .string_value(),
            "look at it\n\"twice\"");
}

TEST(BuildReportTest, AnEmptyReportIsOneToo) {
  EXPECT_THAT(ToText(BuildReport()), HasSubstr("0 organisations, 0 texts\n"));
  const Struct object = Parse(ToJson(BuildReport()));
  EXPECT_EQ(object.fields().size(), 13U);
  EXPECT_EQ(object.fields().at("errors").list_value().values_size(), 0);
}

// File names of old systems are not UTF-8. The report of such a build must still say that it
// failed.
TEST(BuildReportTest, NamesThatAreNoUtf8LoseNoReport) {
  BuildReport report = Example();
  report.sources[0].set_path("K\xF6ln.jsonl");
  report.errors[0].path = "K\xF6ln.jsonl";
  const Struct object = Parse(ToJson(report));
  ASSERT_EQ(object.fields().count("outcome"), 1U) << ToJson(report);
  EXPECT_EQ(object.fields().at("outcome").string_value(), "failed");
}

}  // namespace
}  // namespace kok::build
