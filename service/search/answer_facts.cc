#include "service/search/answer_facts.h"

#include <algorithm>

#include "service/search/standing.h"

namespace kok::search_core {
namespace {

AnswerFacts::UnknownProperty UnknownOf(const std::vector<OrganizationHit>& hits,
                                       index::AttributeField field,
                                       const std::vector<std::string>& codes) {
  AnswerFacts::UnknownProperty unknown;
  if (codes.empty()) return unknown;
  const auto certainty = [&](const OrganizationHit& hit, const std::vector<std::string>& asked) {
    return CertaintyOf(hit.row->stated(field), asked);
  };
  unknown.of_some = std::any_of(hits.begin(), hits.end(), [&](const OrganizationHit& hit) {
    return certainty(hit, codes) == Certainty::kUnknown;
  });
  for (const std::string& code : codes) {
    const bool stated = std::any_of(hits.begin(), hits.end(), [&](const OrganizationHit& hit) {
      return certainty(hit, {code}) <= Certainty::kViaInterpreter;
    });
    if (!stated) unknown.of_all.push_back(code);
  }
  return unknown;
}

// Whether some source says that the organisation is responsible for what is asked for.
bool IsConfirmed(const index::OrganizationRow& row, const Scope& scope) {
  std::vector<region::AskedArea> areas = scope.served;
  if (scope.near.has_value()) areas = {scope.near->area};
  const auto coverage = CoverageFor(row, areas);
  return std::any_of(coverage.begin(), coverage.end(), [](const auto& entry) {
    return entry.basis() != kok::search::v1::COVERAGE_BASIS_SEAT;
  });
}

}  // namespace

void AnswerFacts::NoteHits(const std::vector<OrganizationHit>& hits, const Scope& scope) {
  best_is_confirmed = hits.empty() || IsConfirmed(*hits.front().row, scope);
  for (const OrganizationHit& hit : hits) {
    if (hit.row->at_work || not_at_work.size() == kMaxNames) continue;
    not_at_work.push_back(hit.row->display_name);
  }
  for (size_t i = 0; i < index::kAttributeFields; ++i) {
    unknown[i] = UnknownOf(hits, static_cast<index::AttributeField>(i), scope.attributes[i]);
  }
}

}  // namespace kok::search_core
