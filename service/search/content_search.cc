#include "service/search/content_search.h"

#include <algorithm>

#include "service/search/content_facets.h"
#include "service/search/estimated_total.h"
#include "service/search/filter_query.h"
#include "service/search/requested_content.h"
#include "service/search/value_counts.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// Fewer texts than these are counted whether or not the request asks for it: it costs nothing.
constexpr Xapian::doccount kAlwaysCounted = 10'000;

}  // namespace

ContentSearch::ContentSearch(const index::Snapshot& snapshot, const Xapian::Database& database,
                             const v1::SearchRequest& request, const UnderstoodQuery& understood,
                             TimeLimit& limit)
    : snapshot_(snapshot),
      database_(database),
      request_(request),
      asked_for_(AsksForContent(request)),
      limit_(limit),
      ranking_(snapshot, database, request, RequestedPlan(snapshot, database, request, understood),
               limit) {
  if (!understood.phrases.empty()) phrase_check_.emplace(snapshot, understood.phrases, limit);
}

bool ContentSearch::CountsExactly() const {
  return request_.exact_total() || database_.get_doccount() <= kAlwaysCounted;
}

// One more than is wanted is looked for: an estimated total may be too low, and must not end the
// pages before the texts end.
ContentHits ContentSearch::Match(size_t first, size_t size) {
  ContentHits hits = MatchUpTo(first, size == 0 ? 0 : size + 1);
  if (hits.hits.size() > size) hits.hits.resize(size);
  return hits;
}

ContentHits ContentSearch::MatchUpTo(size_t first, size_t size) {
  ContentHits hits;
  if (phrase_check_.has_value()) {
    hits.hits = Saying(request_.filter());
    hits.total = hits.hits.size();
    hits.total_is_estimated = phrase_check_->ended_early();
    const auto before = static_cast<std::ptrdiff_t>(std::min(first, hits.total));
    hits.hits.erase(hits.hits.begin(), hits.hits.begin() + before);
    return hits;
  }
  if (!ranking_.is_by_match()) return MatchInOrder(first, size);
  if (size > 0) hits.hits = ranking_.Page(first, size);
  if (EndsHere(first, size, hits)) return hits;
  Count(size, hits);
  hits.total = std::max(hits.total, hits.hits.empty() ? 0 : first + hits.hits.size());
  return hits;
}

// By name or by day. Documents lie in the order of resource names.
ContentHits ContentSearch::MatchInOrder(size_t first, size_t size) const {
  ContentHits hits;
  // Checking all of them makes the total exact.
  const Xapian::MSet found =
      ranking_.Enquire(plan().query, request_.filter())
          .get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(size),
                    CountsExactly() ? database_.get_doccount() : 0);
  AppendHits(found, 0, hits.hits);
  if (EndsHere(first, size, hits)) return hits;
  hits.total = std::max<size_t>(found.get_matches_estimated(),
                                hits.hits.empty() ? 0 : first + hits.hits.size());
  hits.total_is_estimated = found.get_matches_lower_bound() != found.get_matches_upper_bound();
  return hits;
}

// Where a page is not full there are no more texts, so that they are counted.
bool ContentSearch::EndsHere(size_t first, size_t size, ContentHits& hits) const {
  if (hits.hits.size() >= size || (hits.hits.empty() && first > 0)) return false;
  hits.total = first + hits.hits.size();
  return true;
}

// Exact, or estimated from how many texts say each word. An empty page beyond the last is worth
// counting for: it is asked for once.
void ContentSearch::Count(size_t size, ContentHits& hits) const {
  const QueryPlan& any = plan();
  if (any.query.empty()) return;
  if (CountsExactly() || (size > 0 && hits.hits.empty())) {
    hits.total = ranking_.Unweighed(any.query, request_.filter())
                     .get_mset(0, 0, database_.get_doccount())
                     .get_matches_estimated();
    return;
  }
  hits.total_is_estimated = true;
  if (FiltersContent(request_.filter())) {
    hits.total =
        ranking_.Enquire(any.query, request_.filter()).get_mset(0, 0).get_matches_estimated();
    return;
  }
  hits.total = EstimatedTotal(database_.get_doccount(), any.terms);
}

std::vector<ContentHit> ContentSearch::Saying(const v1::SearchFilter& filter) {
  // One more than may be looked through, so that it is known whether there are more.
  std::vector<ContentHit> texts = ranking_.First(kMaxPhraseTexts + 1, filter);
  texts.erase(std::remove_if(texts.begin(), texts.end(),
                             [&](const ContentHit& text) {
                               return !phrase_check_->ContentSays(database_, text.document);
                             }),
              texts.end());
  return texts;
}

v1::Facet ContentSearch::Count(v1::FacetField field) {
  v1::Facet facet;
  facet.set_field(field);
  if (!asked_for_) return facet;
  ValueCounts values(FacetSlot(field), limit_);
  const v1::SearchFilter filter = WithoutOwnPart(field, request_.filter());
  if (phrase_check_.has_value()) {
    for (const ContentHit& text : Saying(filter)) values.Add(database_.get_document(text.document));
  } else {
    Xapian::Enquire enquire = ranking_.Unweighed(plan().query, filter);
    enquire.add_matchspy(&values);
    enquire.get_mset(0, 0, database_.get_doccount());
  }
  return ContentFacet(snapshot_, field, values.counts(), values.without(),
                      request_.language_code());
}

}  // namespace kok::search_core
