#include "service/search/cited_paragraph.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/norms.h"

namespace kok::search_core {
namespace {

std::optional<ParagraphMark> FindMark(std::string_view body, const std::string& paragraph) {
  const std::string mark = absl::StrCat("(", paragraph, ")");
  for (size_t at = body.find(mark); at != std::string_view::npos; at = body.find(mark, at + 1)) {
    if (at == 0 || body[at - 1] == '\n') return ParagraphMark{at, at + mark.size()};
  }
  return std::nullopt;
}

// Whether the title names the section of that key: `aufenthg 25`.
bool IsSection(const std::vector<analysis::Norm>& own, const std::string& section) {
  return std::any_of(own.begin(), own.end(), [&](const analysis::Norm& norm) {
    return analysis::NormKeys(norm).back() == section;
  });
}

}  // namespace

std::optional<ParagraphMark> CitedParagraph(const kok::search::v1::Content& statute,
                                            const UnderstoodQuery& understood) {
  if (statute.type() != kok::search::v1::CONTENT_TYPE_STATUTE) return std::nullopt;
  std::vector<analysis::Norm> own;
  for (const UnderstoodQuery::Citation& citation : understood.citations) {
    if (citation.paragraph.empty()) continue;
    if (own.empty()) own = analysis::NormsOfTitle(statute.title());
    if (!IsSection(own, citation.section)) continue;
    const std::optional<ParagraphMark> mark = FindMark(statute.body(), citation.paragraph);
    if (mark.has_value()) return mark;
  }
  return std::nullopt;
}

}  // namespace kok::search_core
