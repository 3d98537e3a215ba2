// Plane and spherical geometry on GeoJSON. A point is [longitude, latitude] in degrees.

const EARTH_RADIUS_KM = 6371;

// Every feature, however deep in collections: a shape of land and water is a collection of its own.
export function flatten(node) {
  if (Array.isArray(node)) return node.flatMap(flatten);
  return node.type === 'FeatureCollection' ? node.features.flatMap(flatten) : [node];
}

// Every polygon of a feature: an outer ring, then its holes.
export function polygonsOf(feature) {
  const { type, coordinates } = feature.geometry;
  return type === 'Polygon' ? [coordinates] : coordinates;
}

export function distanceKm([lon1, lat1], [lon2, lat2]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
}

export function boundsOf(polygons) {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of polygons.flatMap(([outer]) => outer)) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

export function isInBounds([lon, lat], [west, south, east, north]) {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

export function isInside([lon, lat], polygon) {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1, y1] = ring[i];
      const [x2, y2] = ring[j];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

// A point inside the largest polygon: its centre of area, or where that lies outside, the middle of
// the widest stretch of land at the same latitude.
export function centreOf(polygons) {
  const largest = polygons.reduce((a, b) => (ringArea(b[0]) > ringArea(a[0]) ? b : a));
  const centre = centroid(largest[0]);
  return isInside(centre, largest) ? centre : widestStretch(largest, centre[1]);
}

function ringArea(ring) {
  return Math.abs(sumOverEdges(ring, (cross) => cross)) / 2;
}

function centroid(ring) {
  const area = sumOverEdges(ring, (cross) => cross) * 3;
  const [lon, lat] = ring[0];
  return [
    lon + sumOverEdges(ring, (cross, [x1], [x2]) => (x1 + x2) * cross) / area,
    lat + sumOverEdges(ring, (cross, [, y1], [, y2]) => (y1 + y2) * cross) / area,
  ];
}

// Coordinates are taken from the first corner, which keeps the digits of small areas.
function sumOverEdges(ring, term) {
  const local = ring.map(([x, y]) => [x - ring[0][0], y - ring[0][1]]);
  let sum = 0;
  for (let i = 0, j = local.length - 1; i < local.length; j = i++) {
    const [from, to] = [local[j], local[i]];
    sum += term(from[0] * to[1] - to[0] * from[1], from, to);
  }
  return sum;
}

function widestStretch(polygon, lat) {
  const crossings = [];
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1, y1] = ring[i];
      const [x2, y2] = ring[j];
      if (y1 > lat !== y2 > lat) crossings.push(((x2 - x1) * (lat - y1)) / (y2 - y1) + x1);
    }
  }
  crossings.sort((a, b) => a - b);
  let widest = 0;
  for (let i = 2; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1] - crossings[i] > crossings[widest + 1] - crossings[widest]) widest = i;
  }
  return [(crossings[widest] + crossings[widest + 1]) / 2, lat];
}
