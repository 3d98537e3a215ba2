#include "service/search/suggester.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "service/search/record_store.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Suggestion;
using kok::search::v1::SuggestRequest;
using kok::search::v1::SuggestResponse;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::ShippedSnapshot;
using tests::SmallIndex;

constexpr size_t kLimit = 10;

std::vector<Suggestion> Complete(const index::Snapshot& snapshot, const SuggestRequest& request,
                                 size_t limit = kLimit) {
  SuggestResponse response;
  const absl::Status status =
      Suggest(snapshot, request, limit, absl::CivilDay(2026, 11, 1), response);
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(response.index().generation(), snapshot.id());
  EXPECT_LE(static_cast<size_t>(response.suggestions_size()), limit);
  return {response.suggestions().begin(), response.suggestions().end()};
}

std::vector<Suggestion> Complete(const index::Snapshot& snapshot, const std::string& prefix,
                                 const std::string& rest_of_request = "") {
  SuggestRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(rest_of_request, &request))
      << rest_of_request;
  request.set_prefix(prefix);
  return Complete(snapshot, request);
}

std::vector<Suggestion> Complete(const std::string& prefix,
                                 const std::string& rest_of_request = "") {
  return Complete(ShippedSnapshot(), prefix, rest_of_request);
}

std::vector<std::string> Texts(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> texts;
  for (const Suggestion& suggestion : suggestions) texts.push_back(suggestion.text());
  return texts;
}

std::vector<std::string> Names(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> names;
  for (const Suggestion& suggestion : suggestions) names.push_back(suggestion.name());
  return names;
}

// The segments with the highlighted ones in brackets.
std::string Marked(const Suggestion& suggestion) {
  std::string marked;
  for (const auto& segment : suggestion.segments()) {
    marked += segment.highlighted() ? "[" + segment.text() + "]" : segment.text();
  }
  return marked;
}

// --- What is found -------------------------------------------------------------------------------

TEST(Suggester, CompletesNamesPlacesRegionsTopicsAndTitles) {
  const struct {
    const char* prefix;
    std::vector<std::string> texts;  // the first ones
  } cases[] = {
      // Umlauts in every spelling.
      {"muen", {"München"}},
      {"mün", {"München"}},
      {"mun", {"München"}},
      {"MÜN", {"München"}},
      {"mu\u0308n", {"München"}},
      {"duess", {"Düsseldorf", "frauenberatungsstelle düsseldorf e.V."}},
      {"züri", {"Zürich"}},
      // Names, short names, and parts of names.
      {"jad", {"JADWIGA"}},
      {"ban y", {"Ban Ying"}},
      {"frauentreff o", {"Frauentreff Olga"}},
      {"olg", {"Olga"}},
      {"koofra e", {"KOOFRA e.V."}},
      {"koofra e.", {"KOOFRA e.V."}},
      {"nachtf", {"Nachtfalter"}},
      // What exists is never changed.
      {"koof", {"KOOFRA"}},
      {"kobr", {"KOBRA", "KOBRAnet"}},
      {"kob", {"KOBRA", "KOBRAnet"}},
      // A short name that is typed whole comes first.
      {"fiz", {"FIZ"}},
      {"kok", {"KOK"}},
      {"ona", {"ONA"}},
      // Quotes are signs like any others.
      {"\"muen", {"München"}},
      {"„frauentreff o", {"Frauentreff Olga"}},
      {"»KOOFRA«", {"KOOFRA"}},
      {"\"", {}},
      // A blank ends a word.
      {"ban ", {"Ban Ying"}},
      {"kobra ", {"KOBRA"}},
      {"koof ", {"KOOFRA"}},
      // Names that several bear.
      {"mitternachtsmission",
       {"Mitternachtsmission Heilbronn", "Dortmunder Mitternachtsmission e.V."}},
      {"mitternachtsmission h", {"Mitternachtsmission Heilbronn"}},
      {"solwodi", {"SOLWODI Berlin e.V.", "SOLWODI e.V., Koblenz"}},
      {"franka",
       {"FRANKA Fachberatung für Opfer von Menschenhandel, Kassel", "FRANKA e.V., Kassel"}},
      {"in v",
       {"IN VIA Katholischer Verband für Mädchen- und Frauensozialarbeit für das Erzbistum Berlin "
        "e.V.",
        "IN VIA Katholischer Verband für Mädchen- und Frauensozialarbeit – Deutschland e.V., "
        "Freiburg"}},
      // Regions by any of their names; a town that is a Land is one suggestion.
      {"nrw", {"Nordrhein-Westfalen"}},
      {"nordrhein-w", {"Nordrhein-Westfalen"}},
      {"meck-p", {"Mecklenburg-Vorpommern"}},
      {"westf", {"Nordrhein-Westfalen"}},
      {"bava", {"Bayern"}},
      {"südt", {"Italien"}},
      {"brem", {"Bremen"}},
      {"land brem", {"Bremen"}},
      {"brandenb", {"Brandenburg"}},
      // Towns by their names in other languages.
      {"munic", {"München"}},
      {"colog", {"Köln"}},
      {"Кёл", {"Köln"}},
      // Topics and titles.
      {"entsch", {"Entschädigung", "Entschädigung und entgangener Lohn"}},
      {"compens", {"Entschädigung"}},
      {"was ist m", {"Was ist Menschenhandel?"}},
      {"frauenr",
       {"Frauenrecht ist Menschenrecht", "Frauen*rechte",
        "Frauen*rechte: Schwerpunkt Migrantinnen*"}},
      // Slips, from the fourth letter on.
      {"koba", {"KOBRA", "KOBRAnet"}},
      {"kobar", {"KOBRA", "KOBRAnet"}},
      {"koofar", {"KOOFRA"}},
      {"banying", {"Ban Ying"}},
      {"jadwga", {"JADWIGA"}},
      {"dsüseldrof", {"Düsseldorf", "frauenberatungsstelle düsseldorf e.V."}},
      {"stutgar", {"Stuttgart"}},
      {"thürimg", {"Thüringen", "bekom thüringen"}},
  };
  for (const auto& c : cases) {
    std::vector<std::string> texts = Texts(Complete(c.prefix));
    if (texts.size() > c.texts.size()) texts.resize(c.texts.size());
    EXPECT_EQ(texts, c.texts) << c.prefix;
  }
}

