#include "indexer/region/place_finder.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/region/country_names.h"
#include "indexer/region/place_phrase.h"

namespace kok::region {
namespace {

// Land and country are at most so many words: `North Rhine-Westphalia`, `Mecklenburg-West
// Pomerania`.
constexpr size_t kMaxRegionWords = 4;
// Titles and regions around a name that are looked behind: `Stadt Köln, NRW, Deutschland`. Bounds
// the cost of a text that is nothing but such words.
constexpr int kMaxDepth = 3;

std::string_view SpanOf(std::string_view text, const std::vector<PlaceWord>& words, size_t first,
                        size_t last) {
  return text.substr(words[first].begin, words[last - 1].end - words[first].begin);
}

std::vector<PlaceWord> FirstWords(const std::vector<PlaceWord>& words, size_t count) {
  return {words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count)};
}

// Berlin and Hamburg: the only municipality of their Land. Bremen has Bremerhaven beside it.
bool IsCityState(const PlaceCandidate& candidate) {
  constexpr std::string_view kCityStates[] = {"DE-BE", "DE-HB", "DE-HH"};
  return std::find(std::begin(kCityStates), std::end(kCityStates), candidate.region_code()) !=
         std::end(kCityStates);
}

// Before which word the only slash, or dash with blanks around it, of a text stands, and whether it
// is a slash; 0 where there is none or more than one.
std::pair<size_t, bool> FindCut(std::string_view text, const std::vector<PlaceWord>& words) {
  size_t cut = 0;
  bool by_slash = false;
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string_view between =
        text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    const bool is_slash =
        between.find('/') != std::string_view::npos || between.find('|') != std::string_view::npos;
    const bool is_dash = between.find(" - ") != std::string_view::npos ||
                         between.find(" – ") != std::string_view::npos;
    if (!is_slash && !is_dash) continue;
    if (cut != 0) return {0, false};
    cut = i;
    by_slash = is_slash;
  }
  return {cut, by_slash};
}

bool IsBeginning(std::string_view beginning, std::string_view text) {
  return text.substr(0, beginning.size()) == beginning;
}

// Umlauts fold, so Münster is found as Munster. Who writes an umlaut means it: then what is spelt
// otherwise goes, if anything is spelt so.
void NoteSpelling(std::string_view text, std::vector<PlaceCandidate>& found) {
  const std::string typed = analysis::LowerNfkc(text);
  const auto is_spelt_so = [&](const PlaceCandidate& candidate) {
    return candidate.place != nullptr &&
           (IsBeginning(typed, analysis::LowerNfkc(candidate.place->name)) ||
            IsBeginning(typed, analysis::LowerNfkc(candidate.place->german_name)));
  };
  for (PlaceCandidate& candidate : found) candidate.is_spelt_so = is_spelt_so(candidate);
  const bool has_umlaut = std::any_of(typed.begin(), typed.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
  const auto otherwise = std::stable_partition(
      found.begin(), found.end(), [](const PlaceCandidate& c) { return c.is_spelt_so; });
  if (has_umlaut && otherwise != found.begin()) found.erase(otherwise, found.end());
}

}  // namespace

PlaceFinder::PlaceFinder(const Gazetteer& gazetteer, const PlaceNames& place_names,
                         const RegionTable& regions, const AreaTable& areas)
    : gazetteer_(gazetteer),
      place_names_(place_names),
      regions_(regions),
      areas_(areas, gazetteer),
      towns_(gazetteer, regions),
      districts_(gazetteer) {}

std::vector<PlaceCandidate> PlaceFinder::Find(std::string_view text) const {
  constexpr size_t kMaxWords = 12;
  const Words words = ReadPlaceWords(text);
  if (words.empty() || words.size() > kMaxWords) return {};
  Candidates found = FindWords(text, words, 0);
  if (found.empty()) {
    const std::string_view bare = WithoutNearWords(text, words);
    if (bare.size() < text.size()) return Find(bare);
  }
  NoteSpelling(text, found);
  return found;
}

std::pair<std::string_view, std::string> PlaceFinder::SplitRegionBehind(
    std::string_view text) const {
  text = WithoutNearWords(text, ReadPlaceWords(text));
  const Words words = ReadPlaceWords(text);
  for (size_t behind = 1; behind < words.size() && behind <= kMaxRegionWords; ++behind) {
    const size_t count = words.size() - behind;
    std::string code = RegionCodeOf(SpanOf(text, words, count, words.size()));
    if (code.empty()) continue;
    const std::string_view name = SpanOf(text, words, 0, count);
    // `Sachsen-Anhalt, Deutschland`: the inner one says more.
    auto inner = SplitRegionBehind(name);
    return inner.second.empty() ? std::make_pair(name, std::move(code)) : std::move(inner);
  }
  return {text, ""};
}

