// How much longer a search takes by the gateway than by grpc-js itself: one connection each, kept, one call after the other, by
// turns. Arguments: calls of each sort (2000), options for node, such as --jitless.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { buildIndex, root, startGateway, startService, stopAll } from "./programs.mjs";

const require = createRequire(join(root, "service/gateway/package.json"));
const { createFileRegistry, fromBinary, fromJson, toBinary } = require("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = require("@bufbuild/protobuf/wkt");
const { Client, Metadata, credentials } = require("@grpc/grpc-js");

const calls = Number(process.argv[2] ?? 2000);
const nodeOptions = process.argv.slice(3);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(join(root, "service/gateway/generated/protos.binpb"))));
const cases = [
  ["Search", "/v1/search", registry.getService("kok.search.v1.SearchService").method.search, { query: "Beratungsstelle Koeln", pageSize: 5 }],
  ["Search, a page of 20", "/v1/search", registry.getService("kok.search.v1.SearchService").method.search, { query: "Beratungsstelle Koeln" }],
  ["Suggest", "/v1/suggest", registry.getService("kok.search.v1.SearchService").method.suggest, { prefix: "koe" }],
];

const service = await startService(buildIndex(join(root, "data")));
const gateway = await startGateway(service.addresses[0], "127.0.0.1:0", [], nodeOptions);
const client = new Client(service.addresses[0], credentials.createInsecure());
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const [host, port] = gateway.addresses[0].split(":");

function direct(method, json) {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      `/${method.parent.typeName}/${method.name}`,
      (message) => Buffer.from(toBinary(method.input, message)),
      (bytes) => fromBinary(method.output, bytes),
      fromJson(method.input, json),
      new Metadata(),
      { deadline: Date.now() + 5000 },
      (error, reply) => (error ? reject(error) : resolve(reply)),
    );
  });
}

function byGateway(path, json) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(json);
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
    const asked = request({ agent, host, port, path, method: "POST", headers }, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part));
      reply.on("end", () => (reply.statusCode === 200 ? resolve(JSON.parse(Buffer.concat(parts))) : reject(new Error(`HTTP ${reply.statusCode}`))));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

async function timed(times, call) {
  const start = process.hrtime.bigint();
  await call();
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}

const quantile = (times, share) => times.sort((a, b) => a - b)[Math.floor(times.length * share)];

try {
  for (const [name, path, method, json] of cases) {
    const times = { direct: [], gateway: [] };
    for (let i = -200; i < calls; ++i) {
      if (i === 0) times.direct.length = times.gateway.length = 0;
      await timed(times.direct, () => direct(method, json));
      await timed(times.gateway, () => byGateway(path, json));
    }
    const line = (share) => [quantile(times.direct, share), quantile(times.gateway, share)];
    const [directly, through] = line(0.5);
    const [directly99, through99] = line(0.99);
    console.log(
      `${name}: p50 ${directly.toFixed(2)} ms by grpc-js, ${through.toFixed(2)} ms by the gateway: ${(through - directly).toFixed(2)} ms more; ` +
        `p99 ${directly99.toFixed(2)} and ${through99.toFixed(2)} ms`,
    );
  }
} finally {
  client.close();
  agent.destroy();
  await stopAll();
}
