// The operators' socket: what it tells, who may open it, and that the public address offers none of
// it.

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "indexer/generation/layout.h"
#include "kok/search/admin/v1/index_admin_service.grpc.pb.h"
#include "kok/search/v1/search_service.grpc.pb.h"
#include "tests/integration/child_process.h"
#include "tests/integration/live_server.h"
#include "tests/unit/built_index.h"
#include "tests/unit/loopback_exchange.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace admin = kok::search::admin::v1;
using testing::HasSubstr;

constexpr char kOne[] = R"({"organization":{"name":"organizations/a","display_name":"Alpha"}})";

ServerOptions OptionsWithAdmin(const std::string& index, const std::string& admin_address) {
  ServerOptions options;
  options.index_folder = index;
  options.listen = "127.0.0.1:0";
  options.admin = admin_address;
  options.version = "1.2.3";
  options.drain_notice = absl::ZeroDuration();
  return options;
}

class Admin : public testing::Test {
 protected:
  Admin() {
    const ServerOptions options = OptionsWithAdmin(index_, address_);
    auto started = Server::Start(options);
    EXPECT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
    stub_ = admin::IndexAdminService::NewStub(
        grpc::CreateChannel(address_, grpc::InsecureChannelCredentials()));
  }
  ~Admin() override { server_->Drain(); }

  Outcome Ctl(const std::string& command) {
    return RunProgram({Program("kok-searchctl"), command, "--admin", address_});
  }
  std::string BadGeneration() {
    const std::string id = BuildLinesInto(
        index_, std::string(kOne) + "\n" + R"({"content":{"name":"contents/b","title":"B"}})");
    std::filesystem::resize_file(
        generation::JoinPath(generation::JoinPath(index_, id), generation::kContentDatabase), 10);
    return id;
  }

  const TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
  const std::string address_ = "unix:" + folder_.File("admin.sock");
  const std::string first_ = BuildLinesInto(index_, kOne);
  std::unique_ptr<Server> server_;
  std::unique_ptr<admin::IndexAdminService::Stub> stub_;
};

TEST_F(Admin, TellsWhatTheProcessServes) {
  admin::GetServerStatusResponse status;
  ASSERT_TRUE(
      stub_->GetServerStatus(WithDeadline().get(), admin::GetServerStatusRequest(), &status).ok());
  EXPECT_EQ(status.index().generation(), first_);
  EXPECT_EQ(status.version(), "1.2.3");
  EXPECT_FALSE(status.start_time().empty());
  EXPECT_FALSE(status.draining());
  EXPECT_EQ(status.queue_depth(), 0);
  EXPECT_EQ(status.refused_size(), 0);
}

TEST_F(Admin, ListsGenerationsWithTheirState) {
  admin::ListGenerationsResponse list;
  ASSERT_TRUE(
      stub_->ListGenerations(WithDeadline().get(), admin::ListGenerationsRequest(), &list).ok());
  ASSERT_EQ(list.generations_size(), 1);
  EXPECT_EQ(list.generations(0).id(), first_);
  EXPECT_TRUE(list.generations(0).active());
  EXPECT_TRUE(list.generations(0).served());
  EXPECT_EQ(list.generations(0).manifest().counts().organizations(), 1);
}

TEST_F(Admin, ReloadTellsTheSwapOrTheRefusal) {
  admin::ReloadIndexResponse reload;
  ASSERT_TRUE(stub_->ReloadIndex(WithDeadline().get(), admin::ReloadIndexRequest(), &reload).ok());
  EXPECT_EQ(reload.previous().generation(), first_);
  EXPECT_EQ(reload.index().generation(), first_);
  EXPECT_FALSE(reload.has_refused());

  Overwrite(generation::JoinPath(index_, generation::kCurrentFile),
            "20990101T000000Z-0123456789abcdef\n");
  ASSERT_TRUE(stub_->ReloadIndex(WithDeadline().get(), admin::ReloadIndexRequest(), &reload).ok());
  EXPECT_EQ(reload.index().generation(), first_);
  EXPECT_EQ(reload.refused().generation(), "20990101T000000Z-0123456789abcdef");
}

