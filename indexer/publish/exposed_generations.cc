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

absl::StatusOr<Ids> ReadExposed(const std::string& index_folder) {
  return ReadIdList(index_folder, generation::kExposedFile);
}

absl::Status ListExposed(const std::string& index_folder, const std::set<std::string>& ids,
                         Ids& listed) {
  const size_t before = listed.size();
  listed.insert(ids.begin(), ids.end());
  if (listed.size() == before) return absl::OkStatus();
  return WriteIdList(index_folder, generation::kExposedFile, generation::kExposedTemporary, listed);
}

absl::StatusOr<ForcedRemoval> RemoveExposed(const std::string& index_folder, const Ids& listed) {
  if (listed.empty()) return ForcedRemoval();
  const absl::StatusOr<std::string> active = generation::ReadCurrent(index_folder);
  if (absl::IsNotFound(active.status()) || absl::IsDataLoss(active.status())) {
    return ForcedRemoval();
  }
  if (!active.ok()) return active.status();
  Ids removed;
  Ids left;
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    if (listed.count(id) > 0) (id == *active ? left : removed).insert(id);
  }
  absl::StatusOr<ForcedRemoval> removal = RemoveByForce(index_folder, removed);
  if (!removal.ok()) return removal;
  const absl::Status written =
      WriteIdList(index_folder, generation::kExposedFile, generation::kExposedTemporary, left);
  if (!written.ok()) return written;
  return removal;
}

}  // namespace kok::publish
