#include "indexer/build/reference_data.h"

#include <sys/auxv.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"

namespace kok::build {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMaxTextBytes = 16 << 20;

absl::StatusOr<std::string> ReadText(const std::string& folder, const char* name) {
  return generation::ReadWholeFile(generation::JoinPath(folder, name), kMaxTextBytes);
}

}  // namespace

absl::StatusOr<ReferenceData> LoadReferenceData(const std::string& folder) {
  absl::StatusOr<std::string> stop_words = ReadText(folder, "glossary/stop_words.txt");
  if (!stop_words.ok()) return stop_words.status();
  absl::StatusOr<std::string> vocabulary = ReadText(folder, "glossary/vocabulary.tsv");
  if (!vocabulary.ok()) return vocabulary.status();
  absl::StatusOr<std::string> regions_text = ReadText(folder, "regions/regions.tsv");
  if (!regions_text.ok()) return regions_text.status();
  absl::StatusOr<region::RegionTable> regions = region::RegionTable::Parse(*regions_text);
  if (!regions.ok()) return regions.status();
  analysis::Analyzer analyzer(*stop_words);
  return ReferenceData{*std::move(stop_words), *std::move(regions_text), std::move(analyzer),
                       *std::move(regions), source::ParseVocabulary(*vocabulary)};
}

absl::StatusOr<std::string> ShippedDataFolder() {
  std::error_code error;
  fs::path binary = fs::read_symlink("/proc/self/exe", error);
  if (error) {
    // Without /proc (a bare chroot): the path that this program was started by.
    const auto* started_by = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
    binary = fs::canonical(started_by == nullptr ? "" : started_by, error);
  }
  if (error) return absl::NotFoundError("cannot tell where this program lies");
  // Installed: bin/ beside share/. Built: build/<preset>/bin/ below the checkout.
  for (const fs::path& candidate : {binary.parent_path() / "../share/kok-search/data",
                                    binary.parent_path() / "../../../data"}) {
    if (fs::is_directory(candidate, error)) return candidate.lexically_normal().string();
  }
  return absl::NotFoundError("no shipped data found beside this program; name --reference-data");
}

}  // namespace kok::build
