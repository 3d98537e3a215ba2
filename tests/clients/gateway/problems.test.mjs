// Every problem that a caller can meet, by curl or raw bytes; and that no text of a request is written down on the way.
import assert from "node:assert/strict";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { curl, post } from "./curl.mjs";
import { assertProblem } from "./problem_check.mjs";
import { buildIndex, root, startGateway, startService, stopAll } from "./programs.mjs";

let base;
let gateway;
let service;
let asleep;
const silent = createServer(() => {});

before(async () => {
  service = await startService(buildIndex(join(root, "data")));
  gateway = await startGateway(service.addresses[0], "127.0.0.1:0", ["--receive_timeout", "1"]);
  base = `http://${gateway.addresses[0]}`;
  // A service that takes connections and says nothing.
  await new Promise((resolve) => silent.listen(0, "127.0.0.1", resolve));
  asleep = await startGateway(`127.0.0.1:${silent.address().port}`, "127.0.0.1:0", ["--max_calls", "1", "--max_calls_per_principal", "1", "--max_deadline", "3", "--default_deadline", "3"]);
});
after(async () => {
  await stopAll();
  silent.close();
});

const marker = "Zwiebelturm7391";
const json = ["--header", "Content-Type: application/json"];

// [what, body or arguments of curl, status, reason, fields]
const bodies = [
  ["no JSON", "{", 400, "INVALID_REQUEST", []],
  ["an empty body", "", 400, "INVALID_REQUEST", []],
  ["an array", "[]", 400, "INVALID_REQUEST", []],
  ["null", "null", 400, "INVALID_REQUEST", []],
  ["bytes that are not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, "INVALID_REQUEST", []],
  ["a NUL byte", "{}\0", 400, "INVALID_REQUEST", []],
  ["an unknown field", { regoin: 1 }, 400, "INVALID_REQUEST", ["regoin"]],
  ["an unknown field within", { filter: { avoidAreas: [{ place: "Bonn" }, { plaec: marker }] } }, 400, "INVALID_REQUEST", ["filter.avoidAreas[1].plaec"]],
  ["a text as the name of a field", { [`${marker} ruft an`]: 1 }, 400, "INVALID_REQUEST", ["?"]],
  ["__proto__", '{"__proto__":{"query":"x"}}', 400, "INVALID_REQUEST", ["__proto__"]],
  ["a field twice in both spellings", { pageSize: 1, page_size: 2 }, 400, "INVALID_REQUEST", ["page_size"]],
  ["a field twice", '{"filter":{"avoidAreas":[{"place":"Bonn"}]},"filter":{}}', 400, "INVALID_REQUEST", ["filter"]],
  ["a field twice within", '{"query":"a\\"b{","filter":{"avoidAreas":[{"place":"Bonn"}],"avoidAreas":[]}}', 400, "INVALID_REQUEST", ["filter.avoidAreas"]],
  ["a field twice in a list", '{"filter":{"avoidAreas":[{"place":"Bonn"},{"radiusKm":9,"place":"Bonn","radiusKm":0}]}}', 400, "INVALID_REQUEST", ["filter.avoidAreas[1].radiusKm"]],
  ["a field twice, once with an escape", '{"\\u0066ilter":{"avoidAreas":[{"place":"Bonn"}]},"filter":{}}', 400, "INVALID_REQUEST", ["filter"]],
  ["a field twice, once null", '{"filter":{"avoidAreas":[{"place":"Bonn"}]} , "filter" : null}', 400, "INVALID_REQUEST", ["filter"]],
  ["a field three times", '{"query":"a","query":"b","query":"c"}', 400, "INVALID_REQUEST", ["query", "query"]],
  ["a number for a string", { query: 7 }, 400, "INVALID_REQUEST", ["query"]],
  ["a string for a number", { pageSize: marker }, 400, "INVALID_REQUEST", ["pageSize"]],
  ["half a number", { pageSize: 1.5 }, 400, "INVALID_REQUEST", ["pageSize"]],
  ["too large a number", { pageSize: 3e9 }, 400, "INVALID_REQUEST", ["pageSize"]],
  ["an unknown enum", { orderBy: marker }, 400, "INVALID_REQUEST", ["orderBy"]],
  ["half a surrogate pair", '{"query":"\\ud800"}', 400, "INVALID_REQUEST", ["query"]],
  ["both of a oneof", { near: { place: "Bonn", point: {} } }, 400, "INVALID_REQUEST", ["near.point"]],
  ["several at once", { query: 1, explain: "x", filter: [] }, 400, "INVALID_REQUEST", ["query", "explain", "filter"]],
  ["null in a list", { facets: [null] }, 400, "INVALID_REQUEST", ["facets[0]"]],
  ["deep nesting of lists", `{"query":${"[".repeat(30000)}${"]".repeat(30000)}}`, 400, "INVALID_REQUEST", ["query"]],
  ["deep nesting of objects", `${'{"filter":'.repeat(5000)}{}${"}".repeat(5000)}`, 400, "INVALID_REQUEST", ["filter.filter"]],
  ["a rule of the service", { pageSize: -1, filter: { servesRegions: [marker] } }, 400, "INVALID_REQUEST", ["pageSize", "filter.servesRegions[0]"]],
  ["a field that is not served", { languageCode: "tr" }, 400, "NOT_SERVED", ["languageCode"]],
  ["a query and a record", { query: "a", similarTo: "organizations/agisra-koeln" }, 400, "INVALID_REQUEST", ["similarTo"]],
  ["neighbours of nobody", { similarTo: "organizations/nie-da" }, 404, "RECORD_NOT_FOUND", ["similarTo"]],
  ["a forged page token", { pageToken: marker }, 400, "PAGE_TOKEN_INVALID", undefined],
  ["a body that is too large", { query: "a".repeat(65536) }, 413, "BODY_TOO_LARGE", []],
];

for (const [what, body, ...expected] of bodies) {
  test(`search: ${what}`, async () => assertProblem(await post(base, "/v1/search", body), ...expected));
}

test("the same field in two objects, and texts that look like keys, are taken", async () => {
  const reply = await post(base, "/v1/search", '{"query":"\\"query\\":{,\\\\","filter":{"avoidAreas":[{"place":"Bonn"},{"place":"Kiel"}],"languages":["ro","ro"]},"pageSize":1}');
  assert.equal(reply.status, 200, reply.body);
});

test("numbers in quotes and null are taken, as the mapping says", async () => {
  const reply = await post(base, "/v1/search", { pageSize: "1", filter: null, near: { point: { latitude: "51.5", longitude: 7 } } });
  assert.equal(reply.status, 200, reply.body);
});

test("a body of exactly the limit is read", async () => {
  const body = JSON.stringify({ prefix: "ko" });
  assert.equal((await post(base, "/v1/suggest", body + " ".repeat(65536 - body.length))).status, 200);
  assertProblem(await post(base, "/v1/suggest", body + " ".repeat(65537 - body.length)), 413, "BODY_TOO_LARGE");
});

const requests = [
  ["another organisation than there is", ["/v1/get-organization", ...json, "--data", '{"name":"organizations/nobody-nowhere"}'], 404, "RECORD_NOT_FOUND"],
  ["a generation that is gone", ["/v1/get-index-info", ...json, "--data", '{"sinceGeneration":"20200101T000000Z-0000000000000000"}'], 409, "GENERATION_NOT_KEPT"],
  ["an unknown path", [`/v1/${marker}`, ...json, "--data", "{}"], 404, "NO_SUCH_PATH"],
  ["a path beside a path", ["/v1/search/", ...json, "--data", "{}"], 404, "NO_SUCH_PATH"],
  ["capitals", ["/v1/Search", ...json, "--data", "{}"], 404, "NO_SUCH_PATH"],
  ["a bad escape", ["/%zz"], 400, "MALFORMED_HTTP"],
  ["GET", ["/v1/search"], 405, "METHOD_NOT_ALLOWED"],
  ["PUT", ["/v1/search", "--request", "PUT", ...json, "--data", "{}"], 405, "METHOD_NOT_ALLOWED"],
  ["POST where GET is meant", ["/healthz", ...json, "--data", "{}"], 405, "METHOD_NOT_ALLOWED"],
  ["a query in the URL", [`/v1/search?query=${marker}`, ...json, "--data", "{}"], 400, "QUERY_IN_URL"],
  ["a form", ["/v1/search", "--data", "query=x"], 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["text", ["/v1/search", "--header", "Content-Type: text/plain", "--data", "{}"], 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["compressed", ["/v1/search", ...json, "--header", "Content-Encoding: gzip", "--data", "{}"], 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["large headers", ["/healthz", "--header", `X-Large: ${"a".repeat(9000)}`], 431, "HEADERS_TOO_LARGE"],
  ["another machine's name", ["/healthz", "--header", "Host: attacker.example.org"], 421, "WRONG_HOST"],
  ["a token where there are none", ["/healthz", "--header", `Authorization: Bearer ${marker}`], 401, "TOKEN_REFUSED"],
  ["a password", ["/healthz", "--user", `${marker}:${marker}`], 401, "TOKEN_REFUSED"],
  ["no deadline at all", ["/v1/search", ...json, "--header", "Request-Timeout: 0", "--data", "{}"], 400, "INVALID_REQUEST", ["Request-Timeout"]],
  ["a deadline of words", ["/v1/search", ...json, "--header", `Request-Timeout: ${marker}`, "--data", "{}"], 400, "INVALID_REQUEST", ["Request-Timeout"]],
];

for (const [what, [path, ...args], ...expected] of requests) {
  test(`${what} is a problem`, async () => {
    const reply = await curl([...args, base + path]);
    assertProblem(reply, ...expected);
    if (expected[0] === 405) assert.match(reply.headers.allow, /^(GET, HEAD|POST)$/);
  });
}

test("several names of which one is unknown: which position", async () => {
  const reply = await post(base, "/v1/batch-get-organizations", { names: ["organizations/agisra-koeln", "organizations/nobody-nowhere"] });
  assertProblem(reply, 404, "RECORD_NOT_FOUND", ["names[1]"]);
});

// What curl cannot send.
function raw(text) {
  return new Promise((resolve) => {
    const [host, port] = gateway.addresses[0].split(":");
    const socket = connect(Number(port), host, () => socket.write(text));
    let reply = "";
    socket.on("data", (part) => (reply += part));
    socket.on("error", () => {});
    socket.on("close", () => resolve(reply));
  });
}

for (const [what, text, status, reason] of [
  ["no HTTP", `${marker}\r\n\r\n`, 400, "MALFORMED_HTTP"],
  ["the beginning of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01", 400, "MALFORMED_HTTP"],
  ["a body that comes slowly", `POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query":"${marker}`, 408, "REQUEST_TOO_SLOW"],
  ["headers that come slowly", `POST /v1/search HTTP/1.1\r\nX-Note: ${marker}`, 408, "REQUEST_TOO_SLOW"],
  ["a length and chunks", "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "MALFORMED_HTTP"],
]) {
  test(`${what} ends the connection with a problem`, async () => {
    const reply = await raw(text);
    assert.match(reply, new RegExp(`^HTTP/1.1 ${status} `));
    assert.equal(JSON.parse(reply.slice(reply.indexOf("\r\n\r\n") + 4)).reason, reason);
  });
}

test("a service that says nothing: 504 after the deadline of the request, not of the default", async () => {
  const patient = await startGateway(`127.0.0.1:${silent.address().port}`, "127.0.0.1:0", ["--default_deadline", "20"]);
  assertProblem(await post(`http://${patient.addresses[0]}`, "/v1/search", {}, "--header", "Request-Timeout: 0.2"), 504, "DEADLINE_EXCEEDED");
  const { microseconds } = await patient.waitFor((it) => it.events("call")[0], "the call");
  assert.ok(microseconds > 100000 && microseconds < 10000000, String(microseconds));
});

test("a longer deadline than the maximum is the maximum", async () => {
  assertProblem(await post(`http://${asleep.addresses[0]}`, "/v1/search", {}, "--header", "Request-Timeout: 1000"), 504, "DEADLINE_EXCEEDED");
});

test("one call too many at once: 429", async () => {
  const far = `http://${asleep.addresses[0]}`;
  const replies = await Promise.all([1, 2].map(() => post(far, "/v1/suggest", {}, "--header", "Request-Timeout: 3")));
  const [refused, late] = replies.sort((a, b) => a.status - b.status);
  assertProblem(refused, 429, "OVERLOADED");
  assertProblem(late, 504, "DEADLINE_EXCEEDED");
});

test("a call that its caller gives up is cancelled and makes room", async () => {
  const far = `http://${asleep.addresses[0]}`;
  assert.equal((await post(far, "/v1/lookup-contact", {}, "--max-time", "1", "--header", "Request-Timeout: 3")).exit, 28);
  await asleep.waitFor((it) => it.events("call").find((call) => call.code === 499 && call.method.endsWith("/LookupContact")), "the call that was given up");
  assertProblem(await post(far, "/v1/search", {}, "--header", "Request-Timeout: 0.1"), 504, "DEADLINE_EXCEEDED");
});

test("no text of a request stands in a log: neither body, header, path, nor token", async () => {
  await post(base, "/v1/search", { query: marker }, "--header", `X-Note: ${marker}`, "--header", `Cookie: ${marker}`, "--user-agent", marker, "--referer", `http://${marker}/`);
  await post(base, `/v1/search/${marker}`, { query: marker });
  await post(base, "/v1/lookup-contact", { email: `${marker}@example.org` });
  const calls = gateway.events("call");
  assert.ok(calls.length > 50);
  for (const call of calls) {
    assert.deepEqual(Object.keys(call), ["time", "event", "method", "principal", "code", "microseconds", "request_id"]);
    assert.match(call.method, /^(unknown|kok\.search\.v1\.[A-Za-z]+\/[A-Za-z]+|grpc\.health\.v1\.Health\/Check)$/);
    assert.match(call.principal, /^(local|none)$/);
  }
  for (const program of [gateway, service, asleep]) {
    for (const form of [marker, marker.toLowerCase(), Buffer.from(marker).toString("base64").slice(0, 18), Buffer.from(marker).toString("hex")]) {
      assert.ok(!program.log().includes(form), form);
    }
  }
  assert.equal(gateway.events("fault").length, 0, gateway.log());
});

test("SIGUSR1 opens no debugger", async () => {
  gateway.signal("SIGUSR1");
  assert.equal((await curl([`${base}/healthz`])).status, 200);
  assert.doesNotMatch(gateway.log(), /ebugger/);
});