// From what the whole text names to what a part of it does.
std::vector<PlaceCandidate> PlaceFinder::FindWords(std::string_view text, const Words& words,
                                                   int depth) const {
  Candidates found;
  AddRegion(SpanOf(text, words, 0, words.size()), words, found);
  const bool is_one_place = found.size() == 1 && found[0].place != nullptr;
  if (is_one_place) return found;
  if (found.empty()) {
    found = districts_.FindByWord(words);
    if (!found.empty()) return found;
  }
  for (const PlaceCandidate& town : towns_.Find(words)) AddCandidate(town, found);
  if (found.empty()) AddForeignName(SpanOf(text, words, 0, words.size()), found);
  if (found.empty()) AddTownOfQuarter(words, found);
  if (depth < kMaxDepth &&
      AddWithRegionBehind(text, words, depth, found) == RegionBehind::kElsewhere) {
    return {};
  }
  if (found.empty() || found[0].place != nullptr) districts_.Add(words, found);
  AddNamedArea(SpanOf(text, words, 0, words.size()), found);
  if (found.empty() && depth < kMaxDepth) found = FindWithoutTitle(text, words, depth);
  // What stands in brackets tells a town from its namesakes: Munster (Örtze) is not a part of
  // Münster.
  if (found.empty() && depth == 0) found = FindHalves(text, words, depth);
  if (found.empty() && words.size() > 1) found = towns_.FindByNeighbours(words);
  const bool has_bracket = text.find('(') != std::string_view::npos;
  // Nor is a Land: what is called so and lies there was found above.
  const auto has_region = [&] {
    return !SplitRegionBehind(SpanOf(text, words, 0, words.size())).second.empty();
  };
  if (found.empty() && !has_bracket && !has_region()) found = towns_.FindCityOfQuarter(words);
  if (found.empty()) found = towns_.FindByPart(words);
  return found;
}

std::string PlaceFinder::RegionCodeOf(std::string_view text) const {
  if (const RegionRow* row = regions_.Find(text); row != nullptr) return row->code;
  const PlaceMeaning* meaning = place_names_.Find(analysis::PhraseKey(text));
  if (meaning != nullptr) return meaning->is_region ? meaning->name : "";
  return std::string(NeighbourCode(analysis::FoldUmlauts(analysis::LowerNfkc(text))));
}

// A Land that is one town, or is called as one, is that town.
void PlaceFinder::AddRegion(std::string_view text, const Words& words, Candidates& found) const {
  const std::string code = RegionCodeOf(text);
  if (code.empty()) return;
  PlaceCandidate candidate;
  candidate.wording = Wording::kName;
  for (const Area& land : gazetteer_.laender()) {
    if (land.region_code == code) candidate.area = &land;
  }
  if (candidate.area == nullptr) {
    // Luxemburg is a country and a town: the town is the nearer meaning.
    if (!towns_.Namesakes(BaseKey(words, words.size())).empty()) return;
    candidate.country = code;
  } else if (candidate.area->sole_place != kNoPlace) {
    candidate.place = &towns_.town(candidate.area->sole_place);
    candidate.area = nullptr;
  } else {
    // Under its foreign names too: Brême is Bremen, unless somebody writes `Land Bremen`.
    const RegionRow* row = words.front().fold == "land" ? nullptr : regions_.FindCode(code);
    const Words own = row == nullptr ? words : ReadPlaceWords(row->name_de);
    for (const IndexedName& town : towns_.Namesakes(BaseKey(own, own.size()))) {
      if (!town.name.qualifiers.empty() || towns_.town(town.id).region_code != code) continue;
      candidate.place = &towns_.town(town.id);
      candidate.area = nullptr;
      break;
    }
  }
  found.push_back(std::move(candidate));
}

// Munich, Кельн: the largest town that is called as the table says.
void PlaceFinder::AddForeignName(std::string_view text, Candidates& found) const {
  const PlaceMeaning* meaning = place_names_.Find(analysis::PhraseKey(text));
  if (meaning == nullptr || meaning->is_region) return;
  const Candidates towns = towns_.Find(ReadPlaceWords(meaning->name));
  if (towns.empty()) return;
  AddCandidate(*std::max_element(towns.begin(), towns.end(),
                                 [](const PlaceCandidate& a, const PlaceCandidate& b) {
                                   return a.population() < b.population();
                                 }),
               found);
}

