#include "indexer/generation/glass_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <utility>

#include "indexer/generation/xapian_status.h"

namespace kok::generation {

absl::StatusOr<std::unique_ptr<Xapian::Database>> OpenGlassFile(int fd) {
  // Xapian reads the head of the file at the descriptor's offset, which duplicates share; after
  // that it reads by position only.
  static auto* const opening = new std::mutex;
  const std::lock_guard<std::mutex> lock(*opening);
  const int own_fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
  if (own_fd < 0 || lseek(own_fd, 0, SEEK_SET) != 0) {
    if (own_fd >= 0) close(own_fd);
    return absl::ErrnoToStatus(errno, "cannot open database");
  }
  std::unique_ptr<Xapian::Database> database;
  // Xapian owns the descriptor from here, also where opening fails.
  absl::Status opened = CatchXapian([&] {
    database = std::make_unique<Xapian::Database>(own_fd, Xapian::DB_BACKEND_GLASS);
    return absl::OkStatus();
  });
  if (!opened.ok()) return opened;
  return database;
}

}  // namespace kok::generation
