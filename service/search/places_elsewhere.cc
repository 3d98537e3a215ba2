#include "service/search/places_elsewhere.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "service/search/scope.h"

namespace kok::search_core {

void PlacesElsewhere::Add(const WordRange& words, region::Resolution found) {
  understood_.names_place_elsewhere = true;
  if (!found.places.empty()) found_.emplace_back(words, found.places.front());
  if (!understood_.places_elsewhere.empty()) return;
  understood_.place_choices = ChoicesOf(found);
  understood_.places_elsewhere = std::move(found.places);
}

void PlacesElsewhere::AddBesides() {
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

// Whether two places stand beside each other as choices: `oder`, `und` or a slash between them.
bool PlacesElsewhere::AreChoices(const WordRange& left, const WordRange& right) const {
  if (left.end() > right.first) return false;
  constexpr std::string_view kLinks[] = {"oder", "und", "or", "and", "bzw", "sowie"};
  const auto begin = understood_.tokens.begin() + static_cast<std::ptrdiff_t>(left.end());
  const auto end = understood_.tokens.begin() + static_cast<std::ptrdiff_t>(right.first);
  const bool linked = std::all_of(begin, end, [&](const analysis::Token& token) {
    return std::find(std::begin(kLinks), std::end(kLinks), token.fold) != std::end(kLinks);
  });
  if (begin != end) return linked;
  const size_t gap = understood_.tokens[left.end() - 1].end;
  return query_.substr(gap, understood_.tokens[right.first].begin - gap).find('/') !=
         std::string_view::npos;
}

}  // namespace kok::search_core
