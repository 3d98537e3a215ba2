#include "service/search/denied_places.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "indexer/schema/word_list.h"
#include "service/search/denying_clause.h"

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
                                         "nicht zuruck",
                                         "nicht bleiben",
                                         "nicht mehr bleiben",
                                         "nicht mehr hin",
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

bool IsSaidOfIt(const DenyingClause& clause) {
  return std::any_of(std::begin(kDenials), std::end(kDenials),
                     [&](std::string_view words) { return clause.Is(words); });
}

// `in Köln ist es für sie zu gefährlich`, `ist sie nicht sicher`; not `ist ihr Aufenthalt
// unsicher`, `ist sie sich nicht sicher`, `ist es nicht gefährlich`.
bool IsCalledDangerous(const DenyingClause& clause) {
  constexpr std::string_view kVerbs[] = {"ist", "ware", "wird", "bleibt", "is"};
  constexpr std::string_view kHer[] = {
      "es", "sie", "er",  "ihn", "fur", "zu", "sehr", "die",   "frau",   "klientin", "it",  "she",
      "he", "for", "her", "him", "too", "so", "very", "nicht", "sicher", "not",      "safe"};
  if (!clause.opens() || !IsOneOf(clause.word(0), kVerbs)) return false;
  bool is_dangerous = false;
  for (size_t i = 1; i < clause.size(); ++i) {
    const bool is_danger = IsOneOf(clause.word(i), kDangers);
    if (!is_danger && !IsOneOf(clause.word(i), kHer)) return false;
    is_dangerous = is_dangerous || is_danger;
  }
  if (is_dangerous) return !clause.EndOfNegation().has_value();
  return clause.Holds("nicht sicher") || clause.Holds("not safe");
}

// `nach Köln kann sie nicht zurück`, `in Köln will sie auf keinen Fall bleiben`, `nach Köln zieht
// sie nicht`; not `aus Köln will sie nicht gehen`.
bool CannotBeThere(const DenyingClause& clause) {
  constexpr std::string_view kMotions[] = {"geht", "zieht", "kehrt", "traut", "fahrt", "reist"};
  constexpr std::string_view kFrom[] = {"aus", "von", "vom", "from"};
  constexpr std::string_view kBeing[] = {
      "zuruck", "zuruckkehren", "zuruckgehen", "hin",    "hingehen",      "gehen", "fahren",
      "ziehen", "reisen",       "bleiben",     "wohnen", "leben",         "sein",  "mehr",
      "wieder", "sich",         "weiter",      "langer", "untergebracht", "werden"};
  if (!clause.opens() || IsOneOf(clause.before(), kFrom)) return false;
  if (!IsOneOf(clause.word(0), kModals) && !IsOneOf(clause.word(0), kMotions)) return false;
  const std::optional<size_t> behind = clause.EndOfNegation();
  if (!behind.has_value()) return false;
  if (*behind == clause.size()) return clause.before() == "nach";
  for (size_t i = *behind; i < clause.size(); ++i) {
    if (!IsOneOf(clause.word(i), kBeing)) return false;
  }
  return true;
}

// `muss aus Köln weg`, `weil sie aus Köln raus will`; not `will nicht aus Köln weg`.
bool IsToBeLeft(const DenyingClause& clause) {
  if (clause.before() != "aus" || !IsOneOf(clause.word(0), kAway)) return false;
  if (clause.IsNegatedBefore()) return false;
  return clause.size() == 1 || (clause.size() == 2 && IsOneOf(clause.word(1), kModals));
}

}  // namespace

bool MayDenyPlaces(std::string_view folded) {
  constexpr std::string_view kOthers[] = {"verlassen", "meiden", "ausgeschlossen",
                                          "scheidet",  "keine",  "no"};
  return IsOneOf(folded, kOthers) || IsOneOf(folded, kDangers) || IsOneOf(folded, kAway);
}

bool IsDeniedBehind(std::string_view query, const std::vector<Token>& tokens, size_t first,
                    size_t end) {
  const DenyingClause clause(query, tokens, first, end);
  return clause.size() > 0 && (IsSaidOfIt(clause) || IsCalledDangerous(clause) ||
                               CannotBeThere(clause) || IsToBeLeft(clause));
}

}  // namespace kok::search_core
