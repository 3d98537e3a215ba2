// Finds the content that answers one search, and counts its facets.

#ifndef KOK_SERVICE_SEARCH_CONTENT_SEARCH_H_
#define KOK_SERVICE_SEARCH_CONTENT_SEARCH_H_

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/content_plan.h"
#include "service/search/content_ranking.h"
#include "service/search/phrase_check.h"
#include "service/search/time_limit.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

struct ContentHits {
  std::vector<ContentHit> hits;
  size_t total = 0;  // of all pages, at least as many as are known; exact where a page is not full
  bool total_is_estimated = false;
};

// One search. Not safe from several threads at once. May throw Xapian::Error and TimeLimitReached.
class ContentSearch {
 public:
  // All must outlive the object. `database` is a handle on the snapshot's content.
  ContentSearch(const index::Snapshot& snapshot, const Xapian::Database& database,
                const kok::search::v1::SearchRequest& request, const UnderstoodQuery& understood,
                TimeLimit& limit);

  // Whether the request asks for content at all.
  bool asked_for() const { return asked_for_; }
  const QueryPlan& plan() const { return ranking_.plan().any; }

  // Matches [first, first + size), best first: texts that say all words of the query, then those
  // that say fewer. Where the query holds phrases, only those that say them: at most
  // kMaxPhraseTexts texts are looked through for all of one search, in this order, and the total
  // is exact unless that was not enough. The total is above first + size where there are more.
  ContentHits Match(size_t first, size_t size);

  // Counts one facet of content, exact as Match is, without its own filter.
  kok::search::v1::Facet Count(kok::search::v1::FacetField field);

  // What looking for phrases came to so far: null where the query holds none.
  const PhraseCheck* phrase_check() const {
    return phrase_check_.has_value() ? &*phrase_check_ : nullptr;
  }

 private:
  ContentHits MatchUpTo(size_t first, size_t size);
  ContentHits MatchInOrder(size_t first, size_t size) const;
  bool CountsExactly() const;
  bool EndsHere(size_t first, size_t size, ContentHits& hits) const;
  void Count(size_t size, ContentHits& hits) const;
  // The texts that say the phrases of the query, best first, of as many as may be looked through.
  std::vector<ContentHit> Saying(const kok::search::v1::SearchFilter& filter);

  const index::Snapshot& snapshot_;
  const Xapian::Database& database_;
  const kok::search::v1::SearchRequest& request_;
  const bool asked_for_;
  TimeLimit& limit_;
  const ContentRanking ranking_;
  std::optional<PhraseCheck> phrase_check_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTENT_SEARCH_H_
