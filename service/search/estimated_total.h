// How many texts a plan finds, without looking at them.

#ifndef KOK_SERVICE_SEARCH_ESTIMATED_TOTAL_H_
#define KOK_SERVICE_SEARCH_ESTIMATED_TOTAL_H_

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "service/search/query_builder.h"

namespace kok::search_core {

// In how many of `texts` texts at least one of the terms stands, estimated from their `records`, as
// if words stood there independently of each other; the terms of one word, which are those of the
// same range, do not. At most `texts`. REQUIRES: texts > 0, no term in more of them. Pure function;
// safe from any thread.
size_t EstimatedTotal(Xapian::doccount texts, const std::vector<PlannedTerm>& terms);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ESTIMATED_TOTAL_H_
