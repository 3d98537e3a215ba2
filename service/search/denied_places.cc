#include "service/search/denied_places.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "indexer/schema/word_list.h"
#include "service/search/negation_words.h"
#include "service/search/words_before_places.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::IsOneOf;

// All that stands behind the place, folded.
constexpr std::string_view kDenials[] = {"nicht",
                                         "auch nicht",
                                         "not",
                                         "nicht sicher",
                                         "ist nicht sicher",
                                         "nicht moglich",
                                         "nicht geeignet",
                                         "geht nicht",
                                         "geht auch nicht",
                                         "geht gar nicht",
                                         "kommt nicht in frage",
                                         "kommt nicht infrage",
                                         "is not safe",
                                         "not safe",
                                         "is not an option",
                                         "is no option",
                                         "ist keine option",
                                         "ist ausgeschlossen",
                                         "ausgeschlossen",
                                         "scheidet aus",
                                         "zu gefahrlich",
                                         "too dangerous",
                                         "verlassen",
                                         "meiden"};
constexpr std::string_view kDangers[] = {"gefahrlich", "unsicher", "riskant", "dangerous",
                                         "unsafe"};
constexpr std::string_view kAway[] = {"weg", "raus", "heraus", "fort"};

constexpr std::string_view kModals[] = {"kann",   "konnte", "darf",   "durfte", "will",
                                        "wollte", "soll",   "sollte", "mochte", "muss"};

// The clause behind a place: tokens `begin` to before `end`, at least one.
struct Clause {
  std::string_view query;
  const std::vector<Token>& tokens;
  size_t begin;
  size_t end;

  const std::string& first() const { return tokens[begin].fold; }
  const std::string& last() const { return tokens[end - 1].fold; }
  bool EndsWith(std::string_view words) const {
    const auto found = BeginOfWords(words, query, tokens, end);
    return found.has_value() && *found >= begin;
  }
  // Where the first negation in it ends.
  std::optional<size_t> EndOfNegation() const {
    for (size_t i = begin; i < end; ++i) {
      if (NegationWordsBefore(query, tokens, i + 1).has_value()) return i + 1;
    }
    return std::nullopt;
  }
};

bool IsSaidOfIt(const Clause& clause) {
  return std::any_of(std::begin(kDenials), std::end(kDenials), [&](std::string_view words) {
    return BeginOfWords(words, clause.query, clause.tokens, clause.end) ==
           std::optional<size_t>(clause.begin);
  });
}

// `in Köln ist es für sie zu gefährlich`, `ist sie nicht sicher`; not `ist sie sich nicht sicher`.
bool IsCalledDangerous(const Clause& clause) {
  constexpr std::string_view kVerbs[] = {"ist", "ware", "wird", "bleibt", "is", "would"};
  if (!IsOneOf(clause.first(), kVerbs)) return false;
  if (IsOneOf(clause.last(), kDangers)) {
    // `zu gefährlich` is a negation too, `nicht gefährlich` one further ahead.
    return clause.EndOfNegation().value_or(clause.end) == clause.end;
  }
  return (clause.EndsWith("nicht sicher") || clause.EndsWith("not safe")) &&
         !clause.EndsWith("sich nicht sicher");
}

// `nach Köln kann sie nicht zurück`, `in Köln will sie auf keinen Fall bleiben`, `nach Köln zieht
// sie nicht`.
bool CannotBeThere(const Clause& clause, std::string_view before) {
  constexpr std::string_view kMotions[] = {"geht", "zieht", "kehrt", "traut", "fahrt", "reist"};
  constexpr std::string_view kBeing[] = {
      "zuruck", "zuruckkehren", "zuruckgehen", "hin",    "hingehen",      "gehen", "fahren",
      "ziehen", "reisen",       "bleiben",     "wohnen", "leben",         "sein",  "mehr",
      "wieder", "sich",         "weiter",      "langer", "untergebracht", "werden"};
  if (!IsOneOf(clause.first(), kModals) && !IsOneOf(clause.first(), kMotions)) return false;
  const std::optional<size_t> behind = clause.EndOfNegation();
  if (!behind.has_value()) return false;
  if (*behind == clause.end) return before == "nach";
  for (size_t i = *behind; i < clause.end; ++i) {
    if (!IsOneOf(clause.tokens[i].fold, kBeing)) return false;
  }
  return true;
}

// `muss aus Köln weg`, `weil sie aus Köln raus will`.
bool IsToBeLeft(const Clause& clause, std::string_view before) {
  if (before != "aus" || !IsOneOf(clause.first(), kAway)) return false;
  const size_t count = clause.end - clause.begin;
  return count == 1 || (count == 2 && IsOneOf(clause.last(), kModals));
}

}  // namespace

bool MayDenyPlaces(std::string_view folded) {
  const auto ends = [&](std::string_view words) {
    return words.substr(words.rfind(' ') + 1) == folded;
  };
  return std::any_of(std::begin(kDenials), std::end(kDenials), ends) || IsOneOf(folded, kDangers) ||
         IsOneOf(folded, kAway);
}

bool IsDeniedBehind(std::string_view query, const std::vector<Token>& tokens, size_t first,
                    size_t end) {
  size_t behind = end;
  while (behind < tokens.size() && AreInOneClause(query, tokens[behind - 1], tokens[behind])) {
    ++behind;
  }
  if (behind == end) return false;
  const Clause clause{query, tokens, end, behind};
  const std::string_view before = first > 0 ? tokens[first - 1].fold : std::string_view();
  return IsSaidOfIt(clause) || IsCalledDangerous(clause) || CannotBeThere(clause, before) ||
         IsToBeLeft(clause, before);
}

}  // namespace kok::search_core
