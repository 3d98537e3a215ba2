#include "indexer/publish/exposed_generations.h"

#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"

namespace kok::publish {

absl::StatusOr<std::set<std::string>> FindExposedGenerations(
    const std::string& index_folder, const std::string& built,
    const std::vector<ProtectedText>& values, ReferenceTexts texts) {
  std::set<std::string> exposed;
  if (values.empty()) return exposed;
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    if (id == built || !generation::VerifyGeneration(index_folder, id).ok()) continue;
    const auto findings =
        ScanForProtectedValues(generation::JoinPath(index_folder, id), values, "", texts);
    if (!findings.ok()) return findings.status();
    if (!findings->empty()) exposed.insert(id);
  }
  return exposed;
}

}  // namespace kok::publish
