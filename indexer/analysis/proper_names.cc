#include "indexer/analysis/proper_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace kok::analysis {

bool IsProperName(const CompoundSplitter& dictionary, std::string_view folded) {
  const absl::string_view word(folded.data(), folded.size());
  const auto ends_in = [&](absl::string_view end) { return absl::EndsWith(word, end); };
  constexpr absl::string_view kEndsOfAll[] = {"en", "er", "el"};
  constexpr absl::string_view kEndsOfTowns[] = {"hausen", "kirchen", "ingen"};
  if (std::any_of(std::begin(kEndsOfAll), std::end(kEndsOfAll), ends_in) &&
      std::none_of(std::begin(kEndsOfTowns), std::end(kEndsOfTowns), ends_in)) {
    return false;
  }
  // Of nouns, and -d of verbs: `singend`.
  constexpr absl::string_view kOtherForms[] = {"e", "en", "n", "er", "es", "ern", "se", "d"};
  return dictionary.IsNoun(folded) && dictionary.IsNoun(absl::StrCat(word, "s")) &&
         std::none_of(std::begin(kOtherForms), std::end(kOtherForms), [&](absl::string_view end) {
           return dictionary.IsWord(absl::StrCat(word, end));
         });
}

}  // namespace kok::analysis
