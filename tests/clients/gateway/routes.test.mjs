// Every route, by curl, against a real service; and the document that says what they are.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { curl, post } from "./curl.mjs";
import { buildIndex, folder, root, startGateway, startService, stopAll } from "./programs.mjs";

const require = createRequire(join(root, "service/gateway/package.json"));
let base;
let gateway;
let service;

before(async () => {
  service = await startService(buildIndex(join(root, "data")));
  gateway = await startGateway(service.addresses[0], `127.0.0.1:0,unix:${join(folder, "gateway.sock")}`);
  base = `http://${gateway.addresses[0]}`;
});
after(stopAll);

const name = "organizations/agisra-koeln";
const content = async () => (await post(base, "/v1/list-contents", { pageSize: 1 })).json.contents[0].name;

const table = [
  ["search", () => ({ query: "Beratungsstelle Koeln", pageSize: 2 }), (reply) => assert.equal(reply.results[0].organization.name, name)],
  ["search", () => ({ query: "Koeln", page_size: 1, order_by: "SORT_ORDER_RELEVANCE" }), (reply) => assert.equal(reply.results.length, 1)],
  ["search", () => ({ near: { place: "Cottbus" }, filter: { kinds: ["RECORD_KIND_ORGANIZATION"] }, pageSize: 1 }), (reply) => assert.ok(reply.results[0].coverage.length > 0)],
  ["suggest", () => ({ prefix: "koel" }), (reply) => assert.ok(reply.suggestions.length > 0)],
  ["lookup-contact", () => ({ phoneNumber: "0221 – 13 90 392" }), (reply) => assert.deepEqual([reply.status, reply.matches[0].name], ["LOOKUP_STATUS_LISTED", name])],
  ["get-organization", () => ({ name }), (reply) => assert.equal(reply.organization.seat.locality, "Köln")],
  ["batch-get-organizations", () => ({ names: [name, name] }), (reply) => assert.equal(reply.organizations.length, 2)],
  ["list-organizations", () => ({ pageSize: 3 }), (reply) => assert.deepEqual([reply.organizations.length, reply.nextPageToken !== ""], [3, true])],
  ["get-content", async () => ({ name: await content() }), (reply) => assert.ok(reply.content.body.length > 0)],
  ["list-contents", () => ({ pageSize: 2 }), (reply) => assert.equal(reply.contents.length, 2)],
  ["list-regions", () => ({}), (reply) => assert.equal(reply.regions.find((region) => region.code === "DE-BB").organizationCount, 0)],
  ["get-index-info", () => ({}), (reply) => assert.ok(reply.organizationCount > 40)],
];

for (const [path, request, check] of table) {
  test(`/v1/${path} answers`, async () => {
    const reply = await post(base, `/v1/${path}`, await request());
    assert.equal(reply.status, 200, reply.body);
    assert.match(reply.headers["content-type"], /^application\/json/);
    assert.equal(reply.headers["cache-control"], "no-store");
    assert.match(reply.json.index.generation, /^2/);
    check(reply.json);
  });
}

test("a page token leads to the next page", async () => {
  const first = (await post(base, "/v1/list-organizations", { pageSize: 2 })).json;
  const second = (await post(base, "/v1/list-organizations", { pageSize: 2, pageToken: first.nextPageToken })).json;
  assert.ok(second.organizations[0].name > first.organizations[1].name);
});

test("a unix socket is asked the same way", async () => {
  const reply = await post("http://gateway", "/v1/list-regions", {}, "--unix-socket", join(folder, "gateway.sock"));
  assert.equal(reply.status, 200, reply.body);
});

test("the table above has every route, and the document has no other", async () => {
  const document = (await curl([`${base}/openapi.json`])).json;
  const paths = new Set([...table.map(([path]) => `/v1/${path}`), "/healthz", "/openapi.json"]);
  assert.deepEqual(Object.keys(document.paths).sort(), [...paths].sort());
  for (const path of ["/v1/get-server-status", "/v1/reload-index", "/v1/list-generations", "/v1/check", "/v1/server-reflection-info"]) {
    assert.equal((await post(base, path, {})).status, 404, path);
  }
});

