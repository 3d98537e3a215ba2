#include "service/search/content_facets.h"

#include "indexer/analysis/courts.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/slots.h"
#include "service/search/facets.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

std::string NameOf(const index::Snapshot& snapshot, v1::FacetField field, const std::string& value,
                   std::string_view language) {
  switch (field) {
    case v1::FACET_FIELD_TOPICS: {
      const schema::VocabularyEntry* entry = snapshot.vocabulary().Find("topic", value);
      return entry == nullptr ? value : entry->Name(language);
    }
    case v1::FACET_FIELD_COURTS:
      return analysis::ReadCourt(value).long_name;
    case v1::FACET_FIELD_NORMS:
      return value;
    default: {
      v1::ContentType type = v1::CONTENT_TYPE_UNSPECIFIED;
      v1::ContentType_Parse(value, &type);
      return std::string(schema::DisplayName(type, language));
    }
  }
}

// `LG Köln` and `LG Koeln` are one.
std::map<std::string, int> JoinedByCourt(const std::map<std::string, int>& counts) {
  struct Spelling {
    std::string name;
    int count = 0;  // of this spelling
    int total = 0;  // of the court
  };
  std::map<std::string, Spelling> by_key;
  for (const auto& [name, count] : counts) {
    Spelling& court = by_key[analysis::ReadCourt(name).key];
    court.total += count;
    if (count <= court.count) continue;
    court.name = name;
    court.count = count;
  }
  std::map<std::string, int> joined;
  for (const auto& [key, court] : by_key) joined[court.name] = court.total;
  return joined;
}

}  // namespace

Xapian::valueno FacetSlot(v1::FacetField field) {
  switch (field) {
    case v1::FACET_FIELD_TOPICS:
      return schema::kTopicSlot;
    case v1::FACET_FIELD_COURTS:
      return schema::kCourtSlot;
    case v1::FACET_FIELD_NORMS:
      return schema::kNormSlot;
    default:
      return schema::kContentTypeSlot;
  }
}

v1::SearchFilter WithoutOwnPart(v1::FacetField field, const v1::SearchFilter& filter) {
  v1::SearchFilter others = filter;
  switch (field) {
    case v1::FACET_FIELD_TOPICS:
      others.clear_topics();
      break;
    case v1::FACET_FIELD_COURTS:
      others.clear_courts();
      break;
    case v1::FACET_FIELD_NORMS:
      others.clear_norms();
      break;
    default:
      others.clear_content_types();
  }
  return others;
}

v1::Facet ContentFacet(const index::Snapshot& snapshot, v1::FacetField field,
                       const std::map<std::string, int>& counts, int without,
                       std::string_view language) {
  v1::Facet facet;
  facet.set_field(field);
  for (const auto& [value, count] :
       field == v1::FACET_FIELD_COURTS ? JoinedByCourt(counts) : counts) {
    v1::FacetValue& added = *facet.add_values();
    added.set_code(value);
    added.set_display_name(NameOf(snapshot, field, value, language));
    added.set_count(count);
  }
  facet.set_unknown_count(without);
  SortFacet(facet);
  return facet;
}

}  // namespace kok::search_core
