// What a new generation must pass before it may become the active one.

#ifndef KOK_INDEXER_PUBLISH_GATES_H_
#define KOK_INDEXER_PUBLISH_GATES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/generation/manifest.h"

namespace kok::publish {

// Names of the gates, in the order in which they are run.
inline constexpr std::string_view kCompatibilityGate = "compatibility";
inline constexpr std::string_view kCountsGate = "counts";
inline constexpr std::string_view kRegionsGate = "regions";
inline constexpr std::string_view kApprovalsGate = "approvals";
inline constexpr std::string_view kGoldenQueriesGate = "golden_queries";
inline constexpr std::string_view kProtectedValuesGate = "protected_values";
inline constexpr std::string_view kDiskSpaceGate = "disk_space";
inline constexpr std::string_view kGates[] = {
    kCompatibilityGate, kCountsGate,          kRegionsGate,  kApprovalsGate,
    kGoldenQueriesGate, kProtectedValuesGate, kDiskSpaceGate};

// What was decided against a gate, by its name: why. Never empty texts.
using Overrides = std::map<std::string, std::string, std::less<>>;

// Whether a person may decide against a gate: all but that of protected values, since those whom
// they protect decide about them. Pure function.
bool CanBeOverridden(std::string_view gate);

// Gates named with a comma between, each overridden for `reason`. InvalidArgument for a name that
// is no gate's, for a gate that cannot be overridden, or where only one of the two is given.
absl::StatusOr<Overrides> ParseOverrides(const std::string& gates, const std::string& reason);

// The outcome of all gates of one build. For one thread.
class GateReport {
 public:
  explicit GateReport(Overrides overrides) : overrides_(std::move(overrides)) {}

  // Tells the outcome of a gate, once each; no findings: it was passed.
  void Add(std::string_view gate, std::vector<std::string> findings);

  // Whether every gate was passed or overridden.
  bool passed() const { return failed_.empty(); }
  // Names of those that were not.
  const std::vector<std::string>& failed() const { return failed_; }
  // `gate counts: texts fell from 10 to 2`, a line a finding, those of overridden gates with
  // `overridden` in front.
  const std::vector<std::string>& findings() const { return findings_; }

  const Overrides& overrides() const { return overrides_; }

  // For the manifest: each gate with its outcome and why it was overridden.
  void WriteTo(generation::Manifest& manifest) const;

 private:
  struct Outcome {
    std::string gate;
    bool passed;
    std::string override_reason;
  };
  const Overrides overrides_;
  std::vector<Outcome> outcomes_;
  std::vector<std::string> failed_;
  std::vector<std::string> findings_;
};

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_GATES_H_
