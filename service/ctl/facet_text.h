// The counts of a facet in a few lines.
//
// Pure function: safe from any thread.

#ifndef KOK_SERVICE_CTL_FACET_TEXT_H_
#define KOK_SERVICE_CTL_FACET_TEXT_H_

#include <string>

#include "kok/search/v1/search_service.pb.h"

namespace kok::ctl {

// `regions: DE-BE Berlin 9, DE-BB Brandenburg 0; unknown 12`, fit for a terminal.
std::string FacetText(const kok::search::v1::Facet& facet);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_FACET_TEXT_H_
