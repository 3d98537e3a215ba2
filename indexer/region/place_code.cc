#include "indexer/region/place_code.h"

#include <algorithm>
#include <vector>

#include "indexer/region/gazetteer_rows.h"
#include "indexer/region/place_words.h"

namespace kok::region {
namespace {

// Marks before a postcode, as cars and post offices have them; an empty country is Germany.
struct Mark {
  std::string_view fold;
  std::string_view country;
};
constexpr Mark kMarks[] = {
    {"d", ""},    {"de", ""},   {"deutschland", ""}, {"germany", ""}, {"plz", ""},  {"a", "AT"},
    {"at", "AT"}, {"ch", "CH"}, {"i", "IT"},         {"it", "IT"},    {"f", "FR"},  {"fr", "FR"},
    {"l", "LU"},  {"lu", "LU"}, {"b", "BE"},         {"be", "BE"},    {"nl", "NL"}, {"dk", "DK"},
    {"pl", "PL"}, {"cz", "CZ"}, {"fl", "LI"},        {"li", "LI"}};

// Shorter ones are no codes of places: `Berlin 36`, `Mattenbach (Kreis 7)`, the `06` of a Land.
constexpr size_t kFewestDigits = 4;

bool IsNumber(const PlaceWord& word) {
  return word.fold.size() >= kFewestDigits && IsDigits(word.fold, word.fold.size());
}

}  // namespace

PlaceCode FindPlaceCode(std::string_view text) {
  const std::vector<PlaceWord> words = ReadPlaceWords(text);
  const auto numbers = std::count_if(words.begin(), words.end(), IsNumber);
  if (numbers == 0) return {PlaceCode::Origin::kNone, "", text, ""};
  if (numbers > 1) return {PlaceCode::Origin::kUnreadable, "", "", ""};
  const auto number = std::find_if(words.begin(), words.end(), IsNumber);
  PlaceCode code{PlaceCode::Origin::kGerman, number->fold, text.substr(0, number->begin), ""};
  if (number != words.begin()) {
    const PlaceWord& before = *(number - 1);
    for (const Mark& mark : kMarks) {
      if (before.fold != mark.fold) continue;
      if (!mark.country.empty()) code.origin = PlaceCode::Origin::kForeign;
      code.country = std::string(mark.country);
      code.name = text.substr(0, before.begin);
    }
  }
  if (ReadPlaceWords(code.name).empty()) code.name = text.substr(number->end);
  if (ReadPlaceWords(code.name).empty()) code.name = "";
  return code;
}

}  // namespace kok::region
