// Names of places and regions in other languages and scripts: Munich, Кельн, Bavière.

#ifndef KOK_INDEXER_REGION_PLACE_NAMES_H_
#define KOK_INDEXER_REGION_PLACE_NAMES_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/schema/tsv.h"

namespace kok::region {

// What such a name means.
struct PlaceMeaning {
  bool is_region;    // else a town
  std::string name;  // code of the region, or the town as records spell it
};

// Immutable; safe from any thread.
class PlaceNames {
 public:
  // Reads the text of `place_names.tsv`: kind, name, language, form and source, separated by tabs.
  // InvalidArgument names the line and what was expected; a form of two places is an error.
  static absl::StatusOr<PlaceNames> Parse(std::string_view tsv);

  // What the phrase means, by analysis::PhraseKey. Null where it is no such name. The pointer lives
  // as long as the table.
  const PlaceMeaning* Find(std::string_view phrase_key) const;

  // All names by analysis::PhraseKey, in no particular order.
  const absl::flat_hash_map<std::string, PlaceMeaning>& forms() const { return by_key_; }

 private:
  absl::Status Add(const schema::TsvRow& row);

  absl::flat_hash_map<std::string, PlaceMeaning> by_key_;
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_NAMES_H_
