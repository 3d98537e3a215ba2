#include "indexer/commands/holdings.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/build/withdrawn_records.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "indexer/schema/record_references.h"

namespace kok {
namespace {

namespace fs = std::filesystem;
using kok::search::v1::Content;
using kok::search::v1::Organization;

// Below that, a value stands in many a file by chance.
constexpr size_t kMinBytes = 6;
constexpr size_t kBlockBytes = 4 << 20;
constexpr int64_t kMaxCuratedBytes = 16 << 20;

void Add(const std::string& value, const char* field, DistinctiveValues& values) {
  if (value.size() >= kMinBytes) values.emplace(value, field);
}

void AddPhone(const kok::search::v1::Phone& phone, DistinctiveValues& values) {
  Add(phone.number(), "phones", values);
  Add(phone.display(), "phones", values);
  // As terms have it: the digits alone.
  if (!phone.number().empty() && phone.number()[0] == '+') {
    Add(phone.number().substr(1), "phones", values);
  }
}

void AddValuesOf(const Organization& organization, DistinctiveValues& values) {
  Add(organization.name(), "name", values);
  Add(organization.display_name(), "display_name", values);
  for (const auto& name : organization.alternate_names()) Add(name, "alternate_names", values);
  for (const auto& phone : organization.phones()) AddPhone(phone, values);
  AddPhone(organization.fax(), values);
  for (const auto& email : organization.emails()) {
    Add(email, "emails", values);
    Add(absl::AsciiStrToLower(email), "emails", values);
  }
  Add(organization.website_uri(), "website_uri", values);
  Add(organization.seat().street(), "seat.street", values);
  for (const auto& branch : organization.branches()) Add(branch.street(), "branches", values);
}

void AddValuesOf(const Content& content, DistinctiveValues& values) {
  Add(content.name(), "name", values);
  Add(content.title(), "title", values);
  Add(content.source_uri(), "source_uri", values);
  Add(content.decision().ecli(), "decision.ecli", values);
}

template <typename Record>
bool RefersTo(const std::set<std::string>& names, const Record& record) {
  const std::set<std::string> references = schema::ReferencesOf(record);
  return std::any_of(references.begin(), references.end(),
                     [&](const std::string& name) { return names.count(name) > 0; });
}

absl::StatusOr<bool> HoldsCuratedLine(const generation::VerifiedGeneration& generation,
                                      const std::set<std::string>& names) {
  const auto file = generation.files.find(generation::kCuratedLinesFile);
  if (file == generation.files.end()) return false;
  const absl::StatusOr<std::string> text =
      generation::ReadAll(file->second.get(), kMaxCuratedBytes);
  if (!text.ok()) return text.status();
  const absl::StatusOr<std::string> left = build::WithoutCuratedLines(*text, names);
  if (!left.ok()) return left.status();
  return *left != *text;
}

absl::Status FindInFile(const std::string& path, const DistinctiveValues& values,
                        std::set<std::string>& found) {
  const absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(path);
  if (!fd.ok()) return absl::UnavailableError(fd.status().message());
  size_t longest = 0;
  for (const auto& [value, field] : values) longest = std::max(longest, value.size());
  std::string block;
  std::string read(kBlockBytes, '\0');
  while (true) {
    const ssize_t count = ::read(fd->get(), read.data(), read.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return absl::UnavailableError(absl::StrCat("cannot read ", path, ": ", strerror(errno)));
    }
    if (count == 0) return absl::OkStatus();
    // The end of the block before goes along: a value may lie across the border.
    if (block.size() > longest) block.erase(0, block.size() - longest);
    block.append(read, 0, static_cast<size_t>(count));
    for (const auto& [value, field] : values) {
      if (found.count(value) == 0 &&
          memmem(block.data(), block.size(), value.data(), value.size()) != nullptr) {
        found.insert(value);
      }
    }
  }
}

}  // namespace

void AddDistinctiveValues(const google::protobuf::Message& record, DistinctiveValues& values) {
  if (const auto* organization = dynamic_cast<const Organization*>(&record)) {
    AddValuesOf(*organization, values);
  } else if (const auto* content = dynamic_cast<const Content*>(&record)) {
    AddValuesOf(*content, values);
  }
}

absl::StatusOr<bool> HoldsRecords(const generation::VerifiedGeneration& generation,
                                  const std::set<std::string>& names, DistinctiveValues& values) {
  bool holds = false;
  const auto visit = [&](const auto& record) {
    if (names.count(record.name()) > 0) {
      AddDistinctiveValues(record, values);
      holds = true;
    }
    holds = holds || RefersTo(names, record);
  };
  const absl::Status read = generation::ReadRecords(generation, {visit, visit});
  if (!read.ok()) return read;
  const absl::StatusOr<bool> curated = HoldsCuratedLine(generation, names);
  if (!curated.ok()) return curated.status();
  return holds || *curated;
}

absl::StatusOr<std::set<std::string>> FindValues(const std::string& path,
                                                 const DistinctiveValues& values) {
  std::set<std::string> found;
  if (values.empty()) return found;
  std::error_code error;
  if (fs::is_regular_file(fs::symlink_status(path, error))) {
    if (absl::Status read = FindInFile(path, values, found); !read.ok()) return read;
    return found;
  }
  fs::recursive_directory_iterator entry(path, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (!fs::is_regular_file(entry->symlink_status(error))) continue;
    absl::Status read = FindInFile(entry->path().string(), values, found);
    if (!read.ok()) return read;
  }
  if (error) return absl::UnavailableError(absl::StrCat("cannot list ", path));
  return found;
}

}  // namespace kok
