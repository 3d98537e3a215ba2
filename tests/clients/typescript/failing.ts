/** What every failure must hold, and what it must not. */

import assert from "node:assert/strict";
import { inspect } from "node:util";

import { KokSearchError } from "kok-search-client";

/** Stands in every question; must stand in no error. */
export const SECRET = "geheimnisvoll";

type ErrorType = new (...parameters: never[]) => KokSearchError;

/** `call` fails with exactly `expected` and these fields, says what to do, and nothing in it holds SECRET. */
export async function fails(
  expected: ErrorType, call: () => unknown, fields: Partial<KokSearchError> = {},
): Promise<KokSearchError> {
  let error: unknown;
  try {
    await call();
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error instanceof KokSearchError, `no KokSearchError but ${inspect(error)}`);
  assert.equal(error.constructor, expected, String(error));
  assert.equal(error.name, expected.name);
  for (const [name, value] of Object.entries(fields)) assert.deepEqual(error[name as keyof KokSearchError], value, name);
  assert.match(error.remedy, /^[A-Z].*\.$/);
  assert.ok(error.message && error.code);
  assert.ok(String(error).includes(error.remedy));
  const told = `${String(error)} ${error.stack} ${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`;
  assert.ok(!told.includes(SECRET), "it quotes the request");
  return error;
}
