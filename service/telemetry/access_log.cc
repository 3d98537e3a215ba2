#include "service/telemetry/access_log.h"

#include <spdlog/async.h>
#include <spdlog/async_logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace kok::telemetry {
namespace {

constexpr size_t kMaxWaitingLines = 8192;

}  // namespace

AccessLog::AccessLog()
    : writer_(std::make_shared<spdlog::details::thread_pool>(kMaxWaitingLines, 1)),
      logger_(std::make_shared<spdlog::async_logger>(
          "access", std::make_shared<spdlog::sinks::stderr_sink_mt>(), writer_,
          spdlog::async_overflow_policy::overrun_oldest)) {
  logger_->set_pattern("%v");
}

AccessLog::~AccessLog() = default;

// Nothing needs escaping: constants, numbers, and a principal, which holds no quote or backslash.
void AccessLog::Record(const CallRecord& call) {
  std::string line = absl::StrCat(
      "{\"time\":\"", absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()),
      "\",\"event\":\"call\",\"method\":\"", call.method ? call.method->name() : "unknown",
      "\",\"principal\":\"", call.principal ? call.principal->name() : "none", "\",\"code\":\"",
      absl::StatusCodeToString(call.code));
  absl::StrAppend(&line, "\",\"microseconds\":", absl::ToInt64Microseconds(call.duration),
                  ",\"request_id\":\"", call.request_id.ToString(), "\"");
  if (call.index != nullptr && !call.index->generation().empty()) {
    absl::StrAppend(&line, ",\"generation\":\"", call.index->generation(), "\"");
  }
  if (call.count) absl::StrAppend(&line, ",\"count\":\"", NameOf(*call.count), "\"");
  line += "}";
  logger_->info(line);
}

}  // namespace kok::telemetry
