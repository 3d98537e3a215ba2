#include "service/search/organization_hits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using index::OrganizationRow;
using region::Responsibility;
using testing::ElementsAre;
using testing::IsEmpty;

// One line of JSON: `organizations/{id}` with further fields.
std::string Line(const std::string& id, const std::string& fields = "") {
  return absl::StrCat(R"({"organization":{"name":"organizations/)", id, R"(","display_name":")", id,
                      "\"", fields.empty() ? "" : ",", fields, "}}\n");
}

std::string Became(const std::string& status, const std::string& successor) {
  return absl::StrCat(
      R"("status":"ORGANIZATION_STATUS_)", status, "\"",
      successor.empty() ? "" : R"(,"superseded_by":"organizations/)" + successor + "\"");
}

std::string Merged(const std::string& successor) { return Became("MERGED", successor); }

// Who became what:
//   old -> older names of a chain that ends in `heir`; loop-a <-> loop-b; paused, closed: no heir.
const index::OrganizationTable& Table() {
  static const auto* snapshot = new tests::SmallIndex(
      Line("first", Merged("second")) + Line("second", Became("CLOSED", "heir")) + Line("heir") +
      Line("loop-a", Merged("loop-b")) + Line("loop-b", Merged("loop-a")) +
      Line("lost", Merged("nowhere")) + Line("paused", Became("PAUSED", "")) +
      Line("closed", Became("CLOSED", "")) + Line("to-paused", Merged("paused")) + Line("plain") +
      Line("also", Merged("heir")));
  return (*snapshot)->organization_table();
}

const OrganizationRow* Row(const std::string& id) {
  const OrganizationRow* row = Table().OfName("organizations/" + id);
  EXPECT_NE(row, nullptr) << id;
  return row;
}

OrganizationHit Hit(const std::string& id, double score = 0, bool is_named = false) {
  return {Row(id), score, is_named, {}};
}

std::vector<std::string> Ids(const std::vector<OrganizationHit>& hits) {
  std::vector<std::string> ids;
  for (const OrganizationHit& hit : hits) ids.push_back(hit.row->display_name);
  return ids;
}

// Ids with their scores; `!` where the query names it.
std::vector<std::string> Scored(const std::vector<OrganizationHit>& hits) {
  std::vector<std::string> scored;
  for (const OrganizationHit& hit : hits) {
    scored.push_back(absl::StrCat(hit.row->display_name, " ", hit.score, hit.is_named ? "!" : ""));
  }
  return scored;
}

TEST(OrganizationHits, WhoTookOverInTheEndIsAdded) {
  const struct {
    const char* what;
    std::vector<OrganizationHit> hits;
    std::vector<std::string> expected;
  } cases[] = {
      {"nothing", {}, {}},
      {"all at work", {Hit("plain", 3), Hit("heir", 1)}, {"plain 3", "heir 1"}},
      {"one step", {Hit("second", 5)}, {"second 5", "heir 5"}},
      {"two steps, the one between is not added", {Hit("first", 5)}, {"first 5", "heir 5"}},
      {"it has the name of its predecessor", {Hit("first", 5, true)}, {"first 5!", "heir 5!"}},
      {"the higher score stays", {Hit("heir", 9), Hit("first", 5)}, {"heir 9", "first 5"}},
      {"a lower one is raised", {Hit("heir", 2), Hit("first", 5)}, {"heir 5", "first 5"}},
      {"whatever the order", {Hit("first", 5, true), Hit("heir", 9)}, {"first 5!", "heir 9!"}},
      {"two predecessors, one heir",
       {Hit("also", 4), Hit("first", 6)},
       {"also 4", "first 6", "heir 6"}},
      {"the chain whole", {Hit("first", 6), Hit("second", 7)}, {"first 6", "second 7", "heir 7"}},
      {"a loop has no end", {Hit("loop-a", 5)}, {"loop-a 5"}},
      {"a loop whole", {Hit("loop-a", 5), Hit("loop-b", 4)}, {"loop-a 5", "loop-b 4"}},
      {"a successor that the directory does not hold", {Hit("lost", 5)}, {"lost 5"}},
      {"paused without one", {Hit("paused", 5)}, {"paused 5"}},
      {"closed without one", {Hit("closed", 5)}, {"closed 5"}},
      {"a successor that is not at work itself", {Hit("to-paused", 5)}, {"to-paused 5"}},
  };
  for (const auto& c : cases) {
    std::vector<OrganizationHit> hits = c.hits;
    AddSuccessors(Table(), hits);
    EXPECT_EQ(Scored(hits), c.expected) << c.what;
  }
}

