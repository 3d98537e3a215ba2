// An organisation as one of HSDS 3, the standard of Open Referral.

#ifndef KOK_INDEXER_TAKEOUT_HSDS_WRITER_H_
#define KOK_INDEXER_TAKEOUT_HSDS_WRITER_H_

#include <string>
#include <vector>

#include "indexer/takeout/field_rules.h"
#include "indexer/takeout/shown_names.h"
#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::takeout {

// `organization` with one service and its places; data/templates/FORMATS.md has the table. What is
// unknown, a no, or only by an interpreter is told by attributes that no other reader takes for a
// yes. An address stands there only where the record has all that the standard demands of one.
// `utc_offset` (`+01:00`, or empty where it is not known) stands behind each time of opening, which
// other readers would else take for UTC. HsdsReader reads it back. Pure function; safe from any
// thread.
kok::search::ingest::v1::HsdsOrganization ToHsds(const kok::search::v1::Organization& organization,
                                                 const ShownNames& names,
                                                 const std::string& utc_offset);

// What HSDS 3 requires of its objects, and its lists of values.
const std::vector<FieldRule>& HsdsRules();

// Before the first organisation, between two, and behind the last one of a file.
inline constexpr char kHsdsStart[] = "{\"organizations\":[\n";
inline constexpr char kHsdsBetween[] = ",\n";
inline constexpr char kHsdsEnd[] = "\n]}\n";

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_HSDS_WRITER_H_
