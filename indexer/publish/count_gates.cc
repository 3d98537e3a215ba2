#include "indexer/publish/count_gates.h"

#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kok::publish {
namespace {

using Counts = generation::Manifest::Counts;

void AddFall(const std::string& what, int64_t before, int64_t after,
             std::vector<std::string>& findings) {
  if (before <= 0) return;
  const bool fell_too_far = after * 100 < before * (100 - kMaxFallPercent);
  if (after > 0 && !fell_too_far) return;
  findings.push_back(absl::StrCat(what, " fell from ", before, " to ", after));
}

// Types of `before` that `after` may lack.
template <typename Map>
void AddFallsByType(const Map& before, const Map& after, std::vector<std::string>& findings) {
  const std::map<std::string, int> sorted(before.begin(), before.end());
  for (const auto& [type, count] : sorted) {
    // A type that was not recorded and is now is no loss.
    if (absl::EndsWith(type, "_UNSPECIFIED")) continue;
    const auto now = after.find(type);
    AddFall(type, count, now == after.end() ? 0 : now->second, findings);
  }
}

}  // namespace

std::vector<std::string> FindFallenCounts(const Counts& before, const Counts& after) {
  std::vector<std::string> findings;
  AddFall("organisations", before.organizations(), after.organizations(), findings);
  AddFall("texts", before.contents(), after.contents(), findings);
  AddFallsByType(before.organizations_by_type(), after.organizations_by_type(), findings);
  AddFallsByType(before.contents_by_type(), after.contents_by_type(), findings);
  return findings;
}

std::vector<std::string> FindEmptiedRegions(const Counts& before, const Counts& after) {
  std::map<std::string, int> now;
  for (const auto& region : after.regions()) now[region.code()] = region.organizations();
  std::vector<std::string> findings;
  for (const auto& region : before.regions()) {
    if (region.organizations() > 0 && now[region.code()] == 0) {
      findings.push_back(
          absl::StrCat(region.code(), " fell from ", region.organizations(), " to 0"));
    }
  }
  return findings;
}

}  // namespace kok::publish
