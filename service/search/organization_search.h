// Finds the organisations that answer one search: their words in Xapian, everything else row by
// row.

#ifndef KOK_SERVICE_SEARCH_ORGANIZATION_SEARCH_H_
#define KOK_SERVICE_SEARCH_ORGANIZATION_SEARCH_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/index/snapshot.h"
#include "service/search/organization_hits.h"
#include "service/search/phrase_check.h"
#include "service/search/query_builder.h"
#include "service/search/scope.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// One search. Not safe from several threads at once.
class OrganizationSearch {
 public:
  // All must outlive the object.
  // `database` is a handle on the snapshot's organisations.
  OrganizationSearch(const index::Snapshot& snapshot, const Xapian::Database& database,
                     const kok::search::v1::SearchRequest& request,
                     const UnderstoodQuery& understood, const Scope& scope, const TimeLimit& limit)
      : snapshot_(snapshot),
        database_(database),
        request_(request),
        understood_(understood),
        scope_(scope) {
    if (!understood.phrases.empty()) phrase_check_.emplace(snapshot, understood.phrases, limit);
  }

  // Finds and orders. May throw Xapian::Error, as all below, and TimeLimitReached.
  void Run();

  // All that pass, in order.
  const std::vector<OrganizationHit>& hits() const { return hits_; }
  // All whose words match, more of them than `gegen` and `nicht` where there are others, who took
  // over from them and, where the query names a place in which nobody is seated, who is responsible
  // there; whether or not they pass. Where the query holds phrases, those that say them, at most
  // kMaxPhraseTexts, and who took over. Facets are counted from these.
  const std::vector<OrganizationHit>& candidates() const { return candidates_; }

  // The serialised record of a hit.
  std::string Data(const OrganizationHit& hit) const;
  // What the hit says of the query. Empty without a query.
  std::vector<const PlannedTerm*> Matched(const OrganizationHit& hit) const;

  // What looking for phrases came to so far: null where the query holds none.
  const PhraseCheck* phrase_check() const {
    return phrase_check_.has_value() ? &*phrase_check_ : nullptr;
  }

  // What the best hit says of the words of the query.
  struct BestHit {
    bool says_all_words = true;
    std::vector<std::string> same_named;  // display names of those that bear the name asked for
  };
  BestHit LookAtBest() const;

 private:
  // Whether no word decides who is found.
  bool Browsing() const {
    return request_.query().empty() ||
           ((understood_.only_elsewhere() || understood_.only_avoided) &&
            !phrase_check_.has_value());
  }
  void FindByWords();
  void AddResponsible();
  void MarkNamed();
  // Leaves those of the first `found` candidates that say the phrases of the query.
  void LeaveThoseSaying(size_t found);
  OrganizationHit& Candidate(const index::OrganizationRow& row);

  const index::Snapshot& snapshot_;
  const Xapian::Database& database_;
  const kok::search::v1::SearchRequest& request_;
  const UnderstoodQuery& understood_;
  const Scope& scope_;
  QueryPlan plan_;
  std::optional<PhraseCheck> phrase_check_;
  std::vector<OrganizationHit> candidates_;
  absl::flat_hash_map<const index::OrganizationRow*, size_t> candidate_of_row_;
  std::vector<OrganizationHit> hits_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_ORGANIZATION_SEARCH_H_
