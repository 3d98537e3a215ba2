#include "indexer/build/progress.h"

#include <unistd.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"

namespace kok::build {
namespace {

constexpr absl::Duration kBetweenLines = absl::Milliseconds(100);
// A rate over less than this says nothing yet.
constexpr absl::Duration kBeforeRate = absl::Milliseconds(500);
constexpr char kClearLine[] = "\r\033[K";

}  // namespace

Progress Progress::ToStandardError() { return Progress(stderr, isatty(STDERR_FILENO) == 1); }

void Progress::Begin(std::string stage, size_t total) {
  stage_ = std::move(stage);
  total_ = total;
  done_ = 0;
  begin_ = last_shown_ = absl::Now();
}

void Progress::Add(size_t records) {
  done_ += records;
  if (out_ == nullptr || !is_terminal_) return;
  const absl::Time now = absl::Now();
  if (now - last_shown_ < kBetweenLines) return;
  last_shown_ = now;
  absl::FPrintF(out_, "%s%s", kClearLine, ProgressLine(stage_, done_, total_, now - begin_));
  std::fflush(out_);
}

void Progress::End() {
  if (out_ == nullptr) return;
  absl::FPrintF(out_, "%s%s\n", is_terminal_ ? kClearLine : "",
                StageLine(stage_, done_, absl::Now() - begin_));
  std::fflush(out_);
}

std::string ProgressLine(const std::string& stage, size_t done, size_t total,
                         absl::Duration elapsed) {
  std::string line = total > 0 ? absl::StrCat(stage, ": ", done, " of ", total, " records")
                               : absl::StrCat(stage, ": ", done, " records");
  if (elapsed < kBeforeRate || done == 0) return line;
  const double rate = static_cast<double>(done) / absl::ToDoubleSeconds(elapsed);
  absl::StrAppendFormat(&line, ", %.0f/s", rate);
  if (total > done) {
    absl::StrAppendFormat(&line, ", %.0f s left", static_cast<double>(total - done) / rate);
  }
  return line;
}

std::string StageLine(const std::string& stage, size_t done, absl::Duration elapsed) {
  return absl::StrFormat("%s: %d records in %.1f s", stage, done, absl::ToDoubleSeconds(elapsed));
}

}  // namespace kok::build
