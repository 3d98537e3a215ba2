#include "service/index/completions.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/container/flat_hash_set.h"

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
  lists_[0].push_back({text, 0});
  for (size_t blank = entry.fold.find(' '); blank != std::string::npos;
       blank = entry.fold.find(' ', blank + 1)) {
    lists_[1].push_back({text, static_cast<uint32_t>(blank + 1)});
  }
}

// New numbers in the old order, so that what was sorted stays so.
Completions Completions::Without(const std::vector<Xapian::docid>& contents) const {
  constexpr uint32_t kGone = std::numeric_limits<uint32_t>::max();
  const absl::flat_hash_set<Xapian::docid> gone(contents.begin(), contents.end());
  Completions left;
  std::vector<uint32_t> new_targets(targets_.size(), kGone);
  for (size_t i = 0; i < targets_.size(); ++i) {
    if (targets_[i].content != 0 && gone.contains(targets_[i].content)) continue;
    new_targets[i] = static_cast<uint32_t>(left.targets_.size());
    left.targets_.push_back(targets_[i]);
  }
  std::vector<uint32_t> new_texts(texts_.size(), kGone);
  for (size_t i = 0; i < texts_.size(); ++i) {
    if (new_targets[texts_[i].target] == kGone) continue;
    new_texts[i] = static_cast<uint32_t>(left.texts_.size());
    left.texts_.push_back(texts_[i]);
    left.texts_.back().target = new_targets[texts_[i].target];
  }
  for (size_t list = 0; list < lists_.size(); ++list) {
    for (const WordStart start : lists_[list]) {
      if (new_texts[start.text] == kGone) continue;
      left.lists_[list].push_back({new_texts[start.text], start.offset});
    }
  }
  return left;
}

absl::Span<const WordStart> Completions::Find(CompletionPlace place, std::string_view begin,
                                              bool word_is_complete) const {
  const Starts& list = List(place);
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
