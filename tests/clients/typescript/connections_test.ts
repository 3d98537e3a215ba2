/** What goes wrong before a call: certificates, addresses, files; and that a question never leaves the machine in plain text. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { after, before, describe, it } from "node:test";
import { createServer as createTlsServer } from "node:tls";

import { ServerCredentials } from "@grpc/grpc-js";
import { CannotConnectError, connect, type ConnectOptions, PermissionDeniedError } from "kok-search-client";

import { AnsweringServer } from "./answering_server.js";
import { fails, SECRET } from "./failing.js";
import { Certificates, type Folder, LiveService, ROOT, run, shippedData } from "./live_service.js";

/** Can be no host's: a part has over 63 letters. So no name server is asked, which might not answer in time. */
const NO_HOST = `${"x".repeat(64)}.invalid:9443`;

let folder: Folder;
let pki: Certificates;
let other: Certificates;
let service: LiveService;

before(async () => {
  folder = await shippedData();
  pki = await Certificates.create(folder.file("pki"));
  other = await Certificates.create(folder.file("other"));
  await pki.server("server", "localhost", "127.0.0.1");
  await pki.server("elsewhere", "elsewhere.example.org");
  await pki.server("old", "localhost", "127.0.0.1");
  await pki.expire("old");
  for (const name of ["case", "late", "revoked"]) await pki.client(name, "spiffe://example.org/case-management");
  await pki.expire("late");
  await pki.revoke("revoked");
  await pki.client("nobody", "spiffe://example.org/nobody");
  await pki.client("website", "spiffe://example.org/website");
  await other.client("stranger", "spiffe://example.org/case-management");
  service = await LiveService.start(folder.index, "127.0.0.1:0,0.0.0.0:0", "--policy", `${ROOT}/deploy/policy.json`,
    "--tls_certificate", pki.file("server.pem"), "--tls_key", pki.file("server.key"), "--tls_client_ca", pki.file("ca.pem"),
    "--tls_crl_folder", pki.file("crl"));
});
after(async () => {
  await service.stop();
  folder.remove();
});

const files = (name: string, ca = pki.file("ca.pem"), of = pki): ConnectOptions =>
  ({ tls: { ca, certificate: of.file(`${name}.pem`), key: of.file(`${name}.key`) } });

