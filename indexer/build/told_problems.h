// The problems of one source file that a report tells.

#ifndef KOK_INDEXER_BUILD_TOLD_PROBLEMS_H_
#define KOK_INDEXER_BUILD_TOLD_PROBLEMS_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/source/record_reader.h"

namespace kok::build {

// Of one file, at most so many errors, and as many warnings: nobody reads more, and a broken export
// may have one for each of its millions of lines.
inline constexpr size_t kMaxToldProblems = 1000;

// Adds the first ones of a file to a list and counts the others. Not safe from several threads at
// once.
class ToldProblems {
 public:
  // `list` must outlive the object.
  explicit ToldProblems(std::vector<source::RecordProblem>& list) : list_(list) {}

  void Add(source::RecordProblem problem) {
    if (told_ == kMaxToldProblems) {
      ++untold_;
      return;
    }
    ++told_;
    list_.push_back(std::move(problem));
  }

  // To be called once, when the file is read: says how many there are beyond those.
  void Finish(const std::string& display_path) {
    if (untold_ == 0) return;
    list_.push_back({display_path, 1, "", absl::StrCat("and ", untold_, " more, not listed")});
  }

 private:
  std::vector<source::RecordProblem>& list_;
  size_t told_ = 0;
  size_t untold_ = 0;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_TOLD_PROBLEMS_H_
