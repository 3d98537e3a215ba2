/** A copy of a made-up directory through the days: killed, resumed, changed, withdrawn, rolled back. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, existsSync, writeFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import {
  type BatchGetOrganizationsResponse, BatchGetOrganizationsResponseSchema, CannotConnectError, connect, create, type GetIndexInfoResponse,
  GetIndexInfoResponseSchema, JsonFileStore, type KokSearchClient, type ListOrganizationsResponse, ListOrganizationsResponseSchema,
  type Organization, OrganizationSchema, PageTokenExpiredError, type SyncReport,
} from "kok-search-client";

import { DirectorySync, type SyncCalls } from "./node_modules/kok-search-client/dist/directory_sync.js";
import { fails } from "./failing.js";
import { Folder, LiveService, run } from "./live_service.js";

const COUNT = 700;
const PAGES = Math.ceil(COUNT / 100);

let rows: string[] = [];
let folder: Folder;
let service: LiveService;
let client: KokSearchClient;
let store: JsonFileStore;

const original = new Folder();
before(async () => {
  rows = (await run("tests/bench/make_directory", String(COUNT))).stdout.split("\r\n").slice(0, -1);
  writeFileSync(original.file("source.csv"), rows.map((row) => `${row}\r\n`).join(""));
  await original.indexer("build", original.file("source.csv"));
});
after(() => original.remove());
beforeEach(async () => {
  folder = new Folder();
  cpSync(original.index, folder.index, { recursive: true });
  service = await LiveService.start(folder.index, folder.socket);
  client = connect({ target: folder.socket, timeoutSeconds: 30 });
  reopen();
});
afterEach(async () => {
  client.close();
  await service.stop();
  folder.remove();
});

function reopen(): void {
  store = new JsonFileStore(folder.file("copy.json"));
}

/** Another generation: `change` gets the lines of the first one and gives those of the next. */
async function build(change: (all: string[]) => string[]): Promise<void> {
  writeFileSync(folder.file("source.csv"), [rows[0] ?? "", ...change(rows.slice(1))].map((row) => `${row}\r\n`).join(""));
  await folder.indexer("build", "--override", "approvals", "--reason", "Probe", folder.file("source.csv"));
  await served();
}

/** Until the service has taken over what is active. */
async function served(): Promise<void> {
  while ((await client.indexInfo()).index?.generation !== folder.active());
}

async function killedAt(step: number, when: "before" | "after"): Promise<void> {
  const program = fileURLToPath(new URL("dying_sync.js", import.meta.url));
  const signal = await new Promise((done) =>
    execFile(process.execPath, [program, folder.socket, folder.file("copy.json"), String(step), when], (error) => done(error?.signal)));
  assert.equal(signal, "SIGKILL");
  reopen();
}

/** The report of a sync, which made as many calls as it says, and left the copy as the directory is. */
async function synced(): Promise<SyncReport> {
  const earlier = await service.calls();
  const report = await client.sync(store);
  assert.equal((await service.calls()) - earlier, report.calls);
  assert.ok(report.upToDate);
  assert.equal(report.generation, folder.active());
  const all: Organization[] = [];
  for await (const organization of await client.listOrganizations({ pageSize: 100 })) all.push(organization);
  reopen(); // what is in the file
  assert.deepEqual([...store], all);
  return report;
}

const some = (all: string[]): string[] => [
  ...all.slice(10, 260).map((row) => row.replace("Berät in", "Berät weiter in")), ...all.slice(260),
  ...[0, 1, 2, 3, 4].map((n) => (all.at(-1) ?? "").replace(`o-${COUNT}`, `z-${n}`)),
];

/**
 * A service that answers with what is scripted: per question about changes, whether o-2 of g1 and g2 is withdrawn, or that it cannot tell.
 * `between` is the same for lists, in turn, which then say so too: it is withdrawn, and back, without that any question about changes shows it.
 */
class Scripted implements SyncCalls {
  asked = 0;
  listed = 0;
  private withdrawn = true;

