#include "service/telemetry/metrics.h"

#include <prometheus/text_serializer.h>

#include <vector>

#include "service/telemetry/stderr_log.h"

namespace kok::telemetry {
namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;

// Metrics without labels, one after the other.
class Families {
 public:
  explicit Families(std::vector<MetricFamily>& families) : families_(families) {}

  void Counter(const char* name, const char* help, uint64_t value) {
    Add(name, help, MetricType::Counter).counter.value = static_cast<double>(value);
  }
  void Gauge(const char* name, const char* help, double value) {
    Add(name, help, MetricType::Gauge).gauge.value = value;
  }
  void Count(const char* name, const char* help, size_t value) {
    Gauge(name, help, static_cast<double>(value));
  }
  void Flag(const char* name, const char* help, bool value) { Gauge(name, help, value ? 1 : 0); }
  void Moment(const char* name, const char* help, absl::Time value) {
    Gauge(name, help, static_cast<double>(absl::ToUnixSeconds(value)));
  }

 private:
  prometheus::ClientMetric& Add(const char* name, const char* help, MetricType type) {
    families_.push_back({name, help, type, {{}}});
    return families_.back().metric.front();
  }

  std::vector<MetricFamily>& families_;
};

void AddIndex(const ServerState& state, Families& add) {
  add.Flag("kok_index_serving", "1 where there is a generation to serve.", state.index.has_value());
  add.Flag("kok_index_degraded",
           "1 where what CURRENT and RETRACTED ask for is not what is served.", state.degraded);
  if (state.index) {
    add.Moment("kok_index_build_time_seconds", "When the served generation was built.",
               state.index->build_time);
    add.Count("kok_index_organizations", "Organisations in it that are shown.",
              static_cast<size_t>(state.index->organizations));
    add.Count("kok_index_contents", "Contents in it that are shown.",
              static_cast<size_t>(state.index->contents));
  }
  add.Count("kok_index_retracted", "Names on the list of withdrawn records.", state.retracted);
  add.Counter("kok_index_activations_total", "Generations taken into service.",
              state.events.generations_activated);
  add.Counter("kok_index_refusals_total",
              "Generations, and files of the index folder, that could not be used.",
              state.events.generations_refused);
  add.Counter("kok_index_fallbacks_total",
              "Times that an earlier generation was served instead of the one of CURRENT.",
              state.events.fallbacks);
}

void AddAccess(const ServerState& state, Families& add) {
  add.Count("kok_connections_open", "From other machines, at the last look, seconds ago.",
            state.connections_open);
  add.Counter("kok_connections_refused_total", "From other machines, closed for being too many.",
              state.connections_refused);
  if (state.certificate_not_after) {
    add.Moment("kok_certificate_not_after_seconds",
               "When the earliest certificate of the server in use ends.",
               *state.certificate_not_after);
  }
  if (state.revocation_list_next_update) {
    add.Moment("kok_revocation_list_next_update_seconds",
               "When the earliest revocation list in use is overdue.",
               *state.revocation_list_next_update);
  }
  add.Flag("kok_certificate_reload_success", "0 where changed certificates were refused.",
           state.events.certificates.last_was_taken);
  add.Counter("kok_certificate_reload_failures_total", "Changed certificates refused.",
              state.events.certificates.refused);
  add.Flag("kok_policy_reload_success", "0 where a changed policy was refused.",
           state.events.policies.last_was_taken);
  add.Counter("kok_policy_reload_failures_total", "Changed policies refused.",
              state.events.policies.refused);
}

}  // namespace

std::string MetricsText(const CallMetrics& calls, const ServerState& state) {
  std::vector<MetricFamily> families = calls.Collect();
  Families add(families);
  add.Count("kok_calls_waiting", "Calls that wait for a worker.", state.calls_waiting);
  AddIndex(state, add);
  AddAccess(state, add);
  add.Counter("kok_log_lines_lost_total", "Lines of the log that nobody had room for.",
              LostLogLines());
  add.Moment("kok_start_time_seconds", "When the process started.", state.started);
  add.Flag("kok_draining", "1 where it is about to stop.", state.draining);
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace kok::telemetry
