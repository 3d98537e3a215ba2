#include "service/telemetry/stderr_log.h"

#include <poll.h>
#include <spdlog/sinks/base_sink.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>

namespace kok::telemetry {
namespace {

// What a pipe that takes anything takes at once (PIPE_BUF of Linux).
constexpr size_t kMaxLineBytes = 4096;

std::atomic<uint64_t> lost_lines{0};

class UnhurriedSink final : public spdlog::sinks::base_sink<std::mutex> {
 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    const size_t size = std::min(line.size(), kMaxLineBytes);
    line.data()[size - 1] = '\n';
    pollfd room{STDERR_FILENO, POLLOUT, 0};
    const bool has_room = poll(&room, 1, 0) == 1 && (room.revents & POLLOUT) != 0;
    if (!has_room || write(STDERR_FILENO, line.data(), size) < 0) ++lost_lines;
  }
  void flush_() override {}
};

}  // namespace

spdlog::logger& StderrLog() {
  static spdlog::logger* const logger = [] {
    auto* made = new spdlog::logger("kok", std::make_shared<UnhurriedSink>());
    made->set_pattern("%v");
    return made;
  }();
  return *logger;
}

uint64_t LostLogLines() { return lost_lines; }

}  // namespace kok::telemetry
