#include "service/search/content_search.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/impact.h"
#include "indexer/schema/slots.h"
#include "service/search/content_facets.h"
#include "service/search/content_order.h"
#include "service/search/filter_query.h"
#include "service/search/impact_weight.h"
#include "service/search/phrase_terms.h"
#include "service/search/ranking.h"
#include "service/search/timed_documents.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// Counts the values of one slot over all matches. Xapian's own spy counts a slot as one value; a
// text has several topics.
class ValueSpy : public Xapian::MatchSpy {
 public:
  ValueSpy(Xapian::valueno slot, TimeLimit& limit) : slot_(slot), limit_(limit) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    limit_.Step();
    Add(document);
  }
  void Add(const Xapian::Document& document) {
    const std::vector<std::string> values = schema::SplitValues(document.get_value(slot_));
    for (const std::string& value : values) ++counts_[value];
    if (values.empty()) ++without_;
  }
  const std::map<std::string, int>& counts() const { return counts_; }
  int without() const { return without_; }

 private:
  const Xapian::valueno slot_;
  TimeLimit& limit_;
  std::map<std::string, int> counts_;
  int without_ = 0;
};

bool AsksForContent(const v1::SearchRequest& request) {
  return !request.has_near() && WantsContent(request.filter());
}

// Whether no word decides which texts are found.
bool IsBrowsing(const v1::SearchRequest& request) {
  return request.query().empty() && request.similar_to().empty();
}

// The filter of a request; a record is no neighbour of itself.
Xapian::Query FilterOf(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                       const v1::SearchFilter& filter) {
  const Xapian::Query passing = *ContentFilter(snapshot, filter);
  if (request.similar_to().empty()) return passing;
  const Xapian::Query itself(schema::FilterTerm(schema::kResourceNamePrefix, request.similar_to()));
  return Xapian::Query(Xapian::Query::OP_AND_NOT, passing, itself);
}

// To texts that may say the phrases of a query. They have to be looked through themselves.
void RestrictPlan(const Xapian::Query& may_say, ContentPlan& plan) {
  plan.alone = nullptr;
  plan.any.query = Restricted(plan.any.query, may_say);
  if (plan.all_words.empty() || may_say.empty()) return;
  plan.all_words = Xapian::Query(Xapian::Query::OP_FILTER, plan.all_words, may_say);
}

// Looking up the words costs the most of a search, so it is left out where nothing is asked.
ContentPlan MakePlan(const index::Snapshot& snapshot, const Xapian::Database& database,
                     const v1::SearchRequest& request, const UnderstoodQuery& understood) {
  if (!AsksForContent(request)) return {};
  if (IsBrowsing(request)) return {{Xapian::Query(std::string()), {}}, {}, nullptr};
  ContentPlan plan = PlanContent(snapshot, database, understood);
  if (!understood.phrases.empty()) {
    RestrictPlan(ContentThatMaySay(snapshot.analyzer(), understood), plan);
  }
  // A neighbour need not say all that is told of.
  if (!request.similar_to().empty()) {
    plan.all_words = Xapian::Query();
    plan.alone = nullptr;
  }
  return plan;
}

void Append(const Xapian::MSet& found, double tier, std::vector<ContentHit>& hits) {
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    hits.push_back({*hit, hit.get_weight() + tier});
  }
}

std::ptrdiff_t Offset(size_t count) { return static_cast<std::ptrdiff_t>(count); }

Xapian::doccount Doccount(size_t count) { return static_cast<Xapian::doccount>(count); }

// In how many of so many texts one of the terms of a word stands. Whoever says a compound says its
// parts, and its parts are of one matter: there are as many as say the most frequent at least, more
// if the parts stood where they stand by chance, and mostly something between the two.
double TextsOfWord(double texts, const std::vector<const PlannedTerm*>& terms) {
  double most = 0;   // of one term
  double whole = 0;  // ... that is no part
  for (const PlannedTerm* term : terms) {
    most = std::max<double>(most, term->records);
    if (term->kind != v1::MATCH_KIND_COMPOUND) whole = std::max<double>(whole, term->records);
  }
  double without = 1.0 - whole / texts;
  for (const PlannedTerm* term : terms) {
    if (term->records > whole) without *= 1.0 - (term->records - whole) / texts;
  }
  return (most + texts * (1.0 - without)) / 2;
}

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
      plan_(MakePlan(snapshot, database, request, understood)) {
  if (!understood.phrases.empty()) phrase_check_.emplace(snapshot, understood.phrases, limit);
}

