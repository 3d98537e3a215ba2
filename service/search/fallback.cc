#include "service/search/fallback.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/word_forms.h"

namespace kok::search_core {
namespace {

using region::Responsibility;

bool IsResponsible(const OrganizationHit& hit) {
  return hit.standing.responsibility != Responsibility::kNone;
}

// Whether somebody in the answer is more than nationwide.
bool AnyoneResponsible(const Scope& scope, const std::vector<OrganizationHit>& hits) {
  return std::any_of(hits.begin(), hits.end(), [&](const OrganizationHit& hit) {
    return hit.row->at_work && hit.row->answers_referrals &&
           Judge(*hit.row, scope).responsibility < Responsibility::kNationwide;
  });
}

bool ServesCountry(const kok::search::v1::Organization& line, const std::string& country) {
  return std::any_of(line.coverage().begin(), line.coverage().end(),
                     [&](const auto& entry) { return entry.region() == country; });
}

// The country whose lines are shown: where the place is, Germany where none is known or it has no
// lines.
std::string CountryOf(const index::CuratedLines& lines, const Scope& scope) {
  const std::string country =
      scope.near.has_value() ? scope.near->area.region_code.substr(0, 2) : "";
  const bool has_lines = std::any_of(
      lines.lines().begin(), lines.lines().end(),
      [&](const index::CuratedLine& line) { return ServesCountry(line.organization(), country); });
  return has_lines ? country : "DE";
}

}  // namespace

Scope FallbackScope(const Scope& scope, const std::optional<AskedPlace>& place) {
  Scope relaxed = scope;
  relaxed.regions.clear();
  relaxed.served.clear();
  relaxed.near = place;
  relaxed.place_unknown = false;
  relaxed.responsible_only = false;
  if (relaxed.near.has_value()) relaxed.near->radius_km = 0;
  return relaxed;
}

std::vector<OrganizationHit> OrganizationsToAsk(const index::OrganizationTable& table,
                                                const Scope& scope,
                                                const std::vector<OrganizationHit>& hits) {
  if (!scope.near.has_value() || AnyoneResponsible(scope, hits)) return {};
  absl::flat_hash_set<const index::OrganizationRow*> shown;
  for (const OrganizationHit& hit : hits) shown.insert(hit.row);
  std::vector<OrganizationHit> asked;
  for (const index::OrganizationRow& row : table.rows()) {
    const Standing standing = Judge(row, scope);
    if (standing.passes() && row.at_work && !shown.contains(&row)) {
      asked.push_back({&row, 0, false, standing});
    }
  }
  SortHits(scope, kok::search::v1::SORT_ORDER_RELEVANCE, asked);
  const auto neighbours = std::find_if_not(asked.begin(), asked.end(), IsResponsible);
  const auto responsible = static_cast<size_t>(neighbours - asked.begin());
  if (responsible > 0) {
    asked.resize(std::min(responsible, kMaxResponsibleInFallback));
  } else {
    const bool nobody_at_work = std::none_of(
        hits.begin(), hits.end(), [](const OrganizationHit& hit) { return hit.row->at_work; });
    const bool have_distance = scope.near->point.has_value();
    asked.resize(nobody_at_work && have_distance ? std::min(asked.size(), kMaxNeighboursInFallback)
                                                 : 0);
  }
  return asked;
}

std::vector<const index::CuratedLine*> LinesToAsk(const index::Snapshot& snapshot,
                                                  const Scope& scope, std::string_view query,
                                                  bool nothing_found) {
  const std::vector<std::string> words =
      absl::StrSplit(analysis::PhraseKey(query), ' ', absl::SkipEmpty());
  std::vector<const index::CuratedLine*> candidates = snapshot.curated_lines().ForWords(words);
  Scope of_lines = scope;
  of_lines.near.reset();  // lines sit nowhere; asking for a place must not ask for a type
  if (nothing_found) {
    const std::string country = CountryOf(snapshot.curated_lines(), scope);
    for (const index::CuratedLine& line : snapshot.curated_lines().lines()) {
      if (ServesCountry(line.organization(), country)) candidates.push_back(&line);
    }
  }
  std::vector<const index::CuratedLine*> lines;
  for (const index::CuratedLine* line : candidates) {
    if (lines.size() == kMaxLinesInFallback) break;
    const bool known = std::find(lines.begin(), lines.end(), line) != lines.end();
    if (known) continue;
    const index::OrganizationRow row = index::MakeRow(line->organization(), snapshot.places());
    if (Judge(row, of_lines).passes()) lines.push_back(line);
  }
  return lines;
}

}  // namespace kok::search_core
