// Says how far a build is: on a terminal a line that is written over, elsewhere one line a stage.

#ifndef KOK_INDEXER_BUILD_PROGRESS_H_
#define KOK_INDEXER_BUILD_PROGRESS_H_

#include <cstddef>
#include <cstdio>
#include <string>

#include "absl/time/time.h"

namespace kok::build {

// For one thread. Writes counts, rates and times, never anything of a record.
class Progress {
 public:
  // Says nothing.
  Progress() = default;
  // Writes to `out`, which must outlive it. `is_terminal`: rewrite the line as the stage goes on,
  // ten times a second at most.
  Progress(std::FILE* out, bool is_terminal) : out_(out), is_terminal_(is_terminal) {}
  // To standard error, as that is.
  static Progress ToStandardError();

  // Begins a stage, such as `reading` or `indexing`, of `total` records; 0: not known yet.
  void Begin(std::string stage, size_t total);
  // `records` more are done.
  void Add(size_t records);
  // The stage is over.
  void End();

 private:
  std::FILE* out_ = nullptr;
  bool is_terminal_ = false;
  std::string stage_;
  size_t total_ = 0;
  size_t done_ = 0;
  absl::Time begin_;
  absl::Time last_shown_;
};

// The line of a stage that is under way: `indexing: 12000 of 100000 records, 5100/s, 18 s left`;
// without a total, and before anything can be said of the rate, the part that is known.
std::string ProgressLine(const std::string& stage, size_t done, size_t total,
                         absl::Duration elapsed);

// The line of a stage that is over: `indexing: 100000 records in 19.6 s`.
std::string StageLine(const std::string& stage, size_t done, absl::Duration elapsed);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_PROGRESS_H_
