// That no match, list or count goes on when nobody waits for it: with thousands of texts each kind
// of work has to look several times on its way, not only before and after.

#include "service/search/time_limit.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"
#include "service/search/generation_changes.h"
#include "service/search/record_store.h"
#include "tests/unit/service/search/many_texts.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using std::chrono::hours;

constexpr int kNever = -1;

// A caller that is gone the `last`th time that it is looked for.
class Caller {
 public:
  explicit Caller(int last) : last_(last) {}

  TimeLimit Limit() {
    return {TimeLimit::Clock::now() + hours(1), [this] { return ++looks_ == last_; }};
  }
  int looks() const { return looks_; }

 private:
  const int last_;
  int looks_ = 0;
};

// Each kind of work that grows with the texts: what it is, and what it comes to within a limit.
struct Work {
  std::string name;
  std::function<absl::Status(TimeLimit)> run;
};

Work Searching(const std::string& request_text) {
  v1::SearchRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(request_text, &request));
  return {
      request_text, [request](TimeLimit limit) {
        v1::SearchResponse response;
        return Search(tests::ManyTexts(), request, {0, 3}, {}, std::move(limit), response).status();
      }};
}

std::vector<Work> AllWork() {
  return {
      Searching("query: 'Hund Katze'"),
      Searching("query: 'Katze' order_by: SORT_ORDER_DATE"),
      Searching("query: 'Hund' exact_total: true facets: FACET_FIELD_CONTENT_TYPES"),
      Searching("facets: FACET_FIELD_TOPICS filter { kinds: RECORD_KIND_CONTENT }"),
      Searching("query: '\"Hund Katze\"'"),
      Searching("similar_to: 'contents/t100006'"),
      {"list",
       [](TimeLimit limit) {
         return ListContents(tests::ManyTexts(), {}, {0, 3}, false, std::move(limit)).status();
       }},
      {"changes",
       [](TimeLimit limit) {
         return CompareGenerations(tests::ManyTexts(), tests::ManyTexts(), std::move(limit))
             .status();
       }},
  };
}

TEST(TimeLimit, EndsEachKindOfWorkOnItsWay) {
  for (const Work& work : AllWork()) {
    SCOPED_TRACE(work.name);
    Caller patient(kNever);
    EXPECT_EQ(work.run(patient.Limit()), absl::OkStatus());
    // Three are those of the results.
    ASSERT_GT(patient.looks(), 5);
    Caller leaving(patient.looks() / 2);
    EXPECT_TRUE(absl::IsCancelled(work.run(leaving.Limit())));
    EXPECT_EQ(leaving.looks(), patient.looks() / 2) << "it went on";
  }
}

TEST(TimeLimit, ThatHasPassedEndsEachKindOfWork) {
  for (const Work& work : AllWork()) {
    SCOPED_TRACE(work.name);
    EXPECT_TRUE(absl::IsDeadlineExceeded(work.run({TimeLimit::Clock::now(), nullptr})));
  }
}

TEST(TimeLimit, LooksOnceInSoManySteps) {
  Caller caller(kNever);
  TimeLimit limit = caller.Limit();
  for (uint32_t i = 0; i < 3 * TimeLimit::kStepsPerLook; ++i) limit.Step();
  EXPECT_EQ(caller.looks(), 3);
}

TEST(TimeLimit, OfNoneNeverEnds) {
  TimeLimit none;
  for (uint32_t i = 0; i < 2 * TimeLimit::kStepsPerLook; ++i) none.Step();
}

}  // namespace
}  // namespace kok::search_core
