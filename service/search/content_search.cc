#include "service/search/content_search.h"

#include <map>
#include <string>

#include "indexer/schema/slots.h"
#include "service/search/content_facets.h"
#include "service/search/content_order.h"
#include "service/search/filter_query.h"
#include "service/search/impact_weight.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// Counts the values of one slot over all matches. Xapian's own spy counts a slot as one value; a
// text has several topics.
class ValueSpy : public Xapian::MatchSpy {
 public:
  explicit ValueSpy(Xapian::valueno slot) : slot_(slot) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const std::vector<std::string> values = schema::SplitValues(document.get_value(slot_));
    for (const std::string& value : values) ++counts_[value];
    if (values.empty()) ++without_;
  }
  const std::map<std::string, int>& counts() const { return counts_; }
  int without() const { return without_; }

 private:
  const Xapian::valueno slot_;
  std::map<std::string, int> counts_;
  int without_ = 0;
};

bool AsksForContent(const v1::SearchRequest& request) {
  return !request.has_near() && WantsContent(request.filter());
}

// Looking up the words costs the most of a search, so it is left out where nothing is asked.
QueryPlan MakePlan(const Xapian::Database& database, const v1::SearchRequest& request,
                   const UnderstoodQuery& understood) {
  if (!AsksForContent(request)) return {};
  if (request.query().empty()) return {Xapian::Query(std::string()), {}};
  return PlanContent(database, understood);
}

}  // namespace

ContentSearch::ContentSearch(const index::Snapshot& snapshot, const Xapian::Database& database,
                             const v1::SearchRequest& request, const UnderstoodQuery& understood)
    : snapshot_(snapshot),
      database_(database),
      request_(request),
      asked_for_(AsksForContent(request)),
      plan_(MakePlan(database, request, understood)) {}

Xapian::Enquire ContentSearch::Enquire(const v1::SearchFilter& filter) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, plan_.query, *ContentFilter(snapshot_, filter)));
  if (request_.query().empty() || !IsByMatch(request_.order_by())) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(ImpactWeight());
  }
  SetOrder(request_.order_by(), enquire);
  return enquire;
}

Xapian::MSet ContentSearch::Match(size_t first, size_t size) const {
  // Documents lie in the order of resource names, so equal scores keep it. Checking all of them
  // makes the total exact.
  return Enquire(request_.filter())
      .get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(size),
                database_.get_doccount());
}

v1::Facet ContentSearch::Count(v1::FacetField field) const {
  v1::Facet facet;
  facet.set_field(field);
  if (!asked_for_) return facet;
  ValueSpy spy(FacetSlot(field));
  Xapian::Enquire enquire = Enquire(WithoutOwnPart(field, request_.filter()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database_.get_doccount());
  return ContentFacet(snapshot_, field, spy.counts(), spy.without(), request_.language_code());
}

}  // namespace kok::search_core
