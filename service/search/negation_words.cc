#include "service/search/negation_words.h"

#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using Kind = NegationKind;

// The longer first, for they end alike. `weg` alone may be a street's.
constexpr struct {
  std::string_view words;  // folded, parted by blanks
  NegationKind kind;
} kNegations[] = {{"auf keinen fall", Kind::kPlain},
                  {"auf gar keinen fall", Kind::kPlain},
                  {"nie wieder", Kind::kPlain},
                  {"never again", Kind::kPlain},
                  {"keinesfalls", Kind::kPlain},
                  {"keineswegs", Kind::kPlain},
                  {"nirgends", Kind::kNowhere},
                  {"nirgendwo", Kind::kNowhere},
                  {"nowhere", Kind::kNowhere},
                  {"weder", Kind::kPlain},
                  {"neither", Kind::kPlain},
                  {"nicht", Kind::kPlain},
                  {"nich", Kind::kPlain},
                  {"dos not", Kind::kPlain},  // does: the fold takes oe for o
                  {"do not", Kind::kPlain},
                  {"can not", Kind::kPlain},
                  {"must not", Kind::kPlain},
                  {"should not", Kind::kPlain},
                  {"not", Kind::kPlain},
                  {"cannot", Kind::kPlain},
                  {"can t", Kind::kPlain},
                  {"cant", Kind::kPlain},
                  {"dont", Kind::kPlain},
                  {"dosnt", Kind::kPlain},
                  {"don t", Kind::kPlain},
                  {"dosn t", Kind::kPlain},
                  {"won t", Kind::kPlain},
                  {"couldn t", Kind::kPlain},
                  {"shouldn t", Kind::kPlain},
                  {"mustn t", Kind::kPlain},
                  {"isn t", Kind::kPast},
                  {"aren t", Kind::kPast},
                  {"no longer", Kind::kPlain},
                  {"afraid to", Kind::kPlain},
                  {"scared to", Kind::kPlain},
                  {"too dangerous", Kind::kDanger},
                  {"anywhere but", Kind::kExcept},
                  {"anywhere other than", Kind::kExcept},
                  {"except", Kind::kExcept},
                  {"ausser", Kind::kExcept},
                  {"ohne", Kind::kNextTo},
                  {"without", Kind::kNextTo},
                  {"nie", Kind::kPast},
                  {"niemals", Kind::kPast},
                  {"never", Kind::kPast},
                  {"ausserhalb", Kind::kElsewhere},
                  {"outside", Kind::kElsewhere},
                  {"weit weg von", Kind::kFar},
                  {"weit weg vom", Kind::kFar},
                  {"weit weg aus", Kind::kFar},
                  {"weit entfernt von", Kind::kFar},
                  {"weg von", Kind::kElsewhere},
                  {"weg vom", Kind::kElsewhere},
                  {"weg aus", Kind::kElsewhere},
                  {"raus aus", Kind::kElsewhere},
                  {"heraus aus", Kind::kElsewhere},
                  {"fern von", Kind::kElsewhere},
                  {"fernab von", Kind::kElsewhere},
                  {"abseits von", Kind::kElsewhere},
                  {"far away from", Kind::kFar},
                  {"away from", Kind::kElsewhere},
                  {"far from", Kind::kFar}};

}  // namespace

std::optional<NegationWords> NegationWordsBefore(std::string_view query,
                                                 const std::vector<analysis::Token>& tokens,
                                                 size_t end) {
  for (const auto& [words, kind] : kNegations) {
    const std::optional<size_t> begin = BeginOfWords(words, query, tokens, end);
    if (begin.has_value()) return NegationWords{*begin, kind};
  }
  return std::nullopt;
}

std::optional<size_t> BeginOfWords(std::string_view words, std::string_view query,
                                   const std::vector<analysis::Token>& tokens, size_t end) {
  for (;;) {
    const size_t blank = words.rfind(' ');
    const bool is_first = blank == std::string_view::npos;
    if (end == 0 || tokens[end - 1].fold != words.substr(is_first ? 0 : blank + 1)) {
      return std::nullopt;
    }
    --end;
    if (is_first) return end;
    if (end == 0 || !AreInOneClause(query, tokens[end - 1], tokens[end])) return std::nullopt;
    words = words.substr(0, blank);
  }
}

}  // namespace kok::search_core
