#include "service/search/content_ranking.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/schema/impact.h"
#include "service/search/content_order.h"
#include "service/search/filter_query.h"
#include "service/search/impact_weight.h"
#include "service/search/ranking.h"
#include "service/search/requested_content.h"
#include "service/search/timed_documents.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

Xapian::doccount Doccount(size_t count) { return static_cast<Xapian::doccount>(count); }

}  // namespace

void AppendHits(const Xapian::MSet& found, double tier, std::vector<ContentHit>& hits) {
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    hits.push_back({*hit, hit.get_weight() + tier});
  }
}

ContentRanking::ContentRanking(const index::Snapshot& snapshot, const Xapian::Database& database,
                               const v1::SearchRequest& request, ContentPlan plan, TimeLimit& limit)
    : snapshot_(snapshot),
      database_(database),
      request_(request),
      plan_(std::move(plan)),
      limit_(limit) {}

bool ContentRanking::is_by_match() const {
  return !IsBrowsing(request_) && IsByMatch(request_.order_by());
}

Xapian::Query ContentRanking::Passing(const Xapian::Query& query,
                                      const v1::SearchFilter& filter) const {
  const Xapian::Query passing = RequestedTexts(snapshot_, request_, filter);
  // Everything passes: then the filter is left out, since its postings would be read.
  const bool all_pass = passing.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  return all_pass ? query : Xapian::Query(Xapian::Query::OP_FILTER, query, passing);
}

Xapian::Enquire ContentRanking::Enquire(const Xapian::Query& query,
                                        const v1::SearchFilter& filter) const {
  if (!is_by_match()) return Unweighed(query, filter);
  Xapian::Enquire enquire(database_);
  enquire.set_query(Passing(query, filter));
  enquire.set_weighting_scheme(ImpactWeight(&limit_));
  return enquire;
}

Xapian::Enquire ContentRanking::Unweighed(const Xapian::Query& query,
                                          const v1::SearchFilter& filter) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(Timed(Passing(query, filter), limit_));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  SetOrder(request_.order_by(), enquire);
  return enquire;
}

std::vector<ContentHit> ContentRanking::Page(size_t first, size_t size) const {
  std::vector<ContentHit> hits;
  if (!TakeBest(first, size, hits)) Rank(first, size, hits);
  return hits;
}

// The best of a frequent word are known, so that its many postings are not read. Equal to Rank.
bool ContentRanking::TakeBest(size_t first, size_t size, std::vector<ContentHit>& hits) const {
  if (plan_.alone == nullptr || FiltersContent(request_.filter())) return false;
  const std::vector<index::BestDocument>* best = snapshot_.best_documents().Find(plan_.alone->term);
  if (best == nullptr) return false;
  const std::vector<Xapian::docid>& withheld = snapshot_.withheld_contents();
  for (const index::BestDocument& one : *best) {
    if (std::binary_search(withheld.begin(), withheld.end(), one.document)) continue;
    if (first > 0) {
      --first;
      continue;
    }
    hits.push_back(
        {one.document, plan_.alone->weight * schema::ImpactOf(one.impact) + kAllContentWordsTier});
    if (hits.size() == size) return true;
  }
  hits.clear();
  return false;
}

void ContentRanking::Rank(size_t first, size_t size, std::vector<ContentHit>& hits) const {
  const v1::SearchFilter& filter = request_.filter();
  if (plan_.all_words.empty()) {
    AppendHits(Enquire(plan_.any.query, filter).get_mset(Doccount(first), Doccount(size)), 0, hits);
    return;
  }
  const Xapian::MSet found =
      Enquire(plan_.all_words, filter).get_mset(Doccount(first), Doccount(size));
  AppendHits(found, kAllContentWordsTier, hits);
  if (hits.size() == size) return;
  // There are no more than these, so they are counted and known.
  const size_t before = found.get_matches_estimated();
  std::vector<Xapian::docid> say_all;
  if (first == 0) {
    for (const ContentHit& hit : hits) say_all.push_back(hit.document);
  } else {
    const Xapian::MSet all = Enquire(plan_.all_words, filter).get_mset(0, Doccount(before));
    for (auto hit = all.begin(); hit != all.end(); ++hit) say_all.push_back(*hit);
  }
  std::sort(say_all.begin(), say_all.end());
  // Looking past them costs less than excluding them by their words from each match.
  size_t skip = first > before ? first - before : 0;
  const Xapian::MSet any =
      Enquire(plan_.any.query, filter).get_mset(0, Doccount(before + skip + size - hits.size()));
  for (auto hit = any.begin(); hit != any.end() && hits.size() < size; ++hit) {
    if (std::binary_search(say_all.begin(), say_all.end(), *hit)) continue;
    if (skip > 0) {
      --skip;
      continue;
    }
    hits.push_back({*hit, hit.get_weight()});
  }
}

std::vector<ContentHit> ContentRanking::First(Xapian::doccount most,
                                              const v1::SearchFilter& filter) const {
  std::vector<ContentHit> texts;
  if (!is_by_match()) {
    AppendHits(Enquire(plan_.any.query, filter).get_mset(0, most), 0, texts);
    return texts;
  }
  std::set<Xapian::docid> say_all;
  if (!plan_.all_words.empty()) {
    AppendHits(Enquire(plan_.all_words, filter).get_mset(0, most), kAllContentWordsTier, texts);
    for (const ContentHit& text : texts) say_all.insert(text.document);
  }
  if (texts.size() == most) return texts;
  const Xapian::MSet any = Enquire(plan_.any.query, filter).get_mset(0, most);
  for (auto text = any.begin(); text != any.end() && texts.size() < most; ++text) {
    if (say_all.count(*text) == 0) texts.push_back({*text, text.get_weight()});
  }
  return texts;
}

}  // namespace kok::search_core