// Damage that shows only when a query reads the file: health must not go on saying SERVING.
TEST(AdminOfDamage, ADamagedFileOfWhatIsServedReachesHealthAndStatus) {
  const TemporaryFolder folder;
  const std::string index = folder.File("index");
  const std::string first = BuildInto(index, ShippedData());  // more than a handle keeps in memory
  const ServerOptions options = OptionsWithAdmin(index, "unix:" + folder.File("admin.sock"));
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const auto stub = admin::IndexAdminService::NewStub(
      grpc::CreateChannel(options.admin, grpc::InsecureChannelCredentials()));
  const auto channel =
      grpc::CreateChannel((*server)->address(), grpc::InsecureChannelCredentials());
  const auto health = grpc::health::v1::Health::NewStub(channel);
  const auto search = kok::search::v1::SearchService::NewStub(channel);
  const std::string file =
      generation::JoinPath(generation::JoinPath(index, first), generation::kOrganizationsDatabase);
  {
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes << std::string(std::filesystem::file_size(file), '\0');
  }
  grpc::health::v1::HealthCheckResponse state;
  state.set_status(grpc::health::v1::HealthCheckResponse::SERVING);
  constexpr const char* queries[] = {"Stuttgart", "Frauen", "Rumänisch", "Berlin",
                                     "Menschenhandel"};
  size_t asked = 0;
  grpc::Status answer;
  const absl::Time end = absl::Now() + absl::Minutes(1);
  while (state.status() == grpc::health::v1::HealthCheckResponse::SERVING && absl::Now() < end) {
    kok::search::v1::SearchRequest request;
    request.set_query(queries[asked++ % std::size(queries)]);
    kok::search::v1::SearchResponse response;
    answer = search->Search(WithDeadline().get(), request, &response);
    ASSERT_TRUE(
        health->Check(WithDeadline().get(), grpc::health::v1::HealthCheckRequest(), &state).ok());
  }
  EXPECT_EQ(state.status(), grpc::health::v1::HealthCheckResponse::NOT_SERVING)
      << answer.error_message();
  admin::GetServerStatusResponse status;
  ASSERT_TRUE(
      stub->GetServerStatus(WithDeadline().get(), admin::GetServerStatusRequest(), &status).ok());
  EXPECT_EQ(status.current_generation(), first);
  EXPECT_THAT(status.degraded_reason(), HasSubstr("nothing is served"));
  EXPECT_THAT(status.degraded_reason(), HasSubstr(generation::kOrganizationsDatabase));
  (*server)->Drain();
}

TEST(AdminAtStart, TheLastGoodGenerationIsServedAndTheFaultIsTold) {
  const TemporaryFolder folder;
  const std::string index = folder.File("index");
  const std::string good = BuildLinesInto(index, kOne);
  const std::string bad = BuildLinesInto(index, kOne);
  Overwrite(generation::JoinPath(generation::JoinPath(index, bad), generation::kContentDatabase),
            "damaged");
  ServerOptions options = OptionsWithAdmin(index, "unix:" + folder.File("admin.sock"));
  options.metrics = "127.0.0.1:0";
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const Outcome status = RunProgram({Program("kok-searchctl"), "status", "--admin", options.admin});
  EXPECT_THAT(status.out, HasSubstr("DEGRADED"));
  EXPECT_THAT(status.out, HasSubstr(good + " is served: "));
  EXPECT_THAT(status.out, HasSubstr(generation::kContentDatabase));
  const std::string metrics = Scrape((*server)->metrics_address()->text());
  EXPECT_EQ(ValueOf(metrics, "kok_index_serving"), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_index_degraded"), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_index_refusals_total"), 1);
  EXPECT_EQ(ValueOf(metrics, "kok_index_fallbacks_total"), 1);
  (*server)->Drain();
}

TEST_F(Admin, TheSocketIsForItsOwnerAlone) {
  struct stat info {};
  ASSERT_EQ(stat(folder_.File("admin.sock").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
}

TEST_F(Admin, ThePublicAddressOffersNoneOfIt) {
  const auto stub = admin::IndexAdminService::NewStub(
      grpc::CreateChannel(server_->address(), grpc::InsecureChannelCredentials()));
  admin::GetServerStatusResponse status;
  EXPECT_EQ(stub->GetServerStatus(WithDeadline().get(), admin::GetServerStatusRequest(), &status)
                .error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
}

TEST(AdminAddress, MustBeAUnixSocket) {
  const TemporaryFolder folder;
  for (const char* address : {"127.0.0.1:0", "localhost:1", "0.0.0.0:1", "unix:relative", "x"}) {
    ServerOptions options;
    options.index_folder = folder.path();
    options.listen = "127.0.0.1:0";
    options.admin = address;
    EXPECT_TRUE(absl::IsInvalidArgument(Server::Start(options).status())) << address;
  }
}

TEST_F(Admin, TheClientSpeaksIt) {
  const Outcome status = Ctl("status");
  EXPECT_EQ(status.exit_code, 0) << status.err;
  EXPECT_THAT(status.out, HasSubstr(first_));
  const Outcome generations = Ctl("generations");
  EXPECT_EQ(generations.exit_code, 0) << generations.err;
  EXPECT_THAT(generations.out, HasSubstr("active, served"));
  const Outcome reload = Ctl("reload");
  EXPECT_EQ(reload.exit_code, 0) << reload.err;
  EXPECT_THAT(reload.out, HasSubstr("as before"));

  const std::string bad = BadGeneration();
  Overwrite(generation::JoinPath(index_, generation::kCurrentFile),
            "20990101T000000Z-0123456789abcdef\n");
  const Outcome refused = Ctl("reload");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("20990101T000000Z-0123456789abcdef"));
  EXPECT_THAT(Ctl("status").out, HasSubstr("refused 20990101T000000Z"));
}

TEST(AdminClient, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const Outcome nobody = RunProgram(
      {Program("kok-searchctl"), "generations", "--admin", "unix:" + folder.File("admin.sock")});
  EXPECT_EQ(nobody.exit_code, 3);
  EXPECT_FALSE(nobody.err.empty());
  EXPECT_EQ(RunProgram({Program("kok-searchctl"), "reload"}).exit_code, 2);
  EXPECT_EQ(RunProgram({Program("kok-searchctl"), "reload", "--admin", "127.0.0.1:1"}).exit_code,
            2);
}

}  // namespace
}  // namespace kok::tests
