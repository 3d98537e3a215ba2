#include "indexer/publish/exposed_generations.h"

#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/id_list.h"

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

absl::Status ListExposed(const std::string& index_folder, const std::set<std::string>& ids) {
  if (ids.empty()) return absl::OkStatus();
  absl::StatusOr<Ids> listed = ReadIdList(index_folder, generation::kExposedFile);
  if (!listed.ok()) return listed.status();
  listed->insert(ids.begin(), ids.end());
  return WriteIdList(index_folder, generation::kExposedFile, generation::kExposedTemporary,
                     *listed);
}

absl::StatusOr<ForcedRemoval> RemoveExposed(const std::string& index_folder) {
  const absl::StatusOr<Ids> listed = ReadIdList(index_folder, generation::kExposedFile);
  if (!listed.ok()) return listed.status();
  const absl::StatusOr<std::string> active = generation::ReadCurrent(index_folder);
  if (listed->empty() || !active.ok()) return ForcedRemoval();
  Ids removed;
  Ids left;
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    if (listed->count(id) > 0) (id == *active ? left : removed).insert(id);
  }
  absl::StatusOr<ForcedRemoval> removal = RemoveByForce(index_folder, removed);
  if (!removal.ok()) return removal;
  const absl::Status written =
      WriteIdList(index_folder, generation::kExposedFile, generation::kExposedTemporary, left);
  if (!written.ok()) return written;
  return removal;
}

}  // namespace kok::publish
