// Whom else to ask, where an answer is empty or nobody in it is responsible.

#ifndef KOK_SERVICE_SEARCH_FALLBACK_H_
#define KOK_SERVICE_SEARCH_FALLBACK_H_

#include <optional>
#include <string_view>
#include <vector>

#include "service/index/curated_lines.h"
#include "service/index/snapshot.h"
#include "service/search/organization_hits.h"
#include "service/search/scope.h"

namespace kok::search_core {

// Organisations in a fallback at most, of each sort.
inline constexpr size_t kMaxResponsibleInFallback = 5;
inline constexpr size_t kMaxNeighboursInFallback = 3;
inline constexpr size_t kMaxLinesInFallback = 5;

// The scope of a fallback: that of the request but for where somebody must be seated, responsible
// or near; what is to be avoided and all properties stay. `place`: the one asked for, if any.
Scope FallbackScope(const Scope& scope, const std::optional<AskedPlace>& place);

// Who is responsible for the place of `scope` and not among `hits`, best first; where nobody is and
// nobody at work was found, the nearest. Nothing where a hit is responsible, or no place is asked
// for. `scope` is a FallbackScope.
std::vector<OrganizationHit> OrganizationsToAsk(const index::OrganizationTable& table,
                                                const Scope& scope,
                                                const std::vector<OrganizationHit>& hits);

// The curated lines for words of the query, then, if `nothing_found`, those of the country asked
// for (Germany where none is); all that pass `scope`, a FallbackScope.
std::vector<const index::CuratedLine*> LinesToAsk(const index::Snapshot& snapshot,
                                                  const Scope& scope, std::string_view query,
                                                  bool nothing_found);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_FALLBACK_H_
