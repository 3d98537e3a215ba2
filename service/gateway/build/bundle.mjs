// Writes dist/kok-search-gateway.js, one file that needs node alone, and dist/LICENSES.txt, the licences of what it holds.
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

process.chdir(new URL("..", import.meta.url).pathname);
rmSync("dist", { recursive: true, force: true });
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const { metafile } = await build({
  entryPoints: ["src/main.ts"],
  outfile: "dist/kok-search-gateway.js",
  bundle: true,
  platform: "node",
  target: "node18",
  format: "cjs",
  // Names stay readable: who gets the program gets what it can be understood by.
  minify: false,
  charset: "utf8",
  legalComments: "inline",
  define: { VERSION: JSON.stringify(version) },
  banner: { js: "#!/usr/bin/env node" },
  metafile: true,
  logLevel: "warning",
});
chmodSync("dist/kok-search-gateway.js", 0o755);

const folders = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const match = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (match) folders.add(match[1]);
}
const sections = [...folders].sort().map((folder) => {
  const { name, version: number, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (!license) throw new Error(`${name}: names no licence`);
  return [`${name} ${number}: ${license}`, ...texts].join("\n\n");
});
const own = "kok-search-gateway: GPL-3.0-or-later. The protocol (proto/): Apache-2.0.";
const apache = existsSync("../../proto/LICENSE") ? readFileSync("../../proto/LICENSE", "utf8").trim() : "";
writeFileSync("dist/LICENSES.txt", `${[own, apache, ...sections].join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
