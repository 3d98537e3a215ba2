#include "service/search/place_evidence.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/schema/edit_distance.h"
#include "indexer/schema/fields.h"
#include "service/search/place_likelihood.h"
#include "service/search/ranking.h"
#include "service/search/scope.h"
#include "service/search/surnames.h"

namespace kok::search_core {
namespace {

using analysis::Token;
namespace v1 = kok::search::v1;

constexpr size_t kMaxPlaceWords = 5;
constexpr size_t kMinShortRegion = 3;

constexpr char kTownField[] = "seat.locality";
constexpr char kRegionField[] = "seat.region_code";

std::ptrdiff_t AsOffset(size_t index) { return static_cast<std::ptrdiff_t>(index); }

bool IsUpperAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A folded word that makes a street's name of the town before it.
bool IsStreetWord(std::string_view fold) {
  static constexpr std::string_view kWords[] = {"strasse", "str",  "platz", "allee", "weg",
                                                "ring",    "damm", "ufer",  "gasse", "chaussee"};
  return std::find(std::begin(kWords), std::end(kWords), fold) != std::end(kWords);
}

}  // namespace

void PlaceEvidence::Add() {
  const size_t words = understood_.tokens.size();
  std::vector<bool> taken(words, false);
  for (size_t count = std::min(words, kMaxPlaceWords); count > 0; --count) {
    for (size_t first = 0; first + count <= words; ++first) {
      const auto begin = taken.begin() + AsOffset(first);
      const auto end = begin + AsOffset(count);
      if (std::find(begin, end, true) != end || !AddPlace({first, count})) continue;
      std::fill(begin, end, true);
    }
  }
  AddBesides();
  // Beside a town in which somebody sits, another place is where the person comes from, or the name
  // of a person; so distances and notices speak of one place only.
  if (!understood_.towns.empty()) understood_.ForgetElsewhere();
  bool only_places = true;
  for (size_t i = 0; i < words; ++i) {
    // A word that is somebody's name asks for them, wherever a town is called so.
    const bool place = taken[i] && !understood_.is_named[i];
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
  if (words.count == 1 && IsOtherWord(words.first)) {
    understood_.is_no_place[words.first] = true;
    return false;
  }
  const std::string key = understood_.Key(words);
  const bool is_town = AddTown(words, key, "", kTownTier, v1::MATCH_KIND_SEAT);
  const region::RegionRow* region = RegionOf(words);
  if (is_town) {
    // A city state: who is seated in the Land is seated in the town, and counts once.
    if (region != nullptr && !IsWithinName(words)) understood_.regions.push_back(region->code);
    return true;
  }
  if (AddRegion(words, region)) return true;
  if (const region::PlaceMeaning* meaning = snapshot_.place_names().Find(key)) {
    return AddTranslated(words, key, *meaning);
  }
  if (words.count == 1 && (AddPostcode(words) || AddTownAdjective(words))) return true;
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
  if (!AddTown(words, german, meaning.name, kTownTier, v1::MATCH_KIND_TRANSLATION)) {
    AddElsewhere(words, snapshot_.places().Resolve(meaning.name));
  }
  // What is a name elsewhere may be a slip here: Stutgart.
  constexpr int kMostEdits = 1;
  if (words.count == 1 && schema::EditDistance(key, german, kMostEdits) <= kMostEdits) {
    understood_.corrections.emplace_back(words.first, meaning.name);
  }
  return true;
}

// Whether all of the words belong to a name that was found before.
bool PlaceEvidence::IsWithinName(const WordRange& words) const {
  const auto begin = understood_.is_named.begin() + AsOffset(words.first);
  return std::find(begin, begin + AsOffset(words.count), false) == begin + AsOffset(words.count);
}

// What the words mean as a place, if that is what they mean.
region::Resolution PlaceEvidence::PlaceOf(const WordRange& words) const {
  if (words.count > 1 && understood_.tokens[words.first].is_stop_word) return {};
  if (IsNoPlaceNumber(words)) return {};
  region::Resolution found = snapshot_.places().Resolve(Written(words));
  if (found.places.empty()) return found;
  const region::ResolvedPlace& place = found.places.front();
  // That it is in Germany says nothing of where. Another country beside other words is where
  // somebody comes from.
  const bool is_country = place.ags.empty() && !place.point.has_value();
  const bool is_all = words.count == understood_.tokens.size();
  if (is_country && (!is_all || place.region_code == "DE")) return {};
  const region::GazetteerPlace* town = snapshot_.gazetteer().FindMunicipality(place.ags);
  const bool means_it =
      words.count > 1
          ? SaysEachWord(place.display_name, understood_.tokens, words.first, words.count)
          : MayMeanPlace(snapshot_, query_, understood_.tokens, words.first,
                         town == nullptr ? kLargeTown : town->population);
  return means_it ? std::move(found) : region::Resolution();
}

// A place that nobody is seated in under that name. Its words are not looked for by themselves
// where there are several: Frankfurt (Oder) is not Frankfurt.
bool PlaceEvidence::AddOtherPlace(const WordRange& words) {
  region::Resolution found = PlaceOf(words);
  if (found.places.empty()) return false;
  if (words.count > 1) {
    std::fill_n(understood_.is_part.begin() + AsOffset(words.first), words.count, true);
  }
  const bool is_unfinished = prefix_last_word_ && words.end() == understood_.tokens.size();
  if (IsWithinName(words) || is_unfinished) return true;
  if (!AddTownOf(words, found.places.front())) AddElsewhere(words, std::move(found));
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

// The town of a seat or branch that the gazetteer calls otherwise than the record does: Freiburg im
// Breisgau.
bool PlaceEvidence::AddTownOf(const WordRange& words, const region::ResolvedPlace& place) {
  const std::string town = snapshot_.organization_table().LocalityOf(place.ags);
  return !town.empty() &&
         AddTown(words, analysis::PhraseKey(town), town, kTownTier, v1::MATCH_KIND_SEAT);
}

// A place where nobody is seated. The first one counts.
void PlaceEvidence::AddElsewhere(const WordRange& words, region::Resolution found) {
  understood_.names_place_elsewhere = true;
  if (!found.places.empty()) found_.emplace_back(words, found.places.front());
  if (!understood_.places_elsewhere.empty()) return;
  understood_.place_choices = ChoicesOf(found);
  understood_.places_elsewhere = std::move(found.places);
}

// A surname, or an ordinary word that a town in which somebody sits is called, too.
bool PlaceEvidence::IsOtherWord(size_t at) const {
  return IsSurname(snapshot_.analyzer(), query_, understood_.tokens, at) ||
         !MayMeanSeat(snapshot_, query_, understood_.tokens, at);
}

// Whether two places stand beside each other as choices: `oder`, `und` or a slash between them.
bool PlaceEvidence::AreChoices(const WordRange& left, const WordRange& right) const {
  if (left.end() > right.first) return false;
  constexpr std::string_view kLinks[] = {"oder", "und", "or", "and", "bzw", "sowie"};
  const auto begin = understood_.tokens.begin() + AsOffset(left.end());
  const auto end = understood_.tokens.begin() + AsOffset(right.first);
  const bool linked = std::all_of(begin, end, [&](const Token& token) {
    return std::find(std::begin(kLinks), std::end(kLinks), token.fold) != std::end(kLinks);
  });
  if (begin != end) return linked;
  const size_t gap = understood_.tokens[left.end() - 1].end;
  return query_.substr(gap, understood_.tokens[right.first].begin - gap).find('/') !=
         std::string_view::npos;
}

// A Land beside a town says where the town lies, so towns alone are choices.
void PlaceEvidence::AddBesides() {
  constexpr size_t kTownDigits = 8;
  bool is_first = understood_.towns.empty();
  for (const auto& [words, place] : found_) {
    if (!place.has_value()) continue;
    const bool is_main = std::exchange(is_first, false);
    if (is_main || place->ags.size() != kTownDigits) continue;
    const bool is_choice =
        std::any_of(found_.begin(), found_.end(), [&, &own = words](const auto& other) {
          return AreChoices(other.first, own) || AreChoices(own, other.first);
        });
    if (is_choice) understood_.places_besides.push_back(*place);
  }
}

// Numbers are parts of dates, citations and amounts. The key of a Land (`06`) means it only where
// it is the whole query; longer ones are postal codes and keys of towns.
bool PlaceEvidence::IsNoPlaceNumber(const WordRange& words) const {
  constexpr size_t kFewestDigitsOfATown = 5;
  const std::string_view written = Written(words);
  const bool has_letters = std::any_of(written.begin(), written.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 ||
           absl::ascii_isalpha(static_cast<unsigned char>(c));
  });
  if (has_letters) return false;
  const bool is_whole_query =
      absl::StripAsciiWhitespace({query_.data(), query_.size()}).size() == written.size();
  return words.count > 1 || (written.size() < kFewestDigitsOfATown && !is_whole_query);
}

// The words as they stand in the query.
std::string_view PlaceEvidence::Written(const WordRange& words) const {
  const size_t begin = understood_.tokens[words.first].begin;
  return query_.substr(begin, understood_.tokens[words.end() - 1].end - begin);
}

// A postal code: of a town where somebody is seated, or of a place elsewhere.
bool PlaceEvidence::AddPostcode(const WordRange& words) {
  constexpr size_t kPostcodeDigits = 5;
  const std::string_view written = Written(words);
  if (written.size() != kPostcodeDigits ||
      written.find_first_not_of("0123456789") != std::string_view::npos) {
    return false;
  }
  region::Resolution found = snapshot_.places().Resolve(written);
  if (found.places.empty()) return false;
  if (!AddTownOf(words, found.places.front())) AddElsewhere(words, std::move(found));
  return true;
}

bool PlaceEvidence::AddTown(const WordRange& words, const std::string& key, std::string_view german,
                            double weight, v1::MatchKind kind) {
  std::string term = schema::FilterTerm(schema::kTownPrefix, key);
  const bool holds = organizations_.get_termfreq(term) > 0;
  if (holds) {
    understood_.AddForOrganizations({words, std::move(term), weight, kind, kTownField});
  }
  // In a name it tells nothing that the name does not.
  if (holds && !IsWithinName(words)) {
    found_.emplace_back(words, std::nullopt);
    understood_.towns.push_back(german.empty() ? AsRecordsWrite(key) : std::string(german));
  }
  return holds;
}

// The words of a key as records spell them; never as they were typed.
std::string PlaceEvidence::AsRecordsWrite(const std::string& key) const {
  std::string written;
  for (const absl::string_view fold : absl::StrSplit(key, ' ')) {
    const index::LexiconWord* word = snapshot_.lexicon().Find({fold.data(), fold.size()});
    if (word != nullptr) absl::StrAppend(&written, written.empty() ? "" : " ", word->surface);
  }
  return written;
}

// "Hamburger Beratungsstelle", "Bremer", "Dresdner": the town and -er, at times without its -e- or
// -en.
bool PlaceEvidence::AddTownAdjective(const WordRange& words) {
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
    if (AddTown(words, town, "", kTownAdjectiveTier, v1::MATCH_KIND_SEAT)) return true;
  }
  return false;
}

const region::RegionRow* PlaceEvidence::RegionOf(const WordRange& words) const {
  const std::string_view written = Written(words);
  if (IsNoPlaceNumber(words)) return nullptr;
  // Two letters mean a Land only alone, or where they are written as abbreviations are.
  const std::string key = understood_.Key(words);
  const auto letters = static_cast<size_t>(std::count_if(
      key.begin(), key.end(), [](char c) { return (c < '0' || c > '9') && c != ' '; }));
  const bool alone = words.count == understood_.tokens.size();
  if (letters < kMinShortRegion && !alone && !IsUpperAscii(written)) return nullptr;
  return snapshot_.regions().FindOwn(written);
}

bool PlaceEvidence::AddRegion(const WordRange& words, const region::RegionRow* region) {
  // Nearly all are in Germany; its name is part of many others'.
  if (region == nullptr || region->code == "DE") return false;
  if (!IsWithinName(words)) understood_.regions.push_back(region->code);
  std::string term = schema::FilterTerm(schema::kSeatRegionPrefix, region->code);
  if (!SomebodyAtWorkHas(term)) AddElsewhere(words, snapshot_.places().Resolve(region->name_de));
  understood_.AddForOrganizations(
      {words, std::move(term), kRegionTier, v1::MATCH_KIND_SEAT, kRegionField});
  return true;
}

}  // namespace kok::search_core
