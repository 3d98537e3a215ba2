#include "service/search/joined_places.h"

#include <algorithm>

#include "indexer/schema/word_list.h"
#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::IsOneOf;

// `oder in der Nähe von`.
constexpr size_t kMostBetween = 4;

constexpr std::string_view kOr[] = {"oder", "or", "nor", "bzw", "beziehungsweise"};
constexpr std::string_view kAnd[] = {"und", "u", "and", "sowie"};

// `weder Köln noch Bonn`, not `außer Köln noch in Bonn`.
bool JoinsAsNor(const std::vector<Token>& tokens, size_t at) {
  constexpr std::string_view kFirstParts[] = {"weder", "nicht"};
  return tokens[at].fold == "noch" &&
         std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                     [&](const Token& token) { return IsOneOf(token.fold, kFirstParts); });
}

// A sign between two neighbours: `Köln/Bonn`, `Köln, Bonn`.
std::optional<Joint> SignBefore(std::string_view query, const std::vector<Token>& tokens,
                                size_t first) {
  const size_t begin = tokens[first - 1].end;
  const std::string_view sign = query.substr(begin, tokens[first].begin - begin);
  if (sign.find_first_not_of(" ,/&+-") != std::string_view::npos) return std::nullopt;
  const bool joins_alike = sign.find_first_of("/&+") != std::string_view::npos;
  return Joint{first, !joins_alike};
}

}  // namespace

bool JoinsPlaces(std::string_view folded) { return IsOneOf(folded, kOr) || IsOneOf(folded, kAnd); }

std::optional<Joint> JointBefore(std::string_view query, const std::vector<Token>& tokens,
                                 size_t first) {
  size_t behind = first;
  const auto joins = [&](size_t at) {
    return JoinsPlaces(tokens[at].fold) || JoinsAsNor(tokens, at);
  };
  while (behind > 1 && first - behind < kMostBetween && !joins(behind - 1) &&
         StandsBeforePlace(tokens[behind - 1].fold) &&
         AreInOneClause(query, tokens[behind - 1], tokens[behind])) {
    --behind;
  }
  if (behind > 0 && joins(behind - 1)) {
    if (behind == 1) return std::nullopt;
    const bool is_and = IsOneOf(tokens[behind - 1].fold, kAnd);
    return Joint{behind - 1, is_and && behind < first};
  }
  return behind == first && first > 0 ? SignBefore(query, tokens, first) : std::nullopt;
}

}  // namespace kok::search_core
