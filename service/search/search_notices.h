// What the caller of a search should know about its answer.

#ifndef KOK_SERVICE_SEARCH_SEARCH_NOTICES_H_
#define KOK_SERVICE_SEARCH_SEARCH_NOTICES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// What was found out about one answer, beyond the results themselves.
struct AnswerFacts {
  size_t total = 0;
  bool fewer_words_matched = false;     // the best result does not say all words of the query
  std::vector<std::string> same_named;  // display names of those that bear the name asked for
};

// Adds the notices of one search to `response`. Messages are constants; `values` come from the
// directory. Pure function; safe from any thread.
void AddSearchNotices(const index::Snapshot& snapshot,
                      const kok::search::v1::SearchRequest& request,
                      const UnderstoodQuery& understood, const AnswerFacts& facts,
                      kok::search::v1::SearchResponse& response);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SEARCH_NOTICES_H_
