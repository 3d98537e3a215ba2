// Who gets in from another machine, and what they may: tokens, client certificates, the policy, and what SIGHUP and changed files do.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { connect as connectPlain } from "node:net";
import { connect } from "node:tls";
import { after, before, test } from "node:test";
import { curl, post } from "./curl.mjs";
import { assertProblem } from "./problem_check.mjs";
import { buildIndex, folder, root, startGateway, startService, stopAll } from "./programs.mjs";

const pki = join(folder, "pki");
const other = join(folder, "other-pki");
const issue = (where, ...args) => execFileSync(join(root, "deploy/certificates"), [where, ...args], { stdio: "pipe" });
const file = (name) => join(folder, name);

// Invented callers; each has a certificate and a token.
const principals = {
  case: "spiffe://example.org/case-management",
  website: "spiffe://example.org/website",
  hotline: "spiffe://example.org/hotline",
  monitoring: "monitoring.example.org",
  nobody: "spiffe://example.org/nobody",
};
const tokens = Object.fromEntries(Object.keys(principals).map((name) => [name, randomBytes(32).toString("base64")]));
const tokenLines = () => Object.entries(tokens).map(([name, token]) => `${createHash("sha256").update(token).digest("hex")} ${principals[name]}\n`).join("");

let index;
let service;
let mixed;
let certificatesOnly;
const pairOfServer = () => ["--tls_certificate", file("server.pem"), "--tls_key", file("server.key"), "--policy", file("policy.json")];
const flags = () => [...pairOfServer(), "--tls_client_ca", join(pki, "ca.pem"), "--tls_crl", file("crl.pem")];

before(async () => {
  issue(pki, "ca");
  issue(pki, "server", "server", "localhost", "127.0.0.1");
  for (const [name, principal] of Object.entries(principals)) issue(pki, "client", name, principal);
  issue(pki, "client", "withdrawn", principals.case);
  issue(other, "ca");
  issue(other, "client", "stranger", principals.case);
  issue(pki, "revoke", "withdrawn");
  copyFileSync(join(pki, "server.pem"), file("server.pem"));
  copyFileSync(join(pki, "server.key"), file("server.key"));
  copyFileSync(join(pki, "crl/ca.pem"), file("crl.pem"));
  copyFileSync(join(root, "deploy/policy.json"), file("policy.json"));
  writeFileSync(file("tokens"), `# invented\n\n${tokenLines()}`, { mode: 0o600 });
  index = buildIndex(join(root, "data"));
  service = await startService(index);
  mixed = await startGateway(service.addresses[0], "0.0.0.0:0,127.0.0.1:0", [...flags(), "--tokens", file("tokens")]);
  certificatesOnly = await startGateway(service.addresses[0], "0.0.0.0:0", flags());
});
after(stopAll);

const base = (gateway) => `https://localhost:${gateway.addresses[0].split(":")[1]}`;
const byToken = (token) => ["--cacert", join(pki, "ca.pem"), "--header", `Authorization: Bearer ${token}`];
const byCertificate = (name, where = pki) => ["--cacert", join(pki, "ca.pem"), "--cert", join(where, `${name}.pem`), "--key", join(where, `${name}.key`)];

const search = ["search", "suggest", "lookup-contact"];
const lists = ["get-organization", "batch-get-organizations", "list-organizations", "get-content", "list-contents"];
const state = ["list-regions", "get-index-info"];
const allowed = { case: [...search, ...lists, ...state], website: [...lists, ...state], hotline: ["lookup-contact"], monitoring: state, nobody: [] };