  constructor(private active: string, private readonly script: readonly ("withdrawn" | "back" | "not kept")[],
    private readonly between: readonly ("withdrawn" | "back")[] = []) {}

  private get index(): { generation: string; withdrawals: string } {
    return { generation: this.active, withdrawals: this.between.length > 0 && this.withdrawn ? "w" : "" };
  }

  private get shown(): Organization[] {
    const names = ["organizations/o-1", "organizations/o-2", "organizations/o-3"].filter((name) => !this.withdrawn || name.at(-1) !== "2");
    return names.map((name) => create(OrganizationSchema, { name, etag: "e" }));
  }

  async indexInfo(since: string): Promise<GetIndexInfoResponse> {
    const step = this.script[this.asked++] ?? this.script.at(-1);
    if (step === "not kept") throw new PageTokenExpiredError("", { code: "ABORTED", remedy: "", reason: "GENERATION_NOT_KEPT" });
    this.withdrawn = step === "withdrawn";
    const removed = since !== "" && this.withdrawn ? ["organizations/o-2"] : [];
    return create(GetIndexInfoResponseSchema, { index: this.index, removed });
  }

  async organizationPage(): Promise<ListOrganizationsResponse> {
    const step = this.between[this.listed++] ?? this.between.at(-1);
    if (step !== undefined) this.withdrawn = step === "withdrawn";
    return create(ListOrganizationsResponseSchema, { index: this.index, organizations: this.shown });
  }

  async organizationBatch(): Promise<BatchGetOrganizationsResponse> {
    return create(BatchGetOrganizationsResponseSchema, { index: this.index, organizations: this.shown });
  }
}

describe("a sync that is interfered with", () => {
  for (const [name, size, script] of [
    ["all holds still", 2, ["withdrawn"]],
    ["a record is back before the first question", 3, ["back"]],
    ["a record is back after the first question", 3, ["withdrawn", "back"]],
    ["a record is back after the second question", 3, ["withdrawn", "withdrawn", "back"]],
    ["a record is back after the third question", 3, ["withdrawn", "withdrawn", "withdrawn", "back"]],
    ["the generation is not kept at the second question", 2, ["withdrawn", "not kept", "withdrawn"]],
    ["the generation is not kept at the third question", 2, ["withdrawn", "withdrawn", "not kept", "withdrawn"]],
  ] as const) {
    it(`ends with what there is where ${name}`, async () => {
      await new DirectorySync(new Scripted("g1", ["withdrawn"]), store).run();
      assert.equal(store.size, 2);
      const calls = new Scripted("g2", script); // of the same records
      const { upToDate, generation } = await new DirectorySync(calls, store).run();
      assert.deepEqual([upToDate, generation, store.size], [true, "g2", size]);
      assert.ok(calls.asked >= script.length);
    });
  }
});

describe("a record that is withdrawn and back between two questions", () => {
  it("is in the copy", async () => {
    const calls = new Scripted("g1", ["back"], ["withdrawn", "back"]);
    const { upToDate } = await new DirectorySync(calls, store).run();
    assert.deepEqual([upToDate, store.size, calls.listed], [true, 3, 2]);
  });
  it("is not in the copy where it is withdrawn, and is there between two questions", async () => {
    const calls = new Scripted("g1", ["withdrawn"], ["back", "withdrawn"]);
    const { upToDate } = await new DirectorySync(calls, store).run();
    assert.deepEqual([upToDate, store.size, calls.listed], [true, 2, 2]);
  });
});

