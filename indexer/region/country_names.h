// German names of the countries that the gazetteer has towns of and the table of regions lacks.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_REGION_COUNTRY_NAMES_H_
#define KOK_INDEXER_REGION_COUNTRY_NAMES_H_

#include <string_view>

namespace kok::region {

// ISO 3166-1 code of the country that `fold` (analysis::FoldUmlauts of its German name) is; empty
// where it is none of them.
std::string_view NeighbourCode(std::string_view fold);

// The German name of the country; empty where it is none of them.
std::string_view NeighbourName(std::string_view code);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_COUNTRY_NAMES_H_