TEST(Suggester, SuggestsNothingElse) {
  const struct {
    const char* prefix;
    size_t count;
  } cases[] = {
      {"muen", 2}, {"koof", 1},          {"kobr", 2},      {"brem", 3}, {"ban ", 1}, {"in v", 2},
      {"nrw", 1},  {"mitternachtsm", 2}, {"fiz", 1},       {"", 0},     {" ", 0},    {"***", 0},
      {"-", 0},    {"xyz", 0},           {"xyzxyzxyz", 0}, {"kbr", 0},  {"24/7", 0}, {"2024", 0},
      {"@", 0},    {"(((", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(Complete(c.prefix).size(), c.count) << c.prefix;
}

TEST(Suggester, NeverSuggestsAnEMailAddress) {
  for (const char* prefix : {"info@", "info@agisra", "kontakt@ko"}) {
    EXPECT_THAT(Texts(Complete(prefix)), Each(Not(HasSubstr("@")))) << prefix;
  }
}

TEST(Suggester, SaysWhatASuggestionIs) {
  const struct {
    const char* prefix;
    kok::search::v1::SuggestionKind kind;
    const char* name;
  } cases[] = {
      {"koof", kok::search::v1::SUGGESTION_KIND_ORGANIZATION, "organizations/koofra-hamburg"},
      {"muen", kok::search::v1::SUGGESTION_KIND_PLACE, ""},
      {"brem", kok::search::v1::SUGGESTION_KIND_PLACE, ""},
      {"nrw", kok::search::v1::SUGGESTION_KIND_REGION, "DE-NW"},
      {"itali", kok::search::v1::SUGGESTION_KIND_REGION, "IT"},
      {"entsch", kok::search::v1::SUGGESTION_KIND_TOPIC, "compensation"},
      {"was ist m", kok::search::v1::SUGGESTION_KIND_CONTENT, "contents/was-ist-menschenhandel"},
  };
  for (const auto& c : cases) {
    const auto suggestions = Complete(c.prefix);
    ASSERT_FALSE(suggestions.empty()) << c.prefix;
    EXPECT_EQ(suggestions[0].kind(), c.kind) << c.prefix;
    EXPECT_EQ(suggestions[0].name(), c.name) << c.prefix;
  }
}

TEST(Suggester, NamesRegionsAndTopicsInTheLanguageAsked) {
  const char* english = "language_code: 'en'";
  EXPECT_EQ(Texts(Complete("bay", english)).at(0), "Bavaria");
  EXPECT_EQ(Texts(Complete("bava", english)).at(0), "Bavaria");
  EXPECT_EQ(Texts(Complete("entsch", english)).at(0), "Compensation");
  EXPECT_EQ(Texts(Complete("bay", "language_code: 'de'")).at(0), "Bayern");
}

// Each is found by its whole name; the text leads a search back to it.
TEST(Suggester, EveryOrganisationIsSuggestedByATextThatFindsIt) {
  const auto all = ListOrganizations(ShippedSnapshot(), {}, {0, 1000}, absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(all.ok());
  ASSERT_GE(all->records.size(), 50U);
  for (const auto& organization : all->records) {
    const std::string& typed =
        organization.short_name().empty() ? organization.display_name() : organization.short_name();
    const auto suggestions = Complete(typed);
    EXPECT_THAT(Names(suggestions), Contains(organization.name())) << typed;
    for (const Suggestion& suggestion : suggestions) {
      if (suggestion.name() != organization.name()) continue;
      const auto found = tests::Ask(ShippedSnapshot(), suggestion.text()).Names();
      ASSERT_FALSE(found.empty()) << suggestion.text();
      EXPECT_EQ(found[0], organization.name()) << suggestion.text();
    }
  }
}

// --- Order and number ----------------------------------------------------------------------------

TEST(Suggester, OrdersByPositionThenKindThenText) {
  const SmallIndex index(
      R"({"organization":{"name":"organizations/c","display_name":"Zum Hafen"}}
{"organization":{"name":"organizations/b","display_name":"Hafenhaus","seat":{"locality":"Hafenstadt"}}}
{"organization":{"name":"organizations/a","display_name":"Hafenblick"}}
{"content":{"name":"contents/t","title":"Hafen und Arbeit"}}
{"content":{"name":"contents/u","title":"Arbeit im Hafen"}}
)");
  EXPECT_THAT(Texts(Complete(*index, "haf")),
              ElementsAre("Hafenblick", "Hafenhaus", "Hafenstadt", "Hafen und Arbeit", "Zum Hafen",
                          "Arbeit im Hafen"));
  SuggestRequest request;
  request.set_prefix("haf");
  EXPECT_THAT(Texts(Complete(*index, request, 2)), ElementsAre("Hafenblick", "Hafenhaus"));
}

TEST(Suggester, NamesInTheOtherLanguageFollow) {
  const std::vector<std::string> texts =
      Texts(Complete("a", "filter { kinds: RECORD_KIND_CONTENT }"));
  ASSERT_GE(texts.size(), 2U);
  EXPECT_EQ(texts[0], "Advocacy");
  EXPECT_EQ(texts[1][0], 'A') << texts[1];
}

TEST(Suggester, SuggestsARecordOnceAndATitleOnce) {
  const SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Hafen Hafenhaus","short_name":"Hafen","alternate_names":["Hafen am Hafen"]}}
{"content":{"name":"contents/t","title":"Inkrafttreten"}}
{"content":{"name":"contents/u","title":"Inkrafttreten"}}
)");
  EXPECT_THAT(Texts(Complete(*index, "haf")), ElementsAre("Hafen"));
  EXPECT_THAT(Names(Complete(*index, "inkr")), ElementsAre("contents/t"));
}

TEST(Suggester, NeverChangesADigit) {
  const SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Haus 116016"}}
)");
  EXPECT_THAT(Complete(*index, "haus 116"), testing::SizeIs(1));
  EXPECT_THAT(Complete(*index, "haus 117"), IsEmpty());
  EXPECT_THAT(Complete(*index, "haus 1160161"), IsEmpty());
  EXPECT_THAT(Complete(*index, "huas 116016"), testing::SizeIs(1));
}

TEST(Suggester, StaysShortWithManyTitles) {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"content":{"name":"contents/t)" + number + R"(","title":"Abschnitt )" + number +
             R"( Arbeit"}})" + "\n";
  }
  const SmallIndex index(lines);
  EXPECT_THAT(Complete(*index, "a"), testing::SizeIs(kLimit));
  EXPECT_THAT(Texts(Complete(*index, "abschnitt 2999")), ElementsAre("Abschnitt 2999 Arbeit"));
  EXPECT_THAT(Complete(*index, "a", "filter { topics: 'law' }"), IsEmpty());
}

