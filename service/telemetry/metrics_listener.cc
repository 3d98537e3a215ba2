#include "service/telemetry/metrics_listener.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kok::telemetry {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kMaxRequestBytes = 4096;
constexpr std::chrono::seconds kPatience(2);
constexpr int kPauseMilliseconds = 100;
constexpr char kNotFound[] =
    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

int MillisecondsUntil(Clock::time_point end) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) : 0;
}

void SendAll(int connection, const std::string& bytes) {
  const Clock::time_point end = Clock::now() + kPatience;
  size_t sent = 0;
  while (sent < bytes.size()) {
    pollfd room{connection, POLLOUT, 0};
    if (poll(&room, 1, MillisecondsUntil(end)) != 1) return;
    const ssize_t count =
        send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno != EAGAIN && errno != EINTR) return;
    if (count > 0) sent += static_cast<size_t>(count);
  }
}

bool AsksForMetrics(const std::string& request) {
  return absl::StartsWith(request, "GET /metrics HTTP/1.");
}

}  // namespace

absl::StatusOr<std::unique_ptr<MetricsListener>> MetricsListener::Start(
    const std::string& address, std::function<std::string()> text) {
  const auto parsed = security::ParseListenAddress(address);
  if (!parsed.ok() || parsed->is_unix_socket || !parsed->is_local) {
    return absl::InvalidArgumentError(
        "--metrics: expected 127.0.0.1:PORT or [::1]:PORT; it speaks to this machine only");
  }
  absl::StatusOr<generation::UniqueFd> listener = security::BindListener(*parsed);
  if (!listener.ok()) return listener.status();
  security::BoundAddress bound(*parsed, security::PortOf(listener->get()));
  std::unique_ptr<MetricsListener> started(
      new MetricsListener(*std::move(listener), std::move(bound), std::move(text)));
  started->thread_ = std::thread([raw = started.get()] { raw->Serve(); });
  return started;
}

MetricsListener::MetricsListener(generation::UniqueFd listener, security::BoundAddress address,
                                 std::function<std::string()> text)
    : listener_(std::move(listener)),
      address_(std::move(address)),
      text_(std::move(text)),
      stop_(eventfd(0, EFD_CLOEXEC)) {}

MetricsListener::~MetricsListener() {
  eventfd_write(stop_.get(), 1);
  if (thread_.joinable()) thread_.join();
}

void MetricsListener::Serve() {
  for (;;) {
    std::array<pollfd, 2> waiting = {{{stop_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}}};
    if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting[0].revents != 0) return;
    const generation::UniqueFd connection(
        accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (connection.valid()) {
      Answer(connection.get());
    } else if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) {
      poll(waiting.data(), 1, kPauseMilliseconds);  // most often no descriptors are left
    }
  }
}

void MetricsListener::Answer(int connection) const {
  std::string request;
  if (!ReadRequest(connection, request)) return;
  if (!AsksForMetrics(request)) return SendAll(connection, kNotFound);
  const std::string body = text_();
  SendAll(connection, absl::StrCat("HTTP/1.1 200 OK\r\n"
                                   "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
                                   "Content-Length: ",
                                   body.size(), "\r\nConnection: close\r\n\r\n", body));
}

// Whether a whole request came, in time and not too long.
bool MetricsListener::ReadRequest(int connection, std::string& request) const {
  const Clock::time_point end = Clock::now() + kPatience;
  while (!absl::StrContains(request, "\r\n\r\n")) {
    std::array<pollfd, 2> waiting = {{{stop_.get(), POLLIN, 0}, {connection, POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), MillisecondsUntil(end));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || waiting[0].revents != 0) return false;
    std::array<char, kMaxRequestBytes> chunk{};
    const ssize_t count = recv(connection, chunk.data(), chunk.size() - request.size(), 0);
    if (count <= 0) return false;
    request.append(chunk.data(), static_cast<size_t>(count));
    if (request.size() >= kMaxRequestBytes) return false;
  }
  return true;
}

}  // namespace kok::telemetry
