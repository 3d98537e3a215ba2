// What the gateway does not start with: one line that names flag or file and remedy, an exit code, nothing half-started.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cleanEnvironment, folder, gatewayProgram, root, startGateway, stopAll } from "./programs.mjs";

const file = (name) => join(folder, name);
const pki = file("pki");
const taken = createServer();
let takenPort;

const write = (name, text, mode = 0o600) => {
  writeFileSync(file(name), text, { mode });
  return file(name);
};

before(async () => {
  const issue = (days, ...args) => execFileSync(join(root, "deploy/certificates"), [pki, ...args], { stdio: "pipe", env: { ...process.env, DAYS: days } });
  issue("365", "ca");
  issue("365", "server", "server", "localhost");
  issue("365", "server", "another", "localhost");
  execFileSync("openssl", ["ca", "-batch", "-notext", "-config", join(pki, "private/openssl.cnf"), "-extensions", "leaf", "-startdate", "20200101000000Z", "-enddate", "20200201000000Z",
    "-in", csr(), "-out", join(pki, "expired.pem")], { stdio: "pipe" });
  copyFileSync(join(pki, "server.key"), file("open.key"));
  chmodSync(file("open.key"), 0o644);
  write("empty", "");
  write("policy.json", '{"grants": [{"principals": ["spiffe://example.org/case"], "roles": ["search"]}]}');
  write("tokens", `${createHash("sha256").update("invented").digest("hex")} spiffe://example.org/case\n`);
  mkdirSync(file("a-folder"));
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  takenPort = taken.address().port;
});
after(async () => {
  taken.close();
  await stopAll();
});

