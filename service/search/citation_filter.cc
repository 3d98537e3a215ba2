#include "service/search/citation_filter.h"

#include "indexer/analysis/courts.h"
#include "indexer/analysis/norms.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/own_references.h"
#include "indexer/schema/slots.h"

namespace kok::search_core {
namespace {

using kok::search::v1::SearchFilter;

// Bounds beyond every day that can be, and above the empty value of a text without one.
constexpr char kFirstDay[] = "0000-00-00";
constexpr char kLastDay[] = "9999-99-99";

template <typename Values, typename ToTerms>
void Restrict(const Values& values, ToTerms to_terms, Xapian::Query& query) {
  if (values.empty()) return;
  std::vector<Xapian::Query> alternatives;
  for (const std::string& value : values) {
    for (const std::string& term : to_terms(value)) alternatives.emplace_back(term);
  }
  query =
      Xapian::Query(Xapian::Query::OP_FILTER, query,
                    Xapian::Query(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end()));
}

}  // namespace

bool AsksForCitations(const SearchFilter& filter) {
  return !filter.courts().empty() || !filter.norms().empty() || !filter.date_from().empty() ||
         !filter.date_to().empty();
}

std::vector<std::string> CourtTerms(std::string_view value) {
  const std::string key = analysis::ReadCourt(value).key;
  if (key.empty()) return {};
  return {schema::FilterTerm(schema::kCourtPrefix, key)};
}

std::vector<std::string> NormTerms(std::string_view value) {
  std::vector<std::string> terms;
  for (const analysis::Norm& norm : analysis::FindNorms(value)) {
    const std::vector<std::string> keys = analysis::NormKeys(norm);
    terms.push_back(schema::FilterTerm(schema::kOwnReferencePrefix, keys.front()));
    // The text of the section has the paragraph in it; a whole section is among its own terms.
    if (keys.size() == 1) continue;
    terms.push_back(
        schema::FilterTerm(schema::kOwnReferencePrefix, schema::StatuteKey(keys.back())));
  }
  if (!terms.empty()) return terms;
  const std::string other = analysis::OtherNormKey(value);
  if (!other.empty()) terms.push_back(schema::FilterTerm(schema::kOwnReferencePrefix, other));
  return terms;
}

void RestrictToCitations(const SearchFilter& filter, Xapian::Query& query) {
  Restrict(filter.courts(), CourtTerms, query);
  Restrict(filter.norms(), NormTerms, query);
  if (filter.date_from().empty() && filter.date_to().empty()) return;
  const Xapian::Query days(Xapian::Query::OP_VALUE_RANGE, schema::kDateSlot,
                           filter.date_from().empty() ? kFirstDay : filter.date_from(),
                           filter.date_to().empty() ? kLastDay : filter.date_to());
  query = Xapian::Query(Xapian::Query::OP_FILTER, query, days);
}

}  // namespace kok::search_core
