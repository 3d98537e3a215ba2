/** The page, the example and other tools do what the page says. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import * as kok from "kok-search-client";

import { Certificates, type Folder, LiveService, ROOT, run, shippedData } from "./live_service.js";

const SITE = fileURLToPath(new URL(".", import.meta.url));
const CLIENT = join(ROOT, "proto/clients/typescript");
let folder: Folder;
let service: LiveService;
let overTls: LiveService;
let pki: Certificates;

before(async () => {
  folder = await shippedData();
  pki = await Certificates.create(folder.file("pki"));
  await pki.server("server", "localhost");
  await pki.client("case", "spiffe://example.org/case-management");
  service = await LiveService.start(folder.index, `${folder.socket},127.0.0.1:0`);
  overTls = await LiveService.start(folder.index, "0.0.0.0:0", "--policy", join(ROOT, "deploy/policy.json"),
    "--tls_certificate", pki.file("server.pem"), "--tls_key", pki.file("server.key"), "--tls_client_ca", pki.file("ca.pem"));
});
after(async () => {
  await service.stop();
  await overTls.stop();
  folder.remove();
});

/** What a program of the site writes; it must succeed and complain of nothing. */
async function told(program: string, ...words: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(SITE, program), ...words], { cwd: folder.path });
  assert.equal(stderr, "");
  return stdout;
}

/** A piece of code of the page, which asks our service. */
function snippet(name: string): string {
  const code = readFileSync(join(SITE, `${name}.js`), "utf8");
  assert.ok(code.includes('"localhost:50051"'));
  writeFileSync(join(SITE, `${name}.js`), code.replace('"localhost:50051"', JSON.stringify(service.address)));
  return `${name}.js`;
}

it("the first call of the page answers in under 15 lines", async () => {
  const lines = readFileSync(join(SITE, "readme_1.ts"), "utf8").trim().split("\n");
  assert.ok(lines.length < 15, `${lines.length} lines`);
  const answer = await told(snippet("readme_1"));
  assert.match(answer, /IN VIA/);
  assert.match(answer, /zuständig für Brandenburg/);
});

it("the sync of the page keeps a copy", async () => {
  const program = snippet("readme_2");
  assert.match(await told(program), /^54 54 0 \d\n/);
  assert.match(await told(program), /^54 0 0 1\n/);
});

it("the page names every error", () => {
  const page = readFileSync(join(CLIENT, "README.md"), "utf8");
  for (const name of Object.keys(kok).filter((exported) => exported.endsWith("Error"))) assert.ok(page.includes(`\`${name}\``), name);
});

it("the example finds, refers, refreshes and syncs, over a socket and over TLS", async () => {
  for (const where of [["--target", folder.socket], ["--target", overTls.address.replace("127.0.0.1", "localhost"), "--credentials", pki.oneFile("case")]]) {
    const copy = folder.file(`copy-${where.length}.json`);
    const first = await told("case-management.js", ...where, "--copy", copy);
    assert.match(first, /^Search\n[^]*\n  1\. .+\n[^]*\nReferral\n  Referred to: +\S[^]*\nRefresh\n  organizations\/\S+: unchanged\nSync\n  54 org/);
    assert.match(first, /Telephone: +(\S.+\d|unknown)\n/);
    assert.match(await told("case-management.js", ...where, "--copy", copy), /54 organisations stored; 0 renewed, 0 removed, 1 calls/);
    const { organizations } = JSON.parse(readFileSync(copy, "utf8"));
    assert.equal(organizations["organizations/fiz-stuttgart"].seat.locality, "Stuttgart");
  }
});

it("the example says what is wrong", async () => {
  const failed = await told("case-management.js", "--target", "unix:/none").catch((error: { code: number; stderr: string }) => error);
  assert.ok(typeof failed === "object");
  assert.equal(failed.code, 1);
  assert.match(failed.stderr, /^CannotConnectError: .*no such socket\. Check the path.*\n$/);
});

it("the example says how it is used: one line, exit 2 where it was not understood", async () => {
  assert.match(await told("case-management.js", "--help"), /^usage: case-management .*\n$/);
  for (const words of [["--nothing"], ["--target"], ["word"]]) {
    const failed = await told("case-management.js", ...words).catch((error: { code: number; stderr: string }) => error);
    assert.ok(typeof failed === "object", words[0]);
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, /^usage: case-management .*\n$/);
  }
});

it("require gives what import gives", () => {
  const required = createRequire(import.meta.url)("kok-search-client") as object;
  const ofModules = ["default", "module.exports", "__esModule"];
  assert.deepEqual(Object.keys(required).sort(), Object.keys(kok).filter((name) => !ofModules.includes(name)).sort());
});

it("the package holds the service configuration that every client uses", () => {
  const shipped = createRequire(import.meta.url)("kok-search-client/service_config.json") as object;
  assert.deepEqual(shipped, JSON.parse(readFileSync(join(ROOT, "proto/clients/service_config.json"), "utf8")));
});

it("buf curl asks without this package", async () => {
  for (const where of [["--unix-socket", folder.file("socket"), "http://localhost"], [`http://${service.address}`]]) {
    const url = `${where.pop()}/kok.search.v1.SearchService/LookupContact`;
    const { stdout } = await run(join(CLIENT, "node_modules/.bin/buf"), "curl", "--schema", join(ROOT, "proto"), "--protocol", "grpc",
      "--http2-prior-knowledge", ...where, "--data", '{"email": "info@agisra.org"}', url);
    assert.match(JSON.parse(stdout).matches[0].name, /agisra/);
  }
});
