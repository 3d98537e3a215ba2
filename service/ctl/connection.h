// The way to the service: one channel, a deadline for each call.
//
// Plaintext to this machine, mutual TLS to any other. Safe from several threads; owns the channel.
// Connecting happens with the first call, which is what fails if there is no service.

#ifndef KOK_SERVICE_CTL_CONNECTION_H_
#define KOK_SERVICE_CTL_CONNECTION_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {

// PEM files with which the client shows who it is; empty: plaintext.
struct ClientTls {
  std::string ca;           // CAs whose servers are believed
  std::string certificate;  // the client's own, then those of the CAs between it and the root
  std::string key;
  std::string credentials;  // instead: key, own certificate, CAs, one after the other in one file

  bool any() const {
    return !ca.empty() || !certificate.empty() || !key.empty() || !credentials.empty();
  }
};

class Connection {
 public:
  // `target` is HOST:PORT or unix:/PATH; each call takes `timeout` at most. UsageError for a target
  // that is none, for one beyond this machine without the files of `tls`, for a file that
  // cannot be read, and for a timeout that is not positive. With `tls`, loopback is spoken to by
  // TLS as well.
  static absl::StatusOr<Connection> To(const std::string& target, const ClientTls& tls,
                                       absl::Duration timeout);

  // Calls a method, such as `&SearchService::Stub::Search`, and waits for the answer. An error is
  // that of the service, with its details, or UNAVAILABLE or DEADLINE_EXCEEDED.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const Request& request) const {
    Stub stub(channel_);
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + timeout_));
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

 private:
  Connection(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout)
      : channel_(std::move(channel)), timeout_(timeout) {}

  std::shared_ptr<grpc::Channel> channel_;
  absl::Duration timeout_;
};

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_CONNECTION_H_
