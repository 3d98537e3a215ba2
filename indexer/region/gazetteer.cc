#include "indexer/region/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "indexer/region/areas.h"
#include "indexer/region/place_words.h"
#include "indexer/schema/tsv.h"

namespace kok::region {
namespace {

constexpr double kKmPerDegree = 111.0;  // of latitude, a little less than it is anywhere
constexpr double kMaxWithinKm = 100;

// Whether two neighbours of a sorted table have the same key; names the key if so.
template <typename Rows, typename ToKey>
absl::Status CheckUnique(const Rows& sorted, const char* file, ToKey to_key) {
  const auto twice =
      std::adjacent_find(sorted.begin(), sorted.end(),
                         [&](const auto& a, const auto& b) { return to_key(a) == to_key(b); });
  if (twice == sorted.end()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(file, ": ", std::string(to_key(*twice)), " stands twice"));
}

uint32_t ToNumber(std::string_view digits) {
  uint32_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<uint32_t>(c - '0');
  return number;
}

}  // namespace

int32_t PopulationOf(const GazetteerPlace& place) {
  return place.population > 0 ? place.population : kAssumedPopulation;
}

absl::StatusOr<Gazetteer> Gazetteer::Parse(std::string_view municipalities_tsv,
                                           std::string_view postcodes_tsv,
                                           std::string_view places_abroad_tsv,
                                           std::string_view quarters_tsv) {
  Gazetteer gazetteer;
  gazetteer.municipalities_tsv_ = std::make_unique<const std::string>(municipalities_tsv);
  gazetteer.places_abroad_tsv_ = std::make_unique<const std::string>(places_abroad_tsv);
  absl::Status read = gazetteer.ReadMunicipalities();
  if (read.ok()) read = gazetteer.ReadPostcodes(postcodes_tsv);
  if (read.ok()) read = gazetteer.ReadPlacesAbroad();
  if (read.ok()) read = gazetteer.ReadQuarters(quarters_tsv);
  if (!read.ok()) return read;
  gazetteer.SortLandmarks();
  return gazetteer;
}

absl::Status Gazetteer::ReadMunicipalities() {
  const absl::Status read =
      schema::ReadTsv(*municipalities_tsv_, kMunicipalitiesTable, kMunicipalityColumns,
                      [this](const schema::TsvRow& row) {
                        const absl::StatusOr<GazetteerPlace> place = ReadMunicipality(row);
                        if (place.ok()) places_.push_back(*place);
                        return place.status();
                      });
  if (!read.ok()) return read;
  const auto ags = [](const GazetteerPlace& place) { return place.ags; };
  std::sort(places_.begin(), places_.end(),
            [&](const auto& a, const auto& b) { return ags(a) < ags(b); });
  municipality_count_ = places_.size();
  districts_ = SumUpAreas(places_, municipality_count_, 5);
  laender_ = SumUpAreas(places_, municipality_count_, 2);
  return CheckUnique(places_, kMunicipalitiesTable, ags);
}

absl::Status Gazetteer::ReadPostcodes(std::string_view tsv) {
  const absl::Status read = schema::ReadTsv(
      tsv, kPostcodesTable, kPostcodeColumns, [this](const schema::TsvRow& row) -> absl::Status {
        const absl::StatusOr<PostcodeRow> postcode = ReadPostcode(row);
        if (!postcode.ok()) return postcode.status();
        const absl::StatusOr<uint32_t> municipality =
            MunicipalityOf(kPostcodesTable, row.line, postcode->ags);
        if (!municipality.ok()) return municipality.status();
        postcodes_.push_back({ToNumber(postcode->postcode), *municipality, postcode->point});
        return absl::OkStatus();
      });
  if (!read.ok()) return read;
  std::sort(postcodes_.begin(), postcodes_.end(),
            [](const Postcode& a, const Postcode& b) { return a.code < b.code; });
  return CheckUnique(postcodes_, kPostcodesTable, [](const Postcode& postcode) {
    return absl::StrCat(absl::Dec(postcode.code, absl::kZeroPad5));
  });
}

absl::Status Gazetteer::ReadPlacesAbroad() {
  return schema::ReadTsv(*places_abroad_tsv_, kPlacesAbroadTable, kPlaceAbroadColumns,
                         [this](const schema::TsvRow& row) {
                           const absl::StatusOr<GazetteerPlace> place = ReadPlaceAbroad(row);
                           if (place.ok()) places_.push_back(*place);
                           return place.status();
                         });
}

absl::Status Gazetteer::ReadQuarters(std::string_view tsv) {
  return schema::ReadTsv(
      tsv, kQuartersTable, kQuarterColumns, [this](const schema::TsvRow& row) -> absl::Status {
        const absl::StatusOr<QuarterRow> quarter = ReadQuarter(row);
        if (!quarter.ok()) return quarter.status();
        const absl::StatusOr<uint32_t> municipality =
            MunicipalityOf(kQuartersTable, row.line, quarter->ags);
        if (!municipality.ok()) return municipality.status();
        if (!quarter_of_key_.emplace(KeyOfName(quarter->name), quarters_.size()).second) {
          return schema::TsvError(kQuartersTable, row.line,
                                  absl::StrCat("name: ", row.columns[0], " stands twice"));
        }
        quarters_.push_back({std::string(quarter->name), *municipality, quarter->population});
        return absl::OkStatus();
      });
}

absl::StatusOr<uint32_t> Gazetteer::MunicipalityOf(const char* table, int line,
                                                   std::string_view ags) const {
  const GazetteerPlace* place = FindMunicipality(ags);
  if (place != nullptr) return static_cast<uint32_t>(place - places_.data());
  return schema::TsvError(
      table, line,
      absl::StrCat("ags: expected a municipality of municipalities.tsv, found ", std::string(ags)));
}

void Gazetteer::SortLandmarks() {
  const auto add = [this](const Point& point, size_t place) {
    landmarks_.push_back({static_cast<float>(point.latitude), static_cast<float>(point.longitude),
                          static_cast<uint32_t>(place)});
  };
  landmarks_.reserve(places_.size() + postcodes_.size());
  for (size_t i = 0; i < places_.size(); ++i) add(places_[i].point, i);
  for (const Postcode& postcode : postcodes_) add(postcode.point, postcode.municipality);
  std::sort(landmarks_.begin(), landmarks_.end(),
            [](const Landmark& a, const Landmark& b) { return a.latitude < b.latitude; });
}

const GazetteerPlace* Gazetteer::FindMunicipality(std::string_view ags) const {
  const auto end = places_.begin() + static_cast<std::ptrdiff_t>(municipality_count_);
  const auto found = std::lower_bound(
      places_.begin(), end, ags,
      [](const GazetteerPlace& place, std::string_view key) { return place.ags < key; });
  return found != end && found->ags == ags ? &*found : nullptr;
}

const Postcode* Gazetteer::FindPostcode(std::string_view postcode) const {
  if (!IsDigits(postcode, 5)) return nullptr;
  const uint32_t code = ToNumber(postcode);
  const auto found =
      std::lower_bound(postcodes_.begin(), postcodes_.end(), code,
                       [](const Postcode& row, uint32_t key) { return row.code < key; });
  return found != postcodes_.end() && found->code == code ? &*found : nullptr;
}

const Quarter* Gazetteer::FindQuarter(std::string_view name) const {
  return FindQuarterByKey(KeyOfName(name));
}

const Quarter* Gazetteer::FindQuarterByKey(std::string_view base_key) const {
  const auto found = quarter_of_key_.find(absl::string_view(base_key.data(), base_key.size()));
  return found == quarter_of_key_.end() ? nullptr : &quarters_[found->second];
}

const Area* Gazetteer::FindArea(std::string_view ags) const {
  const std::vector<Area>& areas = ags.size() == 2 ? laender_ : districts_;
  const auto found = std::lower_bound(
      areas.begin(), areas.end(), ags,
      [](const Area& area, std::string_view key) { return std::string_view(area.ags) < key; });
  return found != areas.end() && found->ags == ags ? &*found : nullptr;
}

const GazetteerPlace* Gazetteer::Nearest(const Point& point, double within_km) const {
  double nearest_km = std::min(within_km, kMaxWithinKm);
  const double reach = nearest_km / kKmPerDegree;
  auto landmark = std::lower_bound(
      landmarks_.begin(), landmarks_.end(), point.latitude - reach,
      [](const Landmark& row, double latitude) { return row.latitude < latitude; });
  const GazetteerPlace* nearest = nullptr;
  for (; landmark != landmarks_.end() && landmark->latitude <= point.latitude + reach; ++landmark) {
    // No place of the tables lies so far north that a degree of longitude is less than a third of
    // one of latitude.
    if (std::abs(landmark->longitude - point.longitude) > 3 * reach) continue;
    const double km = DistanceKm(point, {landmark->latitude, landmark->longitude});
    if (km <= nearest_km) {
      nearest_km = km;
      nearest = &places_[landmark->place];
    }
  }
  return nearest;
}

}  // namespace kok::region
