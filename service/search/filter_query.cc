#include "service/search/filter_query.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "service/search/citation_filter.h"
#include "service/search/withheld_documents.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchFilter;

// Values of one field are alternatives.
template <typename Values, typename ToText>
void Restrict(std::string_view prefix, const Values& values, ToText to_text,
              Xapian::Query& filter) {
  if (values.empty()) return;
  std::vector<Xapian::Query> alternatives;
  for (const auto& value : values) {
    alternatives.emplace_back(schema::FilterTerm(prefix, to_text(value)));
  }
  filter =
      Xapian::Query(Xapian::Query::OP_FILTER, filter,
                    Xapian::Query(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end()));
}

// Leaves withdrawn texts out.
void Exclude(const std::vector<Xapian::docid>& withheld, Xapian::Query& filter) {
  if (withheld.empty()) return;
  auto* documents = new WithheldDocuments(withheld);
  filter = Xapian::Query(Xapian::Query::OP_AND_NOT, filter, Xapian::Query(documents->release()));
}

std::string SameText(const std::string& value) { return value; }
std::string Number(int value) { return std::to_string(value); }

bool AsksForKind(const SearchFilter& filter, kok::search::v1::RecordKind kind) {
  return filter.kinds().empty() ||
         std::find(filter.kinds().begin(), filter.kinds().end(), kind) != filter.kinds().end();
}

// Avoidance is no such question: no text lies anywhere.
bool AsksForOrganizationsOnly(const SearchFilter& filter) {
  return !filter.regions().empty() || !filter.serves_regions().empty() ||
         !filter.organization_types().empty() || !filter.member_kinds().empty() ||
         !filter.services().empty() || !filter.languages().empty() ||
         !filter.target_groups().empty() || !filter.exploitation_forms().empty() ||
         filter.max_age_days() > 0;
}

}  // namespace

bool WantsOrganizations(const SearchFilter& filter) {
  return filter.content_types().empty() && filter.topics().empty() && !AsksForCitations(filter) &&
         AsksForKind(filter, kok::search::v1::RECORD_KIND_ORGANIZATION);
}

bool WantsContent(const SearchFilter& filter) {
  return !AsksForOrganizationsOnly(filter) &&
         AsksForKind(filter, kok::search::v1::RECORD_KIND_CONTENT);
}

bool FiltersContent(const SearchFilter& filter) {
  return !filter.content_types().empty() || !filter.topics().empty() || AsksForCitations(filter);
}

std::optional<Xapian::Query> ContentFilter(const index::Snapshot& snapshot,
                                           const SearchFilter& filter) {
  if (!WantsContent(filter)) return std::nullopt;
  Xapian::Query query{std::string()};
  Restrict(schema::kContentTypePrefix, filter.content_types(), Number, query);
  Restrict(schema::kTopicPrefix, filter.topics(), SameText, query);
  RestrictToCitations(filter, query);
  Exclude(snapshot.withheld_contents(), query);
  return query;
}

}  // namespace kok::search_core