for (const name of Object.keys(principals)) {
  test(`${name} may what the policy says, by token and by certificate alike`, async () => {
    for (const path of [...search, ...lists, ...state]) {
      for (const [how, args] of [["token", byToken(tokens[name])], ["certificate", byCertificate(name)]]) {
        const reply = await post(base(mixed), `/v1/${path}`, {}, ...args);
        const what = `${name} by ${how}: ${path}: ${reply.status} ${reply.body}`;
        if (allowed[name].includes(path)) assert.ok(reply.status === 200 || reply.json.reason === "INVALID_REQUEST", what);
        else assert.deepEqual([reply.status, reply.json?.reason], [403, "PERMISSION_DENIED"], what);
      }
    }
    const health = await curl([...byToken(tokens[name]), `${base(mixed)}/healthz`]);
    assert.equal(health.status, name === "nobody" ? 403 : 200);
    assert.equal((await curl([...byToken(tokens[name]), `${base(mixed)}/openapi.json`])).status, name === "nobody" ? 403 : 200);
    const line = mixed.events("call").pop();
    assert.equal(line.principal, principals[name]);
  });
}

const strangers = [
  ["no token and no certificate", () => ["--cacert", join(pki, "ca.pem")], "UNAUTHENTICATED"],
  ["a token that nobody has", () => byToken(randomBytes(32).toString("base64")), "TOKEN_REFUSED"],
  ["half a token", () => byToken(tokens.case.slice(0, 20)), "TOKEN_REFUSED"],
  ["a token and something behind it", () => byToken(`${tokens.case} x`), "TOKEN_REFUSED"],
  ["the digest instead of the token", () => byToken(createHash("sha256").update(tokens.case).digest("hex")), "TOKEN_REFUSED"],
  ["another scheme", () => ["--cacert", join(pki, "ca.pem"), "--user", "case:secret"], "TOKEN_REFUSED"],
  ["a withdrawn certificate", () => byCertificate("withdrawn"), "CERTIFICATE_REFUSED"],
  ["a withdrawn certificate beside a good token", () => [...byCertificate("withdrawn"), ...byToken(tokens.case)], "CERTIFICATE_REFUSED"],
  ["a certificate of another CA", () => byCertificate("stranger", other), "CERTIFICATE_REFUSED"],
  ["a server's certificate", () => byCertificate("server"), "CERTIFICATE_REFUSED"],
  ["a wrong token beside a good certificate", () => [...byCertificate("case"), "--header", "Authorization: Bearer wrong"], "TOKEN_REFUSED"],
];

for (const [what, args, reason] of strangers) {
  test(`${what}: 401 on every path, known or not`, async () => {
    for (const path of ["/v1/search", "/v1/no-such", "/healthz", "/openapi.json"]) {
      const reply = path.startsWith("/v1") ? await post(base(mixed), path, {}, ...args()) : await curl([...args(), base(mixed) + path]);
      assertProblem(reply, 401, reason);
    }
  });
}

for (const [what, args] of [
  ["none", () => ["--cacert", join(pki, "ca.pem")]],
  ["a withdrawn one", () => byCertificate("withdrawn")],
  ["one of another CA", () => byCertificate("stranger", other)],
]) {
  test(`where there are no tokens, the handshake ends without a certificate: ${what}`, async () => {
    const reply = await post(base(certificatesOnly), "/v1/search", {}, ...args());
    assert.deepEqual([reply.status, reply.exit !== 0], [0, true]);
    assert.equal(certificatesOnly.events("call").length, 0);
  });
}

test("where there are no tokens, a certificate lets in", async () => {
  assert.equal((await post(base(certificatesOnly), "/v1/search", {}, ...byCertificate("case"))).status, 200);
});

test("plaintext and old TLS reach nothing", async () => {
  const [, port] = mixed.addresses[0].split(":");
  assert.notEqual((await curl([`http://127.0.0.1:${port}/healthz`])).status, 200);
  assert.notEqual((await curl([...byToken(tokens.case), "--tls-max", "1.1", `${base(mixed)}/healthz`])).exit, 0);
});

test("on this machine: local, or whose token it is", async () => {
  const near = `http://${mixed.addresses[1]}`;
  assert.equal((await post(near, "/v1/search", {})).status, 200);
  assertProblem(await post(near, "/v1/search", {}, "--header", `Authorization: Bearer ${tokens.website}`), 403, "PERMISSION_DENIED");
  assertProblem(await post(near, "/v1/search", {}, "--header", "Authorization: Bearer wrong"), 401, "TOKEN_REFUSED");
});

