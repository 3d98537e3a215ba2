// Limits that hold for a call as a whole, at the limit and one beyond. Those of single fields are
// in request_check_test.cc, those of a connection in tests/integration/limits_test.cc.

#include "service/rpc/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/rpc/paging.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/rpc/decoded_status.h"
#include "tests/unit/service/rpc/in_process_server.h"
#include "tests/unit/temporary_folder.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::DecodedStatus;

constexpr char kSearch[] = "/kok.search.v1.SearchService/Search";
constexpr char kOneRecord[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})";

// `bytes` bytes of a request that says nothing but a field of later versions.
std::string RequestOf(size_t bytes) {
  constexpr size_t kHead = 6;  // tag of field 2004 and a length of three or four bytes
  std::string request("\xa2\x7d", 2);
  size_t length = bytes - kHead;
  for (int i = 0; i < 3; ++i, length >>= 7) request.push_back(static_cast<char>(0x80 | length));
  request.push_back(static_cast<char>(length));
  request.resize(bytes, 'x');
  return request;
}

TEST(Limits, OfTheBytesOfARequest) {
  const tests::TemporaryFolder folder;
  tests::BuildLinesInto(folder.path(), kOneRecord);
  tests::InProcessServer server(folder.path());
  for (const char* method : {kSearch, "/kok.search.v1.SearchService/Suggest",
                             "/kok.search.v1.DirectoryService/ListOrganizations",
                             "/kok.search.v1.DirectoryService/ListContents",
                             "/kok.search.v1.DirectoryService/ListRegions",
                             "/kok.search.v1.DirectoryService/GetIndexInfo"}) {
    const std::string at = RequestOf(kMaxRequestBytes);
    ASSERT_EQ(at.size(), kMaxRequestBytes);
    EXPECT_TRUE(server.Call(method, at).status.ok()) << method;
    const DecodedStatus beyond =
        tests::DecodeGrpc(server.Call(method, RequestOf(kMaxRequestBytes + 1)).status);
    EXPECT_EQ(beyond.code, grpc::StatusCode::INVALID_ARGUMENT) << method;
    EXPECT_THAT(beyond.fields, ElementsAre("request")) << method;
  }
}

// Beyond this the library itself refuses, before anything of ours is asked.
TEST(Limits, OfTheBytesThatAreTakenIn) {
  const tests::TemporaryFolder folder;
  tests::BuildLinesInto(folder.path(), kOneRecord);
  tests::InProcessServer server(folder.path());
  const DecodedStatus at =
      tests::DecodeGrpc(server.Call(kSearch, RequestOf(kMaxReceivedBytes)).status);
  EXPECT_EQ(at.code, grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(at.fields, ElementsAre("request"));
  EXPECT_EQ(server.Call(kSearch, RequestOf(kMaxReceivedBytes + 1)).status.error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(server.Call(kSearch, "").status.ok()) << "the next one is answered";
}

TEST(Limits, OfTheDepthOfPages) {
  // As many texts as pages reach, and one organisation more.
  const tests::TemporaryFolder folder;
  std::string lines = kOneRecord;
  for (size_t i = 0; i < kMaxPageDepth; ++i) {
    const std::string number = std::to_string(i);
    lines +=
        "\n"
        R"({"content":{"name":"contents/t)" +
        number + R"(","title":"Text )" + number + "\"}}";
  }
  tests::BuildLinesInto(folder.path(), lines);
  tests::InProcessServer server(folder.path());
  const struct {
    v1::RecordKind kind;  // UNSPECIFIED: all
    bool is_deeper;       // than pages reach
  } cases[] = {{v1::RECORD_KIND_CONTENT, false}, {v1::RECORD_KIND_UNSPECIFIED, true}};
  for (const auto& c : cases) {
    v1::SearchRequest request;
    if (c.kind != v1::RECORD_KIND_UNSPECIFIED) request.mutable_filter()->add_kinds(c.kind);
    const PagePosition last{server.snapshot()->id(), kMaxPageDepth - kMaxPageSize,
                            server.snapshot()->view()};
    request.set_page_token(server.tokens().Make(last, RequestKey("Search", request)));
    request.set_page_size(kMaxPageSize);
    const auto reply = server.Call(kSearch, request.SerializeAsString());
    ASSERT_TRUE(reply.status.ok()) << reply.status.error_message();
    v1::SearchResponse response;
    ASSERT_TRUE(response.ParseFromString(reply.bytes));
    EXPECT_EQ(response.results_size(), kMaxPageSize);
    EXPECT_THAT(response.next_page_token(), IsEmpty());
    std::vector<v1::NoticeCode> notices;
    for (const auto& notice : response.notices()) notices.push_back(notice.code());
    if (c.is_deeper) {
      EXPECT_THAT(notices, testing::Contains(v1::NOTICE_CODE_PAGE_DEPTH_REACHED));
    } else {
      EXPECT_THAT(notices, testing::Not(testing::Contains(v1::NOTICE_CODE_PAGE_DEPTH_REACHED)));
    }
  }
}

TEST(Limits, OfRequestsThatWait) {
  const tests::TemporaryFolder folder;
  tests::BuildLinesInto(folder.path(), kOneRecord);
  std::promise<void> busy;
  std::promise<void> let_go;
  tests::InProcessServer server(folder.path());
  ASSERT_TRUE(server.workers().Submit([&] {
    busy.set_value();
    let_go.get_future().wait();
  }));
  busy.get_future().wait();
  std::vector<std::future<tests::InProcessServer::Reply>> waiting;
  for (size_t i = 0; i < kMaxQueuedRequests; ++i) waiting.push_back(server.Start(kSearch, ""));
  while (server.workers().queued() < kMaxQueuedRequests) std::this_thread::yield();

  const DecodedStatus beyond = tests::DecodeGrpc(server.Call(kSearch, "").status);
  EXPECT_EQ(beyond.code, grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(beyond.reason, "OVERLOADED");
  EXPECT_GT(beyond.retry_seconds, 0);

  let_go.set_value();
  for (auto& reply : waiting) EXPECT_TRUE(reply.get().status.ok()) << "it was let in";
}

}  // namespace
}  // namespace kok::rpc
