// What happens around calls: no index, a new one, a bad one, bytes that are no request, draining.

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace v1 = kok::search::v1;
using grpc::health::v1::HealthCheckResponse;
using testing::Contains;

constexpr char kOneRecord[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})";

// The bytes as they are, not as a message.
grpc::Status SendBytes(LiveServer& server, const std::string& method, const std::string& bytes) {
  grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  grpc::GenericStub stub(server.channel());
  const auto context = WithDeadline();
  std::promise<grpc::Status> done;
  stub.UnaryCall(context.get(), method, grpc::StubOptions(), &request, &response,
                 [&done](grpc::Status status) { done.set_value(std::move(status)); });
  return done.get_future().get();
}

TEST(Serving, WithoutAnIndexSaysSoAndStartsAnsweringWhenThereIsOne) {
  const TemporaryFolder folder;
  const std::string index = folder.File("not/yet/there");
  LiveServer server(index);
  EXPECT_EQ(server.Health(""), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(server.Health("kok.search.v1.SearchService"), HealthCheckResponse::NOT_SERVING);
  v1::SearchResponse response;
  const grpc::Status status = server.Search(v1::SearchRequest(), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Decode(status).reason, "INDEX_NOT_READY");
  EXPECT_TRUE(Decode(status).says_when_to_retry);

  server.AwaitGeneration(BuildLinesInto(index, kOneRecord));
  server.AwaitServing("kok.search.v1.SearchService");
}

TEST(Serving, SwapsGenerationsWithoutAFailedOrMixedReply) {
  const TemporaryFolder folder;
  BuildLinesInto(folder.path(), kOneRecord);
  LiveServer server(folder.path());
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0};
  std::atomic<int> mixed{0};
  std::atomic<int> calls{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      while (!stop) {
        v1::SearchResponse response;
        if (!server.Search(v1::SearchRequest(), &response).ok()) ++failed;
        // Each generation holds one more record than the one before; all records name their
        // generation.
        std::set<std::string> markers;
        for (const auto& result : response.results()) {
          markers.insert(result.organization().short_name());
        }
        if (markers.size() > 1) ++mixed;
        ++calls;
      }
    });
  }
  for (int generation = 0; generation < 10; ++generation) {
    std::string lines;
    for (int record = 0; record <= generation; ++record) {
      lines += R"({"organization":{"name":"organizations/r)" + std::to_string(record) +
               R"(","display_name":"Record","short_name":"G)" + std::to_string(generation) +
               "\"}}\n";
    }
    server.AwaitGeneration(BuildLinesInto(folder.path(), lines));
  }
  stop = true;
  for (std::thread& client : clients) client.join();
  EXPECT_GT(calls, 0);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(mixed, 0);
}

TEST(Serving, TokensOutliveASwapAndThenExpireWithAReason) {
  const TemporaryFolder folder;
  const std::string two_records =
      std::string(kOneRecord) + "\n" +
      R"({"organization":{"name":"organizations/b","display_name":"Beta"}})";
  BuildLinesInto(folder.path(), two_records);
  LiveServer server(folder.path());
  v1::SearchRequest request;
  request.set_page_size(1);
  v1::SearchResponse response;
  ASSERT_TRUE(server.Search(request, &response).ok());
  request.set_page_token(response.next_page_token());
  const std::string first_generation = response.index().generation();

  server.AwaitGeneration(BuildLinesInto(folder.path(), kOneRecord));
  ASSERT_TRUE(server.Search(request, &response).ok());
  EXPECT_EQ(response.index().generation(), first_generation);
  EXPECT_EQ(response.results(0).name(), "organizations/b");

  for (const char* name : {"C", "D", "E"}) {
    server.AwaitGeneration(BuildLinesInto(
        folder.path(),
        std::string(R"({"organization":{"name":"organizations/a","display_name":")") + name +
            "\"}}"));
  }
  const grpc::Status status = server.Search(request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Decode(status).reason, "PAGE_TOKEN_EXPIRED");
}

TEST(Serving, ServesAnOlderGenerationWhereTheActiveOneIsDamaged) {
  const TemporaryFolder folder;
  const std::string good = BuildLinesInto(folder.path(), kOneRecord);
  const std::string damaged = BuildLinesInto(
      folder.path(), R"({"organization":{"name":"organizations/b","display_name":"Beta"}})");
  std::filesystem::resize_file(folder.File(damaged + "/organizations.glass"), 8192);
  LiveServer server(folder.path());
  v1::SearchResponse response;
  ASSERT_TRUE(server.Search(v1::SearchRequest(), &response).ok());
  EXPECT_EQ(response.index().generation(), good);
  EXPECT_EQ(server.Health(""), HealthCheckResponse::SERVING);
}

TEST(Serving, RefusesBytesThatAreNoRequestWithAReasonOfOurs) {
  LiveServer server(ShippedIndex());
  const std::string not_utf8 = std::string("\x0a\x02", 2) + "\xC3\x28";
  const std::string truncated = std::string("\x0a\x7f", 2) + "abc";
  const std::vector<std::string> methods = {"/kok.search.v1.SearchService/Search",
                                            "/kok.search.v1.SearchService/Suggest",
                                            "/kok.search.v1.SearchService/LookupContact",
                                            "/kok.search.v1.DirectoryService/GetOrganization",
                                            "/kok.search.v1.DirectoryService/ListRegions"};
  for (const std::string& method : methods) {
    for (const std::string& bytes : {not_utf8, truncated}) {
      const grpc::Status status = SendBytes(server, method, bytes);
      EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << method;
      EXPECT_THAT(Decode(status).fields, Contains("request"));
    }
  }
}

TEST(Serving, RefusesARequestOverTheByteLimit) {
  LiveServer server(ShippedIndex());
  // An unknown field, so that no known one is at fault.
  std::string bytes = std::string("\xa2\x7d", 2);
  const std::string filler(70000, 'x');
  bytes += std::string("\xf0\xa2\x04", 3) + filler;
  const grpc::Status status = SendBytes(server, "/kok.search.v1.SearchService/Search", bytes);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(Decode(status).fields, Contains("request"));
}

TEST(Serving, CompletesWhatIsBeingTyped) {
  LiveServer server(ShippedIndex());
  v1::SuggestRequest request;
  request.set_prefix("kobr");
  v1::SuggestResponse response;
  grpc::Status status = server.search().Suggest(WithDeadline().get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.suggestions_size(), 2);
  EXPECT_EQ(response.suggestions(0).text(), "KOBRA");
  EXPECT_EQ(response.suggestions(0).name(), "organizations/kobra-hannover");
  EXPECT_FALSE(response.index().generation().empty());

  // Any usual spelling of a region, as in a search.
  request.mutable_filter()->add_regions("Sachsen");
  status = server.search().Suggest(WithDeadline().get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.suggestions_size(), 1);
  EXPECT_EQ(response.suggestions(0).text(), "KOBRAnet");

  request.set_limit(-1);
  status = server.search().Suggest(WithDeadline().get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(Decode(status).fields, testing::ElementsAre("limit"));
}

TEST(Serving, AnswersWhileAPassedDeadlineIsRefused) {
  LiveServer server(ShippedIndex());
  grpc::ClientContext late;
  late.set_deadline(std::chrono::system_clock::now() - std::chrono::seconds(1));
  v1::SearchResponse response;
  EXPECT_EQ(server.search().Search(&late, v1::SearchRequest(), &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_TRUE(server.Search(v1::SearchRequest(), &response).ok());
}

}  // namespace
}  // namespace kok::tests
