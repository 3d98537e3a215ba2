#include "indexer/region/place_names.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/analysis/word_forms.h"

namespace kok::region {
namespace {

constexpr size_t kColumns = 5;

absl::Status LineError(int line, const std::string& problem) {
  return absl::InvalidArgumentError(absl::StrCat("place_names.tsv:", line, ": ", problem));
}

}  // namespace

absl::StatusOr<PlaceNames> PlaceNames::Parse(std::string_view tsv) {
  PlaceNames names;
  int line_number = 0;
  for (absl::string_view line : absl::StrSplit(absl::string_view(tsv.data(), tsv.size()), '\n')) {
    ++line_number;
    absl::ConsumeSuffix(&line, "\r");
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    if (columns.size() != kColumns) {
      return LineError(line_number,
                       absl::StrCat("expected ", kColumns, " columns, found ", columns.size()));
    }
    if (columns[0] != "place" && columns[0] != "region") {
      return LineError(line_number, "expected `place` or `region`");
    }
    std::string key = analysis::PhraseKey(columns[3]);
    if (key.empty() || columns[1].empty()) {
      return LineError(line_number, "expected a name and a form");
    }
    PlaceMeaning meaning{columns[0] == "region", columns[1]};
    const auto [known, is_new] = names.by_key_.emplace(std::move(key), meaning);
    // A city that is a Land as well may stand as both: the town is the nearer meaning.
    if (!is_new && known->second.is_region == meaning.is_region &&
        known->second.name != meaning.name) {
      return LineError(line_number, absl::StrCat("this form already means ", known->second.name));
    }
    if (!is_new && !meaning.is_region) known->second = std::move(meaning);
  }
  return names;
}

const PlaceMeaning* PlaceNames::Find(std::string_view phrase_key) const {
  const auto found = by_key_.find(absl::string_view(phrase_key.data(), phrase_key.size()));
  return found == by_key_.end() ? nullptr : &found->second;
}

}  // namespace kok::region
