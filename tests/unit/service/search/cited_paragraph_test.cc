#include "service/search/cited_paragraph.h"

#include <gtest/gtest.h>

#include <string>

#include "service/search/reference_evidence.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Content;

Content Section25() {
  Content statute;
  statute.set_type(kok::search::v1::CONTENT_TYPE_STATUTE);
  statute.set_title("§ 25 AufenthG: Erfundene Überschrift");
  statute.set_body(
      "(1) Erstens, siehe Absatz (4a) dort.\n\n(4) Viertens.\n\n(4a) Eigens.\n(5) Zuletzt.");
  return statute;
}

// What the body has where the query's paragraph begins; empty where it cites none.
std::string MarkOf(const Content& statute, const std::string& query) {
  UnderstoodQuery understood;
  AddReferenceEvidence(query, understood);
  const auto mark = CitedParagraph(statute, understood);
  if (!mark.has_value()) return "";
  return statute.body().substr(mark->begin, mark->end - mark->begin + 8);
}

TEST(CitedParagraph, BeginsALineOfTheSectionThatTheQueryCites) {
  const struct {
    const char* query;
    const char* begins;
  } cases[] = {
      {"§ 25 Abs. 4a AufenthG", "(4a) Eigens."},
      {"§25 IV a AufenthG Bedenkzeit", "(4a) Eigens."},
      {"§ 25 Abs. 1 AufenthG", "(1) Erstens"},
      {"§ 24 Abs. 1, § 25 Abs. 5 AufenthG", "(5) Zuletzt"},
      {"§ 25 AufenthG", ""},         // the section
      {"§ 25 Abs. 9 AufenthG", ""},  // it has no such paragraph
      {"§ 26 Abs. 4 AufenthG", ""},  // of another section
      {"§ 25 Abs. 4a AsylG", ""},    // of another law
      {"Absatz 4a Aufenthalt", ""},  // no citation
  };
  for (const auto& c : cases) EXPECT_EQ(MarkOf(Section25(), c.query), c.begins) << c.query;
}

TEST(CitedParagraph, IsOfStatutesAlone) {
  Content other = Section25();
  other.set_type(kok::search::v1::CONTENT_TYPE_EXPLANATION);
  EXPECT_EQ(MarkOf(other, "§ 25 Abs. 4a AufenthG"), "");
}

}  // namespace
}  // namespace kok::search_core
