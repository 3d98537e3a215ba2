// The names that are withdrawn, as the index folder last said so.

#ifndef KOK_SERVICE_INDEX_RETRACTION_LIST_H_
#define KOK_SERVICE_INDEX_RETRACTION_LIST_H_

#include <atomic>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "indexer/generation/retractions.h"

namespace kok::index {

// For one thread at a time, but for count().
class RetractionList {
 public:
  explicit RetractionList(std::string index_folder);

  // Reads RETRACTED. Where that fails, the names stay those read before: as ReadRetractions does,
  // and with DataLoss where the list is gone or without a byte although it held names.
  absl::Status Read();

  // Nothing: none was read yet, so that nobody knows what may be shown.
  const std::optional<generation::Retractions>& names() const { return names_; }

  // Whether the names are others than when MarkApplied was called last, or than none at first.
  bool is_news() const { return is_news_; }
  void MarkApplied() { is_news_ = false; }

  // How many names; safe from any thread.
  size_t count() const { return count_; }

 private:
  const std::string index_folder_;
  std::optional<generation::Retractions> names_;
  bool is_news_ = false;
  std::atomic<size_t> count_{0};
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_RETRACTION_LIST_H_
