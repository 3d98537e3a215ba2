#include "indexer/schema/record_references.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

namespace kok::schema {
namespace {

using google::protobuf::TextFormat;
using kok::search::v1::Content;
using kok::search::v1::Organization;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kOrganization[] = R"(
  name: "organizations/a" display_name: "organizations/b" parent: "organizations/b"
  superseded_by: "organizations/c" confusable_with: "organizations/b"
  confusable_with: "organizations/d" etag: "1")";
constexpr char kContent[] = R"(
  name: "contents/a" title: "contents/b" etag: "1"
  decision { headnote: "contents/b" related_decisions: "contents/b" related_decisions: "contents/c" })";

template <typename Record>
Record Made(const std::string& text) {
  Record record;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &record)) << text;
  return record;
}

TEST(RecordReferences, AreThoseOfAllFields) {
  EXPECT_THAT(ReferencesOf(Made<Organization>(kOrganization)),
              ElementsAre("organizations/b", "organizations/c", "organizations/d"));
  EXPECT_THAT(ReferencesOf(Made<Content>(kContent)), ElementsAre("contents/b", "contents/c"));
  EXPECT_THAT(ReferencesOf(Organization()), IsEmpty());
  EXPECT_THAT(ReferencesOf(Content()), IsEmpty());
}

TEST(RecordReferences, AreTakenOutAndNothingElse) {
  Organization organization = Made<Organization>(kOrganization);
  EXPECT_FALSE(RemoveReferences({"organizations/a", "organizations/e", "", "1"}, organization));
  EXPECT_EQ(organization.DebugString(), Made<Organization>(kOrganization).DebugString());
  EXPECT_TRUE(RemoveReferences({"organizations/b", "organizations/c"}, organization));
  EXPECT_EQ(organization.DebugString(), Made<Organization>(R"(
    name: "organizations/a" display_name: "organizations/b" confusable_with: "organizations/d"
    etag: "1")")
                                            .DebugString());
  Content content = Made<Content>(kContent);
  EXPECT_FALSE(RemoveReferences({"contents/a"}, content));
  EXPECT_TRUE(RemoveReferences({"contents/b"}, content));
  EXPECT_EQ(content.DebugString(), Made<Content>(R"(
    name: "contents/a" title: "contents/b" etag: "1"
    decision { headnote: "contents/b" related_decisions: "contents/c" })")
                                       .DebugString());
  Content without_decision = Made<Content>(R"(name: "contents/x")");
  EXPECT_FALSE(RemoveReferences({"contents/b"}, without_decision));
  EXPECT_FALSE(without_decision.has_decision());
}

TEST(RecordReferences, NoFieldIsAnEmptyName) {
  Organization organization = Made<Organization>(R"(name: "organizations/a")");
  EXPECT_FALSE(RemoveReferences({""}, organization));
}

}  // namespace
}  // namespace kok::schema
