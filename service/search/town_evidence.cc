#include "service/search/town_evidence.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/word_list.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// A folded word that makes a street's name of the town before it.
bool IsStreetWord(std::string_view fold) {
  constexpr std::string_view kWords[] = {"strasse", "str",  "platz", "allee", "weg",
                                         "ring",    "damm", "ufer",  "gasse", "chaussee"};
  return schema::IsOneOf(fold, kWords);
}

}  // namespace

bool TownEvidence::Add(const WordRange& words, const std::string& key, std::string_view german,
                       double weight, v1::MatchKind kind) {
  const bool holds = HoldsTown(key);
  if (holds) {
    understood_.AddForOrganizations(
        {words, schema::FilterTerm(schema::kTownPrefix, key), weight, kind, kTownField});
  }
  // In a name it tells nothing that the name does not.
  if (holds && !understood_.AreNamed(words)) {
    elsewhere_.NoteSeat(words);
    std::string town = german.empty() ? AsRecordsWrite(key) : std::string(german);
    // Named twice it is one: `Berlin-Neukölln`.
    std::vector<std::string>& towns = understood_.towns;
    if (std::find(towns.begin(), towns.end(), town) == towns.end()) {
      towns.push_back(std::move(town));
    }
  }
  return holds;
}

bool TownEvidence::HoldsTown(const std::string& key) const {
  return organizations_.get_termfreq(schema::FilterTerm(schema::kTownPrefix, key)) > 0;
}

bool TownEvidence::AddPlace(const WordRange& words, const region::ResolvedPlace& place) {
  const std::string town = snapshot_.organization_table().LocalityOf(place.ags);
  return !town.empty() &&
         Add(words, analysis::PhraseKey(town), town, kTownTier, v1::MATCH_KIND_SEAT);
}

bool TownEvidence::AddAdjective(const WordRange& words) {
  if (words.end() < understood_.tokens.size() &&
      IsStreetWord(understood_.tokens[words.end()].fold)) {
    return false;  // "Kölner Straße 5, Leipzig" is in Leipzig
  }
  const std::string& word = understood_.tokens[words.first].fold;
  if (word.size() < 5 || word.compare(word.size() - 2, 2, "er") != 0) return false;
  const std::string stem = word.substr(0, word.size() - 2);
  for (const std::string& town :
       {stem, absl::StrCat(stem, "en"),
        absl::StrCat(absl::string_view(stem).substr(0, stem.size() - 1), "en")}) {
    if (Add(words, town, "", kTownAdjectiveTier, v1::MATCH_KIND_SEAT)) return true;
  }
  return false;
}

// The words of a key as records spell them; never as they were typed.
std::string TownEvidence::AsRecordsWrite(const std::string& key) const {
  std::string written;
  for (const absl::string_view fold : absl::StrSplit(key, ' ')) {
    const index::LexiconWord* word = snapshot_.lexicon().Find({fold.data(), fold.size()});
    if (word != nullptr) absl::StrAppend(&written, written.empty() ? "" : " ", word->surface);
  }
  return written;
}

}  // namespace kok::search_core
