// No trace: whatever is sent, wherever it is sent, nothing that the service writes or tells holds
// it. `KOK_CANARY_QUERIES=100000` asks more.

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "kok/search/v1/directory_service.pb.h"
#include "kok/search/v1/search_service.pb.h"
#include "tests/integration/canary_markers.h"
#include "tests/integration/canary_service.h"
#include "tests/unit/built_index.h"
#include "tests/unit/loopback_exchange.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;
namespace v1 = kok::search::v1;
using testing::IsEmpty;

int Queries() {
  int count = 3000;
  const char* wanted = std::getenv("KOK_CANARY_QUERIES");
  if (wanted != nullptr) {
    EXPECT_TRUE(absl::SimpleAtoi(wanted, &count));
  }
  return count;
}

// A call with marks in all that a client can say.
struct MarkedCall {
  std::string method;  // of HTTP/2, with the slash
  std::string bytes;
};

MarkedCall Of(const char* method, const google::protobuf::Message& request) {
  return {absl::StrCat("/kok.search.v1.", method), request.SerializeAsString()};
}

v1::SearchRequest MarkedSearch(CanaryMarkers& markers) {
  v1::SearchRequest request;
  request.set_query(markers.Text());
  const int with = markers.Below(9);
  v1::SearchFilter& filter = *request.mutable_filter();
  if (with == 1) filter.add_regions(markers.Word());
  if (with == 1) filter.add_serves_regions(markers.Word());
  if (with == 2) filter.add_services(markers.Id());
  if (with == 2) filter.add_languages(markers.Id());
  if (with == 2) filter.add_target_groups(markers.Id());
  if (with == 2) filter.add_exploitation_forms(markers.Id());
  if (with == 2) filter.add_topics(markers.Id());
  if (with == 3) request.mutable_near()->set_place(markers.Text());
  if (with == 4) request.set_page_token(markers.Bytes().substr(2));
  if (with == 5) request.set_language_code(markers.Id());
  if (with == 5) request.set_similar_to("contents/" + markers.Id());
  if (with == 6) filter.add_avoid_regions(markers.Word());
  if (with == 6) filter.add_avoid_areas()->set_place(markers.Word());
  if (with == 7) filter.add_courts(markers.Word());
  if (with == 7) filter.add_norms(markers.Word());
  if (with == 7) filter.set_date_from(markers.Word());
  if (with == 8) {
    request.clear_query();
    request.set_similar_to("contents/" + markers.Id());
  }
  return request;
}

MarkedCall NextCall(CanaryMarkers& markers) {
  switch (markers.Below(11)) {
    case 10: {
      const char* const kMethods[] = {"GetServerStatus", "ListGenerations", "ReloadIndex"};
      return {absl::StrCat("/kok.search.admin.v1.IndexAdminService/", kMethods[markers.Below(3)]),
              markers.Below(2) == 0 ? markers.Bytes() : ""};
    }
    case 0: {
      v1::SuggestRequest request;
      request.set_prefix(markers.Text());
      return Of("SearchService/Suggest", request);
    }
    case 1: {
      v1::LookupContactRequest request;
      if (markers.Below(2) == 0) {
        request.set_phone_number(markers.Phone());
      } else {
        request.set_email(markers.Email());
      }
      return Of("SearchService/LookupContact", request);
    }
    case 2: {
      v1::GetOrganizationRequest request;
      request.set_name("organizations/" + (markers.Below(2) == 0 ? markers.Id() : markers.Text()));
      return Of("DirectoryService/GetOrganization", request);
    }
    case 3: {
      v1::BatchGetOrganizationsRequest request;
      for (int i = 0; i < 3; ++i) request.add_names("organizations/" + markers.Id());
      return Of("DirectoryService/BatchGetOrganizations", request);
    }
    case 4: {
      v1::ListContentsRequest request;
      request.mutable_filter()->add_topics(markers.Id());
      if (markers.Below(2) == 0) request.set_page_token(markers.Word());
      return Of("DirectoryService/ListContents", request);
    }
    case 5: {
      v1::GetIndexInfoRequest request;
      request.set_since_generation(markers.Text());
      return Of("DirectoryService/GetIndexInfo", request);
    }
    case 6:
      return {"/kok.search.v1.SearchService/Search", markers.Bytes()};
    case 7:
      return {absl::StrCat("/", markers.Id(), ".", markers.Id(), "/", markers.Id()),
              markers.Text()};
    default:
      return Of("SearchService/Search", MarkedSearch(markers));
  }
}