test("the document is OpenAPI 3.1 with the comments of the protos", async () => {
  const document = (await curl([`${base}/openapi.json`])).json;
  const { Validator } = await import(pathToFileURL(require.resolve("@seriousme/openapi-schema-validator")));
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document));
  assert.deepEqual([result.valid, result.errors], [true, undefined]);
  assert.equal(validator.version, "3.1");
  document.paths["/v1/search"].post.responses = "none";
  assert.equal((await new Validator().validate(document)).valid, false, "the validator sees a broken document");
  assert.match(document.components.schemas.SearchRequest.properties.query.description, /At most 2,048 bytes/);
  for (const [type, schema] of Object.entries(document.components.schemas)) {
    assert.ok(schema.description.length > 5, `${type} has a comment`);
    for (const [field, property] of Object.entries(schema.properties ?? {})) assert.ok(property.description?.length > 3, `${type}.${field} has a comment`);
  }
});

// The document, and what compiles a schema of it by its name.
async function validated() {
  const document = (await curl([`${base}/openapi.json`])).json;
  const Ajv = require("ajv/dist/2020");
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "https://example.org/document", ...document });
  return { document, compile: ($ref) => ajv.compile({ $ref: `https://example.org/document${$ref}` }) };
}

const long = (length) => "x".repeat(length);
// What the service takes and refuses, the document does too: limits, what must be there, what excludes each other.
for (const [path, request, status] of [
  ["search", { query: long(2048), pageSize: 0, facets: ["FACET_FIELD_REGIONS"], filter: { maxAgeDays: 36500, languages: Array(32).fill("ro") } }, 200],
  ["search", { query: long(2049) }, 400],
  ["search", { pageSize: -1 }, 400],
  ["search", { pageToken: long(1001) }, 400],
  ["search", { facets: ["FACET_FIELD_REGIONS", "FACET_FIELD_REGIONS"] }, 400],
  ["search", { filter: { languages: Array(33).fill("ro") } }, 400],
  ["search", { filter: { regions: [long(201)] } }, 400],
  ["search", { filter: { maxAgeDays: 36501 } }, 400],
  ["search", { filter: { maxAgeDays: -1 } }, 400],
  ["search", { filter: { avoidAreas: [{ place: "Bonn", radiusKm: 5 }] } }, 200],
  ["search", { filter: { avoidAreas: Array(9).fill({ place: "Bonn" }) } }, 400],
  ["search", { filter: { avoidAreas: [{ radiusKm: 5 }] } }, 400],
  ["search", { filter: { avoidAreas: [{ place: "Bonn", radiusKm: 501 }] } }, 400],
  ["search", { near: { place: "Bonn", radiusKm: 500 } }, 200],
  ["search", { near: { point: { latitude: 50, longitude: 7 } } }, 200],
  ["search", { near: { place: "Bonn", point: { latitude: 50, longitude: 7 } } }, 400],
  ["search", { near: { point: { latitude: 91, longitude: 7 } } }, 400],
  ["lookup-contact", { phoneNumber: "110", email: "a@example.org" }, 400],
  ["lookup-contact", { email: `${long(250)}@a.de` }, 400],
  ["suggest", { prefix: long(201) }, 400],
  ["get-organization", {}, 400],
  ["get-organization", { name: "" }, 400],
  ["batch-get-organizations", { names: [] }, 400],
  ["batch-get-organizations", { names: Array(101).fill(name) }, 400],
  ["get-index-info", { sinceGeneration: long(101) }, 400],
]) {
  test(`the document is of one mind with the service: ${path} ${JSON.stringify(request).slice(0, 60)}`, async () => {
    const { document, compile } = await validated();
    const { schema } = document.paths[`/v1/${path}`].post.requestBody.content["application/json"];
    const reply = await post(base, `/v1/${path}`, request);
    assert.equal(reply.status, status, reply.body);
    assert.equal(compile(schema.$ref)(request), status === 200);
  });
}