Xapian::Query ContentSearch::Passing(const Xapian::Query& query,
                                     const v1::SearchFilter& filter) const {
  const Xapian::Query passing = FilterOf(snapshot_, request_, filter);
  // Everything passes: then the filter is left out, since its postings would be read.
  const bool all_pass = passing.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  return all_pass ? query : Xapian::Query(Xapian::Query::OP_FILTER, query, passing);
}

Xapian::Enquire ContentSearch::Enquire(const Xapian::Query& query,
                                       const v1::SearchFilter& filter) const {
  if (!IsRanked()) return Unweighed(query, filter);
  Xapian::Enquire enquire(database_);
  enquire.set_query(Passing(query, filter));
  enquire.set_weighting_scheme(ImpactWeight(&limit_));
  return enquire;
}

Xapian::Enquire ContentSearch::Unweighed(const Xapian::Query& query,
                                         const v1::SearchFilter& filter) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(Timed(Passing(query, filter), limit_));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  SetOrder(request_.order_by(), enquire);
  return enquire;
}

bool ContentSearch::IsRanked() const {
  return !IsBrowsing(request_) && IsByMatch(request_.order_by());
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
    hits.hits.erase(hits.hits.begin(), hits.hits.begin() + Offset(std::min(first, hits.total)));
    return hits;
  }
  if (!IsRanked()) {
    // Documents lie in the order of resource names. Checking all of them makes the total exact.
    const Xapian::MSet found = Enquire(plan_.any.query, request_.filter())
                                   .get_mset(Doccount(first), Doccount(size),
                                             CountsExactly() ? database_.get_doccount() : 0);
    Append(found, 0, hits.hits);
    if (EndsHere(first, size, hits)) return hits;
    hits.total = std::max<size_t>(found.get_matches_estimated(),
                                  hits.hits.empty() ? 0 : first + hits.hits.size());
    hits.total_is_estimated = found.get_matches_lower_bound() != found.get_matches_upper_bound();
    return hits;
  }
  if (size > 0 && !TakeBest(first, size, hits)) Rank(first, size, hits);
  if (EndsHere(first, size, hits)) return hits;
  Count(size, hits);
  hits.total = std::max(hits.total, hits.hits.empty() ? 0 : first + hits.hits.size());
  return hits;
}

// The best of a frequent word are known, so that its many postings are not read. Equal to Rank.
bool ContentSearch::TakeBest(size_t first, size_t size, ContentHits& hits) const {
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
    hits.hits.push_back(
        {one.document, plan_.alone->weight * schema::ImpactOf(one.impact) + kAllContentWordsTier});
    if (hits.hits.size() == size) return true;
  }
  hits.hits.clear();
  return false;
}

void ContentSearch::Rank(size_t first, size_t size, ContentHits& hits) const {
  const v1::SearchFilter& filter = request_.filter();
  if (plan_.all_words.empty()) {
    Append(Enquire(plan_.any.query, filter).get_mset(Doccount(first), Doccount(size)), 0,
           hits.hits);
    return;
  }
  const Xapian::MSet found =
      Enquire(plan_.all_words, filter).get_mset(Doccount(first), Doccount(size));
  Append(found, kAllContentWordsTier, hits.hits);
  if (hits.hits.size() == size) return;
  // There are no more than these, so they are counted and known.
  const size_t before = found.get_matches_estimated();
  std::vector<Xapian::docid> say_all;
  if (first == 0) {
    for (const ContentHit& hit : hits.hits) say_all.push_back(hit.document);
  } else {
    const Xapian::MSet all = Enquire(plan_.all_words, filter).get_mset(0, Doccount(before));
    for (auto hit = all.begin(); hit != all.end(); ++hit) say_all.push_back(*hit);
  }
  std::sort(say_all.begin(), say_all.end());
  // Looking past them costs less than excluding them by their words from each match.
  size_t skip = first > before ? first - before : 0;
  const Xapian::MSet any = Enquire(plan_.any.query, filter)
                               .get_mset(0, Doccount(before + skip + size - hits.hits.size()));
  for (auto hit = any.begin(); hit != any.end() && hits.hits.size() < size; ++hit) {
    if (std::binary_search(say_all.begin(), say_all.end(), *hit)) continue;
    if (skip > 0) {
      --skip;
      continue;
    }
    hits.hits.push_back({*hit, hit.get_weight()});
  }
}

