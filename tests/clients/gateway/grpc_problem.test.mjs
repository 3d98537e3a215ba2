// What the service, or something on the way to it, answers a call with, and what the caller is told: a service that only refuses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { post } from "./curl.mjs";
import { assertProblem } from "./problem_check.mjs";
import { root, startGateway, stopAll } from "./programs.mjs";

const require = createRequire(join(root, "service/gateway/package.json"));
const { create, createFileRegistry, fromBinary, toBinary } = require("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = require("@bufbuild/protobuf/wkt");
const { Metadata, Server, ServerCredentials, status } = require("@grpc/grpc-js");
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(join(root, "service/gateway/generated/protos.binpb"))));
const own = "search.kok.internal";
const message = "Words of whoever answered.";
// Kept small so that the fields of google.rpc need no table here: ErrorInfo {1: reason, 2: domain}, Status {1: code, 2: message, 3: Any}.
const field = (number, bytes) => Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), Buffer.from(bytes)]);
const any = (type, value) => field(3, Buffer.concat([field(1, Buffer.from(`t/google.rpc.${type}`)), field(2, value)]));
const errorInfo = (reason, domain) => any("ErrorInfo", Buffer.concat([field(1, Buffer.from(reason)), field(2, Buffer.from(domain))]));
const badRequest = any("BadRequest", field(1, Buffer.concat([field(1, Buffer.from("page_size")), field(2, Buffer.from("from afar"))])));

let answer;
let gateway;
const server = new Server();

before(async () => {
  const { suggest } = registry.getService("kok.search.v1.SearchService").method;
  const definition = {
    suggest: {
      path: `/${suggest.parent.typeName}/${suggest.name}`, requestStream: false, responseStream: false,
      requestSerialize: (bytes) => bytes, requestDeserialize: (bytes) => bytes, responseDeserialize: (bytes) => bytes,
      responseSerialize: () => Buffer.from(toBinary(suggest.output, create(suggest.output))),
    },
  };
  server.addService(definition, { suggest: (_, done) => done(answer) });
  const port = await new Promise((resolve, reject) => server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
  gateway = await startGateway(`127.0.0.1:${port}`);
});
after(async () => {
  await stopAll();
  server.forceShutdown();
});

// [what, code, details, status, reason, whether message and violations are passed on]
const table = [
  ["the gateway has no roles", "PERMISSION_DENIED", [], 502, "GATEWAY_REFUSED", false],
  ["the gateway is not known", "UNAUTHENTICATED", [], 502, "GATEWAY_REFUSED", false],
  ["the gateway is not known, with a reason", "UNAUTHENTICATED", [errorInfo("UNAUTHENTICATED", own)], 502, "GATEWAY_REFUSED", false],
  ["a reason of the service", "INVALID_ARGUMENT", [errorInfo("NOT_SERVED", own), badRequest], 400, "NOT_SERVED", true],
  ["a reason of another domain", "INVALID_ARGUMENT", [errorInfo("NOT_SERVED", "proxy.example.org"), badRequest], 400, "INVALID_REQUEST", false],
  ["a reason without domain", "RESOURCE_EXHAUSTED", [errorInfo("MEMORY", "")], 429, "OVERLOADED", false],
  ["details without reason", "INVALID_ARGUMENT", [badRequest], 400, "INVALID_REQUEST", false],
  ["no details", "NOT_FOUND", [], 404, "RECORD_NOT_FOUND", false],
];

for (const [what, code, details, expected, reason, isPassedOn] of table) {
  test(`${what}: ${expected} ${reason}`, async () => {
    const metadata = new Metadata();
    metadata.set("grpc-status-details-bin", Buffer.concat([Buffer.from([8, status[code]]), field(2, Buffer.from(message)), ...details]));
    answer = { code: status[code], details: message, metadata };
    const reply = await post(`http://${gateway.addresses[0]}`, "/v1/suggest", {});
    assertProblem(reply, expected, reason, isPassedOn ? ["pageSize"] : []);
    assert.equal(reply.json.detail === message, isPassedOn, reply.body);
    assert.ok(isPassedOn || !reply.body.includes("afar"), reply.body);
    assert.equal("www-authenticate" in reply.headers, false);
  });
}