/** Runs `use` with a client, and closes it. */
async function withClient<T>(options: ConnectOptions, use: (client: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const client = connect(options);
  try {
    return await use(client);
  } finally {
    client.close();
  }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** A gRPC server with this certificate of our CA. */
async function serverAs(name: string): Promise<AnsweringServer> {
  return await AnsweringServer.start(ServerCredentials.createSsl(null, [
    { private_key: readFileSync(pki.file(`${name}.key`)), cert_chain: readFileSync(pki.file(`${name}.pem`)) },
  ]));
}

describe("over TLS", () => {
  it("a client certificate is answered, however it is given", async () => {
    const text = (name: string): string => readFileSync(pki.file(name), "utf8");
    const options: ConnectOptions[] = [
      files("case"),
      { credentialsFile: pki.oneFile("case") },
      { credentialsFile: pki.oneFile("case"), serverName: "localhost" },
      { tls: { ca: text("ca.pem"), certificate: text("case.pem"), key: Buffer.from(text("case.key")) } },
    ];
    for (const how of options) {
      const page = await withClient({ target: service.address, ...how }, (client) => client.search("KOOFRA"));
      assert.equal(page.results[0]?.name, "organizations/koofra-hamburg");
    }
  });

  it("what the policy does not grant is PERMISSION_DENIED", async () => {
    for (const name of ["nobody", "website"]) {
      await withClient({ target: service.address, ...files(name) }, (client) =>
        fails(PermissionDeniedError, () => client.search(SECRET), { code: "PERMISSION_DENIED" }));
    }
  });
});

describe("without a connection", () => {
  const open: { stop(): unknown }[] = [];
  after(() => open.forEach((server) => server.stop()));

  it("the error says why", async () => {
    const [elsewhere, old, plain] = [await serverAs("elsewhere"), await serverAs("old"), await AnsweringServer.start()];
    // One that knows another CA, and sends an alert, as newer libraries do.
    const refusing = createTlsServer({
      ca: readFileSync(other.file("ca.pem")), cert: readFileSync(pki.file("server.pem")), key: readFileSync(pki.file("server.key")),
      requestCert: true, rejectUnauthorized: true, ALPNProtocols: ["h2"],
    });
    refusing.on("tlsClientError", () => {});
    open.push(elsewhere, old, plain, { stop: () => refusing.close() });
    const unused = createServer();
    const nothing = `127.0.0.1:${await listening(unused)}`;
    await new Promise((done) => unused.close(done));
    const tls = service.address;
    const cases: Record<string, [string, ConnectOptions, RegExp]> = {
      "nothing there": [nothing, {}, /nothing listens/],
      "nothing there over TLS": [nothing, files("case"), /nothing listens/],
      "no socket": [`unix:${folder.file("none")}`, {}, /no such socket/],
      "no host": [NO_HOST, files("case"), /name is not known/],
      "wrong CA": [tls, files("case", other.file("ca.pem")), /another CA has issued it/],
      "CAs of Node": [tls, { tls: {} }, /another CA has issued it/],
      "no certificate": [tls, { tls: { ca: pki.file("ca.pem") } }, /wants a client certificate/],
      "expired certificate": [tls, files("late"), /our client certificate is not accepted: it has expired/],
      "revoked certificate": [tls, files("revoked"), /does not accept our client certificate/],
      "certificate of another CA": [tls, files("stranger", pki.file("ca.pem"), other), /does not accept our client certificate/],
      "name of another": [elsewhere.target, files("case"), /for another name/],
      "server's certificate expired": [old.target, files("case"), /server's certificate has expired/],
      "TLS to a plain port": [plain.target, files("case"), /does not speak TLS/],
      "plain to a TLS port": [tls, {}, /connection was lost/],
      "a server that says that it refuses us": [`127.0.0.1:${await listening(refusing)}`, files("case"), /does not accept our client/],
    };
    for (const [name, [target, options, told]] of Object.entries(cases)) {
      try {
        const error = await withClient({ target, ...options }, (client) =>
          fails(CannotConnectError, () => client.search(SECRET), { code: "UNAVAILABLE", reason: "CANNOT_CONNECT" }));
        assert.match(error.message, told);
      } catch (error) {
        throw new Error(`${name}: ${String(error)}`);
      }
    }
  });

  it("files that are not as they must be are named at once", async () => {
    const [ca, certificate, key] = [pki.file("ca.pem"), pki.file("case.pem"), pki.file("case.key")];
    const written = (name: string, text: string): string => {
      writeFileSync(folder.file(name), text);
      return folder.file(name);
    };
    const encrypted = folder.file("encrypted.key");
    await run("openssl", "pkey", "-in", key, "-aes256", "-passout", "pass:x", "-out", encrypted);
    const empty = written("empty.pem", "");
    const headless = written("headless.pem", readFileSync(certificate, "utf8") + readFileSync(key, "utf8"));
    const caFirst = written("ca-first.pem", [ca, certificate, key].map((file) => readFileSync(file, "utf8")).join(""));
    const damaged = written("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    const damagedKey = written("damaged.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    const cases: [ConnectOptions, RegExp][] = [
      [{ tls: { ca: folder.file("none.pem"), certificate, key } }, /none\.pem: cannot be read: ENOENT/],
      [{ tls: { ca: empty, certificate, key } }, /empty\.pem: holds no CERTIFICATE/],
      [{ tls: { ca, certificate } }, /tls\.certificate: is only one half/],
      [{ tls: { ca, key } }, /tls\.key: is only one half/],
      [{ tls: { ca, certificate, key: pki.file("late.key") } }, /late\.key: is not the key of .*case\.pem/],
      [{ tls: { ca, certificate, key: certificate } }, /case\.pem: holds no PRIVATE KEY/],
      [{ tls: { ca, certificate, key: encrypted } }, /encrypted\.key: has a passphrase/],
      [{ tls: { ca, certificate: damaged, key } }, /damaged\.pem: holds a CERTIFICATE that OpenSSL does not accept/],
      [{ tls: { ca, certificate, key: damagedKey } }, /damaged\.key: holds a PRIVATE KEY that OpenSSL does not accept/],
      [{ tls: { ca: Buffer.from("x"), certificate, key } }, /tls\.ca: holds no CERTIFICATE/],
      [{ credentialsFile: headless }, /headless\.pem: holds no CA/],
      [{ credentialsFile: caFirst }, /ca-first\.pem: is not the key of the first certificate/],
      [{ credentialsFile: folder.file("none.pem") }, /none\.pem: cannot be read/],
      [{ credentialsFile: folder.path }, /cannot be read: EISDIR/],
    ];
    for (const [options, told] of cases) {
      const error = await fails(CannotConnectError, () => connect({ target: "example.org:9443", ...options }), { reason: "CREDENTIALS_FILE" });
      assert.match(error.message, told);
    }
  });
});

describe("plain text", () => {
  it("stays on this machine", async () => {
    for (const target of ["example.org:50051", "192.0.2.7:50051", "dns:///example.org:50051", "0.0.0.0:50051", "[2001:db8::1]:50051",
      "localhost.example.org:50051", "ipv4:192.0.2.7:50051", "dns://127.0.0.1/example.org:50051", "dns://192.0.2.7/localhost:50051",
      "ipv4:127.0.0.1:1,192.0.2.7:1", "example.org", "localhost", "127.0.0.1:99999", "127.0.0.1.example.org:1"]) {
      await fails(CannotConnectError, () => connect({ target }), { reason: "TLS_REQUIRED" });
    }
    for (const target of ["localhost:50051", "127.0.0.1:50051", "[::1]:50051", "dns:///localhost:50051", "ipv4:127.0.0.2:1", "unix:/run/x"]) {
      connect({ target }).close();
    }
    connect().close();
  });

  it("is not handed to a proxy of the environment", async () => {
    const server = await AnsweringServer.start();
    let asked = 0;
    const proxy = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    process.env["http_proxy"] = `http://127.0.0.1:${await listening(proxy)}`;
    try {
      await withClient({ target: server.target }, (client) => client.search(SECRET));
    } finally {
      delete process.env["http_proxy"];
      server.stop();
      await new Promise((done) => proxy.close(done));
    }
    assert.deepEqual([server.calls, asked], [1, 0]);
  });
});
