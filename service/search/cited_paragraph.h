// The paragraph of a statute's text that a query cites.

#ifndef KOK_SERVICE_SEARCH_CITED_PARAGRAPH_H_
#define KOK_SERVICE_SEARCH_CITED_PARAGRAPH_H_

#include <cstddef>
#include <optional>

#include "kok/search/v1/content.pb.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// The number of a paragraph in brackets, `(4a)`, at the beginning of a line of a body: half-open
// byte range.
struct ParagraphMark {
  size_t begin;
  size_t end;
};

// The mark of the first paragraph that the query cites of the section which `statute` is by its
// title. Nothing where it cites none of it, or the body has no such paragraph. Pure function.
std::optional<ParagraphMark> CitedParagraph(const kok::search::v1::Content& statute,
                                            const UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CITED_PARAGRAPH_H_
