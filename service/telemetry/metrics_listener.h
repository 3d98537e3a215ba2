// Answers `GET /metrics` over HTTP on a loopback address.
//
// By a few lines of our own instead of the library's server: that one parses HTTP in C within the
// process that holds queries, and its version in Debian 12, civetweb 1.15, is in the range of
// CVE-2025-55763, by which a request writes beyond its memory. This one looks for the end of the
// request and compares its beginning.

#ifndef KOK_SERVICE_TELEMETRY_METRICS_LISTENER_H_
#define KOK_SERVICE_TELEMETRY_METRICS_LISTENER_H_

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"
#include "service/security/listen_address.h"

namespace kok::telemetry {

// Serves on a thread of its own until it goes: one connection at a time, for two seconds at most,
// each closed after its reply. Whoever is on this machine may ask, as on any loopback address.
class MetricsListener {
 public:
  // `text` makes the reply, on the listener's thread. InvalidArgument where `address` is not
  // loopback HOST:PORT; AlreadyExists where somebody listens there, else what binding failed with.
  static absl::StatusOr<std::unique_ptr<MetricsListener>> Start(const std::string& address,
                                                                std::function<std::string()> text);
  ~MetricsListener();
  MetricsListener(const MetricsListener&) = delete;
  MetricsListener& operator=(const MetricsListener&) = delete;

  // With the real port.
  const security::BoundAddress& address() const { return address_; }

 private:
  MetricsListener(generation::UniqueFd listener, security::BoundAddress address,
                  std::function<std::string()> text);
  void Serve();
  void Answer(int connection) const;
  bool ReadRequest(int connection, std::string& request) const;

  const generation::UniqueFd listener_;
  const security::BoundAddress address_;
  const std::function<std::string()> text_;
  const generation::UniqueFd stop_;
  std::thread thread_;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_METRICS_LISTENER_H_
