#include "service/telemetry/event_log.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "indexer/generation/layout.h"
#include "service/telemetry/stderr_log.h"

namespace kok::telemetry {
namespace {

// One event under construction; written when it goes.
class Event {
 public:
  explicit Event(const char* name) {
    Text("time", absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()));
    Text("event", name);
  }
  ~Event() { StderrLog().info("{{{}}}", json_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  Event& Text(const char* key, const std::string& value) {
    google::protobuf::Value json_value;
    json_value.set_string_value(value);
    return Add(key, json_value);
  }
  Event& Time(const char* key, absl::Time value) {
    return Text(key, absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", value, absl::UTCTimeZone()));
  }
  Event& Number(const char* key, size_t value) {
    google::protobuf::Value json_value;
    json_value.set_number_value(static_cast<double>(value));
    return Add(key, json_value);
  }

 private:
  Event& Add(const char* key, const google::protobuf::Value& value) {
    std::string text;
    if (google::protobuf::util::MessageToJsonString(value, &text).ok()) {
      absl::StrAppend(&json_, json_.empty() ? "" : ",", "\"", key, "\":", text);
    }
    return *this;
  }

  std::string json_;  // members, in the order in which they were added
};

const char* NameOf(GenerationProblem problem) {
  switch (problem) {
    case GenerationProblem::kDamaged:
      return "GENERATION_DAMAGED";
    case GenerationProblem::kMissing:
      return "GENERATION_MISSING";
    case GenerationProblem::kOfAnotherVersion:
      return "GENERATION_OF_ANOTHER_VERSION";
    case GenerationProblem::kReadFailed:
      return "READ_FAILED";
  }
  return "UNKNOWN";
}

void LogFileRefused(const char* event_name, const std::optional<security::FileFault>& fault) {
  Event event(event_name);
  if (!fault) return;
  event.Text("file", security::NameOf(fault->file))
      .Text("reason", security::NameOf(fault->problem));
  if (fault->entry) event.Number("entry", static_cast<size_t>(*fault->entry));
}

}  // namespace

void LogStarted(const security::BoundAddress& address) {
  Event("started").Text("version", KOK_VERSION).Text("address", address.text());
}

void LogMetricsServed(const security::BoundAddress& address) {
  Event("metrics served").Text("address", address.text());
}

void LogIndexMissing(const FlagText& index_folder) {
  Event("no index to serve").Text("index_folder", index_folder.text());
}

void LogGenerationActivated(const GenerationId& generation, int organizations, int contents) {
  Event("generation activated")
      .Text("generation", generation.text())
      .Number("organizations", static_cast<size_t>(organizations))
      .Number("contents", static_cast<size_t>(contents));
}

void LogGenerationRefused(const GenerationId& generation, GenerationProblem problem,
                          std::optional<IndexFile> file) {
  Event event("generation refused");
  event.Text("generation", generation.text()).Text("reason", NameOf(problem));
  if (file) event.Text("detail", file->name());
}

void LogFolderRefused(FolderProblem problem) {
  const bool is_current = problem == FolderProblem::kCurrentUnusable;
  Event("file of the index refused")
      .Text("reason", is_current ? "CURRENT_UNUSABLE" : "RETRACTED_UNUSABLE")
      .Text("detail", is_current ? generation::kCurrentFile : generation::kRetractedFile);
}

void LogFellBack(const GenerationId& served, const std::optional<GenerationId>& current) {
  Event("the active generation cannot be served; the one before it is")
      .Text("generation", served.text())
      .Text("current", current ? current->text() : "");
}

void LogServedGenerationDamaged(const GenerationId& generation) {
  Event("the served generation is damaged and there is no other; nothing is served")
      .Text("generation", generation.text());
}

void LogRetractionsApplied(size_t listed) { Event("retractions applied").Number("listed", listed); }

void LogNothingServed() { Event("nothing is served until the retractions can be applied"); }

void LogGenerationFolderGone(const GenerationId& generation) {
  Event("folder of the served generation is gone").Text("generation", generation.text());
}

void LogCertificatesInUse(absl::Time expires) {
  Event("certificates in use").Time("expires", expires);
}

void LogNoRevocationLists() {
  Event("revoked client certificates are let in until they expire")
      .Text("missing", "--tls_crl_folder");
}

void LogCertificatesRefused(const std::optional<security::FileFault>& fault) {
  LogFileRefused("changed certificates refused; those before stay in use", fault);
}

void LogPolicyInForce(size_t principals) {
  Event("policy in force").Number("principals", principals);
}

void LogPolicyRefused(const std::optional<security::FileFault>& fault) {
  LogFileRefused("changed policy refused; the one before stays in force", fault);
}

void LogUsage(const UsageTotal& total) {
  Event("usage")
      .Text("method", total.method.name())
      .Number("calls", total.calls.value())
      .Number("hours", static_cast<size_t>(kUsageWindow.count()))
      .Time("until", absl::Now() - absl::FromChrono(total.ended_ago));
}

void LogDraining() { Event("draining"); }

void LogStopped() { Event("stopped"); }

}  // namespace kok::telemetry
