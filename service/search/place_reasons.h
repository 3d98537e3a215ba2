// Why an organisation is an answer for a place or region, in words for a caseworker.

#ifndef KOK_SERVICE_SEARCH_PLACE_REASONS_H_
#define KOK_SERVICE_SEARCH_PLACE_REASONS_H_

#include <string>
#include <string_view>

#include "indexer/region/region_table.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::search_core {

// A distance as it is shown: whole kilometres.
double RoundedKm(double distance_km);

// Puts before the other reasons of a result why it is responsible: one reason for each entry of its
// `coverage`, or that nothing says so. The record and, where known, `distance_km` must be set;
// `nearest_branch` is the branch that is nearer than the seat, null where none is.
// Sentences are in `language` ("en", German for any other); they name the seat, the region, the
// basis, its source and its date; of who is not at work they say so first, and nobody closed is
// called responsible. Together they count as much as all other reasons. Pure function;
// safe from any thread.
void AddPlaceReasons(const region::RegionTable& regions, std::string_view language,
                     const kok::search::v1::Place* nearest_branch,
                     kok::search::v1::SearchResult& result);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PLACE_REASONS_H_
