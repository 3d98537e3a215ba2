#include "service/search/place_likelihood.h"

#include <algorithm>

#include "indexer/region/place_words.h"
#include "indexer/schema/word_list.h"
#include "service/search/written_words.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::IsOneOf;

// Smaller ones share their names with people: Karl, Brecht, Stoltenberg.
constexpr int64_t kTownOfAName = 5000;
// Fewer are words of many languages: `he`, `be`, `au`.
constexpr size_t kFewestLetters = 3;

// Behind these stands a place.
bool LeadsToPlace(std::string_view fold) {
  constexpr std::string_view kWords[] = {"in", "aus", "nach", "near", "from", "raum"};
  return IsOneOf(fold, kWords);
}

// Behind these stands a noun, which a place is not: "im Norden", "die Lage".
bool LeadsToNoun(std::string_view fold) {
  constexpr std::string_view kWords[] = {"im",    "am",    "vom",   "zum", "zur", "beim", "der",
                                         "die",   "das",   "den",   "dem", "des", "ein",  "eine",
                                         "einen", "einem", "einer", "the", "mit"};
  return IsOneOf(fold, kWords);
}

// Behind these stands an area too. Not `die` or `beim`: Lippe and Baden are words.
bool LeadsToArea(std::string_view fold) {
  constexpr std::string_view kWords[] = {"im", "dem", "vom"};
  return IsOneOf(fold, kWords);
}

// Before these words a town's name is the ordinary word: `nichts zu essen`, `wo bekomme ich Essen`.
bool LeadsToWord(std::string_view fold) {
  constexpr std::string_view kWords[] = {
      "zu",    "zum",   "beim",    "vom",      "das",     "kein",    "keine",    "mein",   "mit",
      "ohne",  "genug", "nichts",  "etwas",    "was",     "nicht",   "gern",     "gerne",  "warmes",
      "ich",   "du",    "er",      "sie",      "es",      "wir",     "man",      "gibt",   "habe",
      "haben", "hat",   "brauche", "brauchen", "braucht", "bekomme", "bekommen", "bekommt"};
  return IsOneOf(fold, kWords);
}

// With these a sentence ends in an infinitive.
bool TakesInfinitive(std::string_view fold) {
  constexpr std::string_view kWords[] = {
      "kann",    "kannst", "konnen", "koennen", "darf",    "durfen",  "duerfen",  "muss", "mussen",
      "muessen", "will",   "wollen", "mochte",  "moechte", "mochten", "moechten", "soll", "sollen"};
  return IsOneOf(fold, kWords);
}

std::string_view Written(std::string_view query, const Token& token) {
  return query.substr(token.begin, token.end - token.begin);
}

// Whether the word names a Kreis or an area rather than a town.
bool IsArea(const index::Snapshot& snapshot, std::string_view query, const Token& token) {
  constexpr size_t kTownDigits = 8;
  const region::Resolution found = snapshot.places().Resolve(Written(query, token));
  return !found.places.empty() && found.places.front().ags.size() != kTownDigits &&
         found.places.front().point.has_value();
}

// Whether the word is written as names and nouns are, and that says something: at the beginning of
// a sentence all words are, so there every word of the query must be.
bool IsWrittenAsName(std::string_view query, const std::vector<Token>& tokens, size_t at) {
  const auto is_lower = [&](const Token& token) { return BeginsSmall(Written(query, token)); };
  if (at > 0) return !is_lower(tokens[at]);
  return std::none_of(tokens.begin(), tokens.end(), is_lower);
}

bool Begins(std::string_view a, std::string_view b) {
  return a.substr(0, b.size()) == b || b.substr(0, a.size()) == a;
}

// `St. Pauli`, `St Petersburg`: Sankt, not the short form of a Land; that is `ST` without a dot.
bool IsSaint(std::string_view query, const std::vector<Token>& tokens, size_t at) {
  if (tokens[at].fold != "st" || at + 1 == tokens.size()) return false;
  return Written(query, tokens[at]) != "ST" || query.substr(tokens[at].end, 1) == ".";
}

// Whether a hyphen joins the word to the one behind it.
bool IsHyphenated(std::string_view query, const std::vector<Token>& tokens, size_t at) {
  return at + 1 < tokens.size() && tokens[at + 1].begin == tokens[at].end + 1 &&
         query[tokens[at].end] == '-';
}

// Behind the hyphen of a town these say where in it: `Leipzig-Mitte`.
bool IsPartOfTown(std::string_view fold) {
  constexpr std::string_view kWords[] = {
      "mitte", "zentrum",      "innenstadt", "altstadt", "neustadt", "stadt",
      "nord",  "sud",          "sued",       "ost",      "west",     "land",
      "raum",  "region",       "umland",     "umgebung", "bahnhof",  "hbf",
      "hafen", "hauptbahnhof", "flughafen",  "kreis",    "bezirk"};
  return IsOneOf(fold, kWords);
}

