#include "tests/integration/tls_server.h"

#include <grpc/support/log.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>

#include "tests/integration/live_server.h"

namespace kok::tests {

TlsServer::TlsServer(const std::string& index_folder, const std::string& policy) {
  gpr_set_log_function([](gpr_log_func_args*) {});  // clients with bad certificates fill pages
  const IssuedCertificate own = authority_.IssueServer();
  WriteServerCertificate(own.certificate);
  WriteServerKey(own.key);
  folder_.Write("ca.pem", authority_.pem());
  Revoke({});
  WritePolicy(policy);
  ServerOptions options;
  options.index_folder = index_folder;
  options.listen = "127.0.0.1:0,0.0.0.0:0";
  options.tls = {folder_.File("server.pem"), folder_.File("server.key"), folder_.File("ca.pem"),
                 folder_.File("crl")};
  options.policy_file = folder_.File("policy.json");
  options.metrics = "127.0.0.1:0";
  options.drain_notice = absl::ZeroDuration();
  auto started = Server::Start(options);
  EXPECT_TRUE(started.ok()) << started.status();
  server_ = *std::move(started);
  const std::string& bound = server_->addresses()[1].text();
  address_ = "127.0.0.1" + bound.substr(bound.rfind(':'));
}

TlsServer::~TlsServer() { server_->Drain(); }

IssuedCertificate TlsServer::IssueClient(const std::string& uri) {
  CertificateWish wish;
  wish.names = "URI:" + uri;
  return authority_.Issue(wish);
}

std::shared_ptr<grpc::Channel> TlsServer::Connect(const IssuedCertificate& client) const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(
      address_, grpc::SslCredentials({authority_.pem(), client.key, client.certificate}),
      arguments);
}

std::shared_ptr<grpc::Channel> TlsServer::ConnectLocally() const {
  return grpc::CreateChannel(local_address(), grpc::InsecureChannelCredentials());
}

void TlsServer::WriteServerKey(const std::string& pem) const {
  chmod(folder_.Write("server.key", pem).c_str(), 0600);
}

void TlsServer::Revoke(const std::vector<std::string>& pems) const {
  folder_.Write("crl/ca.pem", authority_.RevocationList(pems));
}

grpc::Status CallWithNothing(const std::shared_ptr<grpc::Channel>& channel,
                             const std::string& method) {
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  const auto context = WithDeadline();
  const auto done = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  const auto call = stub.PrepareCall(context.get(), "/" + method, &queue);
  call->StartCall(nullptr);
  done();
  const grpc::Slice nothing;
  call->WriteLast(grpc::ByteBuffer(&nothing, 1), grpc::WriteOptions(), nullptr);
  done();
  grpc::ByteBuffer reply;
  call->Read(&reply, nullptr);
  // A stream of health goes on for ever; its first word is enough.
  if (done() && method == "grpc.health.v1.Health/Watch") context->TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  done();
  return status;
}

}  // namespace kok::tests
