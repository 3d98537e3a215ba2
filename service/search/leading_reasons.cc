#include "service/search/leading_reasons.h"

#include <utility>

namespace kok::search_core {

namespace v1 = kok::search::v1;

void PutInFront(std::vector<v1::MatchReason> reasons, v1::SearchResult& result) {
  if (reasons.empty()) return;
  constexpr double kHalf = 0.5;
  const double part = result.match_reasons().empty() ? 1.0 : kHalf;
  for (v1::MatchReason& reason : reasons) {
    reason.set_share(part / static_cast<double>(reasons.size()));
  }
  for (v1::MatchReason& other : *result.mutable_match_reasons()) {
    other.set_share(other.share() * (1.0 - part));
    reasons.push_back(std::move(other));
  }
  result.clear_match_reasons();
  for (v1::MatchReason& reason : reasons) *result.add_match_reasons() = std::move(reason);
}

}  // namespace kok::search_core
