// What every problem is.
import assert from "node:assert/strict";

export function assertProblem(reply, status, reason, fields = undefined) {
  assert.equal(reply.status, status, reply.body);
  assert.match(reply.headers["content-type"], /^application\/problem\+json/);
  assert.equal(reply.json.reason, reason, reply.body);
  assert.equal(reply.json.type, `urn:kok-search:problem:${reason}`);
  assert.equal(reply.json.status, status);
  for (const key of ["title", "detail", "remedy"]) assert.ok(reply.json[key].length > 5, `${key} of ${reply.body}`);
  assert.doesNotMatch(reply.json.title, /^A fault/, "the reason has a title of its own");
  assert.match(reply.headers["kok-request-id"], /^[0-9a-f]{16}$/);
  if (status === 401) assert.match(reply.headers["www-authenticate"], /^Bearer/);
  if (status === 429 || status === 503) assert.ok(Number(reply.headers["retry-after"]) >= 1, "Retry-After");
  if (fields) assert.deepEqual(reply.json.violations.map((violation) => violation.field), fields);
}
