#include "indexer/source/source_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "indexer/source/record_reader.h"

namespace kok::source {
namespace {

namespace fs = std::filesystem;

absl::Status AddFolder(const fs::path& root, const fs::path& folder,
                       std::vector<SourceFile>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const fs::file_type type = entry->symlink_status(error).type();
    if (error) break;
    if (name.front() == '.') {
      if (type == fs::file_type::directory) entry.disable_recursion_pending();
      continue;
    }
    if (type != fs::file_type::regular || name == "README.md" || !IsKnownFormat(name)) continue;
    files.push_back({entry->path().string(), entry->path().lexically_relative(root).string()});
  }
  if (error) return absl::UnavailableError(absl::StrCat("cannot list ", folder.string()));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<SourceFile>> FindSourceFiles(const std::string& source) {
  std::error_code error;
  const fs::path path(source);
  const fs::file_type type = fs::status(path, error).type();
  if (type == fs::file_type::not_found) {
    return absl::NotFoundError(absl::StrCat(source, ": no such file or folder"));
  }
  if (type != fs::file_type::directory) {
    if (!IsKnownFormat(source)) {
      return absl::InvalidArgumentError(
          absl::StrCat(source, ": unknown format, expected *.jsonl, *.md or *.csv"));
    }
    return std::vector<SourceFile>{{source, path.filename().string()}};
  }
  std::vector<SourceFile> files;
  bool is_data_folder = false;
  for (const char* part : {"organizations", "content"}) {
    if (!fs::is_directory(path / part, error)) continue;
    is_data_folder = true;
    if (absl::Status added = AddFolder(path, path / part, files); !added.ok()) return added;
  }
  if (!is_data_folder) {
    if (absl::Status added = AddFolder(path, path, files); !added.ok()) return added;
  }
  if (files.empty()) {
    return absl::NotFoundError(absl::StrCat(source, ": holds no *.jsonl, *.md or *.csv file"));
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
    return a.display_path < b.display_path;
  });
  return files;
}

}  // namespace kok::source
