#include "service/index/curated_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"
#include "tests/unit/built_index.h"

namespace kok::index {
namespace {

using testing::IsEmpty;

constexpr char kLines[] =
    R"({"organization":{"name":"organizations/a","phones":[{"number":"116016"},{"number":"+498000116016"}],)"
    R"("emails":["Hilfe@Example.org"]},"words":["Notruf","häusliche Gewalt","116 016","e.V."]})"
    "\n"
    R"({"organization":{"name":"organizations/b","phones":[{"number":"110"}]},"words":["notruf","رقم الطوارئ"]})"
    "\n"
    R"({"organization":{"name":"organizations/c","phones":[{"number":"110"}]}})"
    "\n";

const CuratedLines& Lines() {
  static const auto* lines = [] {
    auto parsed = CuratedLines::Parse(kLines);
    EXPECT_TRUE(parsed.ok()) << parsed.status();
    return new CuratedLines(*std::move(parsed));
  }();
  return *lines;
}

// The words of a query as a search has them.
std::vector<std::string> Words(const std::string& query) {
  return absl::StrSplit(analysis::PhraseKey(query), ' ', absl::SkipEmpty());
}

std::string IdsOf(const std::vector<const CuratedLine*>& lines) {
  std::string ids;
  for (const CuratedLine* line : lines) ids += line->organization().name().substr(14);
  return ids;
}

std::string IdsOf(const std::vector<const Organization*>& organizations) {
  std::string ids;
  for (const Organization* organization : organizations) ids += organization->name().substr(14);
  return ids;
}

TEST(CuratedLinesTest, ALineIsShownForItsWordsAsWholeWordsOfTheQuery) {
  const struct {
    const char* query;
    const char* ids;  // one letter each
  } cases[] = {
      {"Notruf", "ab"},
      {"NOTRUF!", "ab"},
      {"wer hilft, Notruf Berlin", "ab"},
      {"Häusliche Gewalt", "a"},
      {"hausliche gewalt", "a"},
      {"Hilfe bei häuslicher Gewalt", ""},
      {"häusliche psychische Gewalt", ""},
      {"Gewalt häusliche", ""},
      {"116 016", "a"},
      {"1160", ""},
      {"Frauennotruf", ""},
      {"Notrufe", ""},
      {"KOOFRA e. V.", "a"},
      {"رقم الطوارئ", "b"},
      {"", ""},
      {"   ?", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IdsOf(Lines().ForWords(Words(c.query))), c.ids) << c.query;
  }
  EXPECT_EQ(IdsOf(Lines().ForWords({})), "");
}

TEST(CuratedLinesTest, ALineIsFoundByNameNumberAndAddress) {
  EXPECT_EQ(Lines().lines().size(), 3U);
  ASSERT_NE(Lines().Find("organizations/b"), nullptr);
  EXPECT_EQ(Lines().Find("organizations/b")->phones(0).number(), "110");
  for (const char* name : {"organizations/", "organizations/d", "b", ""}) {
    EXPECT_EQ(Lines().Find(name), nullptr) << name;
  }
  EXPECT_EQ(IdsOf(Lines().ByPhone("116016")), "a");
  EXPECT_EQ(IdsOf(Lines().ByPhone("+498000116016")), "a");
  EXPECT_EQ(IdsOf(Lines().ByPhone("110")), "bc");
  for (const char* number : {"", "116 016", "11", "+49110"}) {
    EXPECT_EQ(IdsOf(Lines().ByPhone(number)), "") << number;
  }
  EXPECT_EQ(IdsOf(Lines().ByEmail("hilfe@example.ORG")), "a");
  for (const char* email : {"", "hilfe", "hilfe@example.de"}) {
    EXPECT_EQ(IdsOf(Lines().ByEmail(email)), "") << email;
  }
}

TEST(CuratedLinesTest, NoTextMeansNoLines) {
  const auto none = CuratedLines::Parse("");
  ASSERT_TRUE(none.ok()) << none.status();
  EXPECT_THAT(none->lines(), IsEmpty());
  EXPECT_THAT(none->ForWords({"notruf"}), IsEmpty());
}

TEST(CuratedLinesTest, WhatIsNoLineIsRefusedWithItsPlace) {
  for (const char* bad : {"x", "[]", R"({"organisation":{}})", R"({"words":[{}]})"}) {
    const absl::Status refused = CuratedLines::Parse(std::string("{}\n") + bad + "\n").status();
    EXPECT_TRUE(absl::IsDataLoss(refused)) << bad << refused;
    EXPECT_THAT(std::string(refused.message()), testing::HasSubstr("curated_lines.jsonl:2")) << bad;
  }
}

// What the shipped lines promise to a person who types one word.
TEST(ShippedCuratedLinesTest, WordsOfManyLanguagesLeadToANumber) {
  const auto snapshot = tests::OpenActive(tests::ShippedIndex());
  ASSERT_NE(snapshot, nullptr);
  const CuratedLines& lines = snapshot->curated_lines();
  const struct {
    const char* query;
    const char* first;  // number of the first line
  } cases[] = {
      {"Notruf", "116016"},
      {"emergency number", "116016"},
      {"numéro d'urgence", "116016"},
      {"numer alarmowy", "116016"},
      {"телефон доверия", "116016"},
      {"Polizeinotruf", "110"},
      {"Rettungswagen", "112"},
      {"Männerhilfetelefon", "+498001239900"},
      {"Kindesmissbrauch", "+498002255530"},
      {"Nummer gegen Kummer", "116111"},
      {"Weißer Ring", "116006"},
      {"numero verde antitratta", "+39800290290"},
      {"Notruf Schweiz", "116016"},
  };
  for (const auto& c : cases) {
    const auto found = lines.ForWords(Words(c.query));
    ASSERT_FALSE(found.empty()) << c.query;
    EXPECT_EQ(found[0]->organization().phones(0).number(), c.first) << c.query;
  }
  for (const char* query : {"Menschenhandel", "Polizei", "Beratungsstelle Köln", "KOK", "Hilfe"}) {
    EXPECT_THAT(lines.ForWords(Words(query)), IsEmpty()) << query;
  }
}

TEST(CuratedLinesTest, WhatIsWithdrawnIsNeitherALineNorNamedInOne) {
  const auto lines = CuratedLines::Parse(
      R"({"organization":{"name":"organizations/a","parent":"organizations/x","etag":"1"}})"
      "\n"
      R"({"organization":{"name":"organizations/b","confusable_with":["organizations/a"],"etag":"2"},"words":["notruf"]})"
      "\n");
  ASSERT_TRUE(lines.ok()) << lines.status();
  const CuratedLines left = lines->Without({"organizations/a"});
  ASSERT_EQ(left.lines().size(), 1U);
  const Organization& b = left.lines()[0].organization();
  EXPECT_EQ(b.name(), "organizations/b");
  EXPECT_THAT(b.confusable_with(), IsEmpty());
  EXPECT_NE(b.etag(), "2");
  EXPECT_EQ(IdsOf(left.ForWords(Words("Notruf"))), "b");
  const CuratedLines without_parent = lines->Without({"organizations/x"});
  ASSERT_EQ(without_parent.lines().size(), 2U);
  EXPECT_EQ(without_parent.lines()[0].organization().parent(), "");
  EXPECT_EQ(without_parent.lines()[1].organization().etag(), "2");
}

}  // namespace
}  // namespace kok::index
