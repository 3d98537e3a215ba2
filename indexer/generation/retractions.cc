#include "indexer/generation/retractions.h"

#include <sys/stat.h>

#include <cerrno>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/schema/resource_name.h"

namespace kok::generation {
namespace {

constexpr int64_t kMaxBytes = 64 << 20;

constexpr char kWhyRequired[] =
    "Names were withdrawn from this index: the list RETRACTED must stand beside this file.\n";

// What holds where the list is not there, or is without a byte.
absl::StatusOr<Retractions> WithoutList(const std::string& index_folder) {
  const absl::StatusOr<bool> required = IsListRequired(index_folder);
  if (!required.ok()) return required.status();
  if (!*required) return Retractions();
  return absl::DataLossError(absl::StrCat(
      kRetractedFile, " is gone or without a byte, but names were withdrawn from this index (",
      kRetractedRequiredFile,
      " says so): put it back from a backup, or name again what must stay "
      "withdrawn: kok-indexer retract --new-list NAME..."));
}

bool HoldsBytes(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && info.st_size > 0;
}

}  // namespace

absl::StatusOr<bool> IsListRequired(const std::string& index_folder) {
  const std::string path = JoinPath(index_folder, kRetractedRequiredFile);
  struct stat info {};
  if (lstat(path.c_str(), &info) == 0) return true;
  if (errno == ENOENT) return false;
  return absl::ErrnoToStatus(errno, absl::StrCat("cannot look for ", path));
}

absl::StatusOr<Retractions> ReadRetractions(const std::string& index_folder) {
  const absl::StatusOr<std::string> text =
      ReadWholeFile(JoinPath(index_folder, kRetractedFile), kMaxBytes);
  if (!text.ok() && !absl::IsNotFound(text.status())) return text.status();
  if (!text.ok() || text->empty()) return WithoutList(index_folder);
  Retractions retractions;
  int line_number = 0;
  for (const absl::string_view line : absl::StrSplit(*text, '\n')) {
    ++line_number;
    if (line.empty()) continue;
    const std::string name(line);
    if (!schema::IsResourceName(name, schema::kOrganizations) &&
        !schema::IsResourceName(name, schema::kContents)) {
      return absl::DataLossError(absl::StrCat(kRetractedFile, ":", line_number,
                                              ": expected organizations/{id} or contents/{id}"));
    }
    retractions.insert(name);
  }
  return retractions;
}

absl::Status WriteRetractions(const std::string& index_folder, const Retractions& retractions) {
  std::string text;
  for (const std::string& name : retractions) absl::StrAppend(&text, name, "\n");
  if (text.empty()) text = "\n";
  const absl::StatusOr<bool> required = IsListRequired(index_folder);
  if (!required.ok()) return required.status();
  if (!*required) {
    absl::Status ready;
    if (!HoldsBytes(JoinPath(index_folder, kRetractedFile))) {
      ready = ReplaceFile(index_folder, kRetractedTemporary, kRetractedFile, "\n");
    }
    if (ready.ok()) {
      ready = ReplaceFile(index_folder, kRetractedRequiredTemporary, kRetractedRequiredFile,
                          kWhyRequired);
    }
    if (!ready.ok()) return ready;
  }
  return ReplaceFile(index_folder, kRetractedTemporary, kRetractedFile, text);
}

}  // namespace kok::generation
