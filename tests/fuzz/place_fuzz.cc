// Any bytes as a region and as a place, against the shipped tables, and as tables of an operator's
// own.

#include "tests/fuzz/fuzz_checks.h"
#include "tests/unit/indexer/region/shipped_places.h"

namespace {

using kok::fuzz::Require;

// What a quarter may be of.
constexpr char kBerlin[] = "11000000\tBerlin\tBerlin\tDE-BE\t52.5\t13.4\t-\n";

void CheckTables(std::string_view text) {
  for (const auto& status : {kok::region::RegionTable::Parse(text).status(),
                             kok::region::Gazetteer::Parse(text, "", "", "").status(),
                             kok::region::Gazetteer::Parse("", text, "", "").status(),
                             kok::region::Gazetteer::Parse("", "", text, "").status(),
                             kok::region::Gazetteer::Parse(kBerlin, "", "", text).status()}) {
    Require(status.ok() || !status.message().empty(), "a refused table says why");
  }
}

void CheckRegion(const kok::region::RegionTable& regions, std::string_view text) {
  const auto* region = regions.Find(text);
  if (region != nullptr) Require(regions.FindCode(region->code) == region, "a code is its own");
  if (regions.FindOwn(text) != nullptr) Require(region != nullptr, "own spellings are spellings");
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  kok::tests::ShippedPlaces();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  static const auto* regions =
      new auto(kok::region::RegionTable::Parse(kok::tests::ShippedTable("regions/regions.tsv")));
  const std::string_view text = kok::fuzz::AsText(bytes, size);
  CheckTables(text);
  CheckRegion(**regions, text);
  const kok::region::PlaceResolver& places = kok::tests::ShippedPlaces();
  places.Resolve(text);
  places.Resolve(text, "DE-BY");
  Require(places.Similar(text).size() <= 5, "five similar names at most");
  places.Locate(text, "", "");
  places.Locate("Berlin", text, "");
  places.Locate("", "", text);
  return 0;
}
