// Whom an organization of HSDS reaches: in which languages, where, and over which threshold.

#ifndef KOK_INDEXER_SOURCE_HSDS_REACH_H_
#define KOK_INDEXER_SOURCE_HSDS_REACH_H_

#include "indexer/source/hsds_parts.h"

namespace kok::source {

// Each adds what the organization, its active services and their locations say, with the fact of
// `parts`; what is not understood is a warning. REQUIRES: services, locations and fact are set.
void AddLanguages(HsdsParts& parts);
// Service areas whose name is a region or an area of the tables in `options`.
void AddCoverage(HsdsParts& parts, const ReaderOptions& options);
void AddAccessibility(HsdsParts& parts);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_REACH_H_
