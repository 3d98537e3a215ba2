// Over more texts than are always counted and looked through: what is left out of a match must not
// change what stands first.

#include "service/search/content_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/impact.h"
#include "service/search/impact_weight.h"
#include "service/search/query_understanding.h"
#include "service/search/ranking.h"
#include "tests/unit/service/search/many_texts.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

class ContentSearchTest : public testing::Test {
 protected:
  static const index::Snapshot& Many() { return tests::ManyTexts(); }

  struct Found {
    ContentHits hits;
    std::vector<ContentHit> full;  // all, by a match that leaves nothing out
    size_t total;
  };

  static Found Find(const index::Snapshot& snapshot, const v1::SearchRequest& request, size_t first,
                    size_t size) {
    const auto organizations = *snapshot.organizations().Borrow();
    const auto content = *snapshot.content().Borrow();
    const UnderstoodQuery understood =
        UnderstandQuery(snapshot, *organizations, *content, request.query(), {});
    TimeLimit limit;
    ContentSearch search(snapshot, *content, request, understood, limit);
    Found found{search.Match(first, size), {}, 0};
    const ContentPlan plan = PlanContent(snapshot, *content, understood);
    const auto& withheld = snapshot.withheld_contents();
    std::set<Xapian::docid> seen;
    const auto add = [&](const Xapian::Query& query, double tier) {
      Xapian::Enquire enquire(*content);
      enquire.set_weighting_scheme(ImpactWeight());
      enquire.set_query(query);
      const auto all = content->get_doccount();
      const Xapian::MSet matches = enquire.get_mset(0, all, all);
      for (auto hit = matches.begin(); hit != matches.end(); ++hit) {
        const bool known = !seen.insert(*hit).second;
        const bool hidden = std::binary_search(withheld.begin(), withheld.end(), *hit);
        if (!known && !hidden) found.full.push_back({*hit, hit.get_weight() + tier});
      }
    };
    if (!plan.all_words.empty()) add(plan.all_words, kAllContentWordsTier);
    if (found.full.size() < first + size && !plan.any.query.empty()) add(plan.any.query, 0);
    return found;
  }

  static void ExpectAsFull(const Found& found, size_t first, size_t size, const std::string& what) {
    ASSERT_EQ(found.hits.hits.size(),
              std::min(size, found.full.size() - std::min(first, found.full.size())))
        << what;
    for (size_t i = 0; i < found.hits.hits.size(); ++i) {
      EXPECT_EQ(found.hits.hits[i].document, found.full[first + i].document) << what << " " << i;
      EXPECT_DOUBLE_EQ(found.hits.hits[i].score, found.full[first + i].score) << what << " " << i;
    }
  }
};

TEST_F(ContentSearchTest, PagesAreThoseOfTheFullMatch) {
  ASSERT_NE(Many().best_documents().Find("CShund"), nullptr) << "a frequent word";
  ASSERT_EQ(Many().best_documents().Find("CSfisch"), nullptr) << "a rare one";
  for (const char* query : {"Hund", "Katze", "Fisch", "Vogel", "Hund Katze", "Vogel Fisch",
                            "Hund Fisch", "Katze Vogel Fisch", "Hund Nirgendwo"}) {
    for (const size_t first : {0, 10, 35, 190}) {
      v1::SearchRequest request;
      request.set_query(query);
      ExpectAsFull(Find(Many(), request, first, 10), first, 10,
                   query + std::string(" from ") + std::to_string(first));
    }
  }
}

TEST_F(ContentSearchTest, WithheldTextsLeaveTheOthersInTheirOrder) {
  v1::SearchRequest request;
  request.set_query("Hund");
  generation::Retractions withdrawn;
  const auto content = *Many().content().Borrow();
  for (const ContentHit& hit : Find(Many(), request, 0, 10).hits.hits) {
    if (hit.document % 3 == 0) continue;
    v1::Content text;
    ASSERT_TRUE(text.ParseFromString(content->get_document(hit.document).get_data()));
    withdrawn.insert(text.name());
  }
  ASSERT_FALSE(withdrawn.empty());
  const auto shown = Many().With(withdrawn);
  ASSERT_TRUE(shown.ok()) << shown.status();
  const Found found = Find(**shown, request, 0, 10);
  ASSERT_EQ(found.hits.hits.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(found.hits.hits[i].document, found.full[i].document) << i;
  }
}