async function reload(gateway, event) {
  const before = gateway.events(event).length;
  gateway.signal("SIGHUP");
  return gateway.waitFor((it) => it.events(event)[before], event);
}

test("SIGHUP: a changed policy and tokens hold, bad files change nothing and are told", async () => {
  const ask = async (name) => (await post(base(mixed), "/v1/search", {}, ...byToken(tokens[name]))).status;
  assert.deepEqual([await ask("case"), await ask("website")], [200, 403]);
  writeFileSync(file("policy.json"), JSON.stringify({ grants: [{ principals: [principals.website], roles: ["search"] }, { principals: ["local"] }] }));
  await reload(mixed, "reloaded");
  assert.deepEqual([await ask("case"), await ask("website")], [403, 200]);
  assertProblem(await post(`http://${mixed.addresses[1]}`, "/v1/search", {}), 403, "PERMISSION_DENIED");
  writeFileSync(file("policy.json"), '{"grants": [');
  const { problem } = await reload(mixed, "reload refused");
  assert.match(problem, /--policy: .*policy\.json: is not JSON/);
  assert.deepEqual([await ask("case"), await ask("website")], [403, 200]);
  copyFileSync(join(root, "deploy/policy.json"), file("policy.json"));
  writeFileSync(file("tokens"), tokenLines().split("\n").slice(1).join("\n"));
  await reload(mixed, "reloaded");
  assert.deepEqual([await ask("case"), await ask("website")], [401, 403]);
  writeFileSync(file("tokens"), tokenLines());
  copyFileSync(join(pki, "case.key"), file("server.key"));
  assert.match((await reload(mixed, "reload refused")).problem, /--tls_key: .*another certificate/);
  copyFileSync(join(pki, "server.key"), file("server.key"));
  assert.equal(await ask("case"), 401, "all files or none");
  await reload(mixed, "reloaded");
  assert.equal(await ask("case"), 200);
});

// Without SIGHUP: what the gateway says when it has seen the change.
async function noticed(gateway, change, event) {
  const before = gateway.events(event).length;
  change();
  return gateway.waitFor((it) => it.events(event)[before], event);
}
const inUse = "certificates in use";
const refused = "changed certificates refused; those before stay in use";
const ask = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

function keepReceived(socket) {
  const got = { text: "", isClosed: false };
  got.closed = new Promise((resolve) => socket.on("close", () => resolve((got.isClosed = true))));
  socket.on("data", (part) => (got.text += part));
  socket.on("error", () => {});
  return got;
}

test("without SIGHUP: a revocation list that changed holds by itself, on open connections and half-open ones too", async () => {
  issue(pki, "client", "loser", principals.case);
  const tls = { servername: "localhost", ca: readFileSync(join(pki, "ca.pem")), cert: readFileSync(join(pki, "loser.pem")), key: readFileSync(join(pki, "loser.key")) };
  const port = Number(mixed.addresses[0].split(":")[1]);
  // Its handshake begins before the change and ends after it.
  const plain = connectPlain(port, "127.0.0.1");
  await new Promise((resolve) => plain.once("connect", resolve));
  const open = connect({ host: "127.0.0.1", port, ...tls });
  const got = keepReceived(open);
  await new Promise((resolve) => open.once("secureConnect", resolve));
  open.write(ask);
  while (!got.text.includes("SERVING")) await new Promise((resolve) => open.once("data", resolve));
  issue(pki, "revoke", "loser");
  await noticed(mixed, () => copyFileSync(join(pki, "crl/ca.pem"), file("crl.pem")), inUse);
  got.text = "";
  if (!got.isClosed) open.write(ask);
  await got.closed;
  assert.ok(!got.text.includes("SERVING"), got.text);
  const half = connect({ socket: plain, ...tls });
  const late = keepReceived(half);
  half.write(ask);
  await late.closed;
  assert.match(late.text, /CONNECTION_OUTDATED/);
  assertProblem(await post(base(mixed), "/v1/search", {}, ...byCertificate("loser")), 401, "CERTIFICATE_REFUSED");
  assert.equal((await post(base(mixed), "/v1/search", {}, ...byCertificate("case"))).status, 200);
});

