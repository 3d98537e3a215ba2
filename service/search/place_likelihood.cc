#include "service/search/place_likelihood.h"

#include <algorithm>
#include <iterator>

#include "indexer/region/place_words.h"

namespace kok::search_core {
namespace {

using analysis::Token;

template <size_t kSize>
bool IsOneOf(std::string_view word, const std::string_view (&words)[kSize]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Behind these stands a place.
bool LeadsToPlace(std::string_view fold) {
  constexpr std::string_view kWords[] = {"in", "aus", "nach", "near", "from", "raum"};
  return IsOneOf(fold, kWords);
}

// Behind these stands a noun, which a place is not: "im Norden", "die Lage".
bool LeadsToNoun(std::string_view fold) {
  constexpr std::string_view kWords[] = {"im",    "am",    "vom",   "zum", "zur", "beim", "der",
                                         "die",   "das",   "den",   "dem", "des", "ein",  "eine",
                                         "einen", "einem", "einer", "the", "bei", "mit"};
  return IsOneOf(fold, kWords);
}

bool Begins(std::string_view a, std::string_view b) {
  return a.substr(0, b.size()) == b || b.substr(0, a.size()) == a;
}

}  // namespace

bool MayMeanPlace(const index::Snapshot& snapshot, std::string_view query,
                  const std::vector<Token>& tokens, size_t at, int64_t population) {
  const Token& token = tokens[at];
  const bool is_large = population >= kLargeTown;
  const bool is_said = snapshot.lexicon().Find(token.fold) != nullptr;
  const bool is_noun = snapshot.analyzer().IsNoun(token.fold);
  const bool is_word = is_said || is_noun || snapshot.analyzer().IsDictionaryWord(token.fold);
  if (tokens.size() == 1) return is_large || !is_word;
  if (token.is_stop_word) return false;
  constexpr size_t kShortQuery = 2;
  const char first = query[token.begin];
  const bool is_lower = first >= 'a' && first <= 'z';
  const std::string_view before = at > 0 ? std::string_view(tokens[at - 1].fold) : "";
  if (LeadsToPlace(before)) return !is_lower || !is_word;
  if (is_lower && (tokens.size() > kShortQuery || is_word)) return false;
  if (LeadsToNoun(before) || is_said) return false;
  return is_word ? is_noun && is_large : true;
}

bool SaysEachWord(std::string_view place_name, const std::vector<Token>& tokens, size_t first,
                  size_t count) {
  std::vector<region::PlaceWord> name = region::ReadPlaceWords(place_name);
  for (size_t i = first; i < first + count; ++i) {
    const std::string& word = tokens[i].fold;
    const bool joins = region::IsConnective(word) && i > first;
    const auto said = std::find_if(name.begin(), name.end(), [&](const region::PlaceWord& part) {
      return Begins(part.fold, word);
    });
    if (!joins && said == name.end()) return false;
    // Each word of the name once: `Köln köln` are two.
    if (said != name.end()) name.erase(said);
  }
  return true;
}

}  // namespace kok::search_core
