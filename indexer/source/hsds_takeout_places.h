// Seat, branches and what is said of their accessibility, of HSDS that this project wrote.

#ifndef KOK_INDEXER_SOURCE_HSDS_TAKEOUT_PLACES_H_
#define KOK_INDEXER_SOURCE_HSDS_TAKEOUT_PLACES_H_

#include "indexer/source/hsds_takeout_parts.h"

namespace kok::source {

// Reads the locations into seat and branches; those of other kinds are left out. Of a confidential
// one, or of all where the organization is marked so, Land and country alone remain, with a
// warning; its address goes to the protected values. Words outside of their list are problems of
// `parts`. Both: safe from any thread, each with parts of its own.
void ReadTakeoutPlaces(HsdsTakeoutParts& parts);

// Reads what the locations say of accessibility; the last one's text counts.
void ReadTakeoutAccessibility(HsdsTakeoutParts& parts);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_TAKEOUT_PLACES_H_
