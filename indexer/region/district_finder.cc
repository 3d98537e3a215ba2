#include "indexer/region/district_finder.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "indexer/analysis/text_normalizer.h"

namespace kok::region {

DistrictFinder::DistrictFinder(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
  for (uint32_t i = 0; i < gazetteer.districts().size(); ++i) {
    const Area& district = gazetteer.districts()[i];
    if (district.sole_place != kNoPlace) continue;
    const std::string& name = district.name;
    const size_t word_end = name.find(' ');
    const bool has_title =
        word_end != std::string::npos &&
        IsDistrictWord(analysis::FoldUmlauts(analysis::LowerNfkc(name.substr(0, word_end))));
    names_.Add(has_title ? name.substr(word_end + 1) : name, i);
  }
  names_.Sort();
}

std::vector<PlaceCandidate> DistrictFinder::FindByWord(const std::vector<PlaceWord>& words) const {
  std::vector<PlaceCandidate> found;
  if (words.size() < 2) return found;
  if (!IsDistrictWord(words.front().fold) && !IsDistrictWord(words.back().fold)) return found;
  Add(WithoutDistrictWords(words, 0), found);
  return found;
}

void DistrictFinder::Add(const std::vector<PlaceWord>& words,
                         std::vector<PlaceCandidate>& found) const {
  const bool had_towns = !found.empty();
  const std::vector<PlaceCandidate> towns = found;
  for (size_t count = words.size(); count > 0; --count) {
    const NameIndex::Range districts = names_.Find(BaseKey(words, count));
    for (const IndexedName& district : districts) {
      const Area& area = gazetteer_.districts()[district.id];
      const QualifierFit fit = FitQualifiers(words, count, district.name.qualifiers);
      if (fit == QualifierFit::kNone || (had_towns && fit != QualifierFit::kExact)) continue;
      const bool is_called_as_town = std::any_of(
          towns.begin(), towns.end(),
          [&](const PlaceCandidate& town) { return town.region_code() == area.region_code; });
      if (is_called_as_town) continue;
      AddCandidate({nullptr, &area, "", WordingOf(fit, false), false}, found);
    }
    if (!districts.empty()) return;
  }
}

}  // namespace kok::region
