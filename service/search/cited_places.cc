#include "service/search/cited_places.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "indexer/analysis/references.h"

namespace kok::search_core {
namespace {

constexpr size_t kBefore = 32;
constexpr size_t kFromItOn = 96;

// What a citation is looked for by: its longest number (of `2 str 345/18` 345), an ECLI its first
// word. Empty where it has neither.
absl::string_view NumberOf(absl::string_view key) {
  absl::string_view longest;
  for (absl::string_view word : absl::StrSplit(key, absl::ByAnyChar(" /.:"), absl::SkipEmpty())) {
    if (word == "ecli") return word;
    const bool is_number = word[0] >= '0' && word[0] <= '9';
    if (is_number && word.size() > longest.size()) longest = word;
  }
  return longest;
}

}  // namespace

void CitedPlaces::Add(std::string key, uint64_t asked) {
  const absl::string_view number = NumberOf(key);
  if (!number.empty()) numbers_.emplace(number);
  citations_.push_back({std::move(key), asked});
}

std::optional<CitedPlace> CitedPlaces::Find(std::string_view text, size_t begin, size_t end) const {
  const size_t from = begin > kBefore ? begin - kBefore : 0;
  const std::string_view around = text.substr(from, begin - from + kFromItOn);
  for (const analysis::Reference& reference : analysis::FindReferences(around)) {
    uint64_t asked = 0;
    for (const Citation& citation : citations_) {
      const auto& keys = reference.keys;
      if (std::find(keys.begin(), keys.end(), citation.key) != keys.end()) asked |= citation.asked;
    }
    const CitedPlace place{from + reference.begin, from + reference.end, asked};
    if (asked == 0 || place.begin > begin || place.end < end) continue;
    return place;
  }
  return std::nullopt;
}

}  // namespace kok::search_core
