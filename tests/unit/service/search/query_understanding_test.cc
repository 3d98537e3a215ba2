#include "service/search/query_understanding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using tests::ShippedSnapshot;

UnderstoodQuery Understand(std::string_view query, const QueryUse& use) {
  const auto organizations = ShippedSnapshot().organizations().Borrow();
  EXPECT_TRUE(organizations.ok()) << organizations.status();
  const auto content = ShippedSnapshot().content().Borrow();
  EXPECT_TRUE(content.ok()) << content.status();
  return UnderstandQuery(ShippedSnapshot(), **organizations, **content, query, use);
}
UnderstoodQuery Understand(std::string_view query, bool prefix_last_word = false) {
  return Understand(query, QueryUse{prefix_last_word, false});
}

// The words that are looked for as typed.
std::vector<std::string> WordsLookedFor(std::string_view query) {
  std::vector<std::string> words;
  for (const Unit& unit : Understand(query).units) {
    if (unit.words.count == 1 && !unit.readings.empty() &&
        unit.readings[0].kind == kok::search::v1::MATCH_KIND_EXACT) {
      words.push_back(unit.readings[0].text);
    }
  }
  return words;
}

std::vector<std::string> Terms(const std::vector<Evidence>& evidence) {
  std::vector<std::string> terms;
  for (const Evidence& one : evidence) terms.push_back(one.term);
  return terms;
}

// `w0 w1 ...`
std::string Words(size_t count) {
  std::string query;
  for (size_t i = 0; i < count; ++i) query += "w" + std::to_string(i) + " ";
  return query;
}

// Asked of content alone, a town is a word; where a word is unknown, nothing that is a name or a
// place is taken for a slip.
TEST(QueryUnderstanding, NamesAndPlacesAreWordsForContentAlone) {
  const auto for_content = [](std::string_view query) {
    return Understand(query, QueryUse{false, true});
  };
  const UnderstoodQuery town = for_content("Menschenhandel Köln");
  EXPECT_THAT(town.towns, IsEmpty());
  EXPECT_THAT(town.organization_evidence, IsEmpty());
  EXPECT_EQ(town.units.size(), Understand("Menschenhandel Köln").units.size());
  EXPECT_THAT(for_content("Menschenhandel Tuttlingen").corrections, IsEmpty());
  EXPECT_THAT(for_content("KOOFRA").corrections, IsEmpty());
  EXPECT_EQ(for_content("Mitternachtsmision").suggested_query, "Mitternachtsmission");
}

