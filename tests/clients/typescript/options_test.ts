/** Options that nobody reads are refused: from JavaScript a misspelt one would drop what keeps somebody away from a place. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import {
  AvoidAreaSchema, CannotConnectError, connect, type ConnectOptions, create, InvalidRequestError, type KokSearchClient, SearchFilterSchema,
} from "kok-search-client";

import { AnsweringServer } from "./answering_server.js";
import { fails, SECRET } from "./failing.js";

/** As JavaScript passes it: the compiler sees nothing. */
type Untyped = Record<string, (...values: unknown[]) => Promise<unknown>>;

describe("options that nobody reads", () => {
  let server: AnsweringServer;
  let client: KokSearchClient;
  let untyped: Untyped;
  before(async () => {
    server = await AnsweringServer.start();
    client = connect({ target: server.target });
    untyped = client as unknown as Untyped;
  });
  after(() => {
    client.close();
    server.stop();
  });

  const leipzig = (keys: object): object => ({ place: "Leipzig", ...keys });
  const inherited: object = Object.create({ avoidArea: "Leipzig" });
  // Method, what is passed, the field that the error names, and what it must say.
  const refused: [string, unknown[], string, RegExp][] = [
    ["search", [SECRET, { avoidArea: SECRET }], "avoidArea", /avoidAreas is$/],
    ["search", [SECRET, { avoid_areas: SECRET }], "avoid_areas", /avoidAreas is$/],
    ["search", [SECRET, { avoidareas: SECRET }], "avoidareas", /avoidAreas is$/],
    ["search", [SECRET, { avoidRegion: SECRET }], "avoidRegion", /avoidRegions is$/],
    ["search", [SECRET, { avoidArea: undefined }], "avoidArea", /avoidAreas is$/],
    ["search", [SECRET, inherited], "avoidArea", /avoidAreas is$/],
    ["search", [SECRET, { avoidAreas: [leipzig({ radius: 30 })] }], "avoidAreas[0].radius", /radiusKm is$/],
    ["search", [SECRET, { avoidAreas: ["Halle", leipzig({ radius_km: 30 })] }], "avoidAreas[1].radius_km", /radiusKm is$/],
    ["search", [SECRET, { avoidAreas: [null] }], "avoidAreas[0]", /expected an object/],
    ["search", [SECRET, { filter: { avoidArea: [leipzig({})] } }], "filter.avoidArea", /avoidAreas is$/],
    ["search", [SECRET, { filter: { avoidAreas: [leipzig({ radius: 30 })] } }], "filter.avoidAreas[0].radius", /radiusKm is$/],
    ["search", [SECRET, { filter: create(SearchFilterSchema), filters: {} }], "filters", /; filter is$/],
    ["search", [SECRET, { near: { latitude: 1, longitude: 2, radiusKm: 3 } }], "near.radiusKm", /known are latitude, longitude$/],
    ["search", [SECRET, { near: { lat: 1, longitude: 2 } }], "near.lat", /latitude is$/],
    ["search", [SECRET, { [`${SECRET} ${SECRET}`]: 1 }], "?", /known are near, /],
    ["search", [SECRET, SECRET], "options", /expected an object/],
    ["search", [SECRET, null], "options", /expected an object/],
    ["responsible", ["Potsdam", { avoidArea: SECRET }], "avoidArea", /avoidAreas is$/],
    ["responsible", ["Potsdam", { avoidAreas: [leipzig({ radius: 30 })] }], "avoidAreas[0].radius", /radiusKm is$/],
    ["responsible", ["Potsdam", { regions: SECRET }], "regions", /no option here/],
    ["responsible", [{ region: SECRET, place: SECRET }], "where.place", /known are region$/],
    ["responsible", [{ latitude: 1, longitude: 2, radiusKm: 3 }], "where.radiusKm", /known are latitude, longitude$/],
    ["suggest", [SECRET, { filter: { avoidRegion: SECRET } }], "filter.avoidRegion", /avoidRegions is$/],
    ["suggest", [SECRET, { limits: 3 }], "limits", /limit is$/],
    ["lookUp", [{ email: SECRET, phone: SECRET }], "contact.phone", /phoneNumber is$/],
    ["lookUp", [{ email: SECRET }, { timeout: 3 }], "timeout", /timeoutSeconds is$/],
    ["get", ["organizations/x", { timeout: 3 }], "timeout", /timeoutSeconds is$/],
    ["get", ["organizations/x", 3], "options", /expected an object/],
    ["getContent", ["contents/x", { timeout: 3 }], "timeout", /timeoutSeconds is$/],
    ["batchGet", [["organizations/x"], { timeout: 3 }], "timeout", /timeoutSeconds is$/],
    ["batchGet", ["organizations/x"], "names", /expected an array/],
    ["batchGet", [7], "names", /expected an array/],
    ["listOrganizations", [{ filters: {} }], "filters", /; filter is$/],
    ["listOrganizations", [{ filter: { avoid_regions: [SECRET] } }], "filter.avoid_regions", /avoidRegions is$/],
    ["listContents", [{ views: 1 }], "views", /view is$/],
    ["listRegions", [{ language: "en" }], "language", /languageCode is$/],
    ["indexInfo", ["", { timeout: 3 }], "timeout", /timeoutSeconds is$/],
    ["refresh", ["organizations/x", "", { timeout: 3 }], "timeout", /timeoutSeconds is$/],
    ["organizationPage", ["", { page_size: 3 }], "page_size", /pageSize is$/],
    ["organizationBatch", [["organizations/x"], { timeout: 3 }], "timeout", /timeoutSeconds is$/],
  ];

  it("are refused before anything is sent, by name, with the one that is meant", async () => {
    for (const [method, values, field, told] of refused) {
      const error = await fails(InvalidRequestError, () => untyped[method]?.call(client, ...values), { code: "INVALID_ARGUMENT" });
      assert.equal(error.violations[0]?.field, field, String(error));
      assert.match(error.violations[0].description, told);
      assert.ok(error.message.startsWith(`${method}: ${field} `), error.message);
    }
    assert.equal(server.calls, 0);
  });

  it("but messages and all that is known are taken", async () => {
    const area = create(AvoidAreaSchema, { place: "Leipzig", radiusKm: 30 });
    const filter = create(SearchFilterSchema, { avoidAreas: [area] });
    await client.search("", { avoidAreas: [area, "Halle", { place: "Jena" }], filter, near: { latitude: 1, longitude: 2 }, radiusKm: 3 });
    await client.search("", { filter: { avoidAreas: [{ place: "Leipzig" }] }, timeoutSeconds: 9, signal: new AbortController().signal });
    await client.responsible({ region: "Sachsen" }, { avoidAreas: "Leipzig", languageCode: "en" });
    await client.responsible({ latitude: 1, longitude: 2 });
    assert.equal(server.calls, 4);
  });

  it("of connect are refused too, and what contradicts itself", async () => {
    const wrong: [Record<string, unknown>, string, RegExp][] = [
      [{ timeout: 3 }, "timeout", /timeoutSeconds is$/],
      [{ credentials: "x.pem" }, "credentials", /credentialsFile is$/],
      [{ tls: { cert: "x.pem" } }, "tls.cert", /certificate is$/],
      [{ tls: { caFile: "x.pem" } }, "tls.caFile", /ca is$/],
      [{ tls: "x.pem" }, "tls", /expected an object/],
      [{ credentialsFile: "x.pem", tls: { ca: "x.pem" } }, "credentialsFile", /give one of them/],
      [{ target: `http://${SECRET}:50051` }, "target", /is a URL/],
      [{ target: `https://x:${SECRET}@localhost:50051/` }, "target", /is a URL/],
      [{ target: "" }, "target", /is empty/],
      [{ target: 50051 }, "target", /no text/],
    ];
    for (const [options, field, told] of wrong) {
      const error = await fails(CannotConnectError, () => connect(options as ConnectOptions), { code: "UNAVAILABLE" });
      assert.equal(error.violations[0]?.field, field, String(error));
      assert.match(error.message, told);
    }
    for (const target of ["dns:///localhost:50051", "unix:///none", "unix:/none", "localhost:50051"]) connect({ target }).close();
  });
});