TEST(OrganizationHits, TheSuccessorStandsBeforeItsPredecessorInEveryOrderButByName) {
  for (const auto order : {v1::SORT_ORDER_UNSPECIFIED, v1::SORT_ORDER_RELEVANCE,
                           v1::SORT_ORDER_DISTANCE, v1::SORT_ORDER_NAME}) {
    for (const bool near : {false, true}) {
      Scope scope;
      if (near) scope.near = AskedPlace();
      std::vector<OrganizationHit> hits = {Hit("closed", 20), Hit("first", 10, true),
                                           Hit("plain", 1)};
      AddSuccessors(Table(), hits);
      SortHits(scope, order, hits);
      if (order == v1::SORT_ORDER_NAME) {
        EXPECT_THAT(Ids(hits), ElementsAre("closed", "first", "heir", "plain"));
      } else if (near && order != v1::SORT_ORDER_DISTANCE) {
        EXPECT_THAT(Ids(hits), ElementsAre("heir", "plain", "first", "closed"));
      } else {
        EXPECT_THAT(Ids(hits), ElementsAre("heir", "plain", "closed", "first"));
      }
    }
  }
}

// Made hits: ids of rows at work in the order of names.
struct Made {
  const char* label;
  bool at_work = true;
  bool is_named = false;
  Responsibility responsibility = Responsibility::kNone;
  Certainty certainty = Certainty::kYes;
  std::optional<double> distance_km = std::nullopt;
  double score = 0;
};

// The labels in order; equal ones keep that of `made`, that of names.
std::vector<std::string> Sorted(const std::vector<Made>& made, bool near, v1::SortOrder order) {
  std::vector<OrganizationRow> rows(made.size());
  std::vector<OrganizationHit> hits;
  for (size_t i = 0; i < made.size(); ++i) {
    rows[i].display_name = made[i].label;
    rows[i].at_work = made[i].at_work;
    hits.push_back({&rows[i], made[i].score, made[i].is_named, {}});
    hits.back().standing.responsibility = made[i].responsibility;
    hits.back().standing.certainty = made[i].certainty;
    hits.back().standing.distance_km = made[i].distance_km;
  }
  Scope scope;
  if (near) scope.near = AskedPlace();
  // The order in which hits come must not matter.
  std::reverse(hits.begin(), hits.end());
  SortHits(scope, order, hits);
  return Ids(hits);
}

TEST(OrganizationHits, AReferralIsByNameResponsibilityCertaintyDistanceAndScore) {
  constexpr auto kSeated = Responsibility::kSeated;
  constexpr auto kCovering = Responsibility::kCovering;
  constexpr auto kNationwide = Responsibility::kNationwide;
  constexpr auto kNone = Responsibility::kNone;
  const std::vector<Made> made = {
      {"paused, named", false, true, kSeated, Certainty::kYes, 0, 99},
      {"paused", false, false, kSeated, Certainty::kYes, 0, 99},
      {"unknown town", true, false, kCovering, Certainty::kYes, std::nullopt, 90},
      {"same as before it", true, false, kCovering, Certainty::kYes, 70, 5},
      {"equal a", true, false, kCovering, Certainty::kYes, 70, 4},
      {"equal b", true, false, kCovering, Certainty::kYes, 70, 4},
      {"near", true, false, kCovering, Certainty::kYes, 10, 1},
      {"interpreter", true, false, kCovering, Certainty::kViaInterpreter, 1, 9},
      {"unknown", true, false, kCovering, Certainty::kUnknown, 0, 9},
      {"nobody says so", true, false, kNone, Certainty::kYes, 0, 9},
      {"nationwide", true, false, kNationwide, Certainty::kYes, 500, 0},
      {"seated", true, false, kSeated, Certainty::kUnknown, 200, 0},
      {"named", true, true, kNone, Certainty::kUnknown, std::nullopt, 0},
  };
  const std::vector<std::string> expected = {
      "named",          "seated",        "near",        "same as before it", "equal a",
      "equal b",        "unknown town",  "interpreter", "unknown",           "nationwide",
      "nobody says so", "paused, named", "paused"};
  for (const auto order : {v1::SORT_ORDER_UNSPECIFIED, v1::SORT_ORDER_RELEVANCE}) {
    EXPECT_EQ(Sorted(made, true, order), expected);
  }
}

