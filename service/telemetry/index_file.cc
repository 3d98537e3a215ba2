#include "service/telemetry/index_file.h"

#include <cstring>

#include "absl/strings/match.h"
#include "indexer/generation/layout.h"

namespace kok::telemetry {
namespace {

constexpr const char* kOthers[] = {generation::kCurrentFile, generation::kRetractedFile,
                                   generation::kRetractedRequiredFile, generation::kHistoryFile,
                                   generation::kManifestFile};

}  // namespace

std::optional<IndexFile> IndexFile::NamedIn(absl::string_view message) {
  const char* longest = nullptr;
  const auto consider = [&](const char* name) {
    if (!absl::StrContains(message, name)) return;
    if (longest == nullptr || std::strlen(name) > std::strlen(longest)) longest = name;
  };
  for (const char* name : kOthers) consider(name);
  for (const char* name : generation::kRecordFiles) consider(name);
  for (const char* name : generation::kAnalysisFiles) consider(name);
  if (longest == nullptr) return std::nullopt;
  return IndexFile(longest);
}

}  // namespace kok::telemetry
