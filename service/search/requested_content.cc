#include "service/search/requested_content.h"

#include <string>

#include "indexer/schema/fields.h"
#include "service/search/filter_query.h"
#include "service/search/phrase_terms.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// To texts that may say the phrases of a query. They have to be looked through themselves.
void RestrictPlan(const Xapian::Query& may_say, ContentPlan& plan) {
  plan.alone = nullptr;
  plan.any.query = Restricted(plan.any.query, may_say);
  if (plan.all_words.empty() || may_say.empty()) return;
  plan.all_words = Xapian::Query(Xapian::Query::OP_FILTER, plan.all_words, may_say);
}

}  // namespace

bool AsksForContent(const v1::SearchRequest& request) {
  return !request.has_near() && WantsContent(request.filter());
}

bool IsBrowsing(const v1::SearchRequest& request) {
  return request.query().empty() && request.similar_to().empty();
}

Xapian::Query RequestedTexts(const index::Snapshot& snapshot, const v1::SearchRequest& request,
                             const v1::SearchFilter& filter) {
  const Xapian::Query passing = *ContentFilter(snapshot, filter);
  if (request.similar_to().empty()) return passing;
  const Xapian::Query itself(schema::FilterTerm(schema::kResourceNamePrefix, request.similar_to()));
  return Xapian::Query(Xapian::Query::OP_AND_NOT, passing, itself);
}

// Looking up the words costs the most of a search, so it is left out where nothing is asked.
ContentPlan RequestedPlan(const index::Snapshot& snapshot, const Xapian::Database& content,
                          const v1::SearchRequest& request, const UnderstoodQuery& understood) {
  if (!AsksForContent(request)) return {};
  if (IsBrowsing(request)) return {{Xapian::Query(std::string()), {}}, {}, nullptr};
  ContentPlan plan = PlanContent(snapshot, content, understood);
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

}  // namespace kok::search_core
