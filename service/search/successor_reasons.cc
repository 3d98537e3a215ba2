#include "service/search/successor_reasons.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/search/leading_reasons.h"
#include "service/search/status_words.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

v1::MatchReason ReasonOf(const index::OrganizationRow& predecessor, std::string_view language) {
  const bool english = language == "en";
  const std::string_view state = StatusWords(predecessor.status, language);
  v1::MatchReason reason;
  reason.set_kind(v1::MATCH_KIND_SUCCESSOR);
  reason.set_field("superseded_by");
  reason.set_matched_text(predecessor.display_name);
  reason.set_description(absl::StrCat(english ? "took over from “" : "hat übernommen von „",
                                      predecessor.display_name, english ? "” (" : "“ (",
                                      absl::string_view(state.data(), state.size()), ")"));
  return reason;
}

}  // namespace

void AddSuccessorReasons(const std::vector<const index::OrganizationRow*>& predecessors,
                         std::string_view language, v1::SearchResult& result) {
  std::vector<v1::MatchReason> reasons;
  for (const index::OrganizationRow* predecessor : predecessors) {
    reasons.push_back(ReasonOf(*predecessor, language));
  }
  PutInFront(std::move(reasons), result);
}

}  // namespace kok::search_core
