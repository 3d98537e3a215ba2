#include "service/search/negated_places.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::search_core {
namespace {

// What is said of the last word of a query: the word that negates it, and in which way.
std::string Said(const std::string& query) {
  const auto tokens = tests::ShippedAnalyzer().Analyze(query);
  const auto negation = NegationOf(query, tokens, tokens.size() - 1);
  if (!negation.has_value()) return "";
  return tokens[negation->begin].exact + (negation->is_doubtful ? " ?" : "") +
         (negation->is_near ? " near" : "");
}

TEST(NegatedPlaces, StandBehindTheirNegation) {
  const struct {
    const char* query;
    const char* said;
  } cases[] = {
      {"Beratung nicht in Köln", "nicht"},
      {"nicht Köln", "nicht"},
      {"nicht: Köln", "nicht"},
      {"nicht in \"Köln", "nicht"},
      {"nicht mehr in der Nähe von Köln", "nicht near"},
      {"nicht wieder nach Köln", "nicht"},
      {"nicht im Bundesland Bayern", "nicht"},
      {"Sie darf nicht nach Köln", "nicht"},
      {"nicht Hamburg, nicht Köln", "nicht"},
      {"Kind kann nicht mit, nicht in Köln", "nicht"},
      {"nicht in oder bei Hamburg", "nicht"},
      {"nie wieder Köln", "nie"},
      {"weder Köln", "weder"},
      {"in NRW ohne Köln", "ohne"},
      {"außerhalb von Hessen", "außerhalb"},
      {"außerhalb des Landkreises München", "außerhalb"},
      {"ausserhalb Hessens", "ausserhalb"},
      {"Kein Kontakt, außerhalb von Köln", "außerhalb"},
      {"weit weg von Köln", "weit near"},
      {"Sie will weg aus Köln", "weg"},
      {"auf keinen Fall in Köln", "auf"},
      {"shelter outside of Hamburg", "outside"},
      {"not near Hamburg", "not near"},
      {"client not safe in Hamburg", "not"},
      {"far away from Hamburg", "far near"},
      {"anywhere but Hamburg", "anywhere"},
      {"Gibt es Beratung außerhalb von Köln", "außerhalb"},
      {"Sie kann nicht zurückkehren nach Köln", "nicht"},
      {"she cannot return to Hamburg", "cannot"},
      {"She can't go back to Hamburg", "can"},
      {"she doesn't want to go back to Hamburg", "doesn"},
      {"does not want to stay near Hamburg", "does near"},
      {"can no longer stay in Hamburg", "no"},
      {"she is afraid to return to Hamburg", "afraid ?"},
      {"too dangerous to stay in Hamburg", "too"},
      {"she doesnt want to go back to Hamburg", "doesnt"},
      {"she never wants to go back to Hamburg", "never ?"},
  };
  for (const auto& c : cases) EXPECT_EQ(Said(c.query), c.said) << c.query;
}

TEST(NegatedPlaces, MayBeMeantOtherwise) {
  const struct {
    const char* query;
    const char* said;
  } cases[] = {
      {"wenn nicht in Köln", "nicht ?"},
      {"Warum nicht Köln", "nicht ?"},
      {"Gibt es nicht in Köln", "nicht ?"},
      {"Klientin wohnt nicht in Köln", "nicht ?"},
      {"kennt sich nicht in Köln", "nicht ?"},
      {"Täter darf nicht nach Köln", "nicht ?"},
      {"nie in Köln", "nie ?"},
      {"she does not live in Hamburg", "does ?"},
      {"she doesn't live in Hamburg", "doesn ?"},
      {"isn't in Hamburg", "isn ?"},
      {"the trafficker cannot come to Hamburg", "cannot ?"},
      {"in und außerhalb von Köln", "außerhalb ?"},
      {"Berät jemand auch außerhalb von Köln", "außerhalb ?"},
      {"20 km away from Hamburg", "away ?"},
      {"wie weit weg von Köln", "weit ? near"},
  };
  for (const auto& c : cases) EXPECT_EQ(Said(c.query), c.said) << c.query;
}

// What is said behind the place, too.
TEST(NegatedPlaces, MayBeTakenBackBehind) {
  for (const char* query : {"will nicht von Köln weg", "she cannot go to Köln alone"}) {
    const auto tokens = tests::ShippedAnalyzer().Analyze(query);
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].exact != "köln") continue;
      EXPECT_FALSE(NegationOf(query, tokens, i).has_value()) << query;
    }
  }
}

TEST(NegatedPlaces, MayBeNone) {
  for (const char* query : {"Beratung in Köln",
                            "spricht nicht Deutsch Köln",
                            "das weiß sie nicht, Köln",
                            "nicht aus Köln",
                            "not from Hamburg",
                            "keine Beratungsstelle in Köln",
                            "nicht nur in Köln",
                            "nicht weit weg von Köln",
                            "nicht all zu weit weg von Köln",
                            "not far from Hamburg",
                            "Alter Weg Köln",
                            "will not go to the police in Hamburg",
                            "is not allowed to work in Hamburg",
                            "Sie kann nicht gehen in Köln",
                            "Duldung abgelaufen darf nicht bleiben Hamburg",
                            "kann nicht zurückkehren Köln",
                            "asylum rejected cannot stay Berlin",
                            "woman with nowhere to stay in Berlin",
                            "sie kann nirgends bleiben in Köln",
                            "nowhere to live in Hamburg",
                            "Rückkehr zu gefährlich in Berlin",
                            "working conditions too dangerous in Cologne",
                            "suizidal will nicht mehr leben Hamburg",
                            "will nicht mehr leben in Hamburg",
                            "she doesn't want to be far from Hamburg",
                            "ohne Wohnsitz in Köln",
                            "Köln"}) {
    EXPECT_EQ(Said(query), "") << query;
  }
}

}  // namespace
}  // namespace kok::search_core
