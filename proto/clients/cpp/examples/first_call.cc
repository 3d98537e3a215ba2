// Who is responsible for somebody in Cottbus: first_call TARGET SERVICE_CONFIG [CREDENTIALS]
//
// CREDENTIALS is the one file that the operator hands over (key, certificate, CA); without it
// TARGET is on this machine.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "kok/search/v1/search_service.grpc.pb.h"

namespace {

std::string ReadFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::shared_ptr<grpc::ChannelCredentials> CredentialsOf(const std::string& file) {
  if (file.empty()) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  const size_t own = file.find("-----BEGIN CERTIFICATE");
  const size_t authority = file.rfind("-----BEGIN CERTIFICATE");
  options.pem_private_key = file.substr(0, own);
  options.pem_cert_chain = file.substr(own, authority - own);
  options.pem_root_certs = file.substr(authority);
  return grpc::SslCredentials(options);
}

// Never with the request: what was asked belongs into no log.
void Tell(const grpc::Status& failed) {
  std::cerr << failed.error_code() << ": " << failed.error_message() << "\n";
  google::rpc::Status rich;
  rich.ParseFromString(failed.error_details());
  for (const auto& detail : rich.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest fields;
    if (detail.UnpackTo(&info)) std::cerr << "reason: " << info.reason() << "\n";
    if (!detail.UnpackTo(&fields)) continue;
    for (const auto& violation : fields.field_violations()) {
      std::cerr << violation.field() << " " << violation.description() << "\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(ReadFile(argv[2]));
  const auto search = kok::search::v1::SearchService::NewStub(grpc::CreateCustomChannel(
      argv[1], CredentialsOf(argc > 3 ? ReadFile(argv[3]) : ""), arguments));

  kok::search::v1::SearchRequest request;
  request.mutable_near()->set_place("Cottbus");
  request.mutable_filter()->add_languages("ro");
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  kok::search::v1::SearchResponse response;
  const grpc::Status status = search->Search(&context, request, &response);
  if (!status.ok()) {
    Tell(status);
    return 1;
  }
  for (const auto& result : response.results()) {
    std::cout << result.referral().display_name() << "\n";
    for (const auto& phone : result.referral().phones())
      std::cout << "  " << phone.number() << "\n";
    for (const auto& reason : result.match_reasons())
      std::cout << "  " << reason.description() << "\n";
  }
}
