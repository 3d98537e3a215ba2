// Where all logs go: standard error, a line at a time, and never at the cost of a call.

#ifndef KOK_SERVICE_TELEMETRY_STDERR_LOG_H_
#define KOK_SERVICE_TELEMETRY_STDERR_LOG_H_

#include <spdlog/logger.h>

#include <cstdint>

namespace kok::telemetry {

// Writes each message as a line of its own. A line for which the reader of a pipe or terminal has
// no room is lost instead of waited for, and one over 4,096 bytes is cut there. Safe from any
// thread.
spdlog::logger& StderrLog();

// Lines lost so since the start.
uint64_t LostLogLines();

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_STDERR_LOG_H_
