// Why an organisation is an answer that the query does not speak of: it took over from one that it
// does speak of.

#ifndef KOK_SERVICE_SEARCH_SUCCESSOR_REASONS_H_
#define KOK_SERVICE_SEARCH_SUCCESSOR_REASONS_H_

#include <string_view>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/organization_table.h"

namespace kok::search_core {

// Puts before the other reasons of a result one for each of `predecessors`, which names it and says
// what became of it. Sentences are in `language` ("en", German for any other). Together they count
// as much as all other reasons. Nothing where there is none. Pure function; safe from any thread.
void AddSuccessorReasons(const std::vector<const index::OrganizationRow*>& predecessors,
                         std::string_view language, kok::search::v1::SearchResult& result);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SUCCESSOR_REASONS_H_