// --- Filters -------------------------------------------------------------------------------------

TEST(Suggester, SuggestsOnlyWhatLeadsToARecordThatPasses) {
  const struct {
    const char* prefix;
    const char* filter;
    std::vector<std::string> texts;
  } cases[] = {
      {"kob", "regions: 'DE-NI'", {"KOBRA"}},
      {"kob", "regions: 'DE-SN'", {"KOBRAnet"}},
      {"kob", "regions: 'DE-BE'", {}},
      // What exists but does not pass is not changed into something that does.
      {"koof", "regions: 'DE-NI'", {}},
      {"koof", "kinds: RECORD_KIND_CONTENT", {}},
      {"muen", "regions: 'DE-BY'", {"München"}},
      {"muen", "regions: 'DE-NW'", {}},
      {"jadw", "kinds: RECORD_KIND_CONTENT", {}},
      {"brem", "organization_types: ORGANIZATION_TYPE_NETWORK", {}},
      {"brandenb", "kinds: RECORD_KIND_ORGANIZATION", {}},
      {"nordrh", "regions: 'DE-NW'", {"Nordrhein-Westfalen"}},
      {"nordrh", "regions: 'DE-BE'", {}},
      {"entsch",
       "kinds: RECORD_KIND_CONTENT",
       {"Entschädigung", "Entschädigung und entgangener Lohn"}},
      {"entsch", "kinds: RECORD_KIND_ORGANIZATION", {}},
      {"entsch", "topics: 'wages'", {"Entschädigung", "Entschädigung und entgangener Lohn"}},
      {"entsch", "topics: 'trafficking'", {"Entschädigung"}},
      {"entsch", "content_types: CONTENT_TYPE_ABOUT", {}},
      {"picu", "organization_types: ORGANIZATION_TYPE_NETWORK", {"PICUM"}},
      {"picu", "organization_types: ORGANIZATION_TYPE_ASSOCIATION", {}},
  };
  for (const auto& c : cases) {
    const std::string filter = std::string("filter { ") + c.filter + " }";
    EXPECT_EQ(Texts(Complete(c.prefix, filter)), c.texts) << c.prefix << " " << c.filter;
  }
}

