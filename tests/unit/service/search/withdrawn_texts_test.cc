// A withdrawn text stays in the database until the next build: no answer may tell.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "service/search/generation_changes.h"
#include "service/search/record_store.h"
#include "service/search/suggester.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::Ask;

constexpr char kKept[] =
    R"({"organization":{"name":"organizations/a","display_name":"Alpha","seat":{"locality":"Bremen","region_code":"DE-HB"}}}
{"content":{"name":"contents/one","title":"Erster Brief","type":1,"topics":["law"],"body":"Ein Brief der Behörde"}}
{"content":{"name":"contents/two","title":"Zweiter Brief","type":2,"topics":["law"],"body":"Noch ein Brief"}}
)";
constexpr char kWithdrawn[] =
    R"({"content":{"name":"contents/zwibbel","title":"Zwibbelfrasch Brief","type":2,"topics":["work"],"body":"Brief der Quolmbehörde"}})";
constexpr char kName[] = "contents/zwibbel";
const absl::CivilDay kToday(2026, 11, 1);

class WithdrawnTexts : public testing::Test {
 protected:
  static std::shared_ptr<const index::Snapshot> Withdraw(const index::Snapshot& whole,
                                                         const generation::Retractions& names) {
    auto shown = whole.With(names);
    EXPECT_TRUE(shown.ok()) << shown.status();
    return shown.ok() ? *shown : nullptr;
  }
  // What does not differ from build to build; other texts are ranked by frequencies that still
  // count it.
  static std::string Comparable(v1::SearchResponse response) {
    response.clear_index();
    for (auto& result : *response.mutable_results()) result.clear_score();
    return response.DebugString();
  }
  static std::string Suggested(const index::Snapshot& snapshot, const std::string& prefix) {
    v1::SuggestRequest request;
    request.set_prefix(prefix);
    v1::SuggestResponse response;
    EXPECT_TRUE(Suggest(snapshot, request, 20, kToday, response).ok());
    response.clear_index();
    return response.DebugString();
  }

  const tests::SmallIndex whole_{std::string(kKept) + kWithdrawn};
  const tests::SmallIndex never_{kKept};
  const std::shared_ptr<const index::Snapshot> shown_ = Withdraw(*whole_, {kName});
};

TEST_F(WithdrawnTexts, AnswerAsIfTheyHadNeverBeenThere) {
  for (const char* query :
       {"", "Brief", "Behörde", "Quolmbehörde", "Quolmbehorde", "Quolm", "Zwibbelfrasch",
        "Zwibbelfrash", "zwibb", "Bremen", "\"Brief\"", "„Ein Brief“", "„Brief der“",
        "»Brief der Quolmbehörde«", "\"Zwibbelfrasch\" Brief"}) {
    v1::SearchRequest request;
    request.set_query(query);
    request.add_facets(v1::FACET_FIELD_TOPICS);
    request.add_facets(v1::FACET_FIELD_CONTENT_TYPES);
    EXPECT_EQ(Comparable(Ask(*shown_, request).response),
              Comparable(Ask(*never_, request).response))
        << query;
    request.mutable_filter()->add_topics("work");
    EXPECT_EQ(Comparable(Ask(*shown_, request).response),
              Comparable(Ask(*never_, request).response))
        << query << " on work";
  }
  for (const char* prefix : {"Zw", "Zwibbel", "Zwibbelfrosch", "Br", "Ers", "Arbeit"}) {
    EXPECT_EQ(Suggested(*shown_, prefix), Suggested(*never_, prefix)) << prefix;
  }
}

TEST_F(WithdrawnTexts, AreInNoList) {
  EXPECT_EQ(GetContent(*shown_, kName).status(), GetContent(*shown_, "contents/none").status());
  const auto list = ListContents(*shown_, {}, {0, 10}, true, {});
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(list->total, 2U);
  ASSERT_EQ(list->records.size(), 2U);
  EXPECT_EQ(list->records[0].name(), "contents/one");
  EXPECT_EQ(list->records[1].name(), "contents/two");
  EXPECT_EQ(shown_->counts().contents(), 2);
  EXPECT_THAT(shown_->withheld(), ElementsAre(kName));
  const auto changes = CompareGenerations(*whole_, *shown_, {});
  ASSERT_TRUE(changes.ok());
  EXPECT_THAT(changes->removed, ElementsAre(kName));
  EXPECT_THAT(changes->changed, IsEmpty());
}

