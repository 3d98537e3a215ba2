/**
 * Refuses options that nobody reads. From JavaScript, a misspelt `avoidAreas` would otherwise be dropped in silence, and with it what
 * keeps somebody away from a place.
 */

import type { DescMessage } from "@bufbuild/protobuf";

import type { Violation } from "./errors.js";

/** Every key of T, which the compiler keeps complete. */
export type KeysOf<T> = Readonly<Record<keyof T, true>>;

// Anything else as a key could be a text that went astray.
const KEY = /^[A-Za-z_$][\w$]{0,63}$/;
const MAX_TYPING_ERRORS = 2;
// What generated messages hold beside their fields.
const OF_EVERY_MESSAGE = ["$typeName", "$unknown"];

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

/** Letters to add, remove or exchange, until one is the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; ++j) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The known key that is meant, where one is near: spelt as in the protocol, mistyped, or the beginning. */
function meant(key: string, known: readonly string[]): string | undefined {
  const plain = (name: string): string => name.replace(/_/g, "").toLowerCase();
  const given = plain(key);
  const near = known.map((name) => ({ name, far: distance(given, plain(name)) }))
    .filter(({ name, far }) => far <= MAX_TYPING_ERRORS || (given.length > 1 && (plain(name).startsWith(given) || given.startsWith(plain(name)))));
  return near.sort((a, b) => a.far - b.far)[0]?.name;
}

/** What is wrong with the keys of `value`, an object of options; `path` is where it stands, empty for the options themselves. */
export function unknownKeys(value: unknown, known: readonly string[], path = ""): Violation[] {
  if (!isObject(value) || Array.isArray(value)) return [{ field: path || "options", description: "expected an object" }];
  const found: Violation[] = [];
  for (const key in value) { // inherited ones are read too
    if (known.includes(key)) continue;
    const other = meant(key, known);
    const description = other === undefined ? `is no option here; known are ${known.join(", ")}` : `is no option here; ${other} is`;
    found.push({ field: join(path, KEY.test(key) ? key : "?"), description });
  }
  return found;
}

/** The same for the fields of a message, and of messages in it. */
export function unknownFields(message: DescMessage, value: unknown, path: string): Violation[] {
  const names = message.members.map(({ localName }) => localName);
  const found = unknownKeys(value, names, path).filter(({ field }) => !OF_EVERY_MESSAGE.some((key) => field === join(path, key)));
  if (!isObject(value)) return found;
  for (const field of message.fields) {
    const items = (value as Record<string, unknown>)[field.localName];
    if (field.fieldKind !== "list" || field.message === undefined || !Array.isArray(items)) continue;
    const { message: inner, localName } = field;
    items.forEach((item, i) => found.push(...unknownFields(inner, item, join(path, `${localName}[${i}]`))));
  }
  return found;
}
