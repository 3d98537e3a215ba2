#include "service/search/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::Answer;
using tests::Ask;
using tests::ShippedSnapshot;

Answer Explained(const std::string& query, const std::string& language = "de",
                 bool prefix_last_word = false) {
  v1::SearchRequest request;
  request.set_query(query);
  request.set_explain(true);
  request.set_language_code(language);
  request.set_prefix_last_word(prefix_last_word);
  return Ask(ShippedSnapshot(), request);
}

// The reasons of one record in an answer.
std::vector<v1::MatchReason> Reasons(const Answer& answer, const std::string& name) {
  for (const auto& result : answer.response.results()) {
    if (result.name() == name) {
      return {result.match_reasons().begin(), result.match_reasons().end()};
    }
  }
  ADD_FAILURE() << name << " is not among the results";
  return {};
}

TEST(Explanation, ATownIsFoundWithoutItsUmlaut) {
  for (const auto& [language, field_word] :
       {std::pair<const char*, const char*>{"de", "Ort: „Köln“"}, {"en", "Town: “Köln”"}}) {
    const auto reasons = Reasons(Explained("Koeln", language), "organizations/agisra-koeln");
    ASSERT_FALSE(reasons.empty());
    EXPECT_EQ(reasons[0].field(), "seat.locality");
    EXPECT_EQ(reasons[0].matched_text(), "Köln");
    EXPECT_THAT(reasons[0].kind(), AnyOf(v1::MATCH_KIND_FOLD, v1::MATCH_KIND_SEAT));
    EXPECT_THAT(reasons[0].description(), HasSubstr(field_word));
  }
}

// Somebody who is sent to a seat two hours away was sent wrongly.
TEST(Explanation, ABranchIsNoSeat) {
  const tests::SmallIndex index(
      R"({"organization":{"name":"organizations/a","display_name":"Haus A",)"
      R"("type":"ORGANIZATION_TYPE_SPECIALIZED_COUNSELLING_CENTRE","seat":{"locality":"Nürnberg",)"
      R"("region_code":"DE-BY"},"branches":[{"locality":"Augsburg"},{"locality":"München"}]}})");
  for (const auto& [language, description] :
       {std::pair<const char*, const char*>{
            "de", "Ort einer Nebenstelle: „München“ – hat dort eine Nebenstelle, nicht den Sitz"},
        {"en", "Town of a branch: “München” – has a branch there, not its seat"}}) {
    v1::SearchRequest request;
    request.set_query("Muenchen");
    request.set_explain(true);
    request.set_language_code(language);
    const auto reasons = Reasons(Ask(*index, request), "organizations/a");
    ASSERT_EQ(reasons.size(), 1U);
    EXPECT_EQ(reasons[0].field(), "branches.locality");
    EXPECT_EQ(reasons[0].matched_text(), "München");
    EXPECT_EQ(reasons[0].description(), description);
    request.set_query("Nürnberg");
    const auto of_seat = Reasons(Ask(*index, request), "organizations/a");
    ASSERT_FALSE(of_seat.empty());
    EXPECT_EQ(of_seat[0].field(), "seat.locality");
    EXPECT_EQ(of_seat[0].matched_text(), "Nürnberg");
  }
}

TEST(Explanation, EveryReasonSaysWhatMatched) {
  for (const char* query :
       {"Prostitution", "prostitutes", "Beratung", "Rechtsberatung", "Wohnung", "München", "Bayern",
        "Menschenhandel Köln", "Frauenhaus", "diakonie", "Caritas", "counselling"}) {
    for (const char* language : {"de", "en"}) {
      const Answer answer = Explained(query, language);
      for (const auto& result : answer.response.results()) {
        for (const auto& reason : result.match_reasons()) {
          EXPECT_FALSE(reason.matched_text().empty())
              << query << ": " << result.name() << ": " << reason.ShortDebugString();
        }
      }
    }
  }
}

struct KindCase {
  const char* query;
  const char* record;
  v1::MatchKind kind;
  const char* field;
  const char* matched_text;
  bool prefix_last_word = false;
};

TEST(Explanation, SaysHowEachWordMatches) {
  const KindCase cases[] = {
      {"Präventionsprojekt", "organizations/fairlove-hamburg", v1::MATCH_KIND_EXACT, "display_name",
       "Präventionsprojekt"},
      {"Praeventionsprojekt", "organizations/fairlove-hamburg", v1::MATCH_KIND_FOLD, "display_name",
       "Präventionsprojekt"},
      {"Mitternachtsmissionen", "organizations/mitternachtsmission-dortmund", v1::MATCH_KIND_STEM,
       "display_name", "Mitternachtsmission"},
      {"Migranten", "organizations/picum", v1::MATCH_KIND_GENDER, "display_name", "Migrant*innen"},
      {"Informationszentrum", "organizations/fiz-stuttgart", v1::MATCH_KIND_COMPOUND,
       "display_name", "Fraueninformationszentrum"},
      {"Opfer", "organizations/bbmez-bremen", v1::MATCH_KIND_SYNONYM, "display_name", "Betroffene"},
      {"insan ticareti", "organizations/bbmez-bremen", v1::MATCH_KIND_TRANSLATION, nullptr,
       "Menschenhandel"},
      {"agisraa", "organizations/agisra-koeln", v1::MATCH_KIND_TYPO, "display_name", "agisra"},
      {"Nachtf", "organizations/nachtfalter-essen", v1::MATCH_KIND_PREFIX, nullptr, nullptr, true},
      {"KOOFRA", "organizations/koofra-hamburg", v1::MATCH_KIND_NAME, "display_name",
       "KOOFRA e.V."},
      {"Beratung Bayern", "organizations/jadwiga-muenchen", v1::MATCH_KIND_SEAT, "seat.region_code",
       nullptr},
      {"info@agisra.org", "organizations/agisra-koeln", v1::MATCH_KIND_CONTACT, "emails",
       "info@agisra.org"},
      {"0221 1390392", "organizations/agisra-koeln", v1::MATCH_KIND_CONTACT, "phones", nullptr},
      {"Menschenhandel", "organizations/bbmez-bremen", v1::MATCH_KIND_EXACT, nullptr,
       "Menschenhandel"},
  };
  for (const KindCase& c : cases) {
    for (const char* language : {"de", "en"}) {
      const auto reasons = Reasons(Explained(c.query, language, c.prefix_last_word), c.record);
      const auto fits = [&](const v1::MatchReason& reason) {
        return reason.kind() == c.kind && (c.field == nullptr || reason.field() == c.field) &&
               (c.matched_text == nullptr || reason.matched_text() == c.matched_text);
      };
      EXPECT_TRUE(std::any_of(reasons.begin(), reasons.end(), fits))
          << c.query << " in " << language << ": "
          << (reasons.empty() ? "no reason" : reasons[0].ShortDebugString());
    }
  }
}

