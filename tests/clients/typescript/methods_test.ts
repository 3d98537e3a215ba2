/** Each method of the client against the shipped data, as a case tool would use it. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { status } from "@grpc/grpc-js";
import {
  AvoidAreaSchema, connect, create, FacetField, fromBinary, type MessageInitShape, type KokSearchClient, LookupStatus, NotFoundError, OrganizationSchema, OrganizationStatus, RecordKind, ResultView, SearchRequestSchema, SortOrder, SuggestRequestSchema,
} from "kok-search-client";

import { AnsweringServer } from "./answering_server.js";
import { fails } from "./failing.js";
import { type Folder, LiveService, shippedData } from "./live_service.js";

describe("the shipped directory", () => {
  let folder: Folder;
  let service: LiveService;
  let client: KokSearchClient;
  before(async () => {
    folder = await shippedData();
    service = await LiveService.start(folder.index, folder.socket);
    client = connect({ target: folder.socket });
  });
  after(async () => {
    client.close();
    await service.stop();
    folder.remove();
  });

  it("is searched, and says how it found", async () => {
    const page = await client.search("KOOFRA", { explain: true, languageCode: "en", facets: [FacetField.REGIONS] });
    const [first] = page.results;
    assert.equal(first?.name, "organizations/koofra-hamburg");
    assert.equal(first.referral?.locality, "Hamburg");
    assert.ok(first.matchReasons.length > 0);
    assert.equal(page.generation, folder.active());
    assert.equal(page.facets[0]?.field, FacetField.REGIONS);
    assert.equal(first.record.case === "organization" && first.record.value.etag.length, 16);
  });

  it("answers by filter", async () => {
    const kinds = [RecordKind.ORGANIZATION];
    const everyone = (await client.search("", { kinds })).totalSize;
    for (const parameters of [
      { regions: "DE-BE" }, { servesRegions: ["DE-BB"] }, { avoidAreas: ["Berlin", { place: "Stuttgart", radiusKm: 50 }] },
      { avoidAreas: "Berlin" }, { near: { latitude: 52.52, longitude: 13.4 }, radiusKm: 10 }, { maxAgeDays: 1 },
    ]) {
      const { totalSize } = await client.search("", { kinds, ...parameters });
      assert.ok(totalSize < everyone, JSON.stringify(parameters));
    }
  });

  it("comes in pages that hold everything once", async () => {
    const first = await client.search("Beratungsstelle", { pageSize: 7 });
    const names: string[] = [];
    for await (const result of first) names.push(result.name);
    assert.equal(names.length, first.totalSize);
    assert.equal(new Set(names).size, names.length);
    const sizes: number[] = [];
    for await (const page of first.pages()) sizes.push(page.results.length);
    assert.equal(sizes.length, Math.ceil(first.totalSize / 7));
    assert.deepEqual((await first.next())?.results.map(({ name }) => name), names.slice(7, 14));
    const again = await client.search("Beratungsstelle", { pageSize: 7, pageToken: first.response.nextPageToken });
    assert.deepEqual(again.results.map(({ name }) => name), names.slice(7, 14));
    assert.equal(await (await client.search("KOOFRA", { pageSize: 100, regions: "DE-HH" })).next(), undefined);
  });

  it("knows who is responsible for a place, a point and a region", async () => {
    for (const where of ["Cottbus", "03046", { latitude: 51.76, longitude: 14.33 }, { region: "Brandenburg" }]) {
      const [first] = (await client.responsible(where)).results;
      assert.equal(first?.name, "organizations/in-via-berlin");
      assert.ok(first.matchReasons.length > 0);
    }
    const avoiding = await client.responsible("Cottbus", { avoidAreas: [{ place: "Berlin", radiusKm: 20 }] });
    for await (const result of avoiding) assert.notEqual(result.name, "organizations/in-via-berlin");
    const nobody = await client.search("", { regions: "Brandenburg", kinds: [RecordKind.ORGANIZATION] });
    assert.deepEqual([nobody.results.length, nobody.fallback[0]?.name], [0, "organizations/in-via-berlin"]);
    assert.ok(nobody.notices[0]?.message);
  });

  it("completes what is typed", async () => {
    assert.ok((await client.suggest("koof")).some(({ name }) => name === "organizations/koofra-hamburg"));
    assert.equal((await client.suggest("b", { limit: 2 })).length, 2);
    assert.deepEqual(await client.suggest(""), []);
  });

  it("tells whose a contact is", async () => {
    const found = await client.lookUp({ phoneNumber: "0711 / 23 94 124" });
    assert.deepEqual([found.status, found.matches[0]?.name], [LookupStatus.LISTED, "organizations/fiz-stuttgart"]);
    assert.equal((await client.lookUp({ email: "info@agisra.org" })).matches[0]?.name, "organizations/agisra-koeln");
    assert.equal((await client.lookUp({ phoneNumber: "030 1234567890" })).status, LookupStatus.NOT_LISTED);
  });

  it("is read by name and listed", async () => {
    const names: string[] = [];
    for await (const { name } of await client.listOrganizations({ pageSize: 10 })) names.push(name);
    const info = await client.indexInfo();
    assert.equal(names.length, info.organizationCount);
    assert.deepEqual(names, [...names].sort());
    const thrice = [...names, ...names, ...names].reverse();
    assert.deepEqual((await client.batchGet(thrice)).map(({ name }) => name), thrice);
    assert.deepEqual(await client.batchGet([]), []);
    assert.equal((await client.get("organizations/fiz-stuttgart")).seat?.locality, "Stuttgart");
    let texts = 0;
    for await (const text of await client.listContents({ pageSize: 10, view: ResultView.FULL })) {
      assert.equal((await client.getContent(text.name)).body, text.body);
      texts += 1;
    }
    assert.equal(texts, info.contentCount);
    const berlin = await client.listOrganizations({ filter: { regions: ["Berlin"] } });
    assert.ok(berlin.totalSize > 0 && berlin.totalSize < names.length);
    const regions = await client.listRegions({ languageCode: "en" });
    assert.deepEqual([regions[0]?.code, regions[0]?.displayName], ["DE-BB", "Brandenburg"]);
    assert.ok(regions.some(({ displayName }) => displayName === "Bavaria"));
    assert.deepEqual((await client.indexInfo(info.index?.generation)).changed, []);
  });

  it("tells what became of a stored record", async () => {
    const stored = await client.get("organizations/fiz-stuttgart");
    assert.equal((await client.refresh(stored.name, stored.etag)).changed, false);
    const old = await client.refresh(stored.name, "0000000000000000");
    assert.deepEqual([old.changed, old.successor, old.current.name], [true, undefined, stored.name]);
  });
});

describe("made-up answers", () => {
  let server: AnsweringServer;
  let client: KokSearchClient;
  before(async () => {
    server = await AnsweringServer.start();
    client = connect({ target: server.target, languageCode: "en" });
  });
  after(() => {
    client.close();
    server.stop();
  });

  it("every parameter reaches its field", async () => {
    server.begin({ code: status.OK });
    for (const [sent, wanted] of [
      [() => client.search(""), { filter: {}, languageCode: "en" }],
      [() => client.search("q", { near: "Köln", radiusKm: 5, languageCode: "de", pageSize: 7, pageToken: "t", explain: true, exactTotal: true }),
        { query: "q", near: { location: { case: "place", value: "Köln" }, radiusKm: 5 }, filter: {}, languageCode: "de", pageSize: 7,
          pageToken: "t", explain: true, exactTotal: true }],
      [() => client.search("", { similarTo: "contents/a" }), { similarTo: "contents/a", filter: {}, languageCode: "en" }],
      [() => client.search("", { near: { latitude: 50, longitude: 7.5 }, facets: [FacetField.TOPICS], orderBy: SortOrder.NAME, view: ResultView.FULL }),
        { near: { location: { case: "point", value: { latitude: 50, longitude: 7.5 } } }, filter: {}, facets: [FacetField.TOPICS],
          orderBy: SortOrder.NAME, view: ResultView.FULL, languageCode: "en" }],
      [() => client.search("", {
        kinds: [RecordKind.CONTENT], regions: "a", servesRegions: ["b", "c"], avoidRegions: ["d"], languages: ["e", "f"], services: "g",
        targetGroups: "h", exploitationForms: "i", topics: "j", maxAgeDays: 9, avoidAreas: ["k", { place: "l", radiusKm: 2.5 }],
        filter: { topics: ["m"], norms: ["n"] },
      }), {
        languageCode: "en", filter: {
          kinds: [RecordKind.CONTENT], regions: ["a"], servesRegions: ["b", "c"], avoidRegions: ["d"], languages: ["e", "f"], services: ["g"],
          targetGroups: ["h"], exploitationForms: ["i"], topics: ["m", "j"], maxAgeDays: 9, norms: ["n"],
          avoidAreas: [create(AvoidAreaSchema, { place: "k" }), create(AvoidAreaSchema, { place: "l", radiusKm: 2.5 })],
        },
      }],
      [() => client.responsible("Köln", { languages: "a", services: "b", targetGroups: "c", avoidRegions: "d", avoidAreas: "e", pageSize: 1 }),
        { near: { location: { case: "place", value: "Köln" } }, pageSize: 1, languageCode: "en", filter: {
          languages: ["a"], services: ["b"], targetGroups: ["c"], avoidRegions: ["d"], avoidAreas: [create(AvoidAreaSchema, { place: "e" })] } }],
      [() => client.responsible({ region: "Hessen" }), { languageCode: "en", filter: { servesRegions: ["Hessen"] } }],
    ] satisfies [() => unknown, MessageInitShape<typeof SearchRequestSchema>][]) {
      await sent();
      assert.deepEqual(fromBinary(SearchRequestSchema, server.lastRequest), create(SearchRequestSchema, wanted));
    }
    await client.suggest("p", { filter: { regions: ["a"] }, limit: 3 });
    assert.deepEqual(fromBinary(SuggestRequestSchema, server.lastRequest),
      create(SuggestRequestSchema, { prefix: "p", filter: { regions: ["a"] }, limit: 3, languageCode: "en" }));
  });

  it("a successor is followed to the end, and never in a circle", async () => {
    const { CLOSED, MERGED, PAUSED, ACTIVE } = OrganizationStatus;
    for (const { chain, current, calls } of [
      { chain: { a: [ACTIVE, "b"], b: [ACTIVE, ""] }, current: "a", calls: 1 },
      { chain: { a: [CLOSED, ""] }, current: "a", calls: 1 },
      { chain: { a: [MERGED, "b"], b: [CLOSED, "c"], c: [PAUSED, ""] }, current: "c", calls: 3 },
      { chain: { a: [MERGED, "b"], b: [MERGED, "a"] }, current: "b", calls: 2 },
      { chain: { a: [MERGED, "b"] }, current: "a", calls: 2 },
    ] as { chain: Record<string, [OrganizationStatus, string]>; current: string; calls: number }[]) {
      server.records = new Map(Object.entries(chain).map(([id, [state, next]]) => [`organizations/${id}`, create(OrganizationSchema, {
        name: `organizations/${id}`, status: state, supersededBy: next && `organizations/${next}`, etag: "e",
      })]));
      server.begin({ code: status.OK });
      const refreshed = await client.refresh("organizations/a", "e");
      assert.deepEqual([refreshed.organization.name, refreshed.current.name, refreshed.changed],
        ["organizations/a", `organizations/${current}`, false]);
      assert.equal(refreshed.successor?.name, current === "a" ? undefined : `organizations/${current}`);
      assert.equal(server.calls, calls);
    }
    await fails(NotFoundError, () => client.refresh("organizations/z"));
    server.records = undefined;
  });

  it("records too large for one reply are asked for in parts", async () => {
    const names = Array.from({ length: 10 }, (_, i) => `organizations/${i}`);
    server.records = new Map(names.map((name) => [name, create(OrganizationSchema, { name })]));
    server.mostAtOnce = 3;
    server.begin({ code: status.OK });
    assert.deepEqual((await client.batchGet([...names, ...names])).map(({ name }) => name), [...names, ...names]);
    const error = await fails(NotFoundError, () => client.batchGet([...names, "organizations/z"]));
    assert.equal(error.violations[0]?.field, "names[10]");
    server.records = undefined;
  });
});
