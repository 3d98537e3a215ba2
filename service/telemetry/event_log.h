// What the process logs about itself: one JSON object a line on standard error. Every event is a
// function with typed arguments; there is none that a request's text could be passed to.

#ifndef KOK_SERVICE_TELEMETRY_EVENT_LOG_H_
#define KOK_SERVICE_TELEMETRY_EVENT_LOG_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace kok::telemetry {

// Safe from any thread. Arguments come from the index folder and the command line, never from a
// call.
void LogStarted(const std::string& version, const std::string& address);
void LogIndexMissing(const std::string& index_folder);
void LogGenerationActivated(const std::string& generation, int organizations, int contents);
// `generation` is empty where a file of the index folder is refused; `reason` is one of few
// constant words, `detail` names the file.
void LogGenerationRefused(const std::string& generation, const std::string& reason,
                          const std::string& detail);
// CURRENT names `current`, which cannot be served; `served`, which was active before, is.
void LogFellBack(const std::string& served, const std::string& current);
void LogServedGenerationDamaged(const std::string& generation);
void LogRetractionsApplied(int listed);
void LogNothingServed();
void LogGenerationFolderGone(const std::string& generation);
void LogCertificatesInUse(absl::Time expires);
void LogCertificatesRefused(const absl::Status& reason);
void LogPolicyInForce(size_t principals);
void LogPolicyRefused(const absl::Status& reason);
void LogDraining();
void LogStopped();

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_EVENT_LOG_H_
