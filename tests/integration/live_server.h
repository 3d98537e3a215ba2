// A real server on a real channel, for one test.

#ifndef KOK_TESTS_INTEGRATION_LIVE_SERVER_H_
#define KOK_TESTS_INTEGRATION_LIVE_SERVER_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "grpc/health/v1/health.grpc.pb.h"
#include "kok/search/v1/directory_service.grpc.pb.h"
#include "kok/search/v1/search_service.grpc.pb.h"
#include "service/server.h"

namespace kok::tests {

// Serves an index folder on a free loopback port until it goes. Stubs may be used from several
// threads.
class LiveServer {
 public:
  explicit LiveServer(const std::string& index_folder);
  ~LiveServer();

  Server& server() { return *server_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  kok::search::v1::SearchService::Stub& search() { return *search_; }
  kok::search::v1::DirectoryService::Stub& directory() { return *directory_; }

  // One call each with a deadline of a minute.
  grpc::Status Search(const kok::search::v1::SearchRequest& request,
                      kok::search::v1::SearchResponse* response);
  grpc::health::v1::HealthCheckResponse::ServingStatus Health(const std::string& service);

  // Waits, by asking, until health says SERVING, a moment after the first answer; fails the test
  // after a minute.
  void AwaitServing(const std::string& service);
  // Waits, by asking, until replies come from `generation`; fails the test after a minute.
  void AwaitGeneration(const std::string& generation);

 private:
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<kok::search::v1::SearchService::Stub> search_;
  std::unique_ptr<kok::search::v1::DirectoryService::Stub> directory_;
  std::unique_ptr<grpc::health::v1::Health::Stub> health_;
};

// A context with a deadline, so that a hanging server fails a test instead of stopping it.
std::unique_ptr<grpc::ClientContext> WithDeadline();

// What the details of an error say.
struct ErrorDetails {
  std::vector<std::string> fields;
  std::string descriptions;  // all of them
  std::string reason;
  std::string domain;
  bool says_when_to_retry = false;
};
ErrorDetails Decode(const grpc::Status& status);

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_LIVE_SERVER_H_
