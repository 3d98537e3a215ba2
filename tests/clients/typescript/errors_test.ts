/** Every failure of a call arrives as the error of its kind, says what to do, and tells nothing of the question. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { ServerCredentials, status } from "@grpc/grpc-js";
import * as kok from "kok-search-client";

import { AnsweringServer } from "./answering_server.js";
import { fails, SECRET } from "./failing.js";
import { type Folder, LiveService, ROOT, shippedData } from "./live_service.js";
import { type Code, OURS, RESOURCE, retry, rich, violation } from "./rich_status.js";

// Code of gRPC: the error that it is.
const KINDS = {
  CANCELLED: kok.CancelledError,
  UNKNOWN: kok.InternalError,
  INVALID_ARGUMENT: kok.InvalidRequestError,
  DEADLINE_EXCEEDED: kok.DeadlineExceededError,
  NOT_FOUND: kok.NotFoundError,
  ALREADY_EXISTS: kok.InvalidRequestError,
  PERMISSION_DENIED: kok.PermissionDeniedError,
  RESOURCE_EXHAUSTED: kok.OverloadedError,
  FAILED_PRECONDITION: kok.InvalidRequestError,
  ABORTED: kok.PageTokenExpiredError,
  OUT_OF_RANGE: kok.InvalidRequestError,
  UNIMPLEMENTED: kok.VersionMismatchError,
  INTERNAL: kok.InternalError,
  UNAVAILABLE: kok.UnavailableError,
  DATA_LOSS: kok.InternalError,
  UNAUTHENTICATED: kok.UnauthenticatedError,
} satisfies Record<Code, unknown>;

const RETRY = retry(2n, 500_000_000);
const VIOLATIONS = [{ field: "filter.regions[2]", description: "names no region" }];
const BAD = violation("filter.regions[2]", "names no region");

/** What may come with a status, and what is to be read from it. */
const VARIANTS: Record<string, { rich?: (code: Code) => Uint8Array; ours: boolean; fields: Partial<kok.KokSearchError> }> = {
  bare: { ours: false, fields: { reason: "", violations: [] } },
  reason: { rich: (code) => rich(code, OURS, "A_REASON"), ours: true, fields: { reason: "A_REASON", message: "a constant sentence" } },
  retry: { rich: (code) => rich(code, OURS, "A_REASON", RETRY), ours: true, fields: { retryAfter: 2.5 } },
  violations: { rich: (code) => rich(code, OURS, "A_REASON", BAD), ours: true, fields: { violations: VIOLATIONS } },
  "all, and one unknown": {
    rich: (code) => rich(code, OURS, "A_REASON", BAD, RETRY, RESOURCE), ours: true, fields: { retryAfter: 2.5, violations: VIOLATIONS },
  },
  "another domain's": { rich: (code) => rich(code, "example.org", SECRET, BAD), ours: false, fields: { reason: "", violations: [] } },
  damaged: { rich: () => Buffer.from([255, 255, 255]), ours: false, fields: { reason: "", violations: [] } },
};

