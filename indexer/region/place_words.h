// The words of a place's name as people write them: `Frankfurt a.M.`, `St. Gallen`, `Halle/Saale`.
//
// Pure functions; safe from any thread. Any bytes are accepted.

#ifndef KOK_INDEXER_REGION_PLACE_WORDS_H_
#define KOK_INDEXER_REGION_PLACE_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kok::region {

// A word and where it stands: the half-open byte range [begin, end) of the text.
struct PlaceWord {
  std::string fold;  // analysis::FoldUmlauts; contractions written out: `sankt` of `St.`
  size_t begin;
  size_t end;
};

// A name, parted into what all namesakes share and what tells them apart.
struct PlaceName {
  std::string base;        // its words without spaces between them: `badhomburg`
  std::string qualifiers;  // words but connectives, joined by spaces: `hohe` of `v.d. Höhe`
};

// The words of `text`. Hyphens, dots, slashes and brackets part words, so that `a.d.` is two.
std::vector<PlaceWord> ReadPlaceWords(std::string_view text);

// Parts a name of the gazetteer: at a bracket, a slash, or the first connective but the first word.
PlaceName SplitPlaceName(std::string_view name);

// `base` of the first `count` words.
std::string BaseKey(const std::vector<PlaceWord>& words, size_t count);

// The same of a whole name: what a part of a town is found by.
std::string KeyOfName(std::string_view name);

// How the words from `first` on fit the qualifiers of a name.
enum class QualifierFit {
  kNone,   // they say something else
  kPart,   // each, connectives aside, begins one of the qualifiers, in their order
  kExact,  // they are the qualifiers
};
QualifierFit FitQualifiers(const std::vector<PlaceWord>& words, size_t first,
                           std::string_view qualifiers);

// `an`, `der`, `i`: joins a name and its qualifier and may be left out.
bool IsConnective(std::string_view fold);
// `hansestadt`, `gemeinde`: may stand before a town's name.
bool IsTownTitle(std::string_view fold);
// `landkreis`, `lk`, `region`: says that a Kreis is meant.
bool IsDistrictWord(std::string_view fold);

// The words from `first` on without district words.
std::vector<PlaceWord> WithoutDistrictWords(const std::vector<PlaceWord>& words, size_t first);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PLACE_WORDS_H_
