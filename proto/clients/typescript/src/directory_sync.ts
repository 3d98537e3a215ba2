/**
 * Keeps a copy of the directory's organisations up to date, and can be stopped at any moment.
 *
 * How: GetIndexInfo says what changed since the generation that the copy has. Where the service has forgotten that generation, or too much
 * changed, the organisations are listed anew, by resource name, and the copy is put right one stretch of names at a time. Withdrawals belong
 * to no generation, so what is withdrawn is asked for before and after, and every reply must be of the same state: of one generation with
 * one word of `IndexInfo.withdrawals`. A service older than that word never says it; there, what is withdrawn and taken back between two
 * questions, of one run or of one that was killed and the next, could be missed until the record changes.
 */

import { createHash } from "node:crypto";

import { InvalidRequestError, PageTokenExpiredError } from "./errors.js";
import { ownError } from "./failed_call.js";
import type {
  BatchGetOrganizationsResponse, GetIndexInfoResponse, ListOrganizationsResponse,
} from "./generated/kok/search/v1/directory_service_pb.js";
import type { Organization } from "./generated/kok/search/v1/organization_pb.js";
import { batches, MAX_NAMES } from "./organization_batches.js";
import { NOTHING, type Progress, readProgress } from "./sync_progress.js";

const MAX_ROUNDS = 5; // of one sync, where the directory is renewed while it runs
const TOKEN_REFUSED = ["PAGE_TOKEN_INVALID", "PAGE_TOKEN_MISMATCH"];

type Awaitable<T> = T | Promise<T>;

/** Where a copy is kept: a table, a file. JsonFileStore is one; for a database of your own write these three. */
export interface Store {
  /** The text that `apply` was last given, empty at first. */
  progress(): Awaitable<string>;
  /**
   * Resource name to etag of what is kept, for names above `after` up to and including `upTo`, compared as bytes. An empty `upTo` means:
   * to the end.
   */
  etagsBetween(after: string, upTo: string): Awaitable<ReadonlyMap<string, string>>;
  /**
   * Keeps `changed` (added or put over what is there), forgets `removed` (which may not be there), and keeps `progress`: all of it or nothing,
   * in one transaction. Being given the same once more must do no harm.
   */
  apply(changed: readonly Organization[], removed: readonly string[], progress: string): Awaitable<void>;
}

/** What a sync asks of the service; the client has them. */
export interface SyncCalls {
  indexInfo(sinceGeneration: string): Promise<GetIndexInfoResponse>;
  organizationPage(pageToken: string): Promise<ListOrganizationsResponse>;
  organizationBatch(names: readonly string[]): Promise<BatchGetOrganizationsResponse>;
}

/** What a sync did. */
export interface SyncReport {
  /** Calls of the service. */
  calls: number;
  /** Organisations added to the copy or renewed in it. */
  changed: number;
  /** Organisations that were to be forgotten. */
  removed: number;
  /** State of the directory that the copy now has. */
  generation: string;
  /** Whether that is the service's; false where it was renewed again and again meanwhile. */
  upToDate: boolean;
  /** Whether everything had to be listed. */
  listedWhole: boolean;
}

const inOrder = (names: readonly string[]): boolean => names.every((name, i) => i === 0 || (names[i - 1] ?? "") < name);
const organizations = (names: readonly string[]): string[] => names.filter((name) => name.startsWith("organizations/"));
interface OfAState { readonly index?: { readonly generation: string; readonly withdrawals: string } }
const generationOf = (reply: OfAState): string => reply.index?.generation ?? "";
const viewOf = (reply: OfAState): string => reply.index?.withdrawals ?? "";

function digest({ added, changed, removed }: GetIndexInfoResponse): string {
  const names = [...added, "", ...changed, "", ...removed];
  return names.length > 2 ? createHash("sha256").update(names.join("\n")).digest("hex") : "";
}

const targetOf = (changes: GetIndexInfoResponse): string => `${generationOf(changes)} ${digest(changes)}`;

/** What is withdrawn within a generation: the digest of the names, and the service's word for it. */
interface Withdrawn { readonly names: string; readonly view: string }
const withdrawnOf = (within: GetIndexInfoResponse): Withdrawn => ({ names: digest(within), view: viewOf(within) });

