// What an organisation does, as the parts of an HSDS service that say it.

#ifndef KOK_INDEXER_TAKEOUT_HSDS_SERVICE_H_
#define KOK_INDEXER_TAKEOUT_HSDS_SERVICE_H_

#include <string>

#include "indexer/takeout/hsds_links.h"
#include "indexer/takeout/shown_names.h"
#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::takeout {

// Adds name, status, hours, area, services, target groups, forms of exploitation and languages of
// `from` to `service`, which has its id; what is not a plain yes as attributes. Hours are in
// `utc_offset`, `+01:00`. Safe from any thread, on services and links of its own.
void AddServiceDetails(const kok::search::v1::Organization& from, const ShownNames& names,
                       const std::string& utc_offset, HsdsLinks& links,
                       kok::search::ingest::v1::HsdsService& service);

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_HSDS_SERVICE_H_
