// Who is responsible where, as far as a record says it.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_REGION_COVERAGE_H_
#define KOK_INDEXER_REGION_COVERAGE_H_

#include <string>
#include <vector>

#include "kok/search/v1/organization.pb.h"

namespace kok::region {

// A place or region that somebody asks for.
struct AskedArea {
  std::string region_code;  // Land or country; `DE` is all of Germany
  std::string ags;          // beginning of the municipality key, 2 (a Land) to 8 digits; empty for
                            // countries and abroad
  // Further beginnings, of an area that is not one; `ags` is its first.
  std::vector<std::string> other_ags = {};
};

// How an organisation answers for an area, best first: the order of referral answers.
enum class Responsibility {
  kSeated,      // sits in the Land or country, and covers the area
  kCovering,    // covers the area from elsewhere
  kNationwide,  // covers all of Germany
  kNone,        // nothing says so
};

// Whether it may be the answer to "who helps here": it counsels people itself. A centre or helpline
// does unless its record says NO, or UNKNOWN: somebody looked, and it may be a federal body. Of an
// association a source must say so; networks, coordination offices and authorities never do.
bool AnswersReferrals(const kok::search::v1::Organization& organization);

// Whether its type is one whose purpose is counselling. Asking for such a type brings nobody whose
// record says that it does not counsel.
bool IsCounsellingType(kok::search::v1::OrganizationType type);

// The coverage of the record, and for each Land or country in which it has its seat or a branch and
// of which the record says nothing, an entry with basis SEAT: only assumed. Networks, coordination
// offices and authorities get no such entry.
std::vector<kok::search::v1::Coverage> EffectiveCoverage(
    const kok::search::v1::Organization& organization);

// Whether the entry holds for the area or a part of it. All of Germany is covered by each entry in
// it.
bool Covers(const kok::search::v1::Coverage& entry, const AskedArea& area);

// Whether the entry is nationwide.
bool IsNationwide(const kok::search::v1::Coverage& entry);

// How somebody with this coverage, seated or with branches in `own_regions` (codes of Länder and
// countries), answers for the area.
Responsibility ResponsibilityFor(const std::vector<kok::search::v1::Coverage>& coverage,
                                 const std::vector<std::string>& own_regions,
                                 const AskedArea& area);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_COVERAGE_H_
