// A text as segments, with what was typed of it highlighted.

#ifndef KOK_SERVICE_SEARCH_TYPED_SEGMENTS_H_
#define KOK_SERVICE_SEARCH_TYPED_SEGMENTS_H_

#include <string_view>
#include <vector>

#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// `text` in one to three segments, none empty; joined they are `text`. Highlighted is where the
// text, from the beginning of a word on, first continues with `typed`, folded words joined by
// blanks; nothing where it does not. Cut at code points. Pure function; safe from any thread.
std::vector<kok::search::v1::SnippetSegment> TypedSegments(std::string_view text,
                                                           std::string_view typed);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TYPED_SEGMENTS_H_