describe("a copy", () => {
  it("goes through the days", async () => {
    await killedAt(4, "before");
    assert.equal(store.size, 300);
    await killedAt(2, "after");
    assert.equal(store.size, 500);
    const rest = await synced();
    assert.deepEqual([rest.changed, rest.calls], [COUNT - 500, 1 + PAGES - 5 + 1]);
    assert.deepEqual(await synced(), { calls: 1, changed: 0, removed: 0, generation: folder.active(), upToDate: true, listedWhole: false });

    const first = folder.active();
    await build(some);
    const told = await client.indexInfo(first);
    const renewed = told.added.length + told.changed.length; // others too: who vanished no longer stands beside similar names
    assert.ok(renewed >= 255);
    await killedAt(1, "after"); // what is gone
    assert.equal(store.size, COUNT - 10);
    await killedAt(1, "after"); // a hundred of what changed
    const followed = await synced();
    assert.deepEqual([followed.changed, followed.listedWhole], [renewed - 100, false]);
    assert.equal((await synced()).calls, 1);

    await folder.indexer("rollback");
    await served();
    const back = await synced();
    assert.deepEqual([back.changed, back.removed, back.listedWhole], [renewed - 5 + 10, 5, false]);

    await build(some);
    await killedAt(2, "after");
    await folder.indexer("rollback");
    await served();
    const half = await synced();
    assert.deepEqual([half.changed, half.listedWhole], [110, true]); // the ten that had gone, and a hundred that had changed
  });

  it("loses what is withdrawn, and has it back", async () => {
    await synced();
    await folder.indexer("retract", "organizations/o-7", "organizations/o-8");
    while ((await client.indexInfo()).organizationCount === COUNT);
    assert.equal((await synced()).removed, 2);
    assert.equal((await synced()).calls, 1);
    await folder.indexer("retract", "--undo", "organizations/o-7");
    while ((await client.indexInfo()).organizationCount === COUNT - 2);
    assert.ok((await synced()).changed < 100); // those of similar names name it again
    assert.equal((await synced()).calls, 1);
  });

  it("is not listed whole where it is built anew while something is withdrawn", async () => {
    await synced();
    await folder.indexer("retract", "organizations/o-7");
    while ((await client.indexInfo()).organizationCount === COUNT);
    assert.equal((await synced()).removed, 1);
    await build((all) => all);
    assert.equal((await synced()).listedWhole, false);
    await folder.indexer("retract", "--undo", "organizations/o-7");
    await build((all) => all);
    await synced();
    assert.equal(store.size, COUNT);
  });

  it("is compared with the whole list where its generation is forgotten", async () => {
    await synced();
    const known = folder.active();
    for (const word of ["einmal", "zweimal"]) {
      await build(([first = "", ...others]) => [first.replace("Berät in", `Berät ${word} in`), ...others]);
    }
    await folder.indexer("gc", "--keep", "1");
    assert.ok(!existsSync(`${folder.index}/${known}`));
    const { changed, removed, listedWhole } = await synced();
    assert.deepEqual([changed, removed, listedWhole], [1, 0, true]);
  });

  it("goes on after the service was started anew, which knows none of the old page tokens", async () => {
    class Stopping extends JsonFileStore {
      override async apply(changed: readonly Organization[], removed: readonly string[], progress: string): Promise<void> {
        await super.apply(changed, removed, progress);
        if (this.size === 200) await service.stop();
      }
    }
    await fails(CannotConnectError, () => client.sync(new Stopping(folder.file("copy.json"))));
    reopen();
    assert.equal(store.size, 200);
    service = await LiveService.start(folder.index, folder.socket);
    assert.equal((await synced()).changed, COUNT - 200);
  });

  it("is compared with the whole list where its progress is none of ours", async () => {
    for (const progress of ["x", "[]", "null", '{"generation": "../etc"}', '{"generation": 7, "pageToken": null}',
      '{"pageToken": "abc", "done": "organizations/zzz"}', '{"generation": "20200101T000000Z-0123456789abcdef"}']) {
      store.apply([], [], progress);
      assert.ok((await synced()).listedWhole, progress);
    }
  });

  it("is not begun in a file that holds something else", () => {
    for (const text of ["", "x", "null", "[]", "{}", '{"progress": "", "organizations": {"organizations/x": 7}}']) {
      writeFileSync(folder.file("other.json"), text);
      assert.throws(() => new JsonFileStore(folder.file("other.json")), /other\.json: expected a copy .* remove it and sync again/, text);
    }
    assert.throws(() => new JsonFileStore(folder.path), { code: "EISDIR" });
  });
});
