// Finds, among many words, those that begin like a given one but for a few slips, without comparing
// it with each of them.

#ifndef KOK_INDEXER_BUILD_SIMILAR_KEYS_H_
#define KOK_INDEXER_BUILD_SIMILAR_KEYS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kok::build {

// Immutable; safe from any thread. The keys belong to the caller and must outlive it.
//
// Sorted keys are a tree of their beginnings: one row of the table of edits is kept for each letter
// of the present beginning, and a beginning from which no continuation can come within the limit
// is left with all keys that share it.
class SimilarKeys {
 public:
  // `sorted`: in ascending order, each once.
  explicit SimilarKeys(const std::vector<std::string_view>& sorted) : sorted_(sorted) {}

  // Calls `visit` with the index of each key that has a beginning within `limit` edits
  // (edit_distance.h) of `word`, in ascending order, until it returns false. Keys that are further
  // away as a whole are among them. Typically some thousand steps, whatever the number of keys.
  void Visit(std::string_view word, int limit, const std::function<bool(size_t)>& visit) const;

 private:
  size_t EndOfBeginning(size_t from, size_t length) const;

  const std::vector<std::string_view>& sorted_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_SIMILAR_KEYS_H_
