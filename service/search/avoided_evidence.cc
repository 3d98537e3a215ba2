#include "service/search/avoided_evidence.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/word_list.h"
#include "service/search/denied_places.h"
#include "service/search/joined_places.h"
#include "service/search/word_ranges.h"
#include "service/search/written_words.h"

namespace kok::search_core {

void AvoidedEvidence::Add(size_t longest, std::vector<bool>& taken) {
  is_held_.assign(taken.size(), false);
  if (!MayNegate(query_, understood_.tokens)) return;
  // What is joined to such a place is another, however many words it has.
  while (TakeRanges(longest, taken, [&](const WordRange& words) { return AddPlace(words); })) {
  }
  if (places_.empty()) return;
  TakeRanges(longest, taken, [&](const WordRange& words) { return AddAgain(words); });
  LeaveOutDoubtful();
  NoteOnlyAvoided();
}

bool AvoidedEvidence::AddPlace(const WordRange& words) {
  std::optional<Negation> negation = NegationBefore(words.first);
  if (!negation.has_value() &&
      IsDeniedBehind(query_, understood_.tokens, words.first, words.end())) {
    negation = Negation{words.first, true, false, false};
  }
  if (!negation.has_value() || understood_.AreNamed(words)) return false;
  Name name = NameOf(words, *negation);
  if (name.text.empty()) {
    NoteUnknown(words, *negation);
    return false;
  }
  const bool names_somebody = NamesSomebody();
  // `in Berlin, nicht in Neukölln`: no seat is told more finely than its town.
  negation->is_doubtful =
      negation->is_doubtful || name.is_country || names_somebody || typed_.IsPartOfNamedTown(words);
  places_.push_back({words, *negation});
  if (negation->is_doubtful) {
    for (size_t i = words.first; i < words.end(); ++i) {
      understood_.is_no_place[i] = true;
      is_held_[i] = true;
    }
    // Texts are asked for a country, and a name of somebody may hold a town's.
    if (!name.is_country && !names_somebody) doubtful_.push_back(words);
    return true;
  }
  understood_.avoided.push_back({std::move(name.text), negation->is_near});
  LeaveOut(negation->begin, words.end());
  return true;
}

// What can hardly be but a place and is none that is known, `nicht in Ehrenfeld`, is no slip of
// another: `nicht in Stuttgard`.
void AvoidedEvidence::NoteUnknown(const WordRange& words, const Negation& negation) {
  if (!negation.is_place || words.count > 1) return;
  understood_.is_no_place[words.first] = true;
  const analysis::Token& token = understood_.tokens[words.first];
  if (token.is_stop_word || IsWord(token) || is_held_[words.first]) return;
  understood_.avoids_unknown_place = true;
  LeaveOut(words.first, words.end());
}

// `raus aus Köln, Schutzwohnung`: what the glossary knows is looked for.
bool AvoidedEvidence::IsWord(const analysis::Token& token) const {
  const analysis::Analyzer& analyzer = snapshot_.analyzer();
  return BeginsSmall(query_.substr(token.begin)) || analyzer.IsGermanWord(token.fold) ||
         !analyzer.glossary().FindAny({token}).empty();
}

// Where else the query names a place that is avoided: `Täter wohnt in Köln, Unterkunft nicht in
// Köln`. It is none to be sent to.
bool AvoidedEvidence::AddAgain(const WordRange& words) {
  const std::string key = understood_.Key(words);
  const bool is_avoided = std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
    return !place.negation.is_doubtful && understood_.Key(place.words) == key;
  });
  if (is_avoided) LeaveOut(words.first, words.end());
  return is_avoided;
}

std::optional<Negation> AvoidedEvidence::NegationBefore(size_t first) const {
  const std::optional<Joint> joint = JointBefore(query_, understood_.tokens, first);
  if (joint.has_value()) {
    for (const Place& other : places_) {
      if (other.words.end() != joint->end) continue;
      Negation negation = other.negation;
      negation.begin = joint->end;
      negation.is_doubtful = negation.is_doubtful || joint->is_doubtful;
      return negation;
    }
  }
  return NegationOf(query_, understood_.tokens, first);
}

