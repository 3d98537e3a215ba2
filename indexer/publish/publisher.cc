#include "indexer/publish/publisher.h"

#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/generation/checksums.h"
#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/publish/history.h"
#include "indexer/publish/trash.h"

namespace kok::publish {
namespace {

namespace fs = std::filesystem;
using generation::JoinPath;
using generation::Manifest;

absl::Status AddFile(const std::string& folder, const std::string& relative, Manifest& manifest) {
  absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(JoinPath(folder, relative));
  if (!fd.ok()) return fd.status();
  struct stat info {};
  if (fstat(fd->get(), &info) != 0) return absl::ErrnoToStatus(errno, relative);
  absl::StatusOr<std::string> sha256 = generation::Sha256OfFile(fd->get());
  if (!sha256.ok()) return sha256.status();
  Manifest::File& file = *manifest.add_files();
  file.set_path(relative);
  file.set_size_bytes(info.st_size);
  file.set_sha256(*sha256);
  return absl::OkStatus();
}

absl::Status AddFiles(const std::string& folder, Manifest& manifest) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->is_regular_file(error)) {
      paths.push_back(entry->path().lexically_relative(folder).string());
    }
  }
  if (error) return absl::UnavailableError(absl::StrCat("cannot list ", folder));
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    if (absl::Status added = AddFile(folder, path, manifest); !added.ok()) return added;
  }
  return absl::OkStatus();
}

absl::Status CheckDatabase(int fd, int expected_documents, const char* name) {
  auto database = generation::OpenGlassFile(fd);
  if (!database.ok()) return database.status();
  return generation::CatchXapian([&]() -> absl::Status {
    if ((*database)->get_doccount() != static_cast<Xapian::doccount>(expected_documents)) {
      return absl::DataLossError(
          absl::StrCat(name, " does not hold the documents of its manifest"));
    }
    Xapian::Enquire enquire(**database);
    enquire.set_query(Xapian::Query(std::string()));
    for (auto hit = enquire.get_mset(0, 10).begin(); hit != Xapian::MSetIterator(); ++hit) {
      hit.get_document().get_data();
    }
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<BuildFolder> BuildFolder::Create(const std::string& index_folder) {
  std::string path = JoinPath(index_folder, std::string(generation::kBuildingPrefix) + "XXXXXX");
  if (mkdtemp(path.data()) == nullptr) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot create a folder in ", index_folder));
  }
  BuildFolder folder(index_folder, std::move(path));
  if (chmod(folder.path_.c_str(), 0750) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot set the mode of ", folder.path_));
  }
  return folder;
}

BuildFolder::BuildFolder(BuildFolder&& other) noexcept
    : index_folder_(std::move(other.index_folder_)), path_(std::exchange(other.path_, "")) {}

BuildFolder::~BuildFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

absl::StatusOr<std::string> BuildFolder::Publish(Manifest manifest, absl::Time build_time) {
  if (absl::Status added = AddFiles(path_, manifest); !added.ok()) return added;
  absl::StatusOr<std::string> json = generation::ManifestToJson(manifest);
  if (!json.ok()) return json.status();
  absl::Status synced = generation::WriteNewFile(JoinPath(path_, generation::kManifestFile), *json);
  if (synced.ok()) synced = generation::SyncPath(path_);
  if (!synced.ok()) return synced;

  const std::string id = generation::GenerationId(build_time, generation::Sha256Hex(*json));
  const std::string final_path = JoinPath(index_folder_, id);
  absl::Status placed = generation::RenameToNew(path_, final_path);
  if (!placed.ok()) return placed;
  path_.clear();
  placed = generation::SyncPath(index_folder_);
  if (placed.ok()) placed = VerifyAndOpen(index_folder_, id);
  if (!placed.ok()) {
    RemoveGeneration(index_folder_, id)
        .status()
        .IgnoreError();  // the next writer removes what is left
    return placed;
  }
  return id;
}

absl::Time BuildTimeFor(const std::string& index_folder, absl::Time now) {
  absl::Time time = now;
  for (const std::string& id : generation::ListGenerations(index_folder)) {
    const absl::Time taken = generation::BuildTimeOf(id);
    // A clock that was far ahead once must not rule for ever.
    if (taken > now + absl::Minutes(1)) continue;
    time = std::max(time, taken + absl::Seconds(1));
  }
  return time;
}

absl::Status VerifyAndOpen(const std::string& index_folder, const std::string& id) {
  const auto verified = generation::VerifyGeneration(index_folder, id);
  return verified.ok() ? OpenDatabases(*verified) : verified.status();
}

absl::Status OpenDatabases(const generation::VerifiedGeneration& generation) {
  const auto& counts = generation.manifest.counts();
  for (const auto& [name, documents] :
       {std::pair{generation::kOrganizationsDatabase, counts.organizations()},
        std::pair{generation::kContentDatabase, counts.contents()}}) {
    const auto file = generation.files.find(name);
    if (file == generation.files.end())
      return absl::DataLossError(absl::StrCat(name, " is missing"));
    absl::Status checked = CheckDatabase(file->second.get(), documents, name);
    if (!checked.ok()) return checked;
  }
  return absl::OkStatus();
}

absl::Status WriteCurrent(const std::string& index_folder, const std::string& id) {
  return generation::ReplaceFile(index_folder, generation::kCurrentTemporary,
                                 generation::kCurrentFile, id + "\n");
}

absl::Status Activate(const std::string& index_folder, const std::string& id) {
  const absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder);
  if (current.ok()) {
    if (*current == id) return absl::OkStatus();
    absl::Status remembered = AppendToHistory(index_folder, *current);
    if (!remembered.ok()) return remembered;
  } else if (!absl::IsNotFound(current.status()) && !absl::IsDataLoss(current.status())) {
    return current.status();
  }
  return WriteCurrent(index_folder, id);
}

}  // namespace kok::publish
