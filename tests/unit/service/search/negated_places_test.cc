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
      {"in und außerhalb von Köln", "außerhalb ?"},
      {"Berät jemand auch außerhalb von Köln", "außerhalb ?"},
      {"20 km away from Hamburg", "away ?"},
      {"wie weit weg von Köln", "weit ? near"},
  };
  for (const auto& c : cases) EXPECT_EQ(Said(c.query), c.said) << c.query;
}

TEST(NegatedPlaces, MayBeNone) {
  for (const char* query :
       {"Beratung in Köln", "spricht nicht Deutsch Köln", "das weiß sie nicht, Köln",
        "nicht aus Köln", "not from Hamburg", "keine Beratungsstelle in Köln", "nicht nur in Köln",
        "nicht weit weg von Köln", "nicht all zu weit weg von Köln", "not far from Hamburg",
        "Alter Weg Köln", "ohne Wohnsitz in Köln", "Köln"}) {
    EXPECT_EQ(Said(query), "") << query;
  }
}

TEST(NegatedPlaces, WhatStandsBehindMayNegateToo) {
  const struct {
    const char* query;
    bool denied;
  } cases[] = {
      {"Köln kommt nicht in Frage", true},
      {"Köln verlassen", true},
      {"Köln nicht", true},
      {"Köln auch nicht", true},
      {"Köln nicht sicher", true},
      {"Köln", false},
      {"Köln, nicht", false},
      {"Köln nicht verlassen", false},
      {"Köln nicht versichert", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IsDeniedBehind(c.query, tests::ShippedAnalyzer().Analyze(c.query), 1), c.denied)
        << c.query;
  }
}

}  // namespace
}  // namespace kok::search_core
