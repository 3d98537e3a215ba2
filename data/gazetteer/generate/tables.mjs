// Reads and writes the tables: tab-separated, `# version: N` first, comment lines with `#`.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const DECIMALS = 4; // about ten metres

export function readRows(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
}

// Keeps the version of a table whose rows are the same, and adds one where they are not.
export function writeTable(file, columns, rows) {
  const body = `# ${columns.join('\t')}\n${rows.map((row) => `${row.join('\t')}\n`).join('')}`;
  writeFileSync(file, `# version: ${nextVersion(file, body)}\n${body}`);
}

function nextVersion(file, body) {
  if (!existsSync(file)) return 1;
  const [first, ...rest] = readFileSync(file, 'utf8').split('\n');
  const version = Number(first.replace('# version: ', ''));
  return rest.join('\n') === body ? version : version + 1;
}

export function coordinates([lon, lat]) {
  return [lat.toFixed(DECIMALS), lon.toFixed(DECIMALS)];
}

export function orDash(value) {
  return value ? value : '-';
}