test("the document's examples are answered, and its words are those of HTTP", async () => {
  const { document, compile } = await validated();
  for (const [path, { post: operation }] of Object.entries(document.paths)) {
    if (operation === undefined) continue;
    const { schema, example } = operation.requestBody.content["application/json"];
    assert.equal((await post(base, path, example)).status, 200, path);
    assert.ok(compile(schema.$ref)(example), path);
    for (const status of [400, 401, 403, 429, 503, 504]) assert.ok(status in operation.responses, `${path}: ${status}`);
    const namesARecord = path.endsWith("/search") || (path.includes("get-") && !path.endsWith("get-index-info"));
    assert.equal(404 in operation.responses, namesARecord, path);
  }
  const text = JSON.stringify(document);
  assert.doesNotMatch(text, /(?<![A-Z_])(INVALID_ARGUMENT|ABORTED|NOT_FOUND|RESOURCE_EXHAUSTED)\b/);
  assert.doesNotMatch(document.components.schemas.SearchRequest.properties.pageToken.description, /page_size/);
});

test("HEAD is answered where GET is", async () => {
  for (const path of ["/healthz", "/openapi.json"]) {
    const reply = await curl(["--head", `${base}${path}`]);
    assert.equal(reply.status, 200, path);
    assert.match(reply.headers["content-type"], /^application\/json/);
    const refused = await post(base, path, {});
    assert.deepEqual([refused.status, refused.headers.allow], [405, "GET, HEAD"]);
  }
});

test("replies are as the document says", async () => {
  const { document, compile } = await validated();
  for (const [path, request] of table) {
    const reply = (await post(base, `/v1/${path}`, await request())).json;
    const { $ref } = document.paths[`/v1/${path}`].post.responses["200"].content["application/json"].schema;
    const check = compile($ref);
    assert.ok(check(reply), `${path}: ${JSON.stringify(check.errors)}`);
    const known = document.components.schemas[$ref.split("/").pop()].properties;
    for (const key of Object.keys(reply)) assert.ok(key in known, `${path}: ${key}`);
  }
});

test("the gateway's table of methods is the service's", async () => {
  const { execFileSync } = await import("node:child_process");
  const printed = execFileSync(join(process.env.KOK_BIN ?? join(root, "build/release/bin"), "method_rules_check"), ["--json"], { encoding: "utf8" });
  assert.equal(readFileSync(join(root, "service/gateway/method_rules.json"), "utf8"), printed);
});

test("healthz follows the service, and a call waits for nothing but its deadline", async () => {
  assert.deepEqual((await curl([`${base}/healthz`])).json, { status: "SERVING" });
  const [, port] = service.addresses[0].split(":");
  await service.stop();
  const health = await curl([`${base}/healthz`]);
  assert.deepEqual([health.status, health.json.reason], [503, "SERVICE_UNAVAILABLE"]);
  const refused = await post(base, "/v1/list-regions", {});
  assert.deepEqual([refused.status, refused.json.reason, Number(refused.headers["retry-after"]) >= 1], [503, "SERVICE_UNAVAILABLE", true]);
  service = await startService(join(folder, "index"), `127.0.0.1:${port}`);
  const deadline = Date.now() + 10000;
  let again;
  do again = await post(base, "/v1/list-regions", {});
  while (again.status !== 200 && Date.now() < deadline);
  assert.equal(again.status, 200, again.body);
});

test("it ends its calls and leaves with 0 at SIGTERM, the socket too", async () => {
  assert.equal(await gateway.stop(), 0);
  assert.equal(gateway.events("stopped").length, 1);
  assert.throws(() => readFileSync(join(folder, "gateway.sock")), { code: "ENOENT" });
});
