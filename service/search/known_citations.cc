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

}  // namespace kok::search_core