TEST(QueryUnderstanding, LooksForTheWordsInOrderWithoutStopWords) {
  const struct {
    const char* why;
    const char* query;
    std::vector<std::string> words;
  } cases[] = {
      {"stop words go", "Hilfe für Frauen in Köln", {"hilfe", "frauen", "köln"}},
      {"stop words around", "für Köln und", {"köln"}},
      {"nothing but stop words", "in und für", {"in", "und", "für"}},
      {"signs mean nothing",
       "+Köln -Berlin \"(x OR y)\" title:z*",
       {"köln", "berlin", "x", "or", "y", "title", "z"}},
      {"empty", "", {}},
      {"only signs", "?! … -- »«", {}},
      {"each once", "Köln KÖLN köln Berlin Köln", {"köln", "berlin"}},
      {"gender forms are one word", "Migrant*innen und Migrant:innen", {"migrantinnen"}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(WordsLookedFor(c.query), ElementsAreArray(c.words)) << c.why;
  }
}

TEST(QueryUnderstanding, IsEmptyOnlyWhereThereIsNoWord) {
  EXPECT_TRUE(Understand("?!").empty());
  EXPECT_TRUE(Understand("").empty());
  EXPECT_FALSE(Understand("und").empty());
}

TEST(QueryUnderstanding, LooksForTheFirst64WordsAndSaysSo) {
  const struct {
    const char* why;
    std::string query;
    bool some_ignored;
  } cases[] = {
      {"as many as are looked for", Words(kMaxWords), false},
      {"one more", Words(kMaxWords + 1), true},
      {"many more", Words(5000), true},
      {"stop words beside them", "für und in " + Words(kMaxWords), false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(WordsLookedFor(c.query).size(), kMaxWords) << c.why;
    EXPECT_EQ(Understand(c.query).some_ignored, c.some_ignored) << c.why;
  }
  EXPECT_EQ(WordsLookedFor(Words(100)).back(), "w63");
}

TEST(QueryUnderstanding, EndlessStopWordsAreCutToo) {
  std::string query;
  for (int i = 0; i < 5000; ++i) query += "und ";
  const UnderstoodQuery understood = Understand(query);
  EXPECT_LE(understood.tokens.size(), 4 * kMaxWords);
  EXPECT_TRUE(understood.some_ignored);
}

TEST(QueryUnderstanding, KeepsTheWholeQueryAsANameWithAndWithoutLegalForm) {
  const UnderstoodQuery understood = Understand("Hilfe für Köln e. V.");
  EXPECT_THAT(Terms(understood.organization_evidence),
              IsSupersetOf({"XNhilfe fur koln ev", "XKhilfe fur koln"}))
      << "names hold stop words, too";
  EXPECT_THAT(Terms(understood.content_evidence), IsSupersetOf({"XWhilfe koln"}))
      << "titles are known without them";
}

// What is named outright, in any usual spelling.
TEST(QueryUnderstanding, FindsWhatIsNamed) {
  const struct {
    const char* why;
    const char* query;
    std::vector<std::string> terms;  // among the evidence for organisations
    std::vector<std::string> regions;
    std::vector<std::string> towns;
  } cases[] = {
      {"a name among words", "Nummer von KOOFRA bitte", {"XKkoofra"}, {}, {}},
      {"a town", "Hilfe in Koeln", {"XGkoln"}, {}, {"Köln"}},
      {"a town in another language", "help in Cologne", {"XGkoln"}, {}, {"Köln"}},
      {"a town in another script", "помощь Мюнхен", {"XGmunchen"}, {}, {"München"}},
      {"an adjective of a town", "Hamburger Beratungsstelle", {"XGhamburg"}, {}, {"Hamburg"}},
      {"... that loses letters", "Bremer Beratung", {"XGbremen"}, {}, {"Bremen"}},
      {"a Land", "Beratung in Thüringen", {"XRDE-TH"}, {"DE-TH"}, {}},
      {"a Land by its abbreviation", "Beratung NRW", {"XRDE-NW"}, {"DE-NW"}, {}},
      {"a Land in another language", "counselling in Bavaria", {"XRDE-BY"}, {"DE-BY"}, {}},
      {"two capitals", "Beratung MV", {"XRDE-MV"}, {"DE-MV"}, {}},
      {"two small letters are a word", "beratung mv", {}, {}, {}},
      {"a number", "0221 – 13 90 392", {"XP+492211390392"}, {}, {}},
      {"a number with the country", "+49 221 1390392", {"XP+492211390392"}, {}, {}},
      {"an address", "Info@agisra.org", {"XEinfo@agisra.org", "XDagisra.org"}, {}, {}},
      {"a site", "https://www.koofra.de/kontakt", {"XDkoofra.de"}, {}, {}},
  };
  for (const auto& c : cases) {
    const UnderstoodQuery understood = Understand(c.query);
    EXPECT_THAT(Terms(understood.organization_evidence), IsSupersetOf(c.terms)) << c.why;
    EXPECT_EQ(understood.regions, c.regions) << c.why;
    EXPECT_EQ(understood.towns, c.towns) << c.why;
  }
}

TEST(QueryUnderstanding, NothingButAPlaceAsksWhoIsSeatedThere) {
  const struct {
    const char* query;
    std::vector<std::string> seats;
  } cases[] = {
      {"Köln", {"XGkoln"}},
      {"in Koeln", {"XGkoln"}},
      {"Köln oder München", {"XGkoln", "XGmunchen"}},
      {"NRW", {"XRDE-NW"}},
      {"Beratung Köln", {}},
      {"agisra Köln", {}},
      {"Deutschland", {}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Understand(c.query).seat_terms, testing::UnorderedElementsAreArray(c.seats))
        << c.query;
  }
}

TEST(QueryUnderstanding, ContactsAndCitationsAreNoWords) {
  const UnderstoodQuery phone = Understand("Anruf von 0221 – 13 90 392");
  EXPECT_TRUE(phone.reference_understood);
  EXPECT_THAT(WordsLookedFor("Anruf von 0221 – 13 90 392"), ElementsAre("anruf"));
  const UnderstoodQuery law = Understand("§ 25 Abs. 4a AufenthG");
  EXPECT_TRUE(law.reference_understood);
  EXPECT_THAT(Terms(law.content_evidence), IsSupersetOf({"XLaufenthg 25 4a", "XLaufenthg 25"}));
  EXPECT_FALSE(Understand("Beratung in Köln").reference_understood);
}

TEST(QueryUnderstanding, SaysWhatItDidWithTheWords) {
  const struct {
    const char* query;
    bool translated;
    const char* suggested;
  } cases[] = {
      {"human trafficking", true, ""},
      {"Menschenhandel", false, ""},
      {"Mitternachtsmision", false, "Mitternachtsmission"},
      {"bitte agisrra, Köln", false, "bitte agisra, Köln"},
      {"Köln", false, ""},
  };
  for (const auto& c : cases) {
    const UnderstoodQuery understood = Understand(c.query);
    EXPECT_EQ(understood.translated, c.translated) << c.query;
    EXPECT_EQ(understood.suggested_query, c.suggested) << c.query;
  }
}

TEST(QueryUnderstanding, ALastWordStillBeingTypedBeginsOthers) {
  const auto begins_words = [](const UnderstoodQuery& understood) {
    std::vector<std::string> words;
    for (const Unit& unit : understood.units) {
      for (const Reading& reading : unit.readings) {
        if (reading.kind == kok::search::v1::MATCH_KIND_PREFIX) words.push_back(reading.text);
      }
    }
    return words;
  };
  EXPECT_THAT(begins_words(Understand("Mis Ko", true)), Contains("koofra"));
  EXPECT_THAT(begins_words(Understand("Ko Mission", true)), Not(Contains("koofra")));
  EXPECT_THAT(begins_words(Understand("Mis Ko", false)), Not(Contains("koofra")));
  const UnderstoodQuery begun = Understand("ban yi", true);
  EXPECT_THAT(begun.organization_evidence,
              Contains(testing::AllOf(testing::Field(&Evidence::term, "XKban yi"),
                                      testing::Field(&Evidence::is_begun, true))));
}

TEST(QueryUnderstanding, AcceptsAnyBytes) {
  EXPECT_THAT(WordsLookedFor(std::string("k\0ln", 4)), ElementsAre("k", "ln"));
  EXPECT_THAT(WordsLookedFor("\xff\xfe"), IsEmpty());
  EXPECT_THAT(WordsLookedFor("a\xc3"), ElementsAre("a"));
  EXPECT_THAT(WordsLookedFor("\xf0\x9f\x98\x80"), IsEmpty()) << "an emoji is no word";
  const std::vector<std::string> endless = WordsLookedFor(std::string(100000, 'x'));
  ASSERT_EQ(endless.size(), 1U);
  EXPECT_LE(endless[0].size(), 128U);
}

}  // namespace
}  // namespace kok::search_core