test("without SIGHUP: bad files change nothing and are told; neither policy nor tokens are read", async () => {
  writeFileSync(file("policy.json"), '{"grants": [');
  const { problem } = await noticed(mixed, () => writeFileSync(file("crl.pem"), "no list"), refused);
  assert.match(problem, /--tls_crl: .*crl\.pem: expected revocation lists/);
  assert.equal((await post(base(mixed), "/v1/search", {}, ...byCertificate("case"))).status, 200);
  assertProblem(await post(base(mixed), "/v1/search", {}, ...byCertificate("withdrawn")), 401, "CERTIFICATE_REFUSED");
  await noticed(mixed, () => copyFileSync(join(pki, "crl/ca.pem"), file("crl.pem")), inUse);
  copyFileSync(join(root, "deploy/policy.json"), file("policy.json"));
  assert.equal((await post(base(mixed), "/v1/search", {}, ...byCertificate("case"))).status, 200);
});

test("an overdue list refuses every certificate, tokens go on, and a new list mends it", async () => {
  const overdue = ["ca", "-gencrl", "-config", join(pki, "private/openssl.cnf"), "-crl_lastupdate", "20200101000000Z", "-crl_nextupdate", "20200201000000Z"];
  await noticed(mixed, () => execFileSync("openssl", [...overdue, "-out", file("crl.pem")], { stdio: "pipe" }), inUse);
  assertProblem(await post(base(mixed), "/v1/search", {}, ...byCertificate("case")), 401, "CERTIFICATE_REFUSED");
  assert.equal((await post(base(mixed), "/v1/search", {}, ...byToken(tokens.case))).status, 200);
  await noticed(mixed, () => copyFileSync(join(pki, "crl/ca.pem"), file("crl.pem")), inUse);
  assert.equal((await post(base(mixed), "/v1/search", {}, ...byCertificate("case"))).status, 200);
});

test("several CAs: each by its own list in the one file, and without one none of its certificates", async () => {
  // CAs of the same name cannot be told apart.
  const script = readFileSync(join(root, "deploy/certificates"), "utf8").replaceAll("kok-search CA", "another CA");
  writeFileSync(file("certificates"), script, { mode: 0o700 });
  const third = file("third-pki");
  for (const args of [["ca"], ["client", "second", principals.website], ["client", "gone", principals.website], ["revoke", "gone"]]) {
    execFileSync(file("certificates"), [third, ...args], { stdio: "pipe" });
  }
  const both = (name, ...parts) => writeFileSync(file(name), Buffer.concat(parts.map((part) => readFileSync(part))));
  both("both-ca.pem", join(pki, "ca.pem"), join(third, "ca.pem"));
  both("both-crl.pem", join(pki, "crl/ca.pem"), join(third, "crl/ca.pem"));
  const gateway = await startGateway(service.addresses[0], "0.0.0.0:0", [...pairOfServer(), "--tls_client_ca", file("both-ca.pem"), "--tls_crl", file("both-crl.pem")]);
  const status = async (...who) => (await post(base(gateway), "/v1/list-regions", {}, ...byCertificate(...who))).status;
  assert.deepEqual([await status("case"), await status("second", third), await status("withdrawn"), await status("gone", third)], [200, 200, 0, 0]);
  await noticed(gateway, () => both("both-crl.pem", join(pki, "crl/ca.pem")), inUse);
  assert.deepEqual([await status("case"), await status("second", third)], [200, 0]);
});

