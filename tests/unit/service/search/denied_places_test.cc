#include "service/search/denied_places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/unit/indexer/build/shipped_reference.h"

namespace kok::search_core {
namespace {

// Whether the rest of the query speaks against Köln.
bool IsDenied(const std::string& query) {
  const auto tokens = tests::ShippedAnalyzer().Analyze(query);
  const auto place = std::find_if(tokens.begin(), tokens.end(),
                                  [](const auto& token) { return token.exact == "köln"; });
  if (place == tokens.end()) {
    ADD_FAILURE() << query;
    return false;
  }
  const auto first = static_cast<size_t>(place - tokens.begin());
  return IsDeniedBehind(query, tokens, first, first + 1);
}

TEST(DeniedPlaces, AreSpokenAgainstBehindThem) {
  for (const char* query : {"Köln kommt nicht in Frage",
                            "Köln verlassen",
                            "Köln nicht",
                            "Köln auch nicht",
                            "Köln nicht sicher",
                            "Köln geht nicht",
                            "Köln ist ausgeschlossen",
                            "Köln scheidet aus",
                            "nach Köln kann sie nicht zurück",
                            "Nach Köln will sie auf keinen Fall",
                            "nach Köln zieht sie nicht",
                            "in Köln kann sie nicht bleiben",
                            "in Köln darf die Klientin nicht mehr wohnen",
                            "in Köln ist sie nicht sicher",
                            "in Köln ist es für sie zu gefährlich",
                            "Köln ist gefährlich",
                            "Köln is too dangerous",
                            "Sie kann in Köln nicht bleiben",
                            "sie kann nach Köln nicht zurück",
                            "In Köln ist es zu gefährlich für sie",
                            "Köln is not safe for her",
                            "In Köln kann sie nicht bleiben weil der Täter dort wohnt",
                            "nach Köln oder Bonn kann sie nicht zurück",
                            "nach Bonn oder Köln kann sie nicht zurück",
                            "Köln oder Bonn geht nicht",
                            "nach Köln-Kalk kann sie nicht zurück",
                            "Sie ist da, in Köln kann sie nicht bleiben",
                            "Sie muss aus Köln und Bonn weg",
                            "sie muss aus Köln weg",
                            "weil sie aus Köln raus will, Beratung"}) {
    EXPECT_TRUE(IsDenied(query)) << query;
  }
}

TEST(DeniedPlaces, OfOthersItSaysNothing) {
  for (const char* query : {"Köln",
                            "Köln, nicht",
                            "Köln nicht verlassen",
                            "Köln nicht versichert",
                            "in Köln kann sie nicht arbeiten",
                            "in Köln kann sie nicht zum Arzt",
                            "in Köln will sie nicht",
                            "in Köln ist sie nicht gemeldet",
                            "Köln ist nicht gefährlich",
                            "in Köln ist sie sich nicht sicher",
                            "in Köln kann niemand helfen",
                            "Frau aus Köln",
                            "nach Köln will sie nicht allein fahren",
                            "nach Köln kann sie, zurück nicht",
                            "Frau in Köln will nicht mehr leben",
                            "Klientin in Köln kann nicht mehr",
                            "Nigerianerin in Köln kann nicht zurück",
                            "Ukrainerin in Köln will nicht zurückkehren",
                            "Zeugin in Köln kann nicht untergebracht werden",
                            "Frau in Köln kann nicht gehen",
                            "Sie will nicht aus Köln weg",
                            "Frau will auf keinen Fall aus Köln weg",
                            "aus Köln will sie nicht gehen",
                            "Aufenthaltsstatus in Köln ist unsicher",
                            "In Köln ist ihr Aufenthalt unsicher",
                            "Klientin in Köln ist sich unsicher",
                            "Arbeit in Köln ist gefährlich",
                            "In Köln ist die Finanzierung nicht sicher",
                            "in Köln und sie kann nicht zurück",
                            "Köln Weg",
                            "Frau aus Köln weg von der Straße"}) {
    EXPECT_FALSE(IsDenied(query)) << query;
  }
}

}  // namespace
}  // namespace kok::search_core
