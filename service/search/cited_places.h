// Finds the citations that a query asks for in a text, however they are written there.

#ifndef KOK_SERVICE_SEARCH_CITED_PLACES_H_
#define KOK_SERVICE_SEARCH_CITED_PLACES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace kok::search_core {

// Where a text cites what is asked for.
struct CitedPlace {
  size_t begin;  // bytes of the text: [begin, end)
  size_t end;
  uint64_t asked;  // the bits of all that it is
};

// The citations of one query. Once all are added, safe from any thread.
class CitedPlaces {
 public:
  // A citation under its key, see analysis::Reference, and the bit that stands for it.
  void Add(std::string key, uint64_t asked);

  size_t size() const { return citations_.size(); }

  // Whether a folded word of a text may stand in one of them: it is the longest number of it, or
  // the first word of an ECLI.
  bool MayHold(std::string_view fold) const {
    return !numbers_.empty() && numbers_.contains(absl::string_view(fold.data(), fold.size()));
  }

  // The citation around the word [begin, end) of `text`, if it is one of these. Costs as much as
  // hundreds of words: only the word's surroundings are read, 32 bytes before and 96 from it on.
  std::optional<CitedPlace> Find(std::string_view text, size_t begin, size_t end) const;

 private:
  struct Citation {
    std::string key;
    uint64_t asked;
  };

  std::vector<Citation> citations_;
  absl::flat_hash_set<std::string> numbers_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CITED_PLACES_H_
