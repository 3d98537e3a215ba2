// Handles on one database file, lent to one request at a time.

#ifndef KOK_SERVICE_INDEX_DATABASE_POOL_H_
#define KOK_SERVICE_INDEX_DATABASE_POOL_H_

#include <xapian.h>

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/generation/files.h"

namespace kok::index {

// Xapian's objects must not be used by two threads at once, not even to count references; so each
// request borrows a handle of its own, and gives it back for the next. Safe from any thread. Must
// outlive what it lends.
class DatabasePool {
 public:
  // A borrowed handle; gives itself back.
  class Handle {
   public:
    Handle(const DatabasePool& pool, std::unique_ptr<Xapian::Database> database)
        : pool_(&pool), database_(std::move(database)) {}
    Handle(Handle&&) = default;
    Handle& operator=(Handle&&) = delete;
    ~Handle() {
      if (database_ != nullptr) pool_->GiveBack(std::move(database_));
    }
    Xapian::Database& operator*() const { return *database_; }
    Xapian::Database* operator->() const { return database_.get(); }

   private:
    const DatabasePool* pool_;
    std::unique_ptr<Xapian::Database> database_;
  };

  // `file` is a verified single-file database.
  explicit DatabasePool(generation::UniqueFd file) : file_(std::move(file)) {}

  // A handle of its own for the caller. Fails where Xapian cannot open the file.
  absl::StatusOr<Handle> Borrow() const;

 private:
  void GiveBack(std::unique_ptr<Xapian::Database> database) const;

  generation::UniqueFd file_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Xapian::Database>> idle_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_DATABASE_POOL_H_
