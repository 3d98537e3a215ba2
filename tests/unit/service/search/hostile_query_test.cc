// Whatever a query holds, it is answered: nothing of it is an operator, a pattern or a command.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/service/search/hostile_queries.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using tests::Ask;
using tests::ShippedSnapshot;

using tests::HostileCase;
using tests::HostileCases;

TEST(HostileQuery, IsAlwaysAnswered) {
  for (const HostileCase& c : HostileCases()) {
    for (const bool prefix : {false, true}) {
      v1::SearchRequest request;
      request.set_query(c.query);
      request.set_explain(true);
      request.set_prefix_last_word(prefix);
      request.set_language_code(prefix ? "en" : "de");
      request.set_view(v1::RESULT_VIEW_FULL);
      v1::SearchResponse response;
      const auto next = Search(ShippedSnapshot(), request, {0, 20},
                               {absl::CivilDay(2026, 11, 1), 365}, {}, response);
      EXPECT_TRUE(next.ok()) << c.why << ": " << next.status();
      EXPECT_EQ(response.index().generation(), ShippedSnapshot().id()) << c.why;
    }
  }
}

TEST(HostileQuery, RandomBytesAreAnswered) {
  std::mt19937 random(29);
  for (int round = 0; round < 300; ++round) {
    std::string query(random() % 200, '\0');
    for (char& c : query) c = static_cast<char>(random() % 256);
    Ask(ShippedSnapshot(), query);
  }
}

TEST(HostileQuery, TricksOfWritingChangeNothing) {
  const std::vector<std::string> expected = Ask(ShippedSnapshot(), "KOOFRA").Names();
  ASSERT_THAT(expected, ElementsAre("organizations/koofra-hamburg"));
  for (const auto& [why, query] : std::vector<std::pair<const char*, std::string>>{
           {"quotes", "\"KOOFRA"},
           {"operators", "+KOOFRA*"},
           {"NUL around", std::string("\0KOOFRA\0", 8)},
           {"zero-width characters inside", "KOO\u200BF\u200DRA"},
           {"right-to-left marks around", "\u200FKOOFRA\u200E"},
           {"full-width letters", "ＫＯＯＦＲＡ"},
           {"mathematical letters", "𝐊𝐎𝐎𝐅𝐑𝐀"},
           {"bad bytes around", "\xffKOOFRA\xfe"},
           {"emoji around", "🆘KOOFRA🆘"},
       }) {
    EXPECT_EQ(Ask(ShippedSnapshot(), query).Names(), expected) << why;
  }
}

TEST(HostileQuery, WithoutALetterOrDigitThereIsNothingToSearchFor) {
  for (const char* query :
       {"?!.,;:", "*", "\"", "((((", "\u200B\u200D", "🆘", "\u0308", "\xff\xfe"}) {
    const auto answer = Ask(ShippedSnapshot(), query);
    EXPECT_TRUE(answer.Has(v1::NOTICE_CODE_NO_SEARCHABLE_WORDS)) << query;
    EXPECT_THAT(answer.Names(), IsEmpty()) << query;
  }
}

}  // namespace
}  // namespace kok::search_core
