// One search on its way from what is understood of a request to its reply: organisations first,
// then content, facets, fallback and notices.

#ifndef KOK_SERVICE_SEARCH_SEARCH_RUN_H_
#define KOK_SERVICE_SEARCH_SEARCH_RUN_H_

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/answer_facts.h"
#include "service/search/answer_place.h"
#include "service/search/content_search.h"
#include "service/search/explanation.h"
#include "service/search/freshness.h"
#include "service/search/organization_search.h"
#include "service/search/page_range.h"
#include "service/search/result_builder.h"
#include "service/search/result_page.h"
#include "service/search/scope.h"
#include "service/search/time_limit.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Of one request, as its query is understood. Not safe from several threads at once. May throw
// Xapian::Error and TimeLimitReached.
class SearchRun {
 public:
  // All must outlive the object. `organizations` and `content` are handles on the snapshot's.
  SearchRun(const index::Snapshot& snapshot, const Xapian::Database& organizations,
            const Xapian::Database& content, const kok::search::v1::SearchRequest& request,
            PageRange page, const Freshness& freshness, TimeLimit& limit,
            const UnderstoodQuery& understood, const Scope& scope,
            kok::search::v1::SearchResponse& response);
  // Its parts refer to each other.
  SearchRun(const SearchRun&) = delete;
  SearchRun& operator=(const SearchRun&) = delete;

  // Fills all of the response but the page token; returns where the next page begins, 0 where there
  // is none. Stops short of a reply where nothing says the phrases of the query, see FoundNoPhrase.
  // Fails where a document holds no record (DataLoss) or a text that phrases are looked for in
  // cannot be read. REQUIRES: it was not called before.
  absl::StatusOr<size_t> Execute();
  // After Execute: whether nothing says the phrases of the query, and whether there were more texts
  // that may say them than could be looked through.
  bool FoundNoPhrase() const { return !understood_.phrases.empty() && facts_.total == 0; }
  bool PhrasesNotAllChecked() const { return facts_.phrases_not_all_checked; }

 private:
  bool HasWords() const { return !request_.query().empty(); }
  bool IsFirstPage() const { return page_.offset == 0; }
  absl::Status AddOrganizations();
  absl::Status AddContent();
  absl::Status AddOrganization(const OrganizationHit& hit, kok::search::v1::SearchResult& result);
  void FillChoice(const index::OrganizationRow& row, kok::search::v1::SearchResult& result) const;
  absl::Status NotePhrases();
  void AddFacets();
  absl::Status AddFallback();
  void NoteBest();

  const index::Snapshot& snapshot_;
  const kok::search::v1::SearchRequest& request_;
  const PageRange page_;
  const TimeLimit& limit_;
  const UnderstoodQuery& understood_;
  const Scope& scope_;
  const std::optional<AskedPlace> place_;
  const std::vector<region::AskedArea> areas_;
  OrganizationSearch organizations_;
  const Xapian::Database& content_database_;
  ContentSearch content_;
  ResultBuilder builder_;
  const Explainer explainer_;
  kok::search::v1::SearchResponse& response_;
  AnswerFacts facts_;
  ResultPage results_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SEARCH_RUN_H_