TEST(Suggester, AnEmptyFilterRestrictsNothing) {
  EXPECT_EQ(Texts(Complete("b", "filter {}")), Texts(Complete("b")));
}

// --- Segments ------------------------------------------------------------------------------------

TEST(Suggester, HighlightsWhatWasTyped) {
  const struct {
    const char* prefix;
    const char* marked;  // the first suggestion
  } cases[] = {
      {"muen", "[Mün]chen"},
      {"mu", "[Mü]nchen"},
      {"MUN", "[Mün]chen"},
      {"koof", "[KOOF]RA"},
      {"ban y", "[Ban Y]ing"},
      {"koofra e", "[KOOFRA e.]V."},
      {"mitternachtsmission h", "[Mitternachtsmission H]eilbronn"},
      {"westf", "Nordrhein-[Westf]alen"},
      {"nordrhein w", "[Nordrhein-W]estfalen"},
      {"solwodi", "[SOLWODI] Berlin e.V."},
      {"was ist m", "[Was ist M]enschenhandel?"},
      // Typed otherwise than it is shown: what stands for it.
      {"kobar", "[KOBRA]"},
      {"banying", "[Ban Ying]"},
      // Nothing that is shown was typed.
      {"nrw", "Nordrhein-Westfalen"},
      {"colog", "Köln"},
  };
  for (const auto& c : cases) {
    const auto suggestions = Complete(c.prefix);
    ASSERT_FALSE(suggestions.empty()) << c.prefix;
    EXPECT_EQ(Marked(suggestions[0]), c.marked) << c.prefix;
  }
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Whatever is typed: joined segments are the text, cut at code points.
void ExpectWholeSegments(const std::vector<Suggestion>& suggestions) {
  for (const Suggestion& suggestion : suggestions) {
    std::string joined;
    for (const auto& segment : suggestion.segments()) {
      EXPECT_FALSE(segment.text().empty());
      EXPECT_FALSE(IsContinuation(segment.text()[0])) << suggestion.text();
      joined += segment.text();
    }
    EXPECT_EQ(joined, suggestion.text());
  }
}

TEST(Suggester, AnyBeginningOfAnyNameIsAnsweredWithIt) {
  const auto all = ListOrganizations(ShippedSnapshot(), {}, {0, 1000}, absl::CivilDay(2026, 11, 1));
  ASSERT_TRUE(all.ok());
  for (const auto& organization : all->records) {
    const std::string& name = organization.display_name();
    for (size_t end = 1; end <= name.size(); ++end) {
      // Half of a letter too, which is no text.
      const auto suggestions = Complete(name.substr(0, end));
      ExpectWholeSegments(suggestions);
      const bool is_text = end == name.size() || !IsContinuation(name[end]);
      if (is_text && end >= 12) {
        EXPECT_FALSE(suggestions.empty()) << name.substr(0, end);
      }
    }
  }
}

TEST(Suggester, AnyBytesAreAnswered) {
  const std::string prefixes[] = {std::string("\0\0", 2),
                                  "\xff\xfe",
                                  "\xf0\x9f\x98\x80",
                                  "(((\"' AND NOT *",
                                  std::string(200, 'a'),
                                  std::string(200, ' '),
                                  "\u202emün",
                                  "mün\u0308\u0308\u0308",
                                  "\u0308",
                                  "e.V.",
                                  "ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ"};
  for (const std::string& prefix : prefixes) ExpectWholeSegments(Complete(prefix));
}

}  // namespace
}  // namespace kok::search_core