TEST_F(WithdrawnTexts, LeaveNoWordBehind) {
  const index::Lexicon& words = shown_->lexicon();
  EXPECT_EQ(words.Find("zwibbelfrasch"), nullptr);
  EXPECT_EQ(words.Find("quolmbehorde"), nullptr);
  EXPECT_NE(words.Find("behorde"), nullptr) << "another text holds it too";
  const auto content = shown_->content().Borrow();
  ASSERT_TRUE(content.ok());
  EXPECT_GT((*content)->get_termfreq("CSzwibbelfrasch"), 0U) << "it is still in the database";
  EXPECT_EQ(shown_->TextsWith(**content, "CSzwibbelfrasch"), 0U);
  EXPECT_EQ(shown_->TextsWith(**content, "CSbrief"), 2U);
  std::vector<std::string> folds;
  for (const index::LexiconWord& word : words.words()) folds.push_back(word.fold);
  std::vector<std::string> expected;
  for (const index::LexiconWord& word : never_->lexicon().words()) expected.push_back(word.fold);
  EXPECT_EQ(folds, expected);
}

TEST_F(WithdrawnTexts, ComeBackAndGoAgain) {
  const auto back = Withdraw(*shown_, {});
  EXPECT_TRUE(GetContent(*back, kName).ok());
  EXPECT_NE(back->lexicon().Find("zwibbelfrasch"), nullptr);
  EXPECT_EQ(Suggested(*back, "Zwibbel"), Suggested(*whole_, "Zwibbel"));
  const auto all = Withdraw(*back, {"contents/one", "contents/two", kName});
  EXPECT_EQ(all->counts().contents(), 0);
  EXPECT_THAT(Ask(*all, "Brief").Names(), IsEmpty());
  EXPECT_TRUE(GetOrganization(*all, "organizations/a").ok());
}

// Decisions in the same case name each other.
class ReferredToByTexts : public WithdrawnTexts {
 protected:
  static std::string Decision(const std::string& name, const std::string& related) {
    return R"({"content":{"name":"contents/)" + name + R"(","title":"Urteil )" + name +
           R"(","type":7,"body":"Urteil der Strafkammer )" + name +
           R"(","decision":{"court":"LG Musterstadt","relatedDecisions":[)" + related + "]}}}\n";
  }
  // All that answers hold of texts, byte by byte.
  static std::string EverythingOf(const index::Snapshot& snapshot) {
    std::string all;
    for (const char* name : {"contents/a", "contents/b", "contents/c"}) {
      const auto content = GetContent(snapshot, name);
      all += content.ok() ? content->SerializeAsString() : std::string(content.status().message());
    }
    for (const bool with_body : {false, true}) {
      const auto list = ListContents(snapshot, {}, {0, 10}, with_body, {});
      EXPECT_TRUE(list.ok());
      for (const v1::Content& content : list->records) all += content.SerializeAsString();
    }
    for (const auto view : {v1::RESULT_VIEW_BASIC, v1::RESULT_VIEW_FULL}) {
      v1::SearchRequest request;
      request.set_view(view);
      request.set_query("Strafkammer");
      all += Comparable(Ask(snapshot, request).response);
      request.clear_query();
      all += Comparable(Ask(snapshot, request).response);
      request.set_similar_to("contents/a");
      all += Comparable(Ask(snapshot, request).response);
    }
    return all;
  }

  const std::string b_ = Decision("b", R"("contents/a")");
  const tests::SmallIndex three_{Decision("a", R"("contents/b","contents/c")") + b_ +
                                 Decision("c", R"("contents/a","contents/b","contents/a")")};
  const tests::SmallIndex without_c_{Decision("a", R"("contents/b")") + b_};
};