// Whether a hyphen makes the word the beginning of a longer noun: `Au-pair`, `Palermo-Protokoll`.
bool BeginsNoun(const index::Snapshot& snapshot, std::string_view query,
                const std::vector<Token>& tokens, size_t at) {
  if (!IsHyphenated(query, tokens, at)) return false;
  const Token& head = tokens[at + 1];
  if (IsPartOfTown(head.fold)) return false;
  if (tokens[at].fold.size() < kFewestLetters) return true;
  const bool is_written_as_name = !BeginsSmall(Written(query, tokens[at]));
  return (is_written_as_name && BeginsSmall(Written(query, head))) ||
         snapshot.analyzer().IsNoun(head.fold);
}

// Such a word has a participle: `essend`.
bool IsInfinitive(const analysis::Analyzer& analyzer, const std::string& fold) {
  return analyzer.IsDictionaryWord(fold + "d");
}

// Whether the glossary knows it as a word of another language: English `police`, Dutch `tolk`.
bool IsForeignConcept(const analysis::Analyzer& analyzer, const Token& token) {
  const analysis::Glossary& glossary = analyzer.glossary();
  return glossary.IsForeignWord(token.fold) && !glossary.NamedByAll({token}).empty();
}

}  // namespace

bool MayMeanPlace(const index::Snapshot& snapshot, std::string_view query,
                  const std::vector<Token>& tokens, size_t at, int64_t population) {
  const Token& token = tokens[at];
  const bool is_large = population >= kLargeTown;
  const bool is_said = snapshot.lexicon().Find(token.fold) != nullptr;
  const bool is_noun = snapshot.analyzer().IsNoun(token.fold);
  const std::string_view before = at > 0 ? std::string_view(tokens[at - 1].fold) : "";
  const bool is_name = (tokens.size() == 1 || before == "auf" || population >= kTownOfAName) &&
                       snapshot.analyzer().IsProperName(token.fold);
  const bool is_word = is_said || (snapshot.analyzer().IsDictionaryWord(token.fold) && !is_name);
  const bool is_lower = BeginsSmall(Written(query, token));
  if (IsForeignConcept(snapshot.analyzer(), token)) return LeadsToPlace(before) && !is_lower;
  if (tokens.size() == 1) return is_large || !is_word;
  if (token.is_stop_word || IsSaint(query, tokens, at) || BeginsNoun(snapshot, query, tokens, at)) {
    return false;
  }
  constexpr size_t kShortQuery = 2;
  if (is_lower && token.fold.size() < kFewestLetters) return false;
  if (LeadsToPlace(before)) return !is_lower || !is_word;
  if (is_lower && (tokens.size() > kShortQuery || is_word)) return false;
  if (is_said) return false;
  // An area has an article: `im Ruhrgebiet`. So has whatever else is no word at all.
  if (LeadsToNoun(before)) {
    return is_large && (!is_word || (LeadsToArea(before) && IsArea(snapshot, query, token)));
  }
  if (!is_word) return true;
  return is_large && (is_noun || IsWrittenAsName(query, tokens, at));
}

bool MayMeanSeat(const index::Snapshot& snapshot, std::string_view query,
                 const std::vector<Token>& tokens, size_t at) {
  if (IsSaint(query, tokens, at)) return false;
  if (at == 0 || !snapshot.analyzer().IsDictionaryWord(tokens[at].fold)) return true;
  const std::string_view before = tokens[at - 1].fold;
  if (LeadsToPlace(before)) return true;
  // `nicht Köln`, `ohne Köln` name the town.
  const bool is_lower = BeginsSmall(Written(query, tokens[at]));
  const bool is_negated = before == "nicht" || before == "ohne";
  if (is_negated && !IsInfinitive(snapshot.analyzer(), tokens[at].fold)) return !is_lower;
  if (LeadsToWord(before)) return false;
  return !is_lower || std::none_of(tokens.begin(), tokens.end(),
                                   [](const Token& token) { return TakesInfinitive(token.fold); });
}

bool SaysEachWord(std::string_view place_name, const std::vector<Token>& tokens, size_t first,
                  size_t count) {
  std::vector<region::PlaceWord> name = region::ReadPlaceWords(place_name);
  for (size_t i = first; i < first + count; ++i) {
    // As names are read: `St.` is Sankt.
    const std::vector<region::PlaceWord> read = region::ReadPlaceWords(tokens[i].fold);
    const std::string& word = read.size() == 1 ? read.front().fold : tokens[i].fold;
    // Between two words of the name: `never in` is not Neverin.
    const bool joins = region::IsConnective(word) && i > first && i + 1 < first + count;
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
