#include "indexer/source/source_files.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/text_bytes.h"

namespace kok::source {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxFiles = 100000;
constexpr size_t kMaxNamed = 20;

bool HasPlainName(const std::string& name) {
  return !schema::FirstLineOfNoText(name).has_value() &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return absl::ascii_iscntrl(static_cast<unsigned char>(c)); });
}

// What lies beside records without anybody taking it for one.
bool IsHarmless(const std::string& name) {
  static constexpr const char* kEndings[] = {".txt",  ".tsv", ".mapping.json", "~", ".bak",
                                             ".orig", ".swp", ".lock",         "#"};
  if (name == "README.md" || name == "LICENSE" || name == "NOTICE") return true;
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](const char* ending) { return absl::EndsWith(name, ending); });
}

// Walks folders and sorts what lies in them.
class Finder {
 public:
  explicit Finder(const fs::path& root) : root_(root) {}

  absl::Status AddFolder(const fs::path& folder) {
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
      if (absl::Status added = Add(entry->path(), name, type); !added.ok()) return added;
    }
    if (error) {
      return absl::UnavailableError(
          absl::StrCat("cannot list ", folder.string(), ": ", error.message()));
    }
    return absl::OkStatus();
  }

  // The files of a data folder that lie in none of its parts.
  void PassOverBeside(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (!entry->is_regular_file(error) || !HasPlainName(name) || !IsKnownFormat(name) ||
          IsHarmless(name)) {
        continue;
      }
      passed_over_.emplace_back(
          name, "is not read: of a folder with organizations/ or content/ only these are");
    }
  }

  std::vector<SourceFile> TakeFiles() { return std::move(files_); }

  void TellPassedOver(std::vector<RecordProblem>& passed_over) {
    std::sort(passed_over_.begin(), passed_over_.end());
    for (size_t i = 0; i < std::min(passed_over_.size(), kMaxNamed); ++i) {
      passed_over.push_back({passed_over_[i].first, 1, "", passed_over_[i].second});
    }
    if (passed_over_.size() > kMaxNamed) {
      passed_over.push_back(
          {root_.string(), 1, "",
           absl::StrCat(passed_over_.size() - kMaxNamed, " further files are not read either")});
    }
  }

 private:
  absl::Status Add(const fs::path& path, const std::string& name, fs::file_type type) {
    const std::string display_path = path.lexically_relative(root_).string();
    if (!HasPlainName(name)) {
      return absl::InvalidArgumentError(absl::StrCat(
          absl::CHexEscape(display_path), ": expected a name in UTF-8 without control characters"));
    }
    if (type == fs::file_type::directory || IsHarmless(name)) return absl::OkStatus();
    if (type == fs::file_type::symlink) {
      passed_over_.emplace_back(display_path, "is not read: a symbolic link, expected a file");
    } else if (type != fs::file_type::regular) {
      passed_over_.emplace_back(display_path, "is not read: no regular file");
    } else if (!IsKnownFormat(name)) {
      passed_over_.emplace_back(
          display_path, absl::StrCat("is not read: unknown format, expected ", KnownFormats()));
    } else {
      files_.push_back({path.string(), display_path});
    }
    if (files_.size() + passed_over_.size() <= kMaxFiles) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat(root_.string(), ": holds more than ", kMaxFiles, " files"));
  }

  const fs::path root_;
  std::vector<SourceFile> files_;
  std::vector<std::pair<std::string, std::string>> passed_over_;  // what, and why
};

}  // namespace

absl::StatusOr<std::vector<SourceFile>> FindSourceFiles(const std::string& source,
                                                        std::vector<RecordProblem>* passed_over) {
  std::error_code error;
  const fs::path path(source);
  const fs::file_type type = fs::status(path, error).type();
  if (type == fs::file_type::not_found) {
    return absl::NotFoundError(
        absl::StrCat(absl::Utf8SafeCHexEscape(source), ": no such file or folder"));
  }
  if (type != fs::file_type::directory) {
    if (!IsKnownFormat(source) || !HasPlainName(path.filename().string())) {
      return absl::InvalidArgumentError(absl::StrCat(
          absl::Utf8SafeCHexEscape(source), ": unknown format, expected ", KnownFormats()));
    }
    return std::vector<SourceFile>{{source, path.filename().string()}};
  }
  Finder finder(path);
  bool is_data_folder = false;
  for (const char* part : {"organizations", "content"}) {
    if (!fs::is_directory(path / part, error)) continue;
    is_data_folder = true;
    if (absl::Status added = finder.AddFolder(path / part); !added.ok()) return added;
  }
  if (is_data_folder) finder.PassOverBeside(path);
  if (!is_data_folder) {
    if (absl::Status added = finder.AddFolder(path); !added.ok()) return added;
  }
  if (passed_over != nullptr) finder.TellPassedOver(*passed_over);
  std::vector<SourceFile> files = finder.TakeFiles();
  if (files.empty()) {
    return absl::NotFoundError(
        absl::StrCat(source, ": holds no file of a known format: ", KnownFormats()));
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
    return a.display_path < b.display_path;
  });
  return files;
}

}  // namespace kok::source
