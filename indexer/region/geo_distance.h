// Points on the earth and how far they lie apart.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_REGION_GEO_DISTANCE_H_
#define KOK_INDEXER_REGION_GEO_DISTANCE_H_

namespace kok::region {

// Degrees, WGS 84; north and east are positive.
struct Point {
  double latitude;
  double longitude;
};

// Length of the great circle between two points, in kilometres, on a sphere of the mean earth
// radius R1 = 6371.0088 km (Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74, 2000).
// The ellipsoid differs by at most 0.6 per cent.
double DistanceKm(const Point& a, const Point& b);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_GEO_DISTANCE_H_
