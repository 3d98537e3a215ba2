#include "service/index/completions.h"

#include <algorithm>
#include <utility>

namespace kok::index {
namespace {

// Behind every text that continues with the one before: no byte of UTF-8 is larger. Words are
// letters and digits joined by blanks, so what is smaller than `!` is the blank behind a word.
constexpr char kBehindAll = '\xff';
constexpr char kBehindWord = '!';

}  // namespace

Completions::Completions(std::vector<CompletionTarget> targets, std::vector<CompletionText> texts)
    : targets_(std::move(targets)), texts_(std::move(texts)) {
  for (uint32_t i = 0; i < texts_.size(); ++i) AddStarts(i);
  for (Starts& list : lists_) {
    std::sort(list.begin(), list.end(), [&](WordStart a, WordStart b) {
      const int order = At(a).compare(At(b));
      if (order != 0) return order < 0;
      return a.text != b.text ? a.text < b.text : a.offset < b.offset;
    });
    list.shrink_to_fit();
  }
}

void Completions::AddStarts(uint32_t text) {
  const CompletionText& entry = texts_[text];
  const bool is_title = targets_[entry.target].content != 0;
  Starts& whole = lists_[is_title ? 2 : 0];
  Starts& later = lists_[is_title ? 3 : 1];
  whole.push_back({text, 0});
  for (size_t blank = entry.fold.find(' '); blank != std::string::npos;
       blank = entry.fold.find(' ', blank + 1)) {
    later.push_back({text, static_cast<uint32_t>(blank + 1)});
  }
}

absl::Span<const WordStart> Completions::Find(CompletionPart part, CompletionPlace place,
                                              std::string_view begin, bool word_is_complete) const {
  const Starts& list = List(part, place);
  const auto from = [&](std::string_view bound) {
    return std::lower_bound(list.begin(), list.end(), bound,
                            [&](WordStart a, std::string_view b) { return At(a) < b; });
  };
  const std::string end = std::string(begin) + (word_is_complete ? kBehindWord : kBehindAll);
  const auto first = from(begin);
  const auto last = std::max(first, from(end));
  return absl::MakeConstSpan(list).subspan(static_cast<size_t>(first - list.begin()),
                                           static_cast<size_t>(last - first));
}

}  // namespace kok::index
