#include "service/search/notices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "service/search/understood_query.h"

namespace kok::search_core {
namespace {

using kok::search::v1::NoticeCode;
using testing::HasSubstr;

// The codes that this version gives out.
constexpr NoticeCode kServed[] = {kok::search::v1::NOTICE_CODE_NO_SEARCHABLE_WORDS,
                                  kok::search::v1::NOTICE_CODE_WORDS_IGNORED,
                                  kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE,
                                  kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION,
                                  kok::search::v1::NOTICE_CODE_AMBIGUOUS_NAME,
                                  kok::search::v1::NOTICE_CODE_PERSONAL_DATA_IN_QUERY,
                                  kok::search::v1::NOTICE_CODE_FEWER_WORDS_MATCHED,
                                  kok::search::v1::NOTICE_CODE_REGION_UNDERSTOOD,
                                  kok::search::v1::NOTICE_CODE_PLACE_UNDERSTOOD,
                                  kok::search::v1::NOTICE_CODE_SPELLING_SUGGESTED,
                                  kok::search::v1::NOTICE_CODE_REFERENCE_UNDERSTOOD,
                                  kok::search::v1::NOTICE_CODE_REFERENCE_NOT_FOUND,
                                  kok::search::v1::NOTICE_CODE_PLACE_AVOIDED,
                                  kok::search::v1::NOTICE_CODE_TRANSLATED,
                                  kok::search::v1::NOTICE_CODE_PHRASE_NOT_FOUND,
                                  kok::search::v1::NOTICE_CODE_PHRASES_NOT_ALL_CHECKED,
                                  kok::search::v1::NOTICE_CODE_PHRASES_SHORTENED,
                                  kok::search::v1::NOTICE_CODE_PAGE_DEPTH_REACHED,
                                  kok::search::v1::NOTICE_CODE_FILTER_CONTRADICTORY};

TEST(Notices, EveryServedCodeIsASentenceInBothLanguages) {
  std::set<std::string> sentences;
  for (const NoticeCode code : kServed) {
    const auto german = MakeNotice(code, "", "de");
    const auto english = MakeNotice(code, "", "en");
    for (const auto& notice : {german, english}) {
      EXPECT_EQ(notice.code(), code);
      ASSERT_FALSE(notice.message().empty()) << NoticeCode_Name(code);
      EXPECT_EQ(notice.message().back(), '.') << notice.message();
      EXPECT_TRUE(sentences.insert(notice.message()).second) << notice.message();
    }
  }
}

TEST(Notices, GermanIsTheLanguageOfAllOthers) {
  for (const NoticeCode code : kServed) {
    const std::string german = MakeNotice(code, "", "de").message();
    for (const char* language : {"", "tr", "EN", "en-GB"}) {
      EXPECT_EQ(MakeNotice(code, "", language).message(), german) << language;
    }
  }
}

TEST(Notices, NameTheFieldThatTheyAreAbout) {
  const auto notice =
      MakeNotice(kok::search::v1::NOTICE_CODE_NO_CENTRE_IN_REGION, "filter.regions", "de");
  EXPECT_EQ(notice.field(), "filter.regions");
  EXPECT_EQ(MakeNotice(kok::search::v1::NOTICE_CODE_DIRECTORY_INCOMPLETE, "", "de").field(), "");
}

TEST(Notices, SayTheLimitThatIsInForce) {
  for (const char* language : {"de", "en"}) {
    EXPECT_THAT(MakeNotice(kok::search::v1::NOTICE_CODE_WORDS_IGNORED, "query", language).message(),
                HasSubstr(std::to_string(kMaxWords)));
    const std::string shortened =
        MakeNotice(kok::search::v1::NOTICE_CODE_PHRASES_SHORTENED, "query", language).message();
    EXPECT_THAT(shortened, HasSubstr(std::to_string(kMaxPhrases)));
    EXPECT_THAT(shortened, HasSubstr(std::to_string(kMaxPhraseWords)));
  }
}

}  // namespace
}  // namespace kok::search_core