describe("every status", () => {
  let server: AnsweringServer;
  let client: kok.KokSearchClient;
  before(async () => {
    server = await AnsweringServer.start();
    client = kok.connect({ target: server.target });
  });
  after(() => {
    client.close();
    server.stop();
  });

  it("is a hundred of them", async () => {
    let count = 0;
    for (const code of Object.keys(KINDS) as Code[]) {
      for (const [name, { rich: made, ours, fields }] of Object.entries(VARIANTS)) {
        // A stranger's server may quote the request.
        server.begin({ code: status[code], details: SECRET, requestId: ours ? "r-7" : SECRET, ...(made && { rich: made(code) }) });
        const unexplained = code === "UNAVAILABLE" && !ours;
        const expected = unexplained ? kok.CannotConnectError : KINDS[code];
        await fails(expected, () => client.search(SECRET), { code, requestId: ours ? "r-7" : "", ...(unexplained ? {} : fields) }).catch((error: Error) => {
          throw new Error(`${code}, ${name}: ${error.message}`);
        });
        // Repeated where it says that it may be, and never else.
        assert.equal(server.calls, code === "UNAVAILABLE" ? 4 : 1, `${code}, ${name}`);
        count += 1;
      }
    }
    assert.ok(count >= 100, String(count));
  });

  it("with a reason of the service's says what its comment says", async () => {
    const words = readFileSync(join(ROOT, "proto/kok/search/v1/error_reason.proto"), "utf8").replaceAll(/\n *\/\/ /g, " ");
    const reasons = [...words.matchAll(/ ([A-Z_]+)\. [^=]*?Remedy: ([^=]*\.)\n? *ERROR_REASON_(\w+) = \d+;/g)];
    assert.equal(reasons.length, Object.values(kok.ErrorReason).filter(Number).length);
    for (const [, code, remedy = "", reason = ""] of reasons) {
      server.begin({ code: status[code as Code], rich: rich(code as Code, OURS, reason) });
      const expected = reason === "NOT_SERVED" ? kok.NotServedError : KINDS[code as Code];
      const error = await fails(expected, () => client.search(SECRET), { reason });
      assert.equal(error.remedy.toLowerCase(), remedy.toLowerCase());
    }
  });

  it("that may pass is asked again, and may have passed", async () => {
    server.begin({ code: status.UNAVAILABLE, times: 2 });
    assert.equal((await client.search("x")).results.length, 0);
    assert.equal(server.calls, 3);
    server.begin({ code: status.RESOURCE_EXHAUSTED, times: 1, rich: rich("RESOURCE_EXHAUSTED", OURS, "OVERLOADED", RETRY) });
    await fails(kok.OverloadedError, () => client.search("x"), { retryAfter: 2.5 });
    assert.equal(server.calls, 1);
  });

  it("of a certificate that was withdrawn on an open connection says that it may be so", async () => {
    server.begin({ code: status.UNAUTHENTICATED });
    const error = await fails(kok.UnauthenticatedError, () => client.search(SECRET));
    for (const text of [error.message, error.remedy]) assert.match(text, /withdrawn or has expired/);
    assert.match(error.remedy, /^Ask the operator/);
  });

  it("is an error of its place in the family", () => {
    assert.ok(new kok.NotServedError("", { code: "", remedy: "" }) instanceof kok.InvalidRequestError);
    assert.ok(new kok.CannotConnectError("", { code: "", remedy: "" }) instanceof kok.UnavailableError);
    assert.ok(new kok.InternalError("", { code: "", remedy: "" }) instanceof Error);
  });

  it("is DEADLINE_EXCEEDED where no answer comes", async () => {
    server.begin({ code: undefined });
    await fails(kok.DeadlineExceededError, () => client.search(SECRET, { timeoutSeconds: 0.1 }), { code: "DEADLINE_EXCEEDED" });
    const impatient = kok.connect({ target: server.target, timeoutSeconds: 0.1 });
    await fails(kok.DeadlineExceededError, () => impatient.suggest(SECRET));
    impatient.close();
    assert.equal(server.calls, 2);
  });

  it("is CANCELLED where the caller does not want the answer any more", async () => {
    server.begin({ code: undefined });
    const abort = new AbortController();
    const other = kok.connect({ target: server.target, timeoutSeconds: 60 });
    server.entered = () => abort.abort();
    await fails(kok.CancelledError, () => other.search(SECRET, { signal: abort.signal }), { code: "CANCELLED" });
    server.entered = () => other.close();
    await fails(kok.CancelledError, () => other.search(SECRET), { code: "CANCELLED" });
    server.entered = () => {};
    assert.equal(server.calls, 2);
    await fails(kok.CancelledError, () => client.search(SECRET, { signal: abort.signal }));
    await fails(kok.CancelledError, () => other.search(SECRET));
    assert.equal(server.calls, 2);
  });

  it("is UNIMPLEMENTED where the server is of another major version", async () => {
    const stranger = await AnsweringServer.start(ServerCredentials.createInsecure(), []);
    const lost = kok.connect({ target: stranger.target });
    const error = await fails(kok.VersionMismatchError, () => lost.search(SECRET), { code: "UNIMPLEMENTED" });
    assert.match(error.remedy, /another major version/);
    lost.close();
    stranger.stop();
  });

  it("is INTERNAL where the answer is none", async () => {
    server.begin({ code: status.OK });
    await fails(kok.InternalError, () => client.get("organizations/x"), { code: "INTERNAL" });
  });

  it("never reaches the service where a value cannot be sent", async () => {
    server.begin({ code: status.OK });
    const wrong = <T>(value: unknown): T => value as T;
    for (const [name, call] of Object.entries({
      "no such enum": () => client.search(SECRET, { kinds: [wrong(SECRET)] }),
      "large number": () => client.search(SECRET, { pageSize: 2 ** 40 }),
      "not a number": () => client.suggest(SECRET, { limit: wrong(SECRET) }),
      "neither place nor region": () => client.responsible(wrong(undefined)),
      "a place of nothing": () => client.responsible(wrong({})),
      "no contact": () => client.lookUp(wrong({})),
      "two contacts": () => client.lookUp(wrong({ phoneNumber: SECRET, email: SECRET })),
      "five megabytes": () => client.search(SECRET.repeat(400_000)),
      "no time": () => client.search(SECRET, { timeoutSeconds: 0 }),
      "time that is no number": () => client.search(SECRET, { timeoutSeconds: Number.NaN }),
    })) {
      await fails(kok.InvalidRequestError, call, { reason: "INVALID_REQUEST" }).catch((error: Error) => {
        throw new Error(`${name}: ${error.message}`);
      });
    }
    assert.equal(server.calls, 0);
  });
});

