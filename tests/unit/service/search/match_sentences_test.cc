#include "service/search/match_sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "indexer/schema/fields.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::HasSubstr;

TEST(MatchSentencesTest, SayWhereAndHowInWords) {
  const struct {
    v1::MatchKind kind;
    const char* field;
    const char* text;
    const char* language;
    const char* sentence;
  } cases[] = {
      {v1::MATCH_KIND_FOLD, "seat.locality", "Köln", "de", "Ort: „Köln“ – gleich bis auf Umlaute"},
      {v1::MATCH_KIND_FOLD, "seat.locality", "Köln", "en",
       "Town: “Köln” – the same but for umlauts"},
      {v1::MATCH_KIND_EXACT, "display_name", "agisra", "", "Name: „agisra“ – genau dieses Wort"},
      {v1::MATCH_KIND_SEAT, "seat.region_code", "Bayern", "tr",
       "Land: „Bayern“ – hat dort den Sitz"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(MatchSentence(c.kind, c.field, c.text, c.language), c.sentence);
  }
}

TEST(MatchSentencesTest, EveryKindThatIsGivenOutHasASentenceInBothLanguages) {
  std::set<std::string> sentences;
  for (const v1::MatchKind kind :
       {v1::MATCH_KIND_EXACT, v1::MATCH_KIND_FOLD, v1::MATCH_KIND_STEM, v1::MATCH_KIND_GENDER,
        v1::MATCH_KIND_COMPOUND, v1::MATCH_KIND_SYNONYM, v1::MATCH_KIND_TRANSLATION,
        v1::MATCH_KIND_TYPO, v1::MATCH_KIND_PREFIX, v1::MATCH_KIND_SEAT, v1::MATCH_KIND_CONTACT,
        v1::MATCH_KIND_REFERENCE, v1::MATCH_KIND_PHRASE, v1::MATCH_KIND_NAME}) {
    for (const char* language : {"de", "en"}) {
      const std::string sentence = MatchSentence(kind, "title", "Wort", language);
      EXPECT_THAT(sentence, HasSubstr("Wort"));
      EXPECT_TRUE(sentences.insert(sentence).second) << sentence;
    }
  }
}

// A reader sees words for a field, never its path.
TEST(MatchSentencesTest, EveryFieldHasAName) {
  std::set<std::string> paths = {"phones", "website_uri"};
  for (const schema::TextField& field : schema::kOrganizationFields) paths.emplace(field.path);
  for (const schema::TextField& field : schema::kContentFields) paths.emplace(field.path);
  for (const std::string& path : paths) {
    for (const char* language : {"de", "en"}) {
      const std::string sentence = MatchSentence(v1::MATCH_KIND_EXACT, path, "x", language);
      EXPECT_THAT(sentence, testing::MatchesRegex("[A-Z].*: .*x.*")) << path;
      EXPECT_THAT(sentence, testing::Not(HasSubstr("_"))) << path;
    }
  }
}

TEST(MatchSentencesTest, WithoutATextNothingIsQuoted) {
  const std::string sentence = MatchSentence(v1::MATCH_KIND_REFERENCE, "body", "", "de");
  EXPECT_THAT(sentence, testing::Not(HasSubstr("„")));
  EXPECT_THAT(sentence, HasSubstr("Text"));
}

}  // namespace
}  // namespace kok::search_core