class Canary : public testing::Test {
 protected:
  // Asks, now and then without patience or changing its mind, and looks at what comes back beside
  // the answer.
  void Ask() {
    const MarkedCall call = NextCall(markers_);
    const auto door = static_cast<Door>(markers_.Below(kDoors));
    grpc::GenericStub stub(ChannelOf(door));
    grpc::ClientContext context;
    context.AddMetadata("x-" + markers_.Id(), markers_.Word().substr(0, 8));
    context.AddMetadata("authorization", "Bearer " + markers_.Id());
    context.AddMetadata("x-own-bin", markers_.Bytes());
    // By TLS the client itself would refuse a name that the certificate does not bear.
    if (door != Door::kTls && markers_.Below(20) == 0) context.set_authority(markers_.Id());
    context.set_deadline(
        std::chrono::system_clock::now() +
        std::chrono::microseconds(markers_.Below(7) == 0 ? markers_.Below(2000) : 60'000'000));
    grpc::CompletionQueue queue;
    const grpc::Slice bytes(call.bytes);
    const auto reading =
        stub.PrepareUnaryCall(&context, call.method, grpc::ByteBuffer(&bytes, 1), &queue);
    reading->StartCall();
    grpc::ByteBuffer reply;
    grpc::Status status;
    reading->Finish(&reply, &status, nullptr);
    if (markers_.Below(9) == 0) context.TryCancel();
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    ++codes_[status.error_code()];
    if (status.ok()) ++answered_[door];
    std::string told = status.error_message() + "\n" + status.error_details();
    for (const auto* metadata :
         {&context.GetServerInitialMetadata(), &context.GetServerTrailingMetadata()}) {
      for (const auto& [key, value] : *metadata) {
        absl::StrAppend(&told, "\n", std::string(key.data(), key.size()), "=",
                        std::string(value.data(), value.size()));
      }
    }
    ASSERT_THAT(FindMarkers(told), IsEmpty()) << call.method.substr(0, 20) << status.error_code();
  }

  void ExpectNoTrace(const std::string& bytes, const std::string& where) {
    EXPECT_THAT(FindMarkers(bytes), IsEmpty()) << where;
  }

  void ExpectNoFileHoldsAny() {
    for (const std::string& file : service_.Files()) {
      EXPECT_EQ(fs::path(file).filename().string().find("core"), std::string::npos) << file;
      ExpectNoTrace(ReadFile(file), file);
      ExpectNoTrace(file, "the name of a file");
    }
  }

  CanaryService service_;
  CanaryMarkers markers_{static_cast<unsigned>(testing::UnitTest::GetInstance()->random_seed()) +
                         1};
  std::map<int, int> codes_;
  std::map<Door, int> answered_;

 private:
  // Channels are kept for a while: their agents are marked too.
  std::shared_ptr<grpc::Channel> ChannelOf(Door door) {
    std::shared_ptr<grpc::Channel>& channel = channels_[door];
    if (channel == nullptr || markers_.Below(200) == 0) {
      grpc::ChannelArguments arguments;
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      arguments.SetUserAgentPrefix(markers_.Id());
      channel = grpc::CreateCustomChannel(service_.AddressOf(door),
                                          service_.CredentialsFor(door, markers_.Id()), arguments);
    }
    return channel;
  }
  std::map<Door, std::shared_ptr<grpc::Channel>> channels_;
};

// Else the tests below would find nothing whatever there is.
TEST(CanaryMarkersTest, AreFoundInEveryForm) {
  CanaryMarkers markers(5);
  for (int i = 0; i < 100; ++i) {
    const std::string word = markers.Word();
    const std::string behind(static_cast<size_t>(i % 3), 'p');
    EXPECT_FALSE(FindMarkers("x" + word).empty());
    EXPECT_FALSE(FindMarkers(absl::AsciiStrToLower(word)).empty());
    EXPECT_FALSE(FindMarkers(absl::BytesToHexString(word)).empty());
    EXPECT_FALSE(FindMarkers(absl::Base64Escape(behind + word)).empty());
    EXPECT_FALSE(FindMarkers(absl::Base64Escape(behind + markers.Id())).empty());
    EXPECT_FALSE(FindMarkers(markers.Phone()).empty());
    EXPECT_FALSE(FindMarkers(markers.Email()).empty());
    EXPECT_FALSE(FindMarkers(markers.Bytes()).empty());
  }
  EXPECT_THAT(FindMarkers("Zq xj quarz 0739 1846"), IsEmpty());
}

TEST_F(Canary, NothingOfARequestIsLeftAnywhere) {
  const int queries = Queries();
  for (int i = 0; i < queries && !HasFatalFailure(); ++i) Ask();
  for (const int code : {grpc::StatusCode::OK, grpc::StatusCode::CANCELLED,
                         grpc::StatusCode::INVALID_ARGUMENT, grpc::StatusCode::DEADLINE_EXCEEDED,
                         grpc::StatusCode::NOT_FOUND, grpc::StatusCode::UNIMPLEMENTED}) {
    EXPECT_GT(codes_[code], 0) << code;
  }
  for (int door = 0; door < kDoors; ++door) {
    EXPECT_GT(answered_[static_cast<Door>(door)], 0) << door;
  }
  ExpectNoTrace(Scrape(service_.metrics()), "metrics");
  ExpectNoTrace(service_.Shown(), "what the kernel shows");
  service_.process().Signal(SIGTERM);
  EXPECT_EQ(service_.process().Wait().exit_code, 0);
  const std::string log = service_.Log();
  EXPECT_NE(log.find("\"event\":\"call\""), std::string::npos) << "calls are logged at all";
  EXPECT_NE(log.find("\"stopped\""), std::string::npos);
  ExpectNoFileHoldsAny();
}

TEST_F(Canary, AnAbortLeavesNothingEither) {
  for (int i = 0; i < 100 && !HasFatalFailure(); ++i) Ask();
  service_.process().Signal(SIGABRT);
  EXPECT_EQ(service_.process().Wait().exit_code, 128 + SIGABRT);
  ExpectNoFileHoldsAny();
}

}  // namespace
}  // namespace kok::tests
