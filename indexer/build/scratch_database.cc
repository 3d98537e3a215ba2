#include "indexer/build/scratch_database.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/xapian_status.h"

namespace kok::build {
namespace {

constexpr unsigned kAppendInOrder = 0;  // documents are numbered anew

// Merges databases and removes them. May throw Xapian::Error.
void Merge(const std::vector<std::string>& paths, unsigned flags, const std::string& to) {
  {
    Xapian::Database all;
    for (const std::string& path : paths) all.add_database(Xapian::Database(path));
    all.compact(to, flags);
  }
  std::error_code ignored;
  for (const std::string& path : paths) std::filesystem::remove_all(path, ignored);
}

// Xapian takes a table of data that it cannot open for one that is not there, and merges the rest:
// a lack of file descriptors at the wrong moment would leave a part's records out without a word.
absl::Status CheckEachHasData(const std::string& path) {
  const absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(path);
  if (!fd.ok()) return fd.status();
  const auto database = generation::OpenGlassFile(fd->get());
  if (!database.ok()) return database.status();
  for (Xapian::docid id = 1; id <= (*database)->get_lastdocid(); ++id) {
    if ((*database)->get_document(id).get_data().empty()) {
      return absl::UnavailableError("a part could not be read whole while it was merged");
    }
  }
  return absl::OkStatus();
}

}  // namespace

Xapian::WritableDatabase NewScratchDatabase(const std::string& path, int flags) {
  return Xapian::WritableDatabase(
      path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS | flags);
}

absl::Status MergeDatabases(std::vector<std::string> paths, size_t at_once,
                            const std::string& scratch, const std::string& to) {
  return generation::CatchXapian([&] {
    if (paths.empty()) {
      Xapian::WritableDatabase empty = NewScratchDatabase(absl::StrCat(scratch, "/empty"), 0);
      empty.commit();
      empty.compact(to, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
      empty.close();
      return absl::OkStatus();
    }
    for (int round = 0; paths.size() > at_once; ++round) {
      std::vector<std::string> merged;
      for (size_t begin = 0; begin < paths.size(); begin += at_once) {
        const size_t end = std::min(paths.size(), begin + at_once);
        merged.push_back(absl::StrCat(scratch, "/merged-", round, "-", merged.size()));
        Merge({paths.begin() + static_cast<std::ptrdiff_t>(begin),
               paths.begin() + static_cast<std::ptrdiff_t>(end)},
              kAppendInOrder, merged.back());
      }
      paths = std::move(merged);
    }
    Merge(paths, kAppendInOrder | Xapian::DBCOMPACT_SINGLE_FILE, to);
    return CheckEachHasData(to);
  });
}

absl::Status AsFullDisk(const absl::Status& status, const std::string& path) {
  if (!absl::IsUnavailable(status)) return status;
  return absl::UnavailableError(absl::StrCat(
      "cannot write ", path, " (is the disk full, or a file size limited?): ", status.message()));
}

}  // namespace kok::build
