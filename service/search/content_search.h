// Finds the content that answers one search, and counts its facets.

#ifndef KOK_SERVICE_SEARCH_CONTENT_SEARCH_H_
#define KOK_SERVICE_SEARCH_CONTENT_SEARCH_H_

#include <xapian.h>

#include <cstddef>
#include <string_view>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/query_builder.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// One search. Not safe from several threads at once. May throw Xapian::Error.
class ContentSearch {
 public:
  // All must outlive the object. `database` is a handle on the snapshot's content.
  ContentSearch(const index::Snapshot& snapshot, const Xapian::Database& database,
                const kok::search::v1::SearchRequest& request, const UnderstoodQuery& understood);

  // Whether the request asks for content at all.
  bool asked_for() const { return asked_for_; }
  const QueryPlan& plan() const { return plan_; }

  // Matches [first, first + size), best first; matches of the MSet are counted exactly.
  Xapian::MSet Match(size_t first, size_t size) const;

  // Counts one facet of content, exact, without its own filter.
  kok::search::v1::Facet Count(kok::search::v1::FacetField field) const;

 private:
  Xapian::Enquire Enquire(const kok::search::v1::SearchFilter& filter) const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& database_;
  const kok::search::v1::SearchRequest& request_;
  const bool asked_for_;
  QueryPlan plan_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTENT_SEARCH_H_