// Neukölln: the town that it is a part of.
void PlaceFinder::AddTownOfQuarter(const Words& words, Candidates& found) const {
  const Quarter* quarter = gazetteer_.FindQuarterByKey(BaseKey(words, words.size()));
  if (quarter == nullptr) return;
  AddCandidate({&gazetteer_.places()[quarter->municipality], nullptr, "", Wording::kName, false},
               found);
}

// `Neustadt, Hessen`; `Kassel, Germany`. A region that holds nothing of that name contradicts it:
// there is no Freiburg in Sachsen-Anhalt, and whoever writes so may mean Freyburg.
PlaceFinder::RegionBehind PlaceFinder::AddWithRegionBehind(std::string_view text,
                                                           const Words& words, int depth,
                                                           Candidates& found) const {
  for (size_t behind = 1; behind < words.size() && behind <= kMaxRegionWords; ++behind) {
    const size_t count = words.size() - behind;
    const std::string code = RegionCodeOf(SpanOf(text, words, count, words.size()));
    if (code.empty()) continue;
    const Candidates named = FindWords(text, FirstWords(words, count), depth + 1);
    const bool fits_any = std::any_of(
        named.begin(), named.end(),
        [&](const PlaceCandidate& candidate) { return LiesIn(candidate.region_code(), code); });
    if (!fits_any && (named.empty() || !found.empty())) return RegionBehind::kNone;
    // Of `Berlin-Brandenburg` each is named; a city that is a Land needs none behind it. A part of
    // it does: `Karow, Mecklenburg-Vorpommern` is another.
    const bool is_quarter = gazetteer_.FindQuarterByKey(BaseKey(words, count)) != nullptr;
    const bool takes_all =
        !fits_any && !is_quarter && std::all_of(named.begin(), named.end(), IsCityState);
    if (!fits_any && !takes_all) return RegionBehind::kElsewhere;
    for (const PlaceCandidate& candidate : named) {
      if (!takes_all && !LiesIn(candidate.region_code(), code)) continue;
      PlaceCandidate kept = candidate;
      kept.wording = Wording::kPart;
      AddCandidate(std::move(kept), found);
    }
    return RegionBehind::kTaken;
  }
  return RegionBehind::kNone;
}

// `Cottbus/Chóśebuz`, `Bozen - Bolzano`: one town under two names. Two towns are both meant, but
// what a dash parts may be a town and its quarter.
std::vector<PlaceCandidate> PlaceFinder::FindHalves(std::string_view text, const Words& words,
                                                    int depth) const {
  const auto [cut, by_slash] = FindCut(text, words);
  if (cut == 0) return {};
  const Candidates left = FindWords(text, FirstWords(words, cut), depth + 1);
  const Candidates right = FindWords(
      text, Words(words.begin() + static_cast<std::ptrdiff_t>(cut), words.end()), depth + 1);
  if (left.empty() || right.empty()) return {};
  Candidates both;
  for (const PlaceCandidate& candidate : left) {
    const bool is_both = std::any_of(right.begin(), right.end(), [&](const PlaceCandidate& other) {
      return candidate.IsSameAs(other);
    });
    if (is_both) both.push_back(candidate);
  }
  if (!both.empty() || !by_slash) return both;
  for (const Candidates* half : {&left, &right}) {
    for (PlaceCandidate candidate : *half) {
      candidate.wording = Wording::kPart;
      AddCandidate(std::move(candidate), both);
    }
  }
  return both;
}

// `Ruhrgebiet`, `OWL`. What the Kreise and towns of Germany are called is no other area; a town
// abroad may be called so too: Baden.
void PlaceFinder::AddNamedArea(std::string_view text, Candidates& found) const {
  const bool any_at_home = std::any_of(
      found.begin(), found.end(),
      [](const PlaceCandidate& candidate) { return LiesIn(candidate.region_code(), "DE"); });
  if (any_at_home) return;
  const Area* area = areas_.Find(text);
  if (area != nullptr) AddCandidate({nullptr, area, "", Wording::kName, false}, found);
}

// `Hansestadt Lübeck`, `Wittenberg Lutherstadt`.
std::vector<PlaceCandidate> PlaceFinder::FindWithoutTitle(std::string_view text, const Words& words,
                                                          int depth) const {
  if (words.size() < 2) return {};
  const bool in_front = IsTownTitle(words.front().fold) || IsDistrictWord(words.front().fold);
  if (!in_front && !IsTownTitle(words.back().fold)) return {};
  return FindWords(
      text,
      in_front ? Words(words.begin() + 1, words.end()) : Words(words.begin(), words.end() - 1),
      depth + 1);
}

}  // namespace kok::region
