// Replies are written as the library would write them: made messages of every type that a method answers with, each field set or not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./programs.mjs";

const require = createRequire(join(root, "service/gateway/package.json"));
const { createFileRegistry, fromBinary, fromJson, toBinary, toJsonString } = require("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = require("@bufbuild/protobuf/wkt");
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(join(root, "service/gateway/generated/protos.binpb"))));
const source = require("esbuild").buildSync({ entryPoints: [join(root, "service/gateway/src/reply_json.ts")], bundle: true, platform: "node", format: "cjs", write: false });
const module = { exports: {} };
new Function("module", "exports", "require", source.outputFiles[0].text)(module, module.exports, require);
const replyJson = (output, bytes) => module.exports.replyJson(output, bytes).toString();

// Repeats itself: a linear congruential generator.
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const texts = ["", "a", "Köln \"Süd\"\\", "\u0000\u001f\u2028", "😀 Беларусь", "x".repeat(300)];
const numbers = [0, 1, -1, 2147483647, -2147483648];
const doubles = [0, 0.1, -1.5, 1e21, 1e-9, "NaN", "Infinity", "-Infinity"];

function madeValue(field, random) {
  if (field.message) return made(field.message, random);
  // A number that no enum has yet comes from a newer service.
  if (field.enum) return random(10) === 0 ? 9999 : field.enum.values[random(field.enum.values.length)].name;
  return { 1: doubles, 5: numbers, 8: [true, false], 9: texts }[field.scalar][random({ 1: 8, 5: 5, 8: 2, 9: 6 }[field.scalar])];
}

function made(message, random) {
  const json = {};
  const oneofs = new Set();
  for (const field of message.fields) {
    if (random(3) === 0 || (field.oneof && oneofs.has(field.oneof.name))) continue;
    if (field.oneof) oneofs.add(field.oneof.name);
    if (field.fieldKind === "list") json[field.jsonName] = Array.from({ length: random(3) }, () => madeValue(field, random));
    else if (field.fieldKind === "map") json[field.jsonName] = Object.fromEntries(texts.slice(0, random(4)).map((key) => [key, numbers[random(5)]]));
    else json[field.jsonName] = madeValue(field, random);
  }
  return json;
}

function isRefused(read) {
  try {
    read();
    return false;
  } catch {
    return true;
  }
}

const methods = ["SearchService", "DirectoryService"].flatMap((name) => registry.getService(`kok.search.v1.${name}`).methods);

for (const { name, output } of methods) {
  test(`${name}: 200 made replies`, () => {
    assert.equal(replyJson(output, new Uint8Array()), toJsonString(output, fromJson(output, {}), { alwaysEmitImplicit: true }));
    for (let seed = 1; seed <= 200; ++seed) {
      const bytes = toBinary(output, fromJson(output, made(output, generator(seed))));
      assert.equal(replyJson(output, bytes), toJsonString(output, fromBinary(output, bytes), { alwaysEmitImplicit: true }), `seed ${seed}`);
      // A field that only a newer service knows: number 3000, three bytes.
      const newer = Buffer.concat([bytes, Buffer.from([0xc2, 0xbb, 0x01, 0x03, 1, 2, 3])]);
      assert.equal(replyJson(output, newer), replyJson(output, bytes));
      const cut = bytes.subarray(0, bytes.length >> 1);
      if (isRefused(() => fromBinary(output, cut))) assert.throws(() => replyJson(output, cut), `seed ${seed}`);
    }
  });
}
