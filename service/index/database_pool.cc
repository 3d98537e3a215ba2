#include "service/index/database_pool.h"

#include "indexer/generation/glass_file.h"

namespace kok::index {

absl::StatusOr<DatabasePool::Handle> DatabasePool::Borrow() const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!idle_.empty()) {
      Handle handle(*this, std::move(idle_.back()));
      idle_.pop_back();
      return handle;
    }
  }
  absl::StatusOr<std::unique_ptr<Xapian::Database>> opened = generation::OpenGlassFile(file_.get());
  if (!opened.ok()) return opened.status();
  return Handle(*this, *std::move(opened));
}

void DatabasePool::GiveBack(std::unique_ptr<Xapian::Database> database) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  idle_.push_back(std::move(database));
}

}  // namespace kok::index