TEST_F(ReferredToByTexts, AreNamedNowhere) {
  ASSERT_THAT(EverythingOf(*three_), HasSubstr("contents/c"));
  const auto shown = Withdraw(*three_, {"contents/c"});
  EXPECT_THAT(EverythingOf(*shown), Not(HasSubstr("contents/c")));
  EXPECT_EQ(EverythingOf(*shown), EverythingOf(*without_c_)) << "the etag too";
  EXPECT_EQ(EverythingOf(*Withdraw(*shown, {})), EverythingOf(*three_));
}

TEST_F(ReferredToByTexts, ChangeWhatRefersToThem) {
  const auto shown = Withdraw(*three_, {"contents/c"});
  EXPECT_THAT(shown->rewritten(), ElementsAre("contents/a"));
  EXPECT_NE(GetContent(*shown, "contents/a")->etag(), GetContent(*three_, "contents/a")->etag());
  EXPECT_EQ(GetContent(*shown, "contents/b")->etag(), GetContent(*three_, "contents/b")->etag());
  const auto changes = CompareGenerations(*three_, *shown, {});
  ASSERT_TRUE(changes.ok());
  EXPECT_THAT(changes->changed, ElementsAre("contents/a"));
  EXPECT_THAT(changes->removed, ElementsAre("contents/c"));
  const auto none = CompareGenerations(*shown, *without_c_, {});
  ASSERT_TRUE(none.ok());
  EXPECT_THAT(none->removed, ElementsAre("contents/c"));
  EXPECT_THAT(none->changed, ElementsAre("contents/a")) << "who listed it earlier has the old one";
  std::set<std::string> views = {three_->view(), shown->view()};
  views.insert(Withdraw(*three_, {"contents/b"})->view());
  EXPECT_EQ(views.size(), 3U);
}

// A name that is withdrawn and is no record of the generation is as secret, whatever it names.
TEST_F(ReferredToByTexts, NeedNotBeThere) {
  const tests::SmallIndex dangling(Decision("a", R"("contents/b","contents/gone")") + b_);
  const auto shown = Withdraw(*dangling, {"contents/gone"});
  EXPECT_EQ(EverythingOf(*shown), EverythingOf(*without_c_));
  EXPECT_THAT(shown->rewritten(), ElementsAre("contents/a"));
  EXPECT_THAT(shown->withheld(), IsEmpty());
}

// Runs of them, gaps, the first and the last.
TEST(ManyWithdrawnTexts, LeaveAllOthersWhicheverTheyAre) {
  std::string lines;
  std::vector<std::string> names;
  for (int text = 100; text < 300; ++text) {
    names.push_back("contents/t" + std::to_string(text));
    lines += R"({"content":{"name":")" + names.back() + R"(","title":"Brief )" +
             std::to_string(text) + R"(","topics":[")" + (text % 2 == 0 ? "work" : "residence") +
             "\"]}}\n";
  }
  const tests::SmallIndex whole(lines);
  const std::function<bool(int)> choices[] = {
      [](int i) { return i % 3 == 0; }, [](int i) { return i < 50 || i == 199; },
      [](int i) { return i % 7 != 6; }, [](int i) { return i >= 150; }};
  for (const auto& is_withdrawn : choices) {
    generation::Retractions withdrawn;
    std::vector<std::string> left;
    for (int i = 0; i < 200; ++i) {
      if (is_withdrawn(i)) {
        withdrawn.insert(names[static_cast<size_t>(i)]);
      } else {
        left.push_back(names[static_cast<size_t>(i)]);
      }
    }
    const auto shown = (*whole).With(withdrawn);
    ASSERT_TRUE(shown.ok()) << shown.status();
    v1::SearchRequest request;
    request.set_query("Brief");
    request.set_page_size(100);
    request.set_exact_total(true);
    const auto answer = Ask(**shown, request);
    EXPECT_EQ(static_cast<size_t>(answer.response.total_size()), left.size());
    for (const std::string& name : answer.Names()) EXPECT_EQ(withdrawn.count(name), 0U) << name;
    const auto list = ListContents(**shown, {}, {0, 200}, true, {});
    ASSERT_TRUE(list.ok());
    std::vector<std::string> listed;
    for (const auto& content : list->records) listed.push_back(content.name());
    EXPECT_EQ(listed, left);
  }
}

}  // namespace
}  // namespace kok::search_core
