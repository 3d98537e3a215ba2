// Every German postcode with a point and the municipality it belongs to.

import { readFileSync } from 'node:fs';

import { distanceKm } from './geometry.mjs';
import { municipalityAt } from './municipalities.mjs';
import { isSameName, nameKey } from './names.mjs';

const NAMED_TOWN_KM = 15;

export function readPostcodes(find, municipalities) {
  return JSON.parse(readFileSync(find('zip-to-city', 'germany.json'), 'utf8'))
    .map(({ zip, lon, lat, city }) => {
      const point = [Number(lon), Number(lat)];
      return { postcode: zip, point, ags: municipalityOf(city, point, municipalities).ags };
    })
    .sort((a, b) => (a.postcode < b.postcode ? -1 : 1));
}

// The town that the postcode is named after, where exactly one of that name is near; else the one
// the point lies in; else, on islands and the coast, the nearest one.
function municipalityOf(city, point, municipalities) {
  const near = municipalities.filter((each) => distanceKm(each.point, point) <= NAMED_TOWN_KM);
  for (const isNamesake of [
    ({ name }) => nameKey(name) === nameKey(city),
    ({ name }) => isSameName(name, city),
  ]) {
    const namesakes = near.filter(isNamesake);
    if (namesakes.length === 1) return namesakes[0];
  }
  return municipalityAt(point, municipalities) ?? nearest(point, municipalities);
}

function nearest(point, municipalities) {
  return municipalities.reduce((a, b) =>
    distanceKm(b.point, point) < distanceKm(a.point, point) ? b : a,
  );
}
