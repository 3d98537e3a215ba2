#include "indexer/region/geo_distance.h"

#include <algorithm>
#include <cmath>

namespace kok::region {
namespace {

constexpr double kEarthRadiusKm = 6371.0088;
constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180.0;

double SquaredSineOfHalf(double degrees) {
  const double sine = std::sin(degrees * kRadiansPerDegree / 2);
  return sine * sine;
}

}  // namespace

// The haversine form, which keeps its precision for points that lie close together.
double DistanceKm(const Point& a, const Point& b) {
  const double half_chord =
      SquaredSineOfHalf(b.latitude - a.latitude) + std::cos(a.latitude * kRadiansPerDegree) *
                                                       std::cos(b.latitude * kRadiansPerDegree) *
                                                       SquaredSineOfHalf(b.longitude - a.longitude);
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::min(1.0, half_chord)));
}

}  // namespace kok::region