const renewed = (): PageTokenExpiredError => ownError("ABORTED", "the directory was renewed meanwhile", { remedy: "Sync again." });

/** One run. Use the client's `sync`. */
export class DirectorySync {
  private progress: Progress = NOTHING;
  private readonly report: SyncReport = { calls: 0, changed: 0, removed: 0, generation: "", upToDate: false, listedWhole: false };

  constructor(private readonly calls: SyncCalls, private readonly store: Store) {}

  /** Brings the store up to date; what is left where the directory does not hold still is done by the next run. */
  async run(): Promise<SyncReport> {
    this.progress = readProgress(await this.store.progress());
    for (let round = 0; round < MAX_ROUNDS && !this.report.upToDate; ++round) {
      if (this.progress.generation === "") await this.listEverything();
      const changes = await this.changes(round === 0);
      if (changes === undefined || this.mayHideSomething(changes)) {
        this.progress = NOTHING;
      } else if (this.hasAll(changes)) {
        this.report.upToDate = true;
      } else {
        await this.follow(changes);
      }
    }
    this.report.generation = this.progress.generation;
    return this.report;
  }

  /** Undefined: the service cannot tell, everything must be listed. */
  private async changes(mayBeRefused: boolean): Promise<GetIndexInfoResponse | undefined> {
    try {
      return await this.indexInfo(this.progress.generation);
    } catch (error) {
      if (error instanceof PageTokenExpiredError) return undefined;
      // The store's progress is of another service.
      if (error instanceof InvalidRequestError && mayBeRefused) return undefined;
      throw error;
    }
  }

  private hasAll(changes: GetIndexInfoResponse): boolean {
    return generationOf(changes) === this.progress.generation && digest(changes) === this.progress.withdrawn
      && viewOf(changes) === this.progress.view;
  }

  /** Whether the copy differs from the service's state by more than `changes` can say. */
  private mayHideSomething(changes: GetIndexInfoResponse): boolean {
    // It has pieces of a state that is not the one that it would be brought to now.
    if (this.progress.target !== "") return this.progress.target !== targetOf(changes) || this.progress.viewThere !== viewOf(changes);
    const { names, view } = withdrawnOf(changes);
    // What was withdrawn and is back is not listed as added.
    if (this.progress.withdrawn !== "" && this.progress.withdrawn !== names) return true;
    // The same names, but a record of them is not the same.
    return generationOf(changes) === this.progress.generation && names === this.progress.withdrawn && view !== this.progress.view;
  }

  private async apply(changed: readonly Organization[], removed: readonly string[], progress: Progress): Promise<void> {
    await this.store.apply(changed, removed, JSON.stringify(progress));
    this.progress = progress;
    this.report.changed += changed.length;
    this.report.removed += removed.length;
  }

  private async indexInfo(since: string): Promise<GetIndexInfoResponse> {
    this.report.calls += 1;
    return await this.calls.indexInfo(since);
  }

  /** Whether a reply is of one state of the directory. */
  private static isOf(reply: OfAState, generation: string, view: string): boolean {
    return generationOf(reply) === generation && viewOf(reply) === view;
  }

  /** Where the copy is at its target. */
  private complete(generation: string): Progress {
    return { ...NOTHING, generation, withdrawn: this.progress.withdrawnThere, view: this.progress.viewThere };
  }

  /** Whether that is what was withdrawn when the way to the target began. */
  private isAsThen(withdrawn: Withdrawn | undefined): boolean {
    return withdrawn?.names === this.progress.withdrawnThere && withdrawn.view === this.progress.viewThere;
  }

  /** What is withdrawn within the active generation; undefined where that is another one by now. */
  private async withdrawnIn(generation: string): Promise<Withdrawn | undefined> {
    try {
      const within = await this.indexInfo(generation);
      return generationOf(within) === generation ? withdrawnOf(within) : undefined;
    } catch (error) {
      if (error instanceof PageTokenExpiredError) return undefined;
      throw error;
    }
  }

  // Changes since a generation.

