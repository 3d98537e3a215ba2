#include "indexer/region/nearby_qualifiers.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "indexer/region/geo_distance.h"

namespace kok::region {
namespace {

constexpr double kNearKm = 60;
constexpr size_t kMinLetters = 3;  // of a beginning without a connective

bool StandsBehindConnective(const std::vector<PlaceWord>& words, size_t i) {
  return i > 0 && IsConnective(words[i - 1].fold);
}

}  // namespace

NearbyQualifiers::NearbyQualifiers(const Gazetteer& gazetteer, const NameIndex& names) {
  for (const IndexedName& name : names.names()) {
    const std::string& qualifiers = name.name.qualifiers;
    for (const absl::string_view word : absl::StrSplit(qualifiers, ' ', absl::SkipEmpty())) {
      entries_.push_back({std::string(word), gazetteer.places()[name.id].point});
    }
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.word < b.word; });
}

bool NearbyQualifiers::Fit(const Point& point, const std::vector<PlaceWord>& words,
                           size_t first) const {
  bool fits = false;
  for (size_t i = first; i < words.size(); ++i) {
    const std::string& word = words[i].fold;
    if (i + 1 < words.size() && IsConnective(word)) continue;
    if (word.size() < kMinLetters && !StandsBehindConnective(words, i)) return false;
    if (!IsNear(point, word)) return false;
    fits = true;
  }
  return fits;
}

bool NearbyQualifiers::Name(const std::vector<PlaceWord>& words, size_t first) const {
  for (size_t i = first; i < words.size(); ++i) {
    if (!StandsBehindConnective(words, i)) continue;
    const auto found = Find(words[i].fold);
    if (found != entries_.end() && found->word == words[i].fold) return true;
  }
  return false;
}

std::vector<NearbyQualifiers::Entry>::const_iterator NearbyQualifiers::Find(
    std::string_view beginning) const {
  return std::lower_bound(
      entries_.begin(), entries_.end(), beginning,
      [](const Entry& entry, std::string_view word) { return entry.word < word; });
}

bool NearbyQualifiers::IsNear(const Point& point, std::string_view beginning) const {
  for (auto entry = Find(beginning); entry != entries_.end(); ++entry) {
    if (entry->word.compare(0, beginning.size(), beginning) != 0) return false;
    if (DistanceKm(point, entry->point) <= kNearKm) return true;
  }
  return false;
}

}  // namespace kok::region
