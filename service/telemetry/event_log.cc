#include "service/telemetry/event_log.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
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
  Event& Number(const char* key, int value) {
    google::protobuf::Value json_value;
    json_value.set_number_value(value);
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

}  // namespace

void LogStarted(const std::string& version, const std::string& address) {
  Event("started").Text("version", version).Text("address", address);
}

void LogIndexMissing(const std::string& index_folder) {
  Event("no index to serve").Text("index_folder", index_folder);
}

void LogGenerationActivated(const std::string& generation, int organizations, int contents) {
  Event("generation activated")
      .Text("generation", generation)
      .Number("organizations", organizations)
      .Number("contents", contents);
}

void LogGenerationRefused(const std::string& generation, const std::string& reason,
                          const std::string& detail) {
  Event event(generation.empty() ? "file of the index refused" : "generation refused");
  if (!generation.empty()) event.Text("generation", generation);
  event.Text("reason", reason).Text("detail", detail);
}

void LogFellBack(const std::string& served, const std::string& current) {
  Event("the active generation cannot be served; the one before it is")
      .Text("generation", served)
      .Text("current", current);
}

void LogServedGenerationDamaged(const std::string& generation) {
  Event("the served generation is damaged and there is no other; nothing is served")
      .Text("generation", generation);
}

void LogRetractionsApplied(int listed) { Event("retractions applied").Number("listed", listed); }

void LogNothingServed() { Event("nothing is served until the retractions can be applied"); }

void LogGenerationFolderGone(const std::string& generation) {
  Event("folder of the served generation is gone").Text("generation", generation);
}

void LogCertificatesInUse(absl::Time expires) {
  Event("certificates in use")
      .Text("expires", absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", expires, absl::UTCTimeZone()));
}

void LogCertificatesRefused(const absl::Status& reason) {
  Event("changed certificates refused; those before stay in use")
      .Text("reason", std::string(reason.message()));
}

void LogPolicyInForce(size_t principals) {
  Event("policy in force").Number("principals", static_cast<int>(principals));
}

void LogPolicyRefused(const absl::Status& reason) {
  Event("changed policy refused; the one before stays in force")
      .Text("reason", std::string(reason.message()));
}

void LogDraining() { Event("draining"); }

void LogStopped() { Event("stopped"); }

}  // namespace kok::telemetry