AvoidedEvidence::Name AvoidedEvidence::NameOf(const WordRange& words,
                                              const Negation& negation) const {
  if (words.count == 1 && typed_.IsOtherWord(words.first)) return {};
  const std::string written(typed_.Written(words));
  if (const std::string place = WrittenPlace(words); !place.empty()) return Known(place);
  // A part of another town than the query names.
  if (snapshot_.gazetteer().FindQuarter(written) != nullptr) return {};
  // Where hardly anything else can stand, an ordinary word is a place too.
  const bool is_name =
      words.count == 1 && (!BeginsSmall(written) || !snapshot_.analyzer().IsDictionaryWord(
                                                        understood_.tokens[words.first].fold));
  if (negation.is_place && is_name && !understood_.tokens[words.first].is_stop_word) {
    if (Name name = Known(written); !name.text.empty()) return name;
  }
  return GenitiveOf(written);
}

// `außerhalb Münchens`, `des Saarlandes`, `des Ennepe-Ruhr-Kreises`: of one word, hyphens aside.
AvoidedEvidence::Name AvoidedEvidence::GenitiveOf(std::string_view written) const {
  if (BeginsSmall(written) || written.find_first_of(" ,") != std::string_view::npos) {
    return {};
  }
  for (const std::string_view ending : {"s", "es", "S", "ES"}) {
    if (written.size() <= ending.size()) break;
    const size_t stem = written.size() - ending.size();
    if (written.substr(stem) != ending) continue;
    if (Name name = Known(std::string(written.substr(0, stem))); !name.text.empty()) return name;
  }
  return {};
}

// The place that the words name wherever they stand; empty where they name none.
std::string AvoidedEvidence::WrittenPlace(const WordRange& words) const {
  const std::string key = understood_.Key(words);
  std::string written(typed_.Written(words));
  if (towns_.HoldsTown(key) || typed_.RegionOf(words) != nullptr) return written;
  if (!typed_.PlaceOf(words).places.empty()) return written;
  if (words.count == 1 && !typed_.PostcodePlaceOf(words).places.empty()) return written;
  const region::PlaceMeaning* meaning = snapshot_.place_names().Find(key);
  return meaning == nullptr ? "" : meaning->name;
}

AvoidedEvidence::Name AvoidedEvidence::Known(const std::string& text) const {
  if (const region::RegionRow* region = snapshot_.regions().Find(text)) {
    return {text, region->is_country()};
  }
  const region::Resolution found = snapshot_.places().Resolve(text);
  if (found.places.empty()) return {};
  return {text, found.places.front().is_country()};
}

// Whether the query names an organisation: `Berät agisra auch außerhalb von Köln`.
bool AvoidedEvidence::NamesSomebody() const {
  return std::find(understood_.is_named.begin(), understood_.is_named.end(), true) !=
         understood_.is_named.end();
}

void AvoidedEvidence::LeaveOut(size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    is_held_[i] = true;
    understood_.is_part[i] = true;
    understood_.tokens[i].is_stop_word = true;
  }
}

// Nobody is found by the name of a doubtful place, unless the query says nothing else.
void AvoidedEvidence::LeaveOutDoubtful() {
  const auto& tokens = understood_.tokens;
  const bool says_more = [&] {
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (!is_held_[i] && !tokens[i].is_stop_word) return true;
    }
    return !understood_.avoided.empty();
  }();
  if (!says_more) return;
  for (const WordRange& words : doubtful_) LeaveOut(words.first, words.end());
}

// The stop words are German: `she cannot return to Köln` says nothing else either.
void AvoidedEvidence::NoteOnlyAvoided() {
  constexpr std::string_view kSubjects[] = {"i",  "she", "he",   "they", "we",
                                            "is", "has", "must", "can",  "could"};
  const auto& tokens = understood_.tokens;
  understood_.only_avoided =
      !understood_.avoided.empty() &&
      std::all_of(tokens.begin(), tokens.end(), [&](const analysis::Token& token) {
        return token.is_stop_word || schema::IsOneOf(token.fold, kSubjects);
      });
}

}  // namespace kok::search_core