describe("a real service", () => {
  let folder: Folder;
  let service: LiveService;
  let client: kok.KokSearchClient;
  before(async () => {
    folder = await shippedData();
    service = await LiveService.start(folder.index, folder.socket);
    client = kok.connect({ target: folder.socket });
  });
  after(async () => {
    client.close();
    await service.stop();
    folder.remove();
  });

  it("refuses what breaks a rule", async () => {
    const token = (await client.search("Beratung", { pageSize: 1 })).response.nextPageToken;
    const long = SECRET.repeat(300);
    const cases: Record<string, [new (...p: never[]) => kok.KokSearchError, string, string | undefined, () => unknown]> = {
      "query too long": [kok.InvalidRequestError, "INVALID_REQUEST", "query", () => client.search(long)],
      "negative page": [kok.InvalidRequestError, "INVALID_REQUEST", "page_size", () => client.search(SECRET, { pageSize: -1 })],
      "unknown region": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.regions[1]", () => client.search("", { regions: ["Berlin", SECRET] })],
      "unknown region served": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.serves_regions[0]", () => client.responsible({ region: SECRET })],
      "unknown place to avoid": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.avoid_areas[0].place",
        () => client.search("", { avoidAreas: [{ place: SECRET, radiusKm: 5 }] })],
      "no language": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.languages[0]", () => client.search("", { languages: SECRET })],
      "unknown service": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.services[0]", () => client.search("", { services: SECRET })],
      "no kind": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.kinds[0]", () => client.search("", { kinds: [0] })],
      radius: [kok.InvalidRequestError, "INVALID_REQUEST", "near.radius_km", () => client.search("", { near: "Berlin", radiusKm: 501 })],
      latitude: [kok.InvalidRequestError, "INVALID_REQUEST", "near.point.latitude", () => client.search("", { near: { latitude: 91, longitude: 0 } })],
      age: [kok.InvalidRequestError, "INVALID_REQUEST", "filter.max_age_days", () => client.search("", { maxAgeDays: -1 })],
      "distance without near": [kok.InvalidRequestError, "INVALID_REQUEST", "order_by", () => client.search("", { orderBy: kok.SortOrder.DISTANCE })],
      date: [kok.InvalidRequestError, "INVALID_REQUEST", "filter.date_from", () => client.search("", { filter: { dateFrom: SECRET } })],
      court: [kok.InvalidRequestError, "INVALID_REQUEST", "filter.courts[0]", () => client.search("", { filter: { courts: [SECRET] } })],
      norm: [kok.InvalidRequestError, "INVALID_REQUEST", "filter.norms[0]", () => client.search("", { filter: { norms: [SECRET] } })],
      "language of texts": [kok.NotServedError, "NOT_SERVED", "language_code", () => client.search("", { languageCode: "fr" })],
      "forged token": [kok.InvalidRequestError, "PAGE_TOKEN_INVALID", undefined, () => client.search("Beratung", { pageToken: SECRET })],
      "token of another": [kok.InvalidRequestError, "PAGE_TOKEN_MISMATCH", undefined, () => client.search("Verein", { pageToken: token })],
      "prefix too long": [kok.InvalidRequestError, "INVALID_REQUEST", "prefix", () => client.suggest(long)],
      limit: [kok.InvalidRequestError, "INVALID_REQUEST", "limit", () => client.suggest(SECRET, { limit: -1 })],
      "no number": [kok.InvalidRequestError, "INVALID_REQUEST", "phone_number", () => client.lookUp({ phoneNumber: SECRET })],
      "no address": [kok.InvalidRequestError, "INVALID_REQUEST", "email", () => client.lookUp({ email: SECRET })],
      "no name": [kok.InvalidRequestError, "INVALID_REQUEST", "name", () => client.get(SECRET)],
      "no name of a text": [kok.InvalidRequestError, "INVALID_REQUEST", "name", () => client.getContent(`organizations/${SECRET}`)],
      "no name in many": [kok.InvalidRequestError, "INVALID_REQUEST", "names[1]", () => client.batchGet(["organizations/kok-berlin", SECRET])],
      "list of texts": [kok.InvalidRequestError, "INVALID_REQUEST", "filter.kinds[0]",
        () => client.listOrganizations({ filter: { kinds: [kok.RecordKind.CONTENT] } })],
      "list token": [kok.InvalidRequestError, "PAGE_TOKEN_INVALID", undefined, () => client.listContents({ pageToken: SECRET })],
      "regions in French": [kok.NotServedError, "NOT_SERVED", "language_code", () => client.listRegions({ languageCode: "fr" })],
      "no generation": [kok.InvalidRequestError, "INVALID_REQUEST", "since_generation", () => client.indexInfo(`../${SECRET}`)],
      "no organisation": [kok.NotFoundError, "RECORD_NOT_FOUND", "name", () => client.get(`organizations/${SECRET}`)],
      "no text": [kok.NotFoundError, "RECORD_NOT_FOUND", "name", () => client.getContent(`contents/${SECRET}`)],
      "one of many": [kok.NotFoundError, "RECORD_NOT_FOUND", "names[1]",
        () => client.batchGet(["organizations/kok-berlin", `organizations/${SECRET}`])],
      "generation long gone": [kok.PageTokenExpiredError, "GENERATION_NOT_KEPT", undefined,
        () => client.indexInfo("20200101T000000Z-0123456789abcdef")],
    };
    for (const [name, [expected, reason, field, call]] of Object.entries(cases)) {
      try {
        const error = await fails(expected, call, { reason });
        // Of many, the client itself says which is missing.
        assert.match(error.requestId, reason && name !== "one of many" ? /^[0-9a-z-]+$/i : /^$/);
        if (field !== undefined) assert.equal(error.violations[0]?.field, field);
      } catch (error) {
        throw new Error(`${name}: ${String(error)}`);
      }
    }
  });

  it("that answers too late is given up at the deadline", () => service.paused(async () => {
    await fails(kok.DeadlineExceededError, () => client.search(SECRET, { timeoutSeconds: 0.1 }), { code: "DEADLINE_EXCEEDED", reason: "" });
  }));

  it("finds something for half a character too", async () => {
    assert.equal((await client.search("KOOFRA \ud800")).results[0]?.name, "organizations/koofra-hamburg");
  });

  it("that has no index yet says when to come back", async () => {
    const empty = await LiveService.start(folder.file("empty"), `unix:${folder.file("early")}`);
    const early = kok.connect({ target: `unix:${folder.file("early")}` });
    try {
      const { retryAfter = 0 } = await fails(kok.UnavailableError, () => early.search(SECRET), { reason: "INDEX_NOT_READY" });
      assert.ok(retryAfter > 0);
    } finally {
      early.close();
      await empty.stop();
    }
  });
});