  private async follow(first: GetIndexInfoResponse): Promise<void> {
    const generation = generationOf(first);
    let changes: GetIndexInfoResponse | undefined = first;
    let withdrawn: Withdrawn | undefined = withdrawnOf(first);
    if (generation !== this.progress.generation) {
      // Asked for before the changes that are applied: whatever is withdrawn or back since then shows in the next round.
      withdrawn = await this.withdrawnIn(generation);
      changes = await this.changes(false);
    }
    if (withdrawn === undefined || changes === undefined) return; // renewed meanwhile
    if (!DirectorySync.isOf(changes, generation, withdrawn.view)) return;
    if (this.mayHideSomething(changes)) { // something is back since `first`
      this.progress = NOTHING;
      return;
    }
    const target = targetOf(changes);
    if (this.progress.target === "") {
      const begun = { ...this.progress, target, withdrawnThere: withdrawn.names, viewThere: withdrawn.view, done: "" };
      await this.apply([], organizations(changes.removed), begun);
    } else if (this.progress.target !== target || !this.isAsThen(withdrawn)) {
      this.progress = NOTHING;
      return;
    }
    const names = [...new Set(organizations([...changes.added, ...changes.changed]))].sort();
    if (await this.fetchAll(names.filter((name) => name > this.progress.done), generation)) {
      await this.apply([], [], this.complete(generation));
    } else {
      this.progress = NOTHING; // renewed meanwhile: pieces of two states are compared with the whole list
    }
  }

  /** False where a record is gone, or of another state. */
  private async fetchAll(names: readonly string[], generation: string): Promise<boolean> {
    for (let start = 0; start < names.length; start += MAX_NAMES) {
      const batch = names.slice(start, start + MAX_NAMES);
      const missing: string[] = [];
      const found: Organization[] = [];
      for await (const reply of batches((some) => this.batch(some), batch, (name) => missing.push(name))) {
        if (!DirectorySync.isOf(reply, generation, this.progress.viewThere)) return false;
        found.push(...reply.organizations);
      }
      if (missing.length > 0) return false;
      await this.apply(found, [], { ...this.progress, done: batch.at(-1) ?? "" });
    }
    return true;
  }

  private async batch(names: readonly string[]): Promise<BatchGetOrganizationsResponse> {
    this.report.calls += 1;
    return await this.calls.organizationBatch(names);
  }

  // Everything.

  private async listEverything(): Promise<void> {
    this.report.listedWhole = true;
    for (let attempt = 0; attempt < MAX_ROUNDS; ++attempt) {
      try {
        await this.listFromWhereItStopped();
        return;
      } catch (error) {
        const restarted = error instanceof InvalidRequestError && TOKEN_REFUSED.includes(error.reason); // the service was started anew
        if (!restarted && !(error instanceof PageTokenExpiredError)) throw error;
      }
      this.progress = NOTHING;
    }
    throw renewed();
  }

  private async listFromWhereItStopped(): Promise<void> {
    if (this.progress.pageToken === "") {
      await this.beginList();
    } else if (!this.isAsThen(await this.withdrawnIn(this.progress.target))) {
      throw renewed(); // what was listed may lack something that is back, or hold something that is gone
    }
    while (this.progress.generation === "") await this.listPage();
  }

  private async beginList(): Promise<void> {
    const generation = generationOf(await this.indexInfo(""));
    const withdrawn = await this.withdrawnIn(generation);
    if (withdrawn === undefined) throw renewed();
    this.progress = { ...NOTHING, target: generation, withdrawnThere: withdrawn.names, viewThere: withdrawn.view };
  }

  private async listPage(): Promise<void> {
    this.report.calls += 1;
    const page = await this.calls.organizationPage(this.progress.pageToken);
    if (!DirectorySync.isOf(page, this.progress.target, this.progress.viewThere)) throw renewed();
    const names = page.organizations.map(({ name }) => name);
    if (!inOrder(names)) {
      throw ownError("INTERNAL", "the list is not in the order of resource names",
        { remedy: "Nothing was removed; tell the operator, and update service and client." });
    }
    const last = page.nextPageToken === "";
    const done = names.at(-1) ?? this.progress.done;
    const held = await this.store.etagsBetween(this.progress.done, last ? "" : done);
    const listed = new Set(names);
    await this.apply(
      page.organizations.filter(({ name, etag }) => held.get(name) !== etag),
      [...held.keys()].filter((name) => !listed.has(name)).sort(),
      last ? this.complete(this.progress.target)
        : { ...this.progress, done, pageToken: page.nextPageToken });
  }
}
