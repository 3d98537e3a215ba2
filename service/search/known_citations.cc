#include "service/search/known_citations.h"

#include <algorithm>
#include <vector>

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

bool NamesUnknownCitation(const index::Snapshot& snapshot, const Xapian::Database& content,
                          const UnderstoodQuery& understood) {
  const auto is_borne = [&](const std::string& term) {
    return snapshot.TextsWith(content, term) > 0;
  };
  return std::any_of(understood.citations.begin(), understood.citations.end(),
                     [&](const UnderstoodQuery::Citation& citation) {
                       return std::none_of(citation.terms.begin(), citation.terms.end(), is_borne);
                     });
}

}  // namespace kok::search_core
