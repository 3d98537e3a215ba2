#include "indexer/region/gazetteer_rows.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace kok::region {
namespace {

constexpr char kUnknown[] = "-";

// One line, read column by column. The first column that is wrong is kept and reported.
class ColumnReader {
 public:
  ColumnReader(const char* file, const schema::TsvRow& row) : file_(file), row_(row) {}

  std::string_view Digits(size_t column, const char* name, size_t count) {
    const std::string_view text = At(column);
    if (!IsDigits(text, count)) Fail(name, absl::StrCat(count, " digits"));
    return text;
  }

  std::string_view Name(size_t column, const char* name) {
    const std::string_view text = At(column);
    if (text.empty() || text == kUnknown) Fail(name, "a name");
    return text;
  }

  std::string_view OptionalName(size_t column) {
    const std::string_view text = At(column);
    return text == kUnknown ? std::string_view() : text;
  }

  // `DE-BB` where `prefix` is `DE-`, `CH` where it is empty.
  std::string_view Code(size_t column, const char* name, std::string_view prefix) {
    const std::string_view text = At(column);
    const bool well_formed =
        text.size() == prefix.size() + 2 && text.substr(0, prefix.size()) == prefix &&
        std::all_of(text.end() - 2, text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!well_formed)
      Fail(name,
           absl::StrCat(std::string(prefix), prefix.empty() ? "" : " and ", "two capital letters"));
    return text;
  }

  Point PointAt(size_t column) {
    return {Degrees(column, "latitude", 90), Degrees(column + 1, "longitude", 180)};
  }

  int32_t Population(size_t column) {
    int32_t people = 0;
    if (At(column) == kUnknown) return 0;
    if (!absl::SimpleAtoi(row_.columns[column], &people) || people < 0) {
      Fail("population", "a number of people or -");
    }
    return people;
  }

  const absl::Status& status() const { return status_; }

 private:
  std::string_view At(size_t column) const {
    return {row_.columns[column].data(), row_.columns[column].size()};
  }

  double Degrees(size_t column, const char* name, double limit) {
    double degrees = 0;
    // Written so that "nan" fails too.
    if (!absl::SimpleAtod(row_.columns[column], &degrees) || !(std::abs(degrees) <= limit)) {
      Fail(name, absl::StrCat("degrees from -", limit, " to ", limit));
    }
    return degrees;
  }

  void Fail(const char* name, const std::string& expected) {
    if (!status_.ok()) return;
    status_ = schema::TsvError(file_, row_.line, absl::StrCat(name, ": expected ", expected));
  }

  const char* file_;
  const schema::TsvRow& row_;
  absl::Status status_;
};

}  // namespace

bool IsDigits(std::string_view text, size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

absl::StatusOr<GazetteerPlace> ReadMunicipality(const schema::TsvRow& row) {
  ColumnReader columns(kMunicipalitiesTable, row);
  GazetteerPlace place;
  place.ags = columns.Digits(0, "ags", 8);
  place.name = columns.Name(1, "name");
  place.district = columns.Name(2, "district");
  place.region_code = columns.Code(3, "land", "DE-");
  place.point = columns.PointAt(4);
  place.population = columns.Population(6);
  if (!columns.status().ok()) return columns.status();
  return place;
}

absl::StatusOr<GazetteerPlace> ReadPlaceAbroad(const schema::TsvRow& row) {
  ColumnReader columns(kPlacesAbroadTable, row);
  GazetteerPlace place;
  place.region_code = columns.Code(0, "country_code", "");
  place.part = columns.OptionalName(1);
  place.name = columns.Name(2, "name");
  place.german_name = columns.OptionalName(3);
  place.point = columns.PointAt(4);
  place.population = columns.Population(6);
  if (!columns.status().ok()) return columns.status();
  return place;
}

absl::StatusOr<QuarterRow> ReadQuarter(const schema::TsvRow& row) {
  ColumnReader columns(kQuartersTable, row);
  QuarterRow quarter;
  quarter.name = columns.Name(0, "name");
  quarter.ags = columns.Digits(1, "ags", 8);
  quarter.population = columns.Population(2);
  if (!columns.status().ok()) return columns.status();
  return quarter;
}

absl::StatusOr<PostcodeRow> ReadPostcode(const schema::TsvRow& row) {
  ColumnReader columns(kPostcodesTable, row);
  PostcodeRow postcode;
  postcode.postcode = columns.Digits(0, "postcode", 5);
  postcode.ags = columns.Digits(1, "ags", 8);
  postcode.point = columns.PointAt(2);
  if (!columns.status().ok()) return columns.status();
  return postcode;
}

}  // namespace kok::region
