#include "service/rpc/paging.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/built_index.h"
#include "tests/unit/service/rpc/decoded_status.h"
#include "tests/unit/service/rpc/sample_values.h"
#include "tests/unit/temporary_folder.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;
using tests::Decode;
using tests::DecodedStatus;

TEST(RequestKey, IsTheSameForEveryPageOfAListing) {
  v1::SearchRequest first;
  first.set_query("Köln");
  first.mutable_filter()->add_regions("DE-NW");
  v1::SearchRequest later = first;
  later.set_page_size(7);
  later.set_page_token("token");
  EXPECT_EQ(RequestKey("Search", later), RequestKey("Search", first));
  EXPECT_NE(RequestKey("ListContents", first), RequestKey("Search", first));
}

TEST(RequestKey, LeavesTheRequestAsItIs) {
  v1::SearchRequest request;
  request.set_query("Köln");
  request.set_page_token("token");
  RequestKey("Search", request);
  EXPECT_EQ(request.page_token(), "token");
}

// A token must not be usable for another question, whichever field makes the difference.
TEST(RequestKey, EveryOtherFieldMakesAnotherListing) {
  const v1::SearchRequest search;
  const v1::ListOrganizationsRequest list_organizations;
  const v1::ListContentsRequest list_contents;
  for (const google::protobuf::Message* empty :
       {static_cast<const google::protobuf::Message*>(&search),
        static_cast<const google::protobuf::Message*>(&list_organizations),
        static_cast<const google::protobuf::Message*>(&list_contents)}) {
    const std::string key = RequestKey("M", *empty);
    std::set<std::string> keys = {key};
    for (const tests::FieldPath& path : tests::FieldPathsOf(*empty->GetDescriptor())) {
      std::unique_ptr<google::protobuf::Message> request(empty->New());
      tests::SetSample(path, *request);
      const std::string name = tests::PathName(path);
      if (name == "page_size" || name == "page_token") {
        EXPECT_EQ(RequestKey("M", *request), key) << name;
      } else {
        EXPECT_TRUE(keys.insert(RequestKey("M", *request)).second)
            << empty->GetTypeName() << "." << name;
      }
    }
  }
}

TEST(RequestKey, LeavesOutFieldsThatItDoesNotKnow) {
  v1::SearchRequest request;
  request.set_query("Köln");
  const std::string key = RequestKey("Search", request);
  request.GetReflection()->MutableUnknownFields(&request)->AddVarint(4000, 1);
  EXPECT_EQ(RequestKey("Search", request), key);
}

class PagingTest : public testing::Test {
 protected:
  std::shared_ptr<const index::Snapshot> Swap(int number) {
    tests::BuildLinesInto(folder_.path(),
                          R"({"organization":{"name":"organizations/a","display_name":"Name )" +
                              std::to_string(number) + "\"}}");
    auto snapshot = tests::OpenActive(folder_.path());
    holder_.Swap(snapshot);
    return snapshot;
  }
  absl::StatusOr<Page> Open(const std::string& page_token, int page_size,
                            const std::string& request_key = "key") const {
    return OpenPage(holder_, holder_.Current(), tokens_, page_token, page_size, request_key);
  }

  const tests::TemporaryFolder folder_;
  index::SnapshotHolder holder_;
  const PageTokens tokens_ = PageTokens::WithRandomKey();
};

TEST_F(PagingTest, WithoutAnIndexIsUnavailableForNow) {
  const DecodedStatus decoded = Decode(ActiveSnapshot(holder_).status());
  EXPECT_EQ(decoded.code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(decoded.reason, "INDEX_NOT_READY");
  EXPECT_GT(decoded.retry_seconds, 0);
  const auto snapshot = Swap(1);
  const auto active = ActiveSnapshot(holder_);
  ASSERT_TRUE(active.ok());
  EXPECT_EQ(*active, snapshot);
}

TEST_F(PagingTest, BeginsOnTheActiveGenerationAndCutsPageSizes) {
  const auto active = Swap(1);
  const struct {
    int asked;
    size_t given;
  } cases[] = {{0, 20}, {1, 1}, {99, 99}, {100, 100}, {101, 100}, {2147483647, 100}};
  for (const auto& c : cases) {
    const auto page = Open("", c.asked);
    ASSERT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->snapshot, active);
    EXPECT_EQ(page->range.offset, 0U);
    EXPECT_EQ(page->range.size, c.given) << c.asked;
  }
}

TEST_F(PagingTest, GoesOnWhereThePageBeforeEnded) {
  Swap(1);
  const auto first = Open("", 10);
  ASSERT_TRUE(first.ok());
  const auto second = Open(NextToken(tokens_, *first, 10), 3);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->range.offset, 10U);
  EXPECT_EQ(second->range.size, 3U) << "the page size may change";
  EXPECT_EQ(NextToken(tokens_, *second, 0), "") << "the last page has no successor";
}

TEST_F(PagingTest, GoesOnOnTheGenerationThatItBeganOnUntilThatIsGone) {
  const auto began_on = Swap(1);
  const auto first = Open("", 10);
  ASSERT_TRUE(first.ok());
  const std::string token = NextToken(tokens_, *first, 10);
  for (int number = 2; number < 4; ++number) {
    Swap(number);
    const auto page = Open(token, 10);
    ASSERT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->snapshot, began_on);
  }
  Swap(4);
  const DecodedStatus decoded = Decode(Open(token, 10).status());
  EXPECT_EQ(decoded.code, grpc::StatusCode::ABORTED);
  EXPECT_EQ(decoded.reason, "PAGE_TOKEN_EXPIRED");
}

TEST_F(PagingTest, RefusesTokensOfOtherListings) {
  Swap(1);
  const auto first = Open("", 10);
  ASSERT_TRUE(first.ok());
  const std::string token = NextToken(tokens_, *first, 10);
  EXPECT_EQ(Decode(Open(token, 10, "another key").status()).reason, "PAGE_TOKEN_MISMATCH");
  EXPECT_EQ(Decode(Open("Zm9yZ2Vk", 10).status()).reason, "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace kok::rpc
