// How one organisation stands to what a request asks for: whether it passes, and what puts it
// before others.

#ifndef KOK_SERVICE_SEARCH_STANDING_H_
#define KOK_SERVICE_SEARCH_STANDING_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/region/coverage.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/search/scope.h"

namespace kok::search_core {

// Parts of a scope that a facet counts without, as bits; kElse is the rest.
enum ScopePart : uint32_t {
  kRegions = 1U << 0,
  kTypes = 1U << 1,
  kMemberKinds = 1U << 2,
  kServices = 1U << 3,
  kLanguages = 1U << 4,
  kTargetGroups = 1U << 5,
  kExploitationForms = 1U << 6,
  kElse = 1U << 7,
};

// The bit of an attribute field's filter.
constexpr uint32_t PartOf(index::AttributeField field) {
  return static_cast<uint32_t>(kServices) << static_cast<uint32_t>(field);
}

// What is known of an organisation's property, best first: the order of results.
enum class Certainty { kYes, kViaInterpreter, kUnknown, kNo };

// How one organisation stands.
struct Standing {
  uint32_t failed = 0;  // parts of the scope that it does not pass
  region::Responsibility responsibility = region::Responsibility::kNone;
  Certainty certainty = Certainty::kYes;  // of the least certain property asked for
  std::optional<double> distance_km;      // from the place asked for to the nearest town, exact

  bool passes() const { return failed == 0; }
};

// Judges a row. Pure function; safe from any thread.
Standing Judge(const index::OrganizationRow& row, const Scope& scope);

// The best that is known of any of the codes, kYes where there are none.
Certainty CertaintyOf(const std::vector<index::StatedCode>& stated,
                      const std::vector<std::string>& codes);

// Kilometres from the nearest town of seat or branch, exact. Nothing where none is known.
std::optional<double> DistanceTo(const index::OrganizationRow& row, const region::Point& point);

// The entries of the row that hold for one of the areas: why it is responsible.
std::vector<kok::search::v1::Coverage> CoverageFor(const index::OrganizationRow& row,
                                                   const std::vector<region::AskedArea>& areas);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_STANDING_H_
