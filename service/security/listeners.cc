#include "service/security/listeners.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/security/credentials.h"

namespace kok::security {
namespace {

absl::StatusOr<std::vector<ListenAddress>> ParseAll(const std::vector<std::string>& texts) {
  if (texts.empty()) return absl::InvalidArgumentError("--listen: is empty");
  std::vector<ListenAddress> addresses;
  for (const std::string& text : texts) {
    absl::StatusOr<ListenAddress> address = ParseListenAddress(text);
    if (!address.ok()) return address.status();
    const bool any_port = !address->is_unix_socket && address->port == 0;
    const auto same = [&](const ListenAddress& other) { return other.target == address->target; };
    if (!any_port && std::any_of(addresses.begin(), addresses.end(), same)) {
      return absl::InvalidArgumentError(
          absl::StrCat("--listen: ", address->target, " is named twice; once will do"));
    }
    addresses.push_back(*std::move(address));
  }
  return addresses;
}

// Whether there is all that the addresses need, and nothing that none of them uses.
absl::Status CheckFilesNamed(const ListenerOptions& options,
                             const std::vector<ListenAddress>& addresses) {
  const auto remote = std::find_if(addresses.begin(), addresses.end(),
                                   [](const ListenAddress& address) { return !address.is_local; });
  if (remote == addresses.end()) {
    if (!options.tls.any()) return absl::OkStatus();
    return absl::InvalidArgumentError(
        "--tls_certificate and its like are for addresses that other machines reach, and --listen "
        "has none: loopback addresses and unix sockets speak plaintext");
  }
  std::vector<std::string> missing;
  if (options.tls.certificate.empty()) missing.emplace_back("--tls_certificate");
  if (options.tls.key.empty()) missing.emplace_back("--tls_key");
  if (options.tls.client_ca.empty()) missing.emplace_back("--tls_client_ca");
  if (options.policy_file.empty()) missing.emplace_back("--policy");
  if (missing.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "--listen: any address but loopback and unix sockets needs mutual TLS and a policy; for ",
      remote->target, " there is no ", absl::StrJoin(missing, ", "),
      "; to serve this machine only, use 127.0.0.1:PORT or unix:/PATH"));
}

}  // namespace

Listeners::Listeners(ListenerOptions options, AccessEvents events, Policy policy)
    : options_(std::move(options)), events_(std::move(events)), policy_(std::move(policy)) {}

absl::StatusOr<std::unique_ptr<Listeners>> Listeners::Prepare(ListenerOptions options,
                                                              AccessEvents events) {
  absl::StatusOr<std::vector<ListenAddress>> addresses = ParseAll(options.addresses);
  if (!addresses.ok()) return addresses.status();
  if (absl::Status named = CheckFilesNamed(options, *addresses); !named.ok()) return named;
  Policy policy = Policy::Default();
  if (!options.policy_file.empty()) {
    absl::StatusOr<Policy> read = Policy::FromFile(options.policy_file);
    if (!read.ok()) return read.status();
    policy = *std::move(read);
  }
  std::unique_ptr<Listeners> listeners(
      new Listeners(std::move(options), std::move(events), std::move(policy)));
  listeners->parsed_ = *std::move(addresses);
  if (absl::Status read = listeners->ReadCertificates(); !read.ok()) return read;
  if (absl::Status taken = listeners->TakeAddresses(); !taken.ok()) return taken;
  return listeners;
}

absl::Status Listeners::ReadCertificates() {
  if (!options_.tls.any()) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<CertificateRotation>> rotation =
      CertificateRotation::Start(options_.tls, events_.certificates);
  if (!rotation.ok()) return rotation.status();
  rotation_ = *std::move(rotation);
  peers_ = std::make_unique<PeerCheck>(*rotation_);
  return absl::OkStatus();
}

absl::Status Listeners::TakeAddresses() {
  for (const ListenAddress& address : parsed_) {
    if (address.is_local) {
      if (absl::Status is_free = CheckAddressIsFree(address); !is_free.ok()) return is_free;
      sockets_.emplace_back();
    } else {
      absl::StatusOr<generation::UniqueFd> socket = BindListener(address);
      if (!socket.ok()) return socket.status();
      sockets_.push_back(*std::move(socket));
    }
  }
  ports_.assign(parsed_.size(), 0);
  return absl::OkStatus();
}

std::shared_ptr<grpc::ServerCredentials> Listeners::Guarded(
    std::shared_ptr<grpc::ServerCredentials> credentials) {
  RefusedCall refused = events_.call_refused;
  if (!refused) refused = [](const auto&, const auto&, grpc::StatusCode) {};
  credentials->SetAuthMetadataProcessor(
      std::make_shared<AccessProcessor>(policy_, peers_.get(), std::move(refused)));
  return credentials;
}

void Listeners::AddTo(grpc::ServerBuilder& builder) {
  for (size_t i = 0; i < parsed_.size(); ++i) {
    if (parsed_[i].is_local) {
      builder.AddListeningPort(NumericTarget(parsed_[i]), Guarded(LocalCredentials(parsed_[i])),
                               &ports_[i]);
      continue;
    }
    ports_[i] = PortOf(sockets_[i].get());
    auto acceptor = builder.experimental().AddExternalConnectionAcceptor(
        grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD,
        Guarded(MutualTlsCredentials(*rotation_, *peers_)));
    acceptors_.push_back(std::make_unique<ConnectionAcceptor>(
        std::move(sockets_[i]), std::move(acceptor), options_.connections));
  }
}

absl::Status Listeners::Open() {
  for (size_t i = 0; i < parsed_.size(); ++i) {
    if (!parsed_[i].is_unix_socket && ports_[i] == 0) {
      return absl::UnavailableError(absl::StrCat("cannot listen on ", parsed_[i].target));
    }
    bound_.emplace_back(parsed_[i], ports_[i]);
  }
  for (const auto& acceptor : acceptors_) acceptor->Start();
  return absl::OkStatus();
}

void Listeners::Close() {
  for (const auto& acceptor : acceptors_) acceptor->Stop();
}

size_t Listeners::open_connections() const {
  size_t open = 0;
  for (const auto& acceptor : acceptors_) open += acceptor->open();
  return open;
}

uint64_t Listeners::refused_connections() const {
  uint64_t refused = 0;
  for (const auto& acceptor : acceptors_) refused += acceptor->refused();
  return refused;
}

std::optional<absl::Time> Listeners::certificate_not_after() const {
  if (rotation_ == nullptr) return std::nullopt;
  return rotation_->expires();
}

std::optional<absl::Time> Listeners::revocation_list_next_update() const {
  if (rotation_ == nullptr) return std::nullopt;
  const absl::Time next = rotation_->revoked()->next_update();
  if (next == absl::InfiniteFuture()) return std::nullopt;
  return next;
}

void Listeners::Reload() {
  if (rotation_ != nullptr) rotation_->Look();
  if (options_.policy_file.empty()) return;
  absl::StatusOr<Policy> read = Policy::FromFile(options_.policy_file);
  if (!read.ok()) {
    if (events_.policy_refused) events_.policy_refused(read.status());
    return;
  }
  const size_t principals = read->size();
  policy_.Replace(*std::move(read));
  if (events_.policy_loaded) events_.policy_loaded(principals);
}

}  // namespace kok::security