test("SIGHUP: a certificate that was withdrawn meanwhile is refused, on a connection that it has too", async () => {
  issue(pki, "client", "leaver", principals.case);
  const [, port] = mixed.addresses[0].split(":");
  const socket = connect({ host: "127.0.0.1", port: Number(port), servername: "localhost", ca: readFileSync(join(pki, "ca.pem")), cert: readFileSync(join(pki, "leaver.pem")), key: readFileSync(join(pki, "leaver.key")) });
  let received = "";
  let isClosed = false;
  socket.on("data", (part) => (received += part));
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.on("close", () => resolve((isClosed = true))));
  await new Promise((resolve) => socket.once("secureConnect", resolve));
  socket.write(ask);
  while (!received.includes("SERVING")) await new Promise((resolve) => socket.once("data", resolve));
  issue(pki, "revoke", "leaver");
  copyFileSync(join(pki, "crl/ca.pem"), file("crl.pem"));
  await reload(mixed, "reloaded");
  received = "";
  if (!isClosed) socket.write(ask);
  await closed;
  assert.ok(!received.includes("SERVING"), received);
  assertProblem(await post(base(mixed), "/v1/search", {}, ...byCertificate("leaver")), 401, "CERTIFICATE_REFUSED");
  assert.equal((await post(base(mixed), "/v1/search", {}, ...byCertificate("case"))).status, 200);
});

test("SIGHUP: a renewed certificate is shown to whoever connects next", async () => {
  issue(pki, "server", "renewed", "localhost");
  copyFileSync(join(pki, "renewed.pem"), file("server.pem"));
  copyFileSync(join(pki, "renewed.key"), file("server.key"));
  await reload(mixed, "reloaded");
  const [, port] = mixed.addresses[0].split(":");
  const shown = await new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: Number(port), servername: "localhost", ca: readFileSync(join(pki, "ca.pem")) }, () => {
      resolve(socket.getPeerCertificate().subject.CN);
      socket.destroy();
    });
    socket.on("error", reject);
  });
  assert.equal(shown, "renewed");
});

test("the service may be on another machine: mutual TLS, or 503", async () => {
  const tls = ["--tls_certificate", join(pki, "renewed.pem"), "--tls_key", join(pki, "renewed.key"), "--tls_client_ca", join(pki, "ca.pem"), "--policy", join(root, "deploy/policy.json")];
  const far = await startService(index, "0.0.0.0:0", ...tls);
  const address = `localhost:${far.addresses[0].split(":").pop()}`;
  const start = (name) => startGateway(address, "127.0.0.1:0", ["--service_ca", join(pki, "ca.pem"), "--service_certificate", join(pki, `${name}.pem`), "--service_key", join(pki, `${name}.key`)]);
  const good = await start("case");
  assert.equal((await post(`http://${good.addresses[0]}`, "/v1/search", {})).status, 200);
  for (const end of ["pem", "key"]) copyFileSync(join(pki, `website.${end}`), join(pki, `own.${end}`));
  const lesser = await start("own");
  const refusal = await post(`http://${lesser.addresses[0]}`, "/v1/search", {});
  assertProblem(refusal, 502, "GATEWAY_REFUSED");
  assert.equal(refusal.headers["www-authenticate"], undefined);
  await noticed(lesser, () => ["pem", "key"].forEach((end) => copyFileSync(join(pki, `case.${end}`), join(pki, `own.${end}`))), inUse);
  assert.equal((await post(`http://${lesser.addresses[0]}`, "/v1/search", {})).status, 200);
  const without = await startGateway(address, "127.0.0.1:0", ["--service_ca", join(pki, "ca.pem")]);
  assertProblem(await post(`http://${without.addresses[0]}`, "/v1/search", {}), 503, "SERVICE_UNAVAILABLE");
});

test("no token stands in a log", () => {
  for (const token of Object.values(tokens)) assert.ok(!mixed.log().includes(token) && !mixed.log().includes(createHash("sha256").update(token).digest("hex")));
  assert.equal(mixed.events("fault").length, 0, mixed.log());
});
