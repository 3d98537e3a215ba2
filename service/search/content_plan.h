// From an understood query to a Xapian query on content.

#ifndef KOK_SERVICE_SEARCH_CONTENT_PLAN_H_
#define KOK_SERVICE_SEARCH_CONTENT_PLAN_H_

#include <xapian.h>

#include "service/index/snapshot.h"
#include "service/search/query_builder.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// What ranks before what: first the texts that say all words of the query, or are what it names;
// then those that say fewer, or only a part of a compound that it holds.
struct ContentPlan {
  QueryPlan any;                       // everything that matches at all
  Xapian::Query all_words;             // the first of these; empty where no text can say all
  const PlannedTerm* alone = nullptr;  // the one term, into any.terms, that `all_words` is
};

// For ImpactWeight. A word is one term, its stem; a concept that it names is another. Words that no
// text holds are left out. `understood` must outlive the plan. May throw Xapian::Error.
ContentPlan PlanContent(const index::Snapshot& snapshot, const Xapian::Database& content,
                        const UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTENT_PLAN_H_
