#include "service/ctl/connection.h"

#include <arpa/inet.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"

namespace kok::ctl {
namespace {

constexpr int kMaxPort = 65535;

bool IsLoopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  return host == "[::1]" || host == "localhost";
}

// Where plaintext goes: the machine's files may call another one `localhost`.
std::string PlaintextTarget(const std::string& target) {
  const absl::string_view name = "localhost:";
  return absl::StartsWith(target, name)
             ? absl::StrCat("ipv4:127.0.0.1:", target.substr(name.size()))
             : target;
}

absl::Status CheckTarget(const std::string& target, const ClientTls& tls) {
  absl::string_view path = target;
  if (absl::ConsumePrefix(&path, "unix:")) {
    if (tls.any())
      return UsageError(
          "--target: a unix socket speaks plaintext, without --tls_* and --credentials");
    return path.empty() ? UsageError("--target: unix: needs a path") : absl::OkStatus();
  }
  const size_t colon = target.rfind(':');
  int port = 0;
  if (colon == std::string::npos || !absl::SimpleAtoi(target.substr(colon + 1), &port) ||
      port < 1 || port > kMaxPort) {
    return UsageError("--target: expected HOST:PORT or unix:/PATH");
  }
  if (!IsLoopback(target.substr(0, colon)) && !tls.any()) {
    return UsageError(
        "--target: without --credentials, or --tls_ca, --tls_certificate and --tls_key, this "
        "client "
        "speaks plaintext, so the host must be a loopback address");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadPem(const char* flag, const std::string& path) {
  if (path.empty())
    return UsageError(absl::StrCat(flag, ": is missing; TLS needs all three files"));
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in || !absl::StrContains(text, "-----BEGIN ")) {
    return UsageError(absl::StrCat(flag, ": ", path, " cannot be read, or is no PEM file"));
  }
  return text;
}

// The blocks of PEM whose label ends with `label`, in order.
std::vector<std::string> PemBlocks(const std::string& text, const std::string& label) {
  const std::string end_mark = label + "-----";
  std::vector<std::string> blocks;
  size_t begin = 0;
  while ((begin = text.find("-----BEGIN ", begin)) != std::string::npos) {
    const size_t first_line = text.find('\n', begin);
    size_t end = text.find("-----END ", begin);
    if (first_line == std::string::npos || end == std::string::npos) break;
    end = std::min(text.find('\n', end), text.size());
    const std::string heading(absl::StripAsciiWhitespace(text.substr(begin, first_line - begin)));
    if (absl::EndsWith(heading, end_mark)) {
      blocks.push_back(text.substr(begin, end - begin) + "\n");
    }
    begin = end;
  }
  return blocks;
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> OneFileCredentials(const ClientTls& tls) {
  if (!tls.ca.empty() || !tls.certificate.empty() || !tls.key.empty()) {
    return UsageError("--credentials: stands for all three --tls_* files; give it alone");
  }
  const absl::StatusOr<std::string> text = ReadPem("--credentials", tls.credentials);
  if (!text.ok()) return text.status();
  const std::vector<std::string> keys = PemBlocks(*text, "PRIVATE KEY");
  const std::vector<std::string> certificates = PemBlocks(*text, "CERTIFICATE");
  if (keys.size() != 1 || certificates.size() < 2) {
    return UsageError(absl::StrCat("--credentials: ", tls.credentials,
                                   ": expected a private key, its certificate and then the CAs, as "
                                   "kok-searchctl certs issue writes them"));
  }
  grpc::SslCredentialsOptions options;
  options.pem_private_key = keys[0];
  options.pem_cert_chain = absl::StrJoin(certificates, "");
  options.pem_root_certs = absl::StrJoin(certificates.begin() + 1, certificates.end(), "");
  return grpc::SslCredentials(options);
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> CredentialsFrom(const ClientTls& tls) {
  if (!tls.any()) return grpc::InsecureChannelCredentials();
  if (!tls.credentials.empty()) return OneFileCredentials(tls);
  grpc::SslCredentialsOptions options;
  for (const auto& [flag, path, text] :
       {std::tuple{"--tls_ca", &tls.ca, &options.pem_root_certs},
        std::tuple{"--tls_certificate", &tls.certificate, &options.pem_cert_chain},
        std::tuple{"--tls_key", &tls.key, &options.pem_private_key}}) {
    absl::StatusOr<std::string> read = ReadPem(flag, *path);
    if (!read.ok()) return read.status();
    *text = *std::move(read);
  }
  return grpc::SslCredentials(options);
}

}  // namespace

absl::StatusOr<Connection> Connection::To(const std::string& target, const ClientTls& tls,
                                          absl::Duration timeout) {
  if (absl::Status checked = CheckTarget(target, tls); !checked.ok()) return checked;
  if (timeout <= absl::ZeroDuration()) return UsageError("--timeout: expected more than 0");
  const auto credentials = CredentialsFrom(tls);
  if (!credentials.ok()) return credentials.status();
  grpc::ChannelArguments arguments;
  // A query must not leave the machine by way of a proxy that the environment names.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);
  return Connection(grpc::CreateCustomChannel(tls.any() ? target : PlaintextTarget(target),
                                              *credentials, arguments),
                    timeout);
}

}  // namespace kok::ctl
