// Ranks the texts that one request asks for: those that say all words of its query before those
// that say fewer.

#ifndef KOK_SERVICE_SEARCH_CONTENT_RANKING_H_
#define KOK_SERVICE_SEARCH_CONTENT_RANKING_H_

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/content_plan.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// A text found.
struct ContentHit {
  Xapian::docid document;
  double score;
};

// Adds what a match found, each with `tier` above its weight.
void AppendHits(const Xapian::MSet& found, double tier, std::vector<ContentHit>& hits);

// Of one search. Not safe from several threads at once. May throw Xapian::Error and
// TimeLimitReached.
class ContentRanking {
 public:
  // All must outlive the object. `database` is a handle on the snapshot's content.
  ContentRanking(const index::Snapshot& snapshot, const Xapian::Database& database,
                 const kok::search::v1::SearchRequest& request, ContentPlan plan, TimeLimit& limit);
  // The plan points into itself.
  ContentRanking(const ContentRanking&) = delete;
  ContentRanking& operator=(const ContentRanking&) = delete;

  const ContentPlan& plan() const { return plan_; }
  // Whether the match decides the order: else it is by name or by day.
  bool is_by_match() const;

  // A match of those texts of `query` that pass the filter: in the order of the request, or without
  // weights where that is not by match.
  Xapian::Enquire Enquire(const Xapian::Query& query,
                          const kok::search::v1::SearchFilter& filter) const;
  // The same without weights, to be counted.
  Xapian::Enquire Unweighed(const Xapian::Query& query,
                            const kok::search::v1::SearchFilter& filter) const;

  // Texts [first, first + size) of those that pass the filter of the request, best first; fewer
  // where there are no more. REQUIRES: is_by_match() and size > 0.
  std::vector<ContentHit> Page(size_t first, size_t size) const;

  // The first `most` that pass `filter`, in the order of the request.
  std::vector<ContentHit> First(Xapian::doccount most,
                                const kok::search::v1::SearchFilter& filter) const;

 private:
  Xapian::Query Passing(const Xapian::Query& query,
                        const kok::search::v1::SearchFilter& filter) const;
  bool TakeBest(size_t first, size_t size, std::vector<ContentHit>& hits) const;
  void Rank(size_t first, size_t size, std::vector<ContentHit>& hits) const;

  const index::Snapshot& snapshot_;
  const Xapian::Database& database_;
  const kok::search::v1::SearchRequest& request_;
  const ContentPlan plan_;
  TimeLimit& limit_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_CONTENT_RANKING_H_
