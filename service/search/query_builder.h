// From an understood query to a Xapian query. User text is never parsed, only looked up
// term by term.

#ifndef KOK_SERVICE_SEARCH_QUERY_BUILDER_H_
#define KOK_SERVICE_SEARCH_QUERY_BUILDER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "service/search/understood_query.h"

namespace kok::search_core {

// A term of the index that the query looks for.
struct PlannedTerm {
  std::string term;
  double weight;    // what a match adds at most
  WordRange words;  // of the query that it stands for; none for contacts and citations
  kok::search::v1::MatchKind kind;
  std::string_view field;  // of the record
  std::string_view text;   // of the term, behind its prefixes; empty for whole things
  schema::TermForm form;
  Xapian::doccount records = 0;  // that hold it
};

// A query and what it is made of. The views in `terms` point into the understood query, which must
// outlive the plan.
struct QueryPlan {
  Xapian::Query query;
  std::vector<PlannedTerm> terms;
};

// Whether a match of the term counts as saying its words. A mail domain alone does not: a centre
// may write from anybody's; beside a place it does (`FIZ Zürich`).
bool SaysItsWords(const PlannedTerm& term, const UnderstoodQuery& understood);

// Plan for organisations; weights as ranking.h says, for Xapian::CoordWeight. Terms that no
// document holds are left out; nothing left is an empty query, which matches nothing. May throw
// Xapian::Error.
QueryPlan PlanOrganizations(const Xapian::Database& database, const UnderstoodQuery& understood);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_QUERY_BUILDER_H_
