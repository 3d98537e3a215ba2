#include "service/search/same_named.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;
using tests::Ask;
using tests::ShippedSnapshot;
using tests::SmallIndex;

// Names that the answer tells to be ambiguous.
std::vector<std::string> Ambiguous(const index::Snapshot& snapshot, const std::string& query) {
  const tests::Answer answer = Ask(snapshot, query);
  for (const auto& notice : answer.response.notices()) {
    if (notice.code() == v1::NOTICE_CODE_AMBIGUOUS_NAME) {
      return {notice.values().begin(), notice.values().end()};
    }
  }
  return {};
}

TEST(SameNamed, NamesThatSeveralBearAreTold) {
  const struct {
    const char* query;
    std::vector<std::string> names;
  } cases[] = {
      {"Mitternachtsmission",
       {"Dortmunder Mitternachtsmission e.V., Dortmund",
        "Mitternachtsmission Heilbronn, Heilbronn"}},
      {"IN VIA",
       {"IN VIA Katholischer Verband für Mädchen- und Frauensozialarbeit – Deutschland e.V., "
        "Freiburg",
        "IN VIA Katholischer Verband für Mädchen- und Frauensozialarbeit für das Erzbistum Berlin "
        "e.V., Berlin"}},
      {"SOLWODI", {"SOLWODI Berlin e.V., Berlin", "SOLWODI e.V., Koblenz"}},
      {"solwodi", {"SOLWODI Berlin e.V., Berlin", "SOLWODI e.V., Koblenz"}},
      {"FRANKA",
       {"FRANKA Fachberatung für Opfer von Menschenhandel, Kassel", "FRANKA e.V., Kassel"}},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Ambiguous(ShippedSnapshot(), c.query), UnorderedElementsAreArray(c.names))
        << c.query;
  }
}

TEST(SameNamed, WhatTellsThemApartIsNotAmbiguous) {
  for (const char* query :
       {"Mitternachtsmission Heilbronn", "Dortmunder Mitternachtsmission", "SOLWODI Berlin",
        "IN VIA Freiburg", "FRANKA Fachberatung", "KOOFRA", "agisra Köln"}) {
    EXPECT_THAT(Ambiguous(ShippedSnapshot(), query), IsEmpty()) << query;
  }
}

TEST(SameNamed, WordsThatNameNobodyAreNot) {
  for (const char* query : {"", "Beratung", "Frauen", "Menschenhandel", "Köln", "Berlin", "NRW",
                            "Beratungsstelle für Opfer von Menschenhandel in Berlin", "und"}) {
    EXPECT_THAT(Ambiguous(ShippedSnapshot(), query), IsEmpty()) << query;
  }
}

TEST(SameNamed, ANameOfManyIsAWord) {
  std::string lines;
  for (size_t i = 0; i <= kMostSameNamed; ++i) {
    lines += R"({"organization":{"name":"organizations/r)" + std::to_string(i) +
             R"(","display_name":"Qwertz","seat":{"locality":"Ort)" + std::to_string(i) + "\"}}}\n";
    if (i == 0) continue;
    const size_t same = Ambiguous(*SmallIndex(lines), "Qwertz").size();
    EXPECT_EQ(same, i + 1 <= kMostSameNamed ? i + 1 : 0) << i + 1 << " of that name";
  }
}

}  // namespace
}  // namespace kok::search_core
