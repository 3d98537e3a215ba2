// An operator's own rows over the shipped gazetteer: places that merged or are missing.

#ifndef KOK_INDEXER_BUILD_GAZETTEER_OVERLAY_H_
#define KOK_INDEXER_BUILD_GAZETTEER_OVERLAY_H_

#include <string>

#include "absl/status/status.h"
#include "indexer/generation/manifest.h"

namespace kok::build {

// Lays the tables in `folder` over those in `texts`: any of municipalities.tsv, postcodes.tsv,
// places_abroad.tsv and quarters.tsv, in the form of the shipped ones. A row replaces the shipped
// rows of its key (the municipality key; the postcode; country, part of it and name; the name of a
// quarter), others are added. NotFound where the folder is missing or holds none of them;
// InvalidArgument names the path, line and column of a wrong row. The result is not yet checked as
// a whole: region::Gazetteer::Parse does that.
absl::Status OverlayGazetteer(const std::string& folder, generation::AnalysisFiles& texts);

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_GAZETTEER_OVERLAY_H_
