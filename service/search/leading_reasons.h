// Puts reasons in front of those that a result has already.

#ifndef KOK_SERVICE_SEARCH_LEADING_REASONS_H_
#define KOK_SERVICE_SEARCH_LEADING_REASONS_H_

#include <vector>

#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// `reasons` share half of the whole evenly, all of it where there are no others; the shares of the
// others shrink to the rest. Nothing happens where there are none. Pure but for `result`; safe from
// any thread, for different results.
void PutInFront(std::vector<kok::search::v1::MatchReason> reasons,
                kok::search::v1::SearchResult& result);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_LEADING_REASONS_H_
