// Parts of towns that the sources hold as places of their own, each with its municipality.

import { municipalityAt } from './municipalities.mjs';
import { baseNameKey, nameKey } from './names.mjs';

// Smaller ones share their names with people and with each other.
const FEWEST_PEOPLE = 5000;
// A part of a town is not nearly all of it: the source gives some quarters and hamlets the people of the
// town they are of or are named after (Neue Neustadt those of Magdeburg, Alt-Sanitz those of Sanitz).
const LARGEST_PART = 0.9;
// Of Marienthal the source has a wrong number by which it would be larger than any namesake; the others
// are words that people write in capitals (EIL) or behind `in`.
const LEFT_OUT = new Set(['marienthal', 'eil', 'weinberg']);
// Names that any town may have a part of, with or without what parts them again: `Altstadt Nord`.
const OF_ANY_TOWN = new RegExp(
  '^(mitte|zentrum|stadtkern|stadtmitte|burgerpark|.*bahnhof|' +
    '(alt|neu|innen|ober|unter|vor|nord|sud|ost|west|garten|feld)(stadt|end))(nord|sud|ost|west)?$',
);
// Statistical areas: `Petritor - West`, `Neustadt/Nord`, `Rühme - Lincolnsdlg.`.
const NO_NAME = / - |[/()]|(?<!\bSt)\.|^am /i;

// Of names that several towns have a part of, or that a municipality, a town abroad or one of `others`
// has, none.
export function readQuarters(places, municipalities, placesAbroad, others) {
  const taken = new Set(others.map(nameKey));
  for (const { name, german } of [...municipalities, ...placesAbroad]) {
    for (const each of [name, german ?? '']) taken.add(nameKey(each)).add(baseNameKey(each));
  }
  const byKey = new Map();
  for (const place of places.filter(({ country }) => country === 'DE')) {
    const name = place.name.normalize('NFC');
    const key = nameKey(name);
    if (NO_NAME.test(name) || OF_ANY_TOWN.test(key) || taken.has(key)) continue;
    const municipality = municipalityAt(place.point, municipalities);
    if (!municipality || sharesName(name, municipality.name)) continue;
    // Keys change when municipalities merge, and the source has some wrong: Vegesack lies in Bremen.
    const isSure = place.municipality === municipality.ags;
    const { population } = place;
    byKey.set(key, [...(byKey.get(key) ?? []), { name, municipality, population, isSure }]);
  }
  return [...byKey.values()]
    .filter((all) => all.every(({ municipality }) => municipality === all[0].municipality))
    .flatMap((all) => largest(all.filter(isQuarter)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isQuarter({ name, municipality, population, isSure }) {
  const isPart = population >= FEWEST_PEOPLE && population < LARGEST_PART * municipality.population;
  return isSure && isPart && !LEFT_OUT.has(nameKey(name));
}

function largest(all) {
  if (all.length === 0) return [];
  return [all.reduce((a, b) => (b.population > a.population ? b : a))];
}

// `Hamburg-Mitte`, and `Mecklenburg` of Dorf Mecklenburg: found by the name of the town.
function sharesName(name, town) {
  return nameKey(town).includes(nameKey(name)) || nameKey(name).includes(baseNameKey(town));
}
