// The places of Germany and around it: municipalities, parts of them, postcodes, towns abroad.

#ifndef KOK_INDEXER_REGION_GAZETTEER_H_
#define KOK_INDEXER_REGION_GAZETTEER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "indexer/region/gazetteer_rows.h"
#include "indexer/region/geo_distance.h"

namespace kok::region {

// A German postcode and where it lies.
struct Postcode {
  uint32_t code;          // as a number: 3046 is 03046
  uint32_t municipality;  // index in Gazetteer::places()
  Point point;
};

// A part of a municipality that is known by a name of its own: Neukölln.
struct Quarter {
  std::string name;
  uint32_t municipality;  // index in Gazetteer::places()
  int32_t population;     // 0: unknown
};

// A Land, a Kreis or a named area, summed up from its municipalities.
struct Area {
  std::string ags;          // 2 digits a Land, 5 a Kreis; the first of a named area, 3 to 8
  std::string name;         // of the Kreis or area as the table has it; empty for a Land
  std::string region_code;  // of the Land
  Point point;              // centre of its people
  int64_t population;       // a municipality of unknown population counts kAssumedPopulation
  uint32_t sole_place;      // index of its only municipality, else kNoPlace
  bool is_named = false;    // an area of areas.tsv, such as the Ruhrgebiet
  std::vector<std::string> other_ags = {};  // of a named area, beside `ags`
};

inline constexpr uint32_t kNoPlace = UINT32_MAX;
// For places whose population no source states: they are small.
inline constexpr int32_t kAssumedPopulation = 1000;

// Its population or what is assumed for it.
int32_t PopulationOf(const GazetteerPlace& place);

// Immutable; safe from any thread. Holds about 5 MB for the shipped tables.
class Gazetteer {
 public:
  // Reads the texts of municipalities.tsv, postcodes.tsv, places_abroad.tsv and quarters.tsv.
  // InvalidArgument names file, line, column and what was expected; a municipality key, a postcode
  // or a quarter that stands twice and one of an unknown municipality are errors.
  static absl::StatusOr<Gazetteer> Parse(std::string_view municipalities_tsv,
                                         std::string_view postcodes_tsv,
                                         std::string_view places_abroad_tsv,
                                         std::string_view quarters_tsv);

  // Municipalities by key, then towns abroad as the table orders them. Lives as long as the
  // gazetteer, wherever that is moved to.
  const std::vector<GazetteerPlace>& places() const { return places_; }
  // How many of places() are municipalities.
  size_t municipality_count() const { return municipality_count_; }
  const std::vector<Postcode>& postcodes() const { return postcodes_; }
  // In the order of the table.
  const std::vector<Quarter>& quarters() const { return quarters_; }
  // Kreise, kreisfreie towns among them, and Länder, each by key.
  const std::vector<Area>& districts() const { return districts_; }
  const std::vector<Area>& laender() const { return laender_; }

  // By municipality key, 8 digits; null where there is none.
  const GazetteerPlace* FindMunicipality(std::string_view ags) const;
  // By postcode, 5 digits; null where there is none.
  const Postcode* FindPostcode(std::string_view postcode) const;
  // By name in any usual spelling, `st pauli`; null where there is none.
  const Quarter* FindQuarter(std::string_view name) const;
  // By BaseKey (place_words.h) of such a name, which costs nothing more.
  const Quarter* FindQuarterByKey(std::string_view base_key) const;
  // Kreis or Land by key, 5 or 2 digits; null where there is none.
  const Area* FindArea(std::string_view ags) const;

  // The municipality or town abroad whose centre, or one of whose postcodes, lies nearest to
  // `point`; null where none lies within `within_km`, at most 100.
  const GazetteerPlace* Nearest(const Point& point, double within_km) const;

 private:
  // A centre or a postcode, for Nearest.
  struct Landmark {
    float latitude;
    float longitude;
    uint32_t place;
  };

  Gazetteer() = default;
  absl::Status ReadMunicipalities();
  absl::Status ReadPostcodes(std::string_view tsv);
  absl::Status ReadPlacesAbroad();
  absl::Status ReadQuarters(std::string_view tsv);
  // The municipality of a row; InvalidArgument names the row where there is none.
  absl::StatusOr<uint32_t> MunicipalityOf(const char* table, int line, std::string_view ags) const;
  void SortLandmarks();

  // What the places' texts point into; their addresses outlive a move.
  std::unique_ptr<const std::string> municipalities_tsv_;
  std::unique_ptr<const std::string> places_abroad_tsv_;
  std::vector<GazetteerPlace> places_;
  size_t municipality_count_ = 0;
  std::vector<Postcode> postcodes_;  // by code
  std::vector<Quarter> quarters_;
  absl::flat_hash_map<std::string, size_t> quarter_of_key_;  // by BaseKey, index in quarters_
  std::vector<Area> districts_;
  std::vector<Area> laender_;
  std::vector<Landmark> landmarks_;  // by latitude
};

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_GAZETTEER_H_
