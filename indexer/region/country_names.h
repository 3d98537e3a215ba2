// German names of regions: those of the table, and of the countries that the gazetteer has towns of
// and the table lacks.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_REGION_COUNTRY_NAMES_H_
#define KOK_INDEXER_REGION_COUNTRY_NAMES_H_

#include <string>
#include <string_view>

#include "indexer/region/region_table.h"

namespace kok::region {

// ISO 3166-1 code of the country that `fold` (analysis::FoldUmlauts of its German name) is; empty
// where it is none of them.
std::string_view NeighbourCode(std::string_view fold);

// The German name of a Land or country, of `regions` or of these; the code itself where neither has
// it.
std::string RegionName(std::string_view code, const RegionTable& regions);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_COUNTRY_NAMES_H_
