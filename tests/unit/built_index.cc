#include "tests/unit/built_index.h"

#include <gtest/gtest.h>

#include "indexer/commands/build_command.h"
#include "indexer/generation/verified_generation.h"
#include "tests/unit/source_tree.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

std::string ShippedData() { return SourcePath("data"); }

std::string BuildInto(const std::string& index_folder, const std::string& source) {
  BuildOptions options;
  options.index_folder = index_folder;
  options.sources = {source};
  options.reference_folder = ShippedData();
  // Tests build generations that have nothing to do with one another.
  for (const std::string_view gate : publish::kGates) {
    options.overrides[std::string(gate)] = "made for a test";
  }
  build::BuildReport report;
  const absl::Status status = RunBuild(options, report);
  EXPECT_TRUE(status.ok()) << ToText(report);
  return report.generation;
}

std::string BuildLinesInto(const std::string& index_folder, std::string_view jsonl) {
  const TemporaryFolder sources;
  return BuildInto(index_folder, sources.Write("records.jsonl", jsonl));
}

std::shared_ptr<const index::Snapshot> OpenActive(const std::string& index_folder) {
  const auto id = generation::ReadCurrent(index_folder);
  EXPECT_TRUE(id.ok()) << id.status();
  if (!id.ok()) return nullptr;
  auto snapshot = index::Snapshot::Open(index_folder, *id);
  EXPECT_TRUE(snapshot.ok()) << snapshot.status();
  return snapshot.ok() ? *snapshot : nullptr;
}

const std::string& ShippedIndex() {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    BuildInto(folder.path(), ShippedData());
    return folder.path();
  }();
  return path;
}

}  // namespace kok::tests
