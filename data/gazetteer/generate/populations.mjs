// Gives the municipalities their populations. No place of the source counts for two of them.

import { distanceKm } from './geometry.mjs';
import { isSameName, isSameOrBareName } from './names.mjs';

const STATE_CAPITAL = /^PPL[AC]$/; // the file has `Munich`, so these go by key alone
const SAME_TOWN_KM = 8;
const SAME_POPULATION = 0.1; // of the larger number: what two counts of one town differ by

// First the place of that name under the key of the municipality. Then the one of that name near by:
// keys change when municipalities merge, and the source has some wrong. Last any place under the key,
// for municipalities that are named after none of their places.
export function addPopulations(municipalities, places) {
  const inhabited = places.filter(({ population, municipality }) => population > 0 && municipality);
  const underKey = new Map(municipalities.map(({ ags }) => [ags, []]));
  for (const place of inhabited) underKey.get(place.municipality)?.push(place);
  const placesOf = ({ ags }) => underKey.get(ags);
  const taken = new Set();
  claim(municipalities, taken, (each) =>
    placesOf(each).filter(
      ({ name, feature }) => isSameName(name, each.name) || STATE_CAPITAL.test(feature),
    ),
  );
  claim(municipalities, taken, (each) => inhabited.filter((place) => isNamesakeNear(place, each)));
  claim(municipalities, taken, (each) =>
    placesOf(each).filter((place) => !municipalities.some((other) => isTakenFor(place, each, other))),
  );
}

// The largest of the places that a municipality may have counts.
function claim(municipalities, taken, placesFor) {
  for (const each of municipalities.filter(({ population }) => population === 0)) {
    const free = placesFor(each).filter((place) => !taken.has(place));
    if (free.length === 0) continue;
    const largest = free.reduce((a, b) => (b.population > a.population ? b : a));
    taken.add(largest);
    each.population = largest.population;
  }
}

function isNamesakeNear(place, { ags, name, point }) {
  return (
    landOf(place.municipality) === landOf(ags) &&
    distanceKm(place.point, point) <= SAME_TOWN_KM &&
    isSameOrBareName(place.name, name)
  );
}

// The source has given some hamlets the people of a town whose name they bear: Staufen
// in Grafenhausen has those of Staufen im Breisgau, Alt-Sanitz in Blesewitz those of Sanitz.
function isTakenFor(place, municipality, other) {
  if (other === municipality || landOf(other.ags) !== landOf(municipality.ags)) return false;
  if (!isSameName(place.name.replace(/^Alt-/, ''), other.name)) return false;
  const larger = Math.max(place.population, other.population);
  const difference = Math.abs(place.population - other.population);
  return other.population === 0 || difference <= SAME_POPULATION * larger;
}

function landOf(ags) {
  return ags.slice(0, 2);
}
