#include "tests/fault/masked_files.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "absl/strings/match.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/verified_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

std::string Masked(const std::string& name, std::string bytes) {
  constexpr size_t kIdentifierOffset = 16;  // behind the magic and the version
  constexpr size_t kIdentifierBytes = 16;
  if (absl::EndsWith(name, ".glass")) {
    EXPECT_GT(bytes.size(), kIdentifierOffset + kIdentifierBytes) << name;
    bytes.replace(kIdentifierOffset, kIdentifierBytes, kIdentifierBytes, '*');
  }
  if (name != generation::kManifestFile) return bytes;
  auto manifest = generation::ManifestFromJson(bytes);
  EXPECT_TRUE(manifest.ok()) << manifest.status();
  if (!manifest.ok()) return "";
  manifest->clear_build_time();
  for (auto& file : *manifest->mutable_files()) {
    if (absl::EndsWith(file.path(), ".glass")) file.clear_sha256();
  }
  return generation::ManifestToJson(*manifest).value_or("");
}

}  // namespace

std::map<std::string, std::string> MaskedActiveFiles(const std::string& index) {
  const std::string folder =
      generation::JoinPath(index, generation::ReadCurrent(index).value_or("none"));
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().lexically_relative(folder);
    files[name] = Masked(name, ReadFile(entry.path()));
  }
  return files;
}

}  // namespace kok::tests
