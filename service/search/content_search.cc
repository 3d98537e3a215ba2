#include "service/search/content_search.h"

#include <map>
#include <string>

#include "absl/strings/numbers.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/slots.h"
#include "service/search/facets.h"
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

// Looking up the words costs the most of a search, so it is left out where nothing is asked.
QueryPlan MakePlan(const Xapian::Database& database, const v1::SearchRequest& request,
                   const UnderstoodQuery& understood) {
  if (!AsksForContent(request)) return {};
  if (IsBrowsing(request)) return {Xapian::Query(std::string()), {}};
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
      Xapian::Query(Xapian::Query::OP_FILTER, plan_.query, FilterOf(snapshot_, request_, filter)));
  const bool by_name = IsBrowsing(request_) || request_.order_by() == v1::SORT_ORDER_NAME;
  if (by_name) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(ImpactWeight());
  }
  return enquire;
}

Xapian::MSet ContentSearch::Match(size_t first, size_t size) const {
  // Documents lie in the order of resource names, so equal scores keep it. Checking all of them
  // makes the total exact.
  return Enquire(request_.filter())
      .get_mset(static_cast<Xapian::doccount>(first), static_cast<Xapian::doccount>(size),
                database_.get_doccount());
}

std::string ContentSearch::NameOf(v1::FacetField field, const std::string& value) const {
  if (field == v1::FACET_FIELD_TOPICS) {
    const schema::VocabularyEntry* entry = snapshot_.vocabulary().Find("topic", value);
    return entry == nullptr ? value : entry->Name(request_.language_code());
  }
  v1::ContentType type = v1::CONTENT_TYPE_UNSPECIFIED;
  v1::ContentType_Parse(value, &type);
  return std::string(schema::DisplayName(type, request_.language_code()));
}

v1::Facet ContentSearch::Count(v1::FacetField field) const {
  v1::Facet facet;
  facet.set_field(field);
  if (!asked_for_) return facet;
  const bool topics = field == v1::FACET_FIELD_TOPICS;
  v1::SearchFilter others = request_.filter();
  topics ? others.clear_topics() : others.clear_content_types();
  ValueSpy spy(topics ? schema::kTopicSlot : schema::kContentTypeSlot);
  Xapian::Enquire enquire = Enquire(others);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database_.get_doccount());
  for (const auto& [value, count] : spy.counts()) {
    v1::FacetValue& added = *facet.add_values();
    added.set_code(value);
    added.set_display_name(NameOf(field, value));
    added.set_count(count);
  }
  facet.set_unknown_count(spy.without());
  SortFacet(facet);
  return facet;
}

}  // namespace kok::search_core
