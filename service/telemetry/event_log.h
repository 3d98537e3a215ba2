// What the process logs about itself: one JSON object a line on standard error.
//
// No function takes a text. What they take is made from the command line, the names in the index
// folder, the table of security files and our own clock only, so that a request's text cannot
// arrive here by type; event_log_test.cc holds them to it.

#ifndef KOK_SERVICE_TELEMETRY_EVENT_LOG_H_
#define KOK_SERVICE_TELEMETRY_EVENT_LOG_H_

#include <cstddef>
#include <optional>

#include "absl/time/time.h"
#include "service/security/file_fault.h"
#include "service/security/listen_address.h"
#include "service/telemetry/flag_text.h"
#include "service/telemetry/generation_id.h"
#include "service/telemetry/index_file.h"
#include "service/telemetry/usage_statistics.h"

namespace kok::telemetry {

// Why a generation cannot be served. All that there is to tell, with figures, is in `kok-indexer
// verify` and `kok-searchctl status --admin`.
enum class GenerationProblem { kDamaged, kMissing, kOfAnotherVersion, kReadFailed };

// A file of the index folder, outside of generations, that cannot be used.
enum class FolderProblem { kCurrentUnusable, kRetractedUnusable };

// Safe from any thread; they neither wait nor throw.
void LogStarted(const security::BoundAddress& address);
void LogMetricsServed(const security::BoundAddress& address);
void LogIndexMissing(const FlagText& index_folder);
void LogGenerationActivated(const GenerationId& generation, int organizations, int contents);
// `file` is the one that is damaged, where it is one of ours.
void LogGenerationRefused(const GenerationId& generation, GenerationProblem problem,
                          std::optional<IndexFile> file);
void LogFolderRefused(FolderProblem problem);
// CURRENT names `current`, which cannot be served; `served`, which was active before, is.
// Nothing for `current`: nobody knows which it was, since CURRENT is damaged.
void LogFellBack(const GenerationId& served, const std::optional<GenerationId>& current);
void LogServedGenerationDamaged(const GenerationId& generation);
void LogRetractionsApplied(size_t listed);
void LogNothingServed();
void LogGenerationFolderGone(const GenerationId& generation);
void LogCertificatesInUse(absl::Time expires);
// TLS without --tls_crl_folder: nobody's certificate can be taken back.
void LogNoRevocationLists();
void LogCertificatesRefused(const std::optional<security::FileFault>& fault);
void LogPolicyInForce(size_t principals);
void LogPolicyRefused(const std::optional<security::FileFault>& fault);
void LogUsage(const UsageTotal& total);
void LogDraining();
void LogStopped();

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_EVENT_LOG_H_
