// The lines of the gazetteer's three tables, read and checked.
//
// Pure functions; safe from any thread. InvalidArgument names file, line, column and what was
// expected there.

#ifndef KOK_INDEXER_REGION_GAZETTEER_ROWS_H_
#define KOK_INDEXER_REGION_GAZETTEER_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/region/geo_distance.h"
#include "indexer/schema/tsv.h"

namespace kok::region {

inline constexpr char kMunicipalitiesTable[] = "municipalities.tsv";
inline constexpr char kPostcodesTable[] = "postcodes.tsv";
inline constexpr char kPlacesAbroadTable[] = "places_abroad.tsv";
inline constexpr char kQuartersTable[] = "quarters.tsv";

inline constexpr size_t kMunicipalityColumns = 7;
inline constexpr size_t kPostcodeColumns = 4;
inline constexpr size_t kPlaceAbroadColumns = 7;
inline constexpr size_t kQuarterColumns = 3;

// A municipality, or a town abroad. The texts point into the table.
struct GazetteerPlace {
  std::string_view name;
  std::string_view german_name;  // abroad, where it differs; else empty
  std::string_view ags;          // municipality key, 8 digits; empty abroad
  std::string_view district;     // Kreis or the town itself; empty abroad
  std::string_view region_code;  // the Land (DE-BB), abroad the country (CH)
  std::string_view part;         // of a country abroad, as the table has it (CH-AG); else empty
  Point point;                   // centre
  int32_t population;            // 0: unknown
};

// A German postcode.
struct PostcodeRow {
  std::string_view postcode;  // 5 digits
  std::string_view ags;       // of the municipality that has most of it, 8 digits
  Point point;
};

// A part of a German town that is known by its own name: Neukölln.
struct QuarterRow {
  std::string_view name;
  std::string_view ags;  // of the municipality, 8 digits
  int32_t population;    // 0: unknown
};

absl::StatusOr<GazetteerPlace> ReadMunicipality(const schema::TsvRow& row);
absl::StatusOr<GazetteerPlace> ReadPlaceAbroad(const schema::TsvRow& row);
absl::StatusOr<PostcodeRow> ReadPostcode(const schema::TsvRow& row);
absl::StatusOr<QuarterRow> ReadQuarter(const schema::TsvRow& row);

// Whether `text` is `count` ASCII digits.
bool IsDigits(std::string_view text, size_t count);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_GAZETTEER_ROWS_H_
