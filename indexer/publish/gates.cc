#include "indexer/publish/gates.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace kok::publish {

bool CanBeOverridden(std::string_view gate) { return gate != kProtectedValuesGate; }

absl::StatusOr<Overrides> ParseOverrides(const std::string& gates, const std::string& reason) {
  Overrides overrides;
  if (gates.empty() != reason.empty()) {
    return absl::InvalidArgumentError(
        "--override GATE and --reason TEXT belong together: what is overridden, and why");
  }
  if (gates.empty()) return overrides;
  for (const absl::string_view gate : absl::StrSplit(gates, ',')) {
    if (std::find(std::begin(kGates), std::end(kGates),
                  std::string_view(gate.data(), gate.size())) == std::end(kGates)) {
      std::vector<std::string> known(std::begin(kGates), std::end(kGates));
      return absl::InvalidArgumentError(
          absl::StrCat("--override: expected gates out of ", absl::StrJoin(known, ", ")));
    }
    if (!CanBeOverridden(std::string_view(gate.data(), gate.size()))) {
      return absl::InvalidArgumentError(
          absl::StrCat("--override: the gate ", gate,
                       " cannot be overridden: whoever it protects has not been asked. Take the "
                       "value out of the public columns that the build names, and build again"));
    }
    overrides[std::string(gate)] = reason;
  }
  return overrides;
}

void GateReport::Add(std::string_view gate, std::vector<std::string> findings) {
  const auto overridden = overrides_.find(gate);
  const bool has_findings = !findings.empty();
  const bool is_overridden =
      has_findings && overridden != overrides_.end() && CanBeOverridden(gate);
  outcomes_.push_back(
      {std::string(gate), !has_findings || is_overridden, is_overridden ? overridden->second : ""});
  for (const std::string& finding : findings) {
    findings_.push_back(absl::StrCat(is_overridden ? "overridden gate " : "gate ",
                                     std::string(gate), ": ", finding));
  }
  if (has_findings && !is_overridden) failed_.emplace_back(gate);
}

void GateReport::WriteTo(generation::Manifest& manifest) const {
  for (const Outcome& outcome : outcomes_) {
    generation::Manifest::Gate& gate = *manifest.add_gates();
    gate.set_name(outcome.gate);
    gate.set_passed(outcome.passed);
    gate.set_override_reason(outcome.override_reason);
  }
}

}  // namespace kok::publish
