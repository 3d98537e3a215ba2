#include "service/search/known_citations.h"

#include <algorithm>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "indexer/analysis/courts.h"
#include "indexer/analysis/norms.h"
#include "indexer/generation/xapian_status.h"
#include "service/search/citation_filter.h"

namespace kok::search_core {
namespace {

bool AnyBears(const index::Snapshot& snapshot, const std::vector<std::string>& terms) {
  if (terms.empty()) return false;
  auto content = snapshot.content().Borrow();
  if (!content.ok()) return true;
  bool found = false;
  const absl::Status looked = generation::CatchXapian([&] {
    found = std::any_of(terms.begin(), terms.end(),
                        [&](const std::string& term) { return (*content)->term_exists(term); });
    return absl::OkStatus();
  });
  return found || !looked.ok();
}

}  // namespace

bool IsKnownCourt(const index::Snapshot& snapshot, const std::string& value) {
  return analysis::ReadCourt(value).known || AnyBears(snapshot, CourtTerms(value));
}

bool IsKnownNorm(const index::Snapshot& snapshot, const std::string& value) {
  return !analysis::FindNorms(value).empty() || AnyBears(snapshot, NormTerms(value));
}

size_t NormsNamedBy(const std::string& value) { return analysis::FindNorms(value).size(); }

bool NamesUnknownCitation(const QueryPlan& plan, const UnderstoodQuery& understood) {
  if (understood.citations.empty()) return false;
  absl::flat_hash_set<absl::string_view> borne;
  for (const PlannedTerm& term : plan.terms) borne.insert(term.term);
  const auto is_borne = [&](const std::string& term) { return borne.contains(term); };
  return std::any_of(understood.citations.begin(), understood.citations.end(),
                     [&](const UnderstoodQuery::Citation& citation) {
                       return std::none_of(citation.terms.begin(), citation.terms.end(), is_borne);
                     });
}

}  // namespace kok::search_core
