#include "service/search/place_evidence.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/analysis/word_forms.h"
#include "indexer/schema/edit_distance.h"
#include "indexer/schema/fields.h"
#include "service/search/ranking.h"
#include "service/search/word_ranges.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

constexpr size_t kMaxPlaceWords = 5;

constexpr char kRegionField[] = "seat.region_code";

std::ptrdiff_t AsOffset(size_t index) { return static_cast<std::ptrdiff_t>(index); }

}  // namespace

void PlaceEvidence::Add() {
  const size_t words = understood_.tokens.size();
  std::vector<bool> taken(words, false);
  avoided_.Add(kMaxPlaceWords, taken);
  TakeRanges(kMaxPlaceWords, taken, [&](const WordRange& range) { return AddPlace(range); });
  elsewhere_.AddBesides();
  // Beside a town in which somebody sits, another place is where the person comes from, or the name
  // of a person; so distances and notices speak of one place only.
  if (!understood_.towns.empty()) understood_.ForgetElsewhere();
  bool only_places = true;
  for (size_t i = 0; i < words; ++i) {
    // A word that is somebody's name asks for them, wherever a town is called so.
    const bool place = taken[i] && !understood_.is_named[i] && !avoided_.Holds(i);
    only_places = only_places && (place || understood_.tokens[i].is_stop_word);
    understood_.is_named[i] = understood_.is_named[i] || taken[i];
  }
  understood_.only_places = only_places && words > 0;
  if (!understood_.only_places) return;
  for (const Evidence& evidence : understood_.organization_evidence) {
    const bool is_place = evidence.field == kTownField || evidence.field == kRegionField;
    if (is_place && SomebodyAtWorkHas(evidence.term)) {
      understood_.seat_terms.push_back(evidence.term);
    }
  }
}

bool PlaceEvidence::AddPlace(const WordRange& words) {
  if (words.count == 1 && typed_.IsOtherWord(words.first)) {
    understood_.is_no_place[words.first] = true;
    return false;
  }
  const std::string key = understood_.Key(words);
  const bool is_town = towns_.Add(words, key, "", kTownTier, v1::MATCH_KIND_SEAT);
  const region::RegionRow* region = typed_.RegionOf(words);
  if (is_town) {
    // A city state: who is seated in the Land is seated in the town, and counts once.
    if (region != nullptr && !understood_.AreNamed(words)) {
      understood_.regions.push_back(region->code);
    }
    return true;
  }
  if (AddRegion(words, region)) return true;
  if (const region::PlaceMeaning* meaning = snapshot_.place_names().Find(key)) {
    return AddTranslated(words, key, *meaning);
  }
  if (words.count == 1 && (AddPostcode(words) || towns_.AddAdjective(words))) return true;
  return AddOtherPlace(words);
}

// A name in another language or script.
bool PlaceEvidence::AddTranslated(const WordRange& words, const std::string& key,
                                  const region::PlaceMeaning& meaning) {
  if (meaning.is_region) {
    const bool added = AddRegion(words, snapshot_.regions().Find(meaning.name));
    understood_.translated = understood_.translated || added;
    return added;
  }
  understood_.translated = true;
  const std::string german = analysis::PhraseKey(meaning.name);
  if (!towns_.Add(words, german, meaning.name, kTownTier, v1::MATCH_KIND_TRANSLATION)) {
    elsewhere_.Add(words, snapshot_.places().Resolve(meaning.name));
  }
  // What is a name elsewhere may be a slip here: Stutgart.
  constexpr int kMostEdits = 1;
  if (words.count == 1 && schema::EditDistance(key, german, kMostEdits) <= kMostEdits) {
    understood_.corrections.emplace_back(words.first, meaning.name);
  }
  return true;
}

bool PlaceEvidence::AddRegion(const WordRange& words, const region::RegionRow* region) {
  // Nearly all are in Germany; its name is part of many others'.
  if (region == nullptr || region->code == "DE") return false;
  if (!understood_.AreNamed(words)) understood_.regions.push_back(region->code);
  std::string term = schema::FilterTerm(schema::kSeatRegionPrefix, region->code);
  if (!SomebodyAtWorkHas(term)) elsewhere_.Add(words, snapshot_.places().Resolve(region->name_de));
  understood_.AddForOrganizations(
      {words, std::move(term), kRegionTier, v1::MATCH_KIND_SEAT, kRegionField});
  return true;
}

// A postal code: of a town where somebody is seated, or of a place elsewhere.
bool PlaceEvidence::AddPostcode(const WordRange& words) {
  region::Resolution found = typed_.PostcodePlaceOf(words);
  if (found.places.empty()) return false;
  if (!towns_.AddPlace(words, found.places.front())) elsewhere_.Add(words, std::move(found));
  return true;
}

// A place that nobody is seated in under that name. Its words are not looked for by themselves
// where there are several: Frankfurt (Oder) is not Frankfurt.
bool PlaceEvidence::AddOtherPlace(const WordRange& words) {
  region::Resolution found = typed_.PlaceOf(words);
  if (found.places.empty()) return false;
  if (words.count > 1) {
    std::fill_n(understood_.is_part.begin() + AsOffset(words.first), words.count, true);
  }
  const bool is_unfinished = prefix_last_word_ && words.end() == understood_.tokens.size();
  if (understood_.AreNamed(words) || is_unfinished) return true;
  if (!towns_.AddPlace(words, found.places.front())) elsewhere_.Add(words, std::move(found));
  return true;
}

// Whether one who is not closed or paused bears the term.
bool PlaceEvidence::SomebodyAtWorkHas(const std::string& term) const {
  for (auto posting = organizations_.postlist_begin(term);
       posting != organizations_.postlist_end(term); ++posting) {
    const index::OrganizationRow* row = snapshot_.organization_table().OfDocument(*posting);
    if (row != nullptr && row->at_work) return true;
  }
  return false;
}

}  // namespace kok::search_core