// A sentence may quote the record; what was typed stands nowhere.
TEST(Explanation, NothingOfTheRequestIsRepeated) {
  for (const char* query :
       {"agisraa", "Praeventionsprojekt", "Mitternachtsmissionen", "Migranten"}) {
    const Answer answer = Explained(query);
    for (const auto& result : answer.response.results()) {
      for (const auto& reason : result.match_reasons()) {
        EXPECT_THAT(reason.description(), Not(HasSubstr(query)));
        EXPECT_FALSE(reason.description().empty());
      }
    }
  }
}

TEST(Explanation, TheHeaviestReasonComesFirstAndTheSharesAreOfOneWhole) {
  const Answer answer = Explained("Beratung für Opfer von Menschenhandel in Koeln");
  ASSERT_THAT(answer.Names(), Not(IsEmpty()));
  for (const auto& result : answer.response.results()) {
    ASSERT_GT(result.match_reasons_size(), 0) << result.name();
    double last = 1;
    double sum = 0;
    for (const auto& reason : result.match_reasons()) {
      EXPECT_LE(reason.share(), last) << result.name();
      last = reason.share();
      sum += reason.share();
      EXPECT_FALSE(reason.field().empty());
      EXPECT_NE(reason.kind(), v1::MATCH_KIND_UNSPECIFIED);
    }
    EXPECT_NEAR(sum, 1, 1e-9) << result.name();
  }
}

TEST(Explanation, OfContentNamesTheFieldThatHoldsTheWord) {
  const tests::SmallIndex index(
      R"({"content":{"name":"contents/a","title":"Fuchsien","summary":"Rosen","body":"Nelken"}})");
  for (const auto& [query, field] : {std::pair<const char*, const char*>{"Fuchsie Tulpe", "title"},
                                     {"Rose Tulpe", "summary"},
                                     {"Nelke Tulpe", "body"}}) {
    v1::SearchRequest request;
    request.set_query(query);
    request.set_explain(true);
    const Answer answer = Ask(*index, request);
    const auto reasons = Reasons(answer, "contents/a");
    ASSERT_EQ(reasons.size(), 1U) << query;
    EXPECT_EQ(reasons[0].field(), field);
    EXPECT_TRUE(answer.response.results(0).content().body().empty()) << "only a full view has it";
  }
}

// `Erlaubniss` is no beginning of `Erlaubnis`, though of `Erlaubnisse`.
TEST(Explanation, ASlipBeyondTheStemIsNoBeginning) {
  const tests::SmallIndex index(
      R"({"content":{"name":"contents/a","title":"Aufenthaltserlaubnis","body":"Rosen"}})"
      "\n"
      R"({"content":{"name":"contents/b","title":"Rosen","body":"Aufenthaltserlaubnisse"}})");
  const struct {
    bool is_typed;
    const char* suggested;
    v1::MatchKind of_title;
    v1::MatchKind of_body;
  } cases[] = {
      {false, "Aufenthaltserlaubnis", v1::MATCH_KIND_TYPO, v1::MATCH_KIND_TYPO},
      {true, "", v1::MATCH_KIND_STEM, v1::MATCH_KIND_PREFIX},
  };
  for (const auto& c : cases) {
    v1::SearchRequest request;
    request.set_query("Aufenthaltserlaubniss");
    request.set_explain(true);
    request.set_prefix_last_word(c.is_typed);
    const Answer answer = Ask(*index, request);
    EXPECT_TRUE(absl::EqualsIgnoreCase(answer.response.suggested_query(), c.suggested));
    const auto title = Reasons(answer, "contents/a");
    const auto body = Reasons(answer, "contents/b");
    ASSERT_FALSE(title.empty() || body.empty());
    EXPECT_EQ(title[0].kind(), c.of_title) << title[0].description();
    EXPECT_EQ(body[0].kind(), c.of_body) << body[0].description();
    for (const auto& result : answer.response.results()) {
      if (result.name() != "contents/b") continue;
      ASSERT_FALSE(result.snippet().empty());
      EXPECT_TRUE(result.snippet(0).highlighted()) << c.is_typed;
    }
  }
}

TEST(Explanation, StandsOnlyWhereItIsAskedFor) {
  const Answer plain = Ask(ShippedSnapshot(), "Koeln");
  for (const auto& result : plain.response.results()) {
    EXPECT_EQ(result.match_reasons_size(), 0);
  }
  const Answer browsing = Explained("");
  for (const auto& result : browsing.response.results()) {
    EXPECT_EQ(result.match_reasons_size(), 0) << "browsing has no reasons";
  }
}

}  // namespace
}  // namespace kok::search_core
