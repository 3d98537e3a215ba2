#include "indexer/generation/verified_generation.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/layout.h"
#include "indexer/schema/schema_version.h"

namespace kok::generation {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMaxManifestBytes = 64 << 20;
constexpr int64_t kMaxCurrentBytes = 1024;

absl::Status Altered(const std::string& id, const std::string& file, absl::string_view problem) {
  return absl::DataLossError(absl::StrCat("generation ", id, ": ", file, " ", problem));
}

absl::Status NoFileOfOurs(const std::string& id, const std::string& file) {
  return Altered(id, file, "is a link, a folder, a pipe or a device, or larger than any of ours");
}

absl::StatusOr<Manifest> ReadManifest(const std::string& folder, const std::string& id) {
  absl::StatusOr<std::string> json =
      ReadWholeFile(JoinPath(folder, kManifestFile), kMaxManifestBytes);
  if (absl::IsNotFound(json.status())) return Altered(id, kManifestFile, "is missing");
  if (absl::IsFailedPrecondition(json.status())) return NoFileOfOurs(id, kManifestFile);
  if (!json.ok()) return json.status();
  const std::string_view expected = ManifestHashOf(id);
  if (Sha256Hex(*json).compare(0, expected.size(), expected) != 0) {
    return Altered(id, kManifestFile, "is not the one that the generation's id names");
  }
  absl::StatusOr<Manifest> manifest = ManifestFromJson(*json);
  if (!manifest.ok()) {
    // The bytes are genuine, so this is a manifest of a version that we do not know.
    return absl::FailedPreconditionError(
        absl::StrCat("generation ", id, ": ", kManifestFile, " is of another version"));
  }
  if (manifest->schema_version() != schema::kSchemaVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat("generation ", id, ": has schema version ", manifest->schema_version(),
                     ", this program reads version ", schema::kSchemaVersion,
                     "; build the index with the kok-indexer of this version"));
  }
  return manifest;
}

// Paths of everything below `folder` that is not a folder, forward slashes.
absl::StatusOr<std::set<std::string>> ListFiles(const std::string& folder) {
  std::set<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool is_folder = entry->symlink_status(error).type() == fs::file_type::directory;
    if (error) break;
    if (!is_folder) paths.insert(fs::path(entry->path()).lexically_relative(folder).string());
  }
  if (error) return absl::UnavailableError(absl::StrCat("cannot list ", folder));
  return paths;
}

absl::Status CheckFileList(const std::string& folder, const std::string& id,
                           const Manifest& manifest) {
  absl::StatusOr<std::set<std::string>> found = ListFiles(folder);
  if (!found.ok()) return found.status();
  std::set<std::string> expected = {kManifestFile};
  for (const Manifest::File& file : manifest.files()) expected.insert(file.path());
  for (const std::string& path : *found) {
    if (expected.count(path) == 0) return Altered(id, path, "does not belong to it");
  }
  for (const std::string& path : expected) {
    if (found->count(path) == 0) return Altered(id, path, "is missing");
  }
  return absl::OkStatus();
}

absl::StatusOr<UniqueFd> OpenVerified(const std::string& folder, const std::string& id,
                                      const Manifest::File& file) {
  absl::StatusOr<UniqueFd> fd = OpenRegularFile(JoinPath(folder, file.path()));
  if (absl::IsFailedPrecondition(fd.status())) return NoFileOfOurs(id, file.path());
  if (!fd.ok()) return fd;
  struct stat info {};
  if (fstat(fd->get(), &info) != 0 || info.st_size != file.size_bytes()) {
    return Altered(id, file.path(), "has another size than its manifest says");
  }
  absl::StatusOr<std::string> sha256 = Sha256OfFile(fd->get());
  if (!sha256.ok()) return sha256.status();
  if (*sha256 != file.sha256()) {
    return Altered(id, file.path(), "has another content than its manifest says");
  }
  return fd;
}

}  // namespace

absl::StatusOr<VerifiedGeneration> VerifyGeneration(const std::string& index_folder,
                                                    const std::string& id) {
  if (!IsGenerationId(id)) return absl::NotFoundError("not the id of a generation");
  const std::string folder = JoinPath(index_folder, id);
  std::error_code error;
  if (fs::symlink_status(folder, error).type() != fs::file_type::directory) {
    return absl::NotFoundError(absl::StrCat("generation ", id, " is not there"));
  }
  absl::StatusOr<Manifest> manifest = ReadManifest(folder, id);
  if (!manifest.ok()) return manifest.status();
  if (absl::Status list = CheckFileList(folder, id, *manifest); !list.ok()) return list;
  VerifiedGeneration verified;
  verified.id = id;
  for (const Manifest::File& file : manifest->files()) {
    absl::StatusOr<UniqueFd> fd = OpenVerified(folder, id, file);
    if (!fd.ok()) return fd.status();
    verified.files.emplace(file.path(), *std::move(fd));
  }
  verified.manifest = *std::move(manifest);
  return verified;
}

absl::StatusOr<UniqueFd> SameFile(const VerifiedGeneration& generation, const std::string& path) {
  const auto file = generation.files.find(path);
  if (file == generation.files.end()) return Altered(generation.id, path, "is missing");
  UniqueFd same(fcntl(file->second.get(), F_DUPFD_CLOEXEC, 0));
  if (!same.valid()) return absl::ErrnoToStatus(errno, "cannot open a file of the index");
  return same;
}

absl::StatusOr<std::string> ReadCurrent(const std::string& index_folder) {
  absl::StatusOr<std::string> text =
      ReadWholeFile(JoinPath(index_folder, kCurrentFile), kMaxCurrentBytes);
  if (!text.ok()) return text.status();
  if (!text->empty() && text->back() == '\n') text->pop_back();
  if (!IsGenerationId(*text)) {
    return absl::DataLossError(absl::StrCat(kCurrentFile, " does not hold the id of a generation"));
  }
  return text;
}

std::vector<std::string> ListGenerations(const std::string& index_folder) {
  std::vector<std::string> ids;
  std::error_code error;
  for (fs::directory_iterator entry(index_folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (IsGenerationId(name)) ids.push_back(std::move(name));
  }
  std::sort(ids.rbegin(), ids.rend());
  return ids;
}

}  // namespace kok::generation