function csr() {
  execFileSync("openssl", ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-subj", "/CN=expired", "-keyout", join(pki, "expired.key"), "-out", file("expired.csr")], { stdio: "pipe" });
  return file("expired.csr");
}

const open = () => ["--listen", "0.0.0.0:0"];
const pair = (name = "server") => ["--tls_certificate", join(pki, `${name}.pem`), "--tls_key", join(pki, `${name}.key`)];
const ca = () => ["--tls_client_ca", join(pki, "ca.pem")];
const policy = () => ["--policy", file("policy.json")];
const policyOf = (name, value) => ["--policy", write(name, typeof value === "string" ? value : JSON.stringify(value))];
const tokensOf = (name, text, mode) => ["--tokens", write(name, text, mode)];
const digest = "a".repeat(64);

// [what, flags, what the line says, exit code (2), environment, options of node]
const table = [
  ["an unknown flag", () => ["--lissten", "x"], /--lissten: there is no such flag/],
  ["an unknown flag, with a value", () => ["--verbose=yes"], /--verbose: there is no such flag/],
  ["an operand", () => ["serve"], /operands are not expected/],
  ["a flag twice", () => ["--listen", "127.0.0.1:0", "--listen=127.0.0.1:0"], /--listen: stands twice/],
  ["a flag without a value", () => ["--policy"], /--policy: expected a value/],
  ["a flag for a value", () => ["--policy", "--tokens"], /--policy: expected a value/],
  ["an address without a port", () => ["--listen", "127.0.0.1"], /--listen: expected HOST:PORT/],
  ["a name to listen on", () => ["--listen", "gateway.example.org:80"], /--listen: expected an IP address/],
  ["a port that there is not", () => ["--listen", "127.0.0.1:70000"], /--listen: expected a port/],
  ["a relative socket", () => ["--listen", "unix:gateway.sock"], /--listen: expected HOST:PORT or unix/],
  ["a long socket", () => ["--listen", `unix:/${"a".repeat(200)}`], /--listen: .*107 bytes/],
  ["an address twice", () => ["--listen", "127.0.0.1:8081,127.0.0.1:8081"], /--listen: .* stands twice/],
  ["no service", () => ["--service", ""], /--service: expected HOST:PORT/],
  ["a service at port 0", () => ["--service", "127.0.0.1:0"], /--service: expected a port from 1/],
  ["a service elsewhere in plaintext", () => ["--service", "192.0.2.1:50051"], /--service: .*--service_ca/],
  ["a number that is none", () => ["--max_calls", "many"], /--max_calls: expected a whole number/],
  ["no connection at all", () => ["--max_connections", "0"], /--max_connections: expected a whole number from 1/],
  ["deadlines that contradict", () => ["--default_deadline", "60", "--max_deadline", "10"], /--default_deadline: is longer than --max_deadline/],
  ["limits that contradict", () => ["--max_calls", "4", "--max_calls_per_principal", "5"], /--max_calls_per_principal: is more than --max_calls/],
  ["other machines without TLS", () => open(), /--listen: .*TLS; give --tls_certificate/],
  ["other machines by IPv6 without TLS", () => ["--listen", "[::]:0"], /--listen: .*TLS/],
  ["other machines without a policy", () => [...open(), ...pair(), ...ca()], /--listen: .*give --policy/],
  ["other machines and nobody who could get in", () => [...open(), ...pair(), ...policy()], /--listen: nobody could get in/],
  ["one of two addresses is open", () => ["--listen", "127.0.0.1:0,0.0.0.0:0"], /--listen: 0\.0\.0\.0:0 can be reached/],
  ["TLS where nobody needs it", () => pair(), /--tls_certificate: loopback/],
  ["a certificate without a key", () => pair().slice(0, 2), /--tls_certificate: needs --tls_key/],
  ["a key without a certificate", () => pair().slice(2), /--tls_key: needs --tls_certificate/],
  ["revocation lists of no CA", () => [...open(), ...pair(), ...policy(), "--tls_crl", join(pki, "crl/ca.pem")], /--tls_crl: needs --tls_client_ca/],
  ["a service's key alone", () => ["--service_key", join(pki, "server.key")], /--service_key: needs --service_certificate/],
  ["an expired certificate", () => [...open(), ...pair("expired"), ...ca(), ...policy()], /--tls_certificate: .*expired\.pem: .*expired; renew/],
  ["a key of another certificate", () => [...open(), "--tls_certificate", join(pki, "server.pem"), "--tls_key", join(pki, "another.key"), ...ca(), ...policy()], /--tls_key: .*another\.key: is the key of another certificate/],
  ["a key that others may read", () => [...open(), "--tls_certificate", join(pki, "server.pem"), "--tls_key", file("open.key"), ...ca(), ...policy()], /--tls_key: .*chmod 0600/],
  ["a key that is none", () => [...open(), "--tls_certificate", join(pki, "server.pem"), "--tls_key", file("empty"), ...ca(), ...policy()], /--tls_key: .*expected a private key/],
  ["a certificate that is none", () => [...open(), "--tls_certificate", file("empty"), "--tls_key", join(pki, "server.key"), ...ca(), ...policy()], /--tls_certificate: .*expected certificates in PEM/],
  ["a damaged certificate", () => [...open(), "--tls_certificate", write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "--tls_key", join(pki, "server.key"), ...ca(), ...policy()], /--tls_certificate: .*damaged/],
  ["a CA that is missing", () => [...open(), ...pair(), "--tls_client_ca", file("nowhere.pem"), ...policy()], /--tls_client_ca: .*nowhere\.pem: cannot be read \(ENOENT\)/],
  ["a revocation list that is none", () => [...open(), ...pair(), ...ca(), ...policy(), "--tls_crl", file("empty")], /--tls_crl: .*expected revocation lists/],
  ["half a revocation list behind a whole one", () => [...open(), ...pair(), ...ca(), ...policy(), "--tls_crl", write("half.pem", `${readFileSync(join(pki, "crl/ca.pem"), "utf8")}-----BEGIN X509 CRL-----\nAAAA\n`)], /--tls_crl: .*half\.pem: a revocation list is cut/],
  ["a damaged revocation list", () => [...open(), ...pair(), ...ca(), ...policy(), "--tls_crl", write("crl.pem", "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n")], /--tls_crl: .*check that it is whole/],
  ["a policy that is missing", () => ["--policy", file("nowhere.json")], /--policy: .*nowhere\.json: cannot be read \(ENOENT\)/],
  ["a policy that is a folder", () => ["--policy", file("a-folder")], /--policy: .*a-folder: expected a file/],
  ["an empty policy", () => ["--policy", file("empty")], /--policy: .*empty: is not JSON/],
  ["a policy without grants", () => policyOf("none.json", {}), /--policy: .*grants: is missing/],
  ["a wrong key in a policy", () => policyOf("key.json", { grants: [{ principal: ["local"] }] }), /--policy: .*key\.json: grants\[0\]\.principal: unknown field/],
  ["a key twice in a policy", () => policyOf("double.json", '{"grants":[{"principals":["local"]}],"grants":[]}'), /--policy: .*double\.json: grants: stands twice/],
  ["an unknown role", () => policyOf("role.json", { grants: [{ principals: ["local"], roles: ["root"] }] }), /grants\[0\]\.roles\[0\]: no such role; there are admin, search, status, sync/],
  ["an unknown method", () => policyOf("method.json", { roles: [{ name: "a", methods: ["kok.search.v1.SearchService/Delete"] }], grants: [{ principals: ["local"] }] }), /roles\[0\]\.methods\[0\]: no such method/],
  ["a role twice", () => policyOf("twice.json", { roles: [{ name: "search", methods: ["kok.search.v1.SearchService/*"] }], grants: [{ principals: ["local"] }] }), /roles\[0\]\.name: there is a role/],
  ["a pattern as a principal", () => policyOf("star.json", { grants: [{ principals: ["spiffe://example.org/*"] }] }), /grants\[0\]\.principals\[0\]: expected a URI/],
  ["tokens that others may read", () => tokensOf("open-tokens", `${digest} a.example.org\n`, 0o644), /--tokens: .*chmod 0600/],
  ["tokens in the clear", () => tokensOf("clear", "secret a.example.org\n"), /--tokens: .*clear: line 1: expected SHA256/],
  ["a token for local", () => tokensOf("local", `${digest} local\n`), /--tokens: .*local: line 1: expected a principal/],
  ["a token twice", () => tokensOf("double", `${digest} a.example.org\n${digest} b.example.org\n`), /--tokens: .*line 2: the token stands twice/],
  ["no token", () => tokensOf("nothing", "# none yet\n"), /--tokens: .*holds no token/],
  ["a port that is taken", () => ["--listen", `127.0.0.1:${takenPort}`], /--listen: .*cannot be taken \(EADDRINUSE\)/, 5],
  ["an address that is not this machine's", () => ["--listen", "192.0.2.1:8080", ...pair(), ...ca(), ...policy()], /--listen: .*cannot be taken \(EADDRNOTAVAIL\)/, 5],
  ["a socket in a folder that there is not", () => ["--listen", `unix:${file("nowhere/gateway.sock")}`], /--listen: .*cannot be taken/, 5],
  ["a file where the socket should be", () => ["--listen", `unix:${file("policy.json")}`], /--listen: .*no socket/, 5],
  ...["NODE_DEBUG", "NODE_OPTIONS", "GRPC_TRACE", "GRPC_VERBOSITY", "GRPC_NODE_TRACE", "SSLKEYLOGFILE", "NODE_TLS_REJECT_UNAUTHORIZED"].map((name) => [
    `${name} in the environment`, () => [], new RegExp(`the environment has ${name}, .*start without it`), 2, { [name]: name === "SSLKEYLOGFILE" ? file("keys") : "" }]),
  ["a debugger", () => [], /options of its own/, 2, {}, ["--inspect=127.0.0.1:0"]],
  ["reports at a signal", () => [], /options of its own/, 2, {}, ["--report-on-signal"]],
  ["heap dumps at a signal", () => [], /options of its own/, 2, {}, ["--heapsnapshot-signal=SIGUSR2"]],
];

for (const [what, flags, line, code = 2, env = {}, options = []] of table) {
  test(`${what}: refused with ${code}`, () => {
    const listen = flags().some((flag) => flag.startsWith("--listen")) ? [] : ["--listen", "127.0.0.1:0"];
    const run = spawnSync(process.execPath, [...options, gatewayProgram, ...listen, ...flags()], { encoding: "utf8", env: { ...cleanEnvironment(), ...env }, timeout: 20000 });
    assert.equal(run.status, code, run.stderr);
    const said = run.stderr.split("\n").filter((each) => each !== "" && !/^(Debugger|For help)/.test(each));
    assert.equal(said.length, 1, run.stderr);
    assert.match(said[0], /^kok-search-gateway: /);
    assert.match(said[0], line);
    assert.equal(run.stdout, "");
  });
}

test("one address of two is taken: the other is given back, and the line names the right one", () => {
  const path = file("first.sock");
  const run = spawnSync(process.execPath, [gatewayProgram, "--listen", `unix:${path},127.0.0.1:${takenPort}`], { encoding: "utf8", env: cleanEnvironment(), timeout: 20000 });
  assert.deepEqual([run.status, existsSync(path)], [5, false], run.stderr);
  assert.match(run.stderr, new RegExp(`^kok-search-gateway: --listen: 127\\.0\\.0\\.1:${takenPort} cannot be taken`));
});

test("a socket that a killed gateway left is taken over, one in use is not", async () => {
  const path = file("left.sock");
  const killed = await startGateway("127.0.0.1:9", `unix:${path}`);
  const second = spawnSync(process.execPath, [gatewayProgram, "--listen", `unix:${path}`], { encoding: "utf8", env: cleanEnvironment(), timeout: 20000 });
  assert.deepEqual([second.status, /somebody listens there/.test(second.stderr)], [5, true], second.stderr);
  killed.signal("SIGKILL");
  await killed.ended;
  assert.ok(existsSync(path));
  const next = await startGateway("127.0.0.1:9", `unix:${path}`);
  await new Promise((resolve, reject) => connect(path).on("connect", resolve).on("error", reject));
  assert.equal(next.child.exitCode, null);
});

test("--help says every flag", () => {
  const run = spawnSync(process.execPath, [gatewayProgram, "--help"], { encoding: "utf8", env: cleanEnvironment() });
  assert.equal(run.status, 0);
  for (const flag of ["listen", "service", "service_ca", "policy", "tokens", "tls_certificate", "tls_key", "tls_client_ca", "tls_crl", "max_deadline"]) assert.match(run.stdout, new RegExp(`--${flag} `));
});