TEST_F(ContentSearchTest, TotalsOfManyTextsAreEstimatedUnlessAskedExactly) {
  v1::SearchRequest request;
  request.set_query("Hund Katze");
  const ContentHits estimated = Find(Many(), request, 0, 10).hits;
  EXPECT_TRUE(estimated.total_is_estimated);
  request.set_exact_total(true);
  const ContentHits exact = Find(Many(), request, 0, 10).hits;
  EXPECT_FALSE(exact.total_is_estimated);
  EXPECT_EQ(exact.total, 7'000U) << "half, and a third, of which half are counted already";
  EXPECT_NEAR(static_cast<double>(estimated.total), 7'000, 700);
  request.mutable_filter()->add_content_types(v1::CONTENT_TYPE_EXPLANATION);
  EXPECT_FALSE(Find(Many(), request, 0, 10).hits.total_is_estimated);
}

TEST_F(ContentSearchTest, WherePagesEndTheTotalIsKnown) {
  const struct {
    const char* query;
    size_t first;
    size_t size;
    bool is_known;
    size_t total;
  } cases[] = {
      {"Fisch", 0, 10, false, 15},   {"Fisch", 0, 100, true, 15},
      {"Fisch", 10, 10, true, 15},   {"Fisch", 15, 10, true, 15},
      {"Fisch", 99, 10, true, 15},   {"Hund Fisch", 5250, 10, true, 5257},
      {"Nirgendwo", 0, 10, true, 0},
  };
  for (const auto& c : cases) {
    v1::SearchRequest request;
    request.set_query(c.query);
    const ContentHits found = Find(Many(), request, c.first, c.size).hits;
    EXPECT_EQ(found.total_is_estimated, !c.is_known) << c.query << " " << c.first;
    EXPECT_TRUE(!c.is_known || found.total == c.total) << c.query << " " << c.first;
  }
}

// Whoever says a compound says its parts.
TEST_F(ContentSearchTest, ACompoundIsEstimatedAsOneWord) {
  std::string lines = tests::LinesOfTexts(10'100);
  for (int i = 0; i < 900; ++i) {
    lines += R"({"content":{"name":"contents/z)" + std::to_string(1000 + i) +
             R"(","title":"Text","type":1,"body":"Aufenthaltserlaubnis"}})" + "\n";
  }
  const tests::SmallIndex index(lines);
  v1::SearchRequest request;
  request.set_query("Aufenthaltserlaubnis");
  const ContentHits found = Find(*index, request, 0, 10).hits;
  EXPECT_TRUE(found.total_is_estimated);
  EXPECT_EQ(found.total, 900U);
}

// Texts that say the word are those that pass the filter, which no estimate knows: it says hardly
// any.
TEST_F(ContentSearchTest, AnEstimateThatIsTooLowEndsNoPages) {
  std::string lines = tests::LinesOfTexts(10'100);
  for (int i = 0; i < 60; ++i) {
    lines += R"({"content":{"name":"contents/z)" + std::to_string(1000 + i) +
             R"(","title":"Text","type":1,"topics":["wages"],"body":"Mieter"}})" + "\n";
  }
  const tests::SmallIndex index(lines);
  for (const v1::SortOrder order : {v1::SORT_ORDER_RELEVANCE, v1::SORT_ORDER_DATE}) {
    v1::SearchRequest request;
    request.set_query("Mieter");
    request.set_order_by(order);
    request.mutable_filter()->add_topics("wages");
    for (size_t first = 0; first < 60; first += 10) {
      const ContentHits found = Find(*index, request, first, 10).hits;
      EXPECT_EQ(found.hits.size(), 10U) << first;
      EXPECT_EQ(found.total > first + 10, first < 50) << first << " " << found.total;
    }
  }
}

TEST_F(ContentSearchTest, FewTextsAreAlwaysCounted) {
  const tests::SmallIndex few(tests::LinesOfTexts(300));
  v1::SearchRequest request;
  request.set_query("Hund Katze");
  const ContentHits found = Find(*few, request, 0, 10).hits;
  EXPECT_FALSE(found.total_is_estimated);
  EXPECT_EQ(found.total, 200U);
}

}  // namespace
}  // namespace kok::search_core
