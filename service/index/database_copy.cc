#include "service/index/database_copy.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"

namespace kok::index {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kCompactFlags = Xapian::DBCOMPACT_NO_RENUMBER;

// A folder that goes with its owner.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& parent) {
    std::string pattern = generation::JoinPath(parent, "kok-searchd-XXXXXX");
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return path_; }  // empty: it could not be made

 private:
  std::string path_;
};

void Apply(const DocumentEdits& edits, Xapian::WritableDatabase& database) {
  for (const auto& [document, data] : edits) {
    if (data.has_value()) {
      Xapian::Document changed = database.get_document(document);
      changed.set_data(*data);
      database.replace_document(document, changed);
    } else {
      database.delete_document(document);
    }
  }
  database.commit();
}

absl::StatusOr<generation::UniqueFd> CopyThrough(const std::string& parent,
                                                 Xapian::Database& database,
                                                 const DocumentEdits& edits) {
  const ScratchFolder scratch(parent);
  if (scratch.path().empty()) return absl::UnavailableError("no folder for temporary files");
  generation::UniqueFd copy(memfd_create("kok-index", MFD_CLOEXEC));
  if (!copy.valid()) return absl::ErrnoToStatus(errno, "cannot copy a database into memory");
  const absl::Status copied = generation::CatchXapian([&]() -> absl::Status {
    // Only a folder can be written to; only a single file can be kept in memory.
    const std::string folder = generation::JoinPath(scratch.path(), "database");
    database.compact(folder, kCompactFlags);
    Xapian::WritableDatabase writable(
        folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    Apply(edits, writable);
    const int xapians_own = fcntl(copy.get(), F_DUPFD_CLOEXEC, 0);
    if (xapians_own < 0) return absl::ErrnoToStatus(errno, "cannot copy a database into memory");
    writable.compact(xapians_own, kCompactFlags | Xapian::DBCOMPACT_SINGLE_FILE);
    return absl::OkStatus();
  });
  if (!copied.ok()) return copied;
  return copy;
}

}  // namespace

absl::StatusOr<generation::UniqueFd> CopyDatabase(Xapian::Database& database,
                                                  const DocumentEdits& edits) {
  std::error_code error;
  const std::string temporary = fs::temp_directory_path(error).string();
  absl::StatusOr<generation::UniqueFd> copy = CopyThrough("/dev/shm", database, edits);
  if (!copy.ok() && !error) copy = CopyThrough(temporary, database, edits);
  return copy;
}

}  // namespace kok::index