// Where a page is not full there are no more texts, so that they are counted.
bool ContentSearch::EndsHere(size_t first, size_t size, ContentHits& hits) const {
  if (hits.hits.size() >= size || (hits.hits.empty() && first > 0)) return false;
  hits.total = first + hits.hits.size();
  return true;
}

// Exact, or estimated from how many texts say each word, as if words stood there independently. An
// empty page beyond the last is worth counting for: it is asked for once.
void ContentSearch::Count(size_t size, ContentHits& hits) const {
  if (plan_.any.query.empty()) return;
  if (CountsExactly() || (size > 0 && hits.hits.empty())) {
    hits.total = Unweighed(plan_.any.query, request_.filter())
                     .get_mset(0, 0, database_.get_doccount())
                     .get_matches_estimated();
    return;
  }
  hits.total_is_estimated = true;
  if (FiltersContent(request_.filter())) {
    hits.total = Enquire(plan_.any.query, request_.filter()).get_mset(0, 0).get_matches_estimated();
    return;
  }
  const double texts = database_.get_doccount();
  double without = 1.0;  // share of the texts that say none of the words
  std::map<std::pair<size_t, size_t>, std::vector<const PlannedTerm*>> words;
  for (const PlannedTerm& term : plan_.any.terms) {
    if (term.words.count == 0) {
      without *= 1.0 - term.records / texts;
    } else {
      words[{term.words.first, term.words.count}].push_back(&term);
    }
  }
  for (const auto& [range, terms] : words) without *= 1.0 - TextsOfWord(texts, terms) / texts;
  hits.total = static_cast<size_t>(texts * (1.0 - without) + 0.5);
}

// One more than may be looked through, so that it is known whether there are more.
std::vector<ContentHit> ContentSearch::MayBeSaying(const v1::SearchFilter& filter) const {
  constexpr Xapian::doccount kMost = kMaxPhraseTexts + 1;
  std::vector<ContentHit> texts;
  if (!IsRanked()) {
    Append(Enquire(plan_.any.query, filter).get_mset(0, kMost), 0, texts);
    return texts;
  }
  std::set<Xapian::docid> say_all;
  if (!plan_.all_words.empty()) {
    Append(Enquire(plan_.all_words, filter).get_mset(0, kMost), kAllContentWordsTier, texts);
    for (const ContentHit& text : texts) say_all.insert(text.document);
  }
  if (texts.size() == kMost) return texts;
  const Xapian::MSet any = Enquire(plan_.any.query, filter).get_mset(0, kMost);
  for (auto text = any.begin(); text != any.end() && texts.size() < kMost; ++text) {
    if (say_all.count(*text) == 0) texts.push_back({*text, text.get_weight()});
  }
  return texts;
}

std::vector<ContentHit> ContentSearch::Saying(const v1::SearchFilter& filter) {
  std::vector<ContentHit> texts = MayBeSaying(filter);
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
  ValueSpy spy(FacetSlot(field), limit_);
  const v1::SearchFilter filter = WithoutOwnPart(field, request_.filter());
  if (phrase_check_.has_value()) {
    for (const ContentHit& text : Saying(filter)) spy.Add(database_.get_document(text.document));
  } else {
    Xapian::Enquire enquire = Unweighed(plan_.any.query, filter);
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, database_.get_doccount());
  }
  return ContentFacet(snapshot_, field, spy.counts(), spy.without(), request_.language_code());
}

}  // namespace kok::search_core
