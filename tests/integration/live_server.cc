#include "tests/integration/live_server.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include <chrono>

#include "absl/time/clock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace kok::tests {

LiveServer::LiveServer(const std::string& index_folder) {
  ServerOptions options;
  options.index_folder = index_folder;
  options.listen = "127.0.0.1:0";
  options.drain_notice = absl::ZeroDuration();
  auto started = Server::Start(options);
  EXPECT_TRUE(started.ok()) << started.status();
  server_ = *std::move(started);
  channel_ = grpc::CreateChannel(server_->address(), grpc::InsecureChannelCredentials());
  search_ = kok::search::v1::SearchService::NewStub(channel_);
  directory_ = kok::search::v1::DirectoryService::NewStub(channel_);
  health_ = grpc::health::v1::Health::NewStub(channel_);
}

LiveServer::~LiveServer() { server_->Drain(); }

grpc::Status LiveServer::Search(const kok::search::v1::SearchRequest& request,
                                kok::search::v1::SearchResponse* response) {
  return search_->Search(WithDeadline().get(), request, response);
}

grpc::health::v1::HealthCheckResponse::ServingStatus LiveServer::Health(
    const std::string& service) {
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service);
  grpc::health::v1::HealthCheckResponse response;
  const grpc::Status status = health_->Check(WithDeadline().get(), request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.status();
}

void LiveServer::AwaitServing(const std::string& service) {
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  while (absl::Now() < limit) {
    if (Health(service) == grpc::health::v1::HealthCheckResponse::SERVING) return;
  }
  ADD_FAILURE() << "health does not say SERVING";
}

void LiveServer::AwaitGeneration(const std::string& generation) {
  const absl::Time limit = absl::Now() + absl::Minutes(1);
  while (absl::Now() < limit) {
    kok::search::v1::GetIndexInfoResponse response;
    const grpc::Status status = directory_->GetIndexInfo(
        WithDeadline().get(), kok::search::v1::GetIndexInfoRequest(), &response);
    if (status.ok() && response.index().generation() == generation) return;
  }
  ADD_FAILURE() << "the service does not serve " << generation;
}

std::unique_ptr<grpc::ClientContext> WithDeadline() {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
  return context;
}

ErrorDetails Decode(const grpc::Status& status) {
  ErrorDetails decoded;
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  for (const google::protobuf::Any& detail : details.details()) {
    google::rpc::BadRequest bad_request;
    google::rpc::ErrorInfo info;
    google::rpc::RetryInfo retry;
    if (detail.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        decoded.fields.push_back(violation.field());
        decoded.descriptions += violation.description() + "\n";
      }
    } else if (detail.UnpackTo(&info)) {
      decoded.reason = info.reason();
      decoded.domain = info.domain();
    } else if (detail.UnpackTo(&retry)) {
      decoded.says_when_to_retry = true;
    }
  }
  return decoded;
}

}  // namespace kok::tests
