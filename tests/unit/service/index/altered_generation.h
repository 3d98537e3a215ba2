// Generations that the indexer would not write, for tests of what has to cope with them.

#ifndef KOK_TESTS_UNIT_SERVICE_INDEX_ALTERED_GENERATION_H_
#define KOK_TESTS_UNIT_SERVICE_INDEX_ALTERED_GENERATION_H_

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/manifest.h"
#include "indexer/publish/publisher.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

inline void Overwrite(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Makes a generation genuine again after its files were changed: takes their hashes anew, lets
// `edit` change the manifest, and renames the generation to the id that goes with it. Returns that
// id; `built` decides its place among others, as tests build several within one second.
inline std::string Reseal(
    const std::string& index_folder, const std::string& id, absl::CivilSecond built,
    const std::function<void(generation::Manifest&)>& edit = [](generation::Manifest&) {}) {
  const std::string folder = generation::JoinPath(index_folder, id);
  const std::string manifest_path = generation::JoinPath(folder, generation::kManifestFile);
  auto manifest = generation::ManifestFromJson(ReadFile(manifest_path));
  EXPECT_TRUE(manifest.ok()) << manifest.status();
  if (!manifest.ok()) return "";
  for (auto& file : *manifest->mutable_files()) {
    const std::string bytes = ReadFile(generation::JoinPath(folder, file.path()));
    file.set_size_bytes(static_cast<int64_t>(bytes.size()));
    file.set_sha256(generation::Sha256Hex(bytes));
  }
  edit(*manifest);
  const auto json = generation::ManifestToJson(*manifest);
  EXPECT_TRUE(json.ok()) << json.status();
  Overwrite(manifest_path, *json);
  std::string resealed = generation::GenerationId(absl::FromCivil(built, absl::UTCTimeZone()),
                                                  generation::Sha256Hex(*json));
  std::filesystem::rename(folder, generation::JoinPath(index_folder, resealed));
  return resealed;
}

inline void Activate(const std::string& index_folder, const std::string& id) {
  const absl::Status activated = publish::Activate(index_folder, id);
  EXPECT_TRUE(activated.ok()) << activated;
}

// Puts a database of these documents in the place of `path`.
inline void OverwriteDatabase(const std::string& path,
                              const std::vector<Xapian::Document>& documents) {
  const TemporaryFolder scratch;
  Xapian::WritableDatabase database(scratch.File("writable"),
                                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (const Xapian::Document& document : documents) database.add_document(document);
  database.commit();
  database.compact(scratch.File("single"), Xapian::DBCOMPACT_SINGLE_FILE);
  Overwrite(path, ReadFile(scratch.File("single")));
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_INDEX_ALTERED_GENERATION_H_
