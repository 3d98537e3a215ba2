#include "indexer/publish/record_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/publish/approvals.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::publish {
namespace {

using kok::search::v1::Organization;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::FailsWith;

MATCHER_P3(Change, field, before, after, "") {
  return arg.field == field && arg.before == before && arg.after == after;
}

Organization Alpha() {
  Organization organization;
  organization.set_name("organizations/alpha");
  organization.set_display_name("Alpha");
  organization.set_etag("0123");
  auto& phone = *organization.add_phones();
  phone.set_number("+4930123456");
  phone.set_display("030 123456");
  organization.add_emails("info@alpha.example");
  auto& language = *organization.add_languages();
  language.set_code("ro");
  language.set_state(kok::search::v1::ATTRIBUTE_STATE_YES);
  return organization;
}

RecordChanges Between(const Organization& before, const Organization& after) {
  RecordChanges changes;
  AddChanges(Organizations{{before.name(), before}}, Organizations{{after.name(), after}}, changes);
  return changes;
}

TEST(RecordChanges, AreNoneBetweenEqualRecordsOfOtherEtags) {
  Organization same = Alpha();
  same.set_etag("4567");
  EXPECT_TRUE(Between(Alpha(), same).empty());
}

TEST(RecordChanges, NameTheValueInAListByItsKey) {
  Organization after = Alpha();
  after.mutable_languages(0)->set_state(kok::search::v1::ATTRIBUTE_STATE_VIA_INTERPRETER);
  after.add_languages()->set_code("bg");
  after.mutable_seat()->set_locality("Ulm");
  after.clear_emails();
  const RecordChanges changes = Between(Alpha(), after);
  ASSERT_THAT(changes.changed, SizeIs(1));
  EXPECT_THAT(changes.changed[0].fields,
              ElementsAre(Change("emails[info@alpha.example]", "info@alpha.example", ""),
                          Change("languages[bg].code", "", "bg"),
                          Change("languages[ro].state", "ATTRIBUTE_STATE_YES",
                                 "ATTRIBUTE_STATE_VIA_INTERPRETER"),
                          Change("seat.locality", "", "Ulm")));
}

TEST(RecordChanges, AnotherOrderIsNoChange) {
  Organization before = Alpha();
  before.add_phones()->set_number("+4930999999");
  Organization after = before;
  after.mutable_phones()->SwapElements(0, 1);
  EXPECT_TRUE(Between(before, after).empty());
}

TEST(RecordChanges, TellWhatCameAndWhatWent) {
  RecordChanges changes;
  AddChanges(Organizations{{"organizations/a", Alpha()}},
             Organizations{{"organizations/b", Alpha()}}, changes);
  EXPECT_THAT(changes.added, ElementsAre("organizations/b"));
  EXPECT_THAT(changes.removed, ElementsAre("organizations/a"));
}

TEST(RecordChanges, OfAContentTellItsFields) {
  kok::search::v1::Content before;
  before.set_name("contents/c");
  before.set_body("old");
  kok::search::v1::Content after = before;
  RecordChanges changes;
  after.set_etag("4567");
  AddChange(before, after, changes);
  EXPECT_TRUE(changes.empty());
  after.set_body("new");
  AddChange(before, after, changes);
  ASSERT_THAT(changes.changed, SizeIs(1));
  EXPECT_EQ(changes.changed[0].name, "contents/c");
  EXPECT_THAT(changes.changed[0].fields, ElementsAre(Change("body", "old", "new")));
}

TEST(Approvals, AreNeededForWhatVanishesAndForEveryOtherWayToReachIt) {
  Organization after = Alpha();
  after.set_description("new");
  after.mutable_phones(0)->set_display("030/123456");
  EXPECT_THAT(ChangesThatNeedApproval(Between(Alpha(), after)), IsEmpty());
  after.mutable_phones(0)->set_number("+4930123457");
  after.set_emails(0, "neu@alpha.example");
  after.mutable_fax()->set_number("+4930123458");
  EXPECT_THAT(ChangesThatNeedApproval(Between(Alpha(), after)), SizeIs(5));

  RecordChanges gone;
  AddChanges(Organizations{{"organizations/a", Alpha()}}, Organizations{}, gone);
  gone.removed.emplace_back("contents/c");
  const std::vector<Approval> needed = ChangesThatNeedApproval(gone);
  ASSERT_THAT(needed, SizeIs(1)) << "texts may go";
  EXPECT_EQ(DescribeChange(needed[0]), "organizations/a: is removed");
}

TEST(Approvals, CoverTheValuesThatTheyNameAndNoOthers) {
  Organization after = Alpha();
  after.mutable_phones(0)->set_number("+4930123457");
  const std::vector<Approval> needed = ChangesThatNeedApproval(Between(Alpha(), after));
  const tests::TemporaryFolder folder;
  const std::string path =
      folder.Write("approved", ApprovalFile(needed, "Zweite Person", "2026-11-26"));
  const auto approvals = ReadApprovals(path);
  ASSERT_THAT(approvals, tests::IsOk());
  EXPECT_THAT(WithoutApproval(needed, *approvals), IsEmpty());

  after.mutable_phones(0)->set_number("+4930123459");
  EXPECT_THAT(WithoutApproval(ChangesThatNeedApproval(Between(Alpha(), after)), *approvals),
              SizeIs(1));
}

TEST(Approvals, AFileThatCannotBeUnderstoodApprovesNothing) {
  const struct {
    const char* text;
    const char* problem;
  } kCases[] = {
      {"{}", ":1: name"},
      {"# approved\n\n{\"name\":\"organizations/a\",\"approved_by\":\"x\"}", ":3: change"},
      {"{\"name\":\"organizations/a\",\"change\":\"removed\"}", ":1: approved_by"},
      {"organizations/a", ":1: is no approval"},
      {"{\"name\":\"organizations/a\",\"changes\":\"removed\",\"approved_by\":\"x\"}",
       ":1: is no approval"},
  };
  for (const auto& [text, problem] : kCases) {
    const tests::TemporaryFolder folder;
    EXPECT_THAT(ReadApprovals(folder.Write("f", text)),
                FailsWith(absl::StatusCode::kInvalidArgument, problem))
        << text;
  }
}

}  // namespace
}  // namespace kok::publish
