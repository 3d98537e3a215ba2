// The shipped tables that places are resolved with, read once a process.

#ifndef KOK_TESTS_UNIT_INDEXER_REGION_SHIPPED_PLACES_H_
#define KOK_TESTS_UNIT_INDEXER_REGION_SHIPPED_PLACES_H_

#include <gtest/gtest.h>

#include <utility>

#include "indexer/region/gazetteer.h"
#include "indexer/region/place_names.h"
#include "indexer/region/place_resolver.h"
#include "indexer/region/region_table.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

inline std::string ShippedTable(const std::string& name) {
  return ReadFile(ShippedData() + "/" + name);
}

inline const region::Gazetteer& ShippedGazetteer() {
  static const auto* gazetteer = [] {
    auto parsed = region::Gazetteer::Parse(
        ShippedTable("gazetteer/municipalities.tsv"), ShippedTable("gazetteer/postcodes.tsv"),
        ShippedTable("gazetteer/places_abroad.tsv"), ShippedTable("gazetteer/quarters.tsv"));
    EXPECT_TRUE(parsed.ok()) << parsed.status();
    return new region::Gazetteer(*std::move(parsed));
  }();
  return *gazetteer;
}

inline const region::PlaceResolver& ShippedPlaces() {
  static const auto* names =
      new auto(region::PlaceNames::Parse(ShippedTable("glossary/place_names.tsv")));
  static const auto* regions =
      new auto(region::RegionTable::Parse(ShippedTable("regions/regions.tsv")));
  static const auto* areas =
      new auto(region::AreaTable::Parse(ShippedTable("regions/areas.tsv"), **regions));
  static const auto* places =
      new region::PlaceResolver(ShippedGazetteer(), **names, **regions, **areas);
  return *places;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_REGION_SHIPPED_PLACES_H_