TEST(OrganizationHits, WithoutAPlaceCertaintyComesBeforeScore) {
  const std::vector<Made> made = {
      {"closed", false, true, Responsibility::kSeated, Certainty::kYes, 0, 99},
      {"unknown", true, true, Responsibility::kSeated, Certainty::kUnknown, 0, 90},
      {"interpreter", true, false, Responsibility::kNone, Certainty::kViaInterpreter, 1, 5},
      {"low", true, true, Responsibility::kSeated, Certainty::kYes, 0, 1},
      {"equal a", true, false, Responsibility::kNone, Certainty::kYes, 3, 2},
      {"equal b", true, false, Responsibility::kSeated, Certainty::kYes, 2, 2},
      {"high", true, false, Responsibility::kNone, Certainty::kYes, std::nullopt, 3},
  };
  EXPECT_EQ(Sorted(made, false, v1::SORT_ORDER_RELEVANCE),
            (std::vector<std::string>{"high", "equal a", "equal b", "low", "interpreter", "unknown",
                                      "closed"}));
}

TEST(OrganizationHits, ByDistanceTheNearestIsFirstAndTheUnknownLast) {
  const std::vector<Made> made = {
      {"paused", false, true, Responsibility::kSeated, Certainty::kYes, 0, 99},
      {"unknown, covering", true, true, Responsibility::kCovering, Certainty::kYes, std::nullopt,
       99},
      {"far", true, true, Responsibility::kSeated, Certainty::kYes, 20.5, 99},
      {"near", true, false, Responsibility::kNone, Certainty::kUnknown, 20.4, 0},
      {"same town, nationwide", true, false, Responsibility::kNationwide, Certainty::kYes, 5, 9},
      {"same town, seated", true, false, Responsibility::kSeated, Certainty::kUnknown, 5, 0},
      {"same town, seated, sure", true, false, Responsibility::kSeated, Certainty::kYes, 5, 0},
      {"same town, seated, sure, better", true, false, Responsibility::kSeated, Certainty::kYes, 5,
       1},
  };
  EXPECT_EQ(Sorted(made, true, v1::SORT_ORDER_DISTANCE),
            (std::vector<std::string>{"same town, seated, sure, better", "same town, seated, sure",
                                      "same town, seated", "same town, nationwide", "near", "far",
                                      "unknown, covering", "paused"}));
}

TEST(OrganizationHits, ByNameOnlyTheNameCounts) {
  const std::vector<Made> made = {
      {"a", false, false, Responsibility::kNone, Certainty::kUnknown, std::nullopt, 0},
      {"b", true, false, Responsibility::kNone, Certainty::kUnknown, 9, 1},
      {"c", true, true, Responsibility::kSeated, Certainty::kYes, 0, 99},
  };
  for (const bool near : {false, true}) {
    EXPECT_EQ(Sorted(made, near, v1::SORT_ORDER_NAME), (std::vector<std::string>{"a", "b", "c"}));
  }
  EXPECT_THAT(Sorted({}, true, v1::SORT_ORDER_NAME), IsEmpty());
}

}  // namespace
}  // namespace kok::search_core
