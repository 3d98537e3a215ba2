/** A copy of the directory in one JSON file. */

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import { fromJson, type JsonValue, toJson } from "@bufbuild/protobuf";

import type { Store } from "./directory_sync.js";
import { type Organization, OrganizationSchema } from "./generated/kok/search/v1/organization_pb.js";

interface Contents {
  readonly progress: string;
  readonly organizations: Record<string, JsonValue>;
}

/**
 * Keeps the organisations in memory and in a file, which is written whole at each step: for some thousand organisations. Larger
 * directories want a database (see Store). One process at a time may use the file. Throws Node's own
 * errors, and an Error that names the file where that holds something else.
 */
export class JsonFileStore implements Store, Iterable<Organization> {
  private readonly records = new Map<string, Organization>();
  private progressText = "";

  /** Reads the file, which need not be there yet. */
  constructor(private readonly path: string) {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      throw error;
    }
    try {
      const { progress, organizations } = JSON.parse(text) as Contents;
      this.progressText = progress;
      for (const [name, record] of Object.entries(organizations)) {
        // What a newer version of this package has stored may hold fields that this one does not know.
        this.records.set(name, fromJson(OrganizationSchema, record, { ignoreUnknownFields: true }));
      }
    } catch {
      throw new Error(`${path}: expected a copy that JsonFileStore has written; name another file, or remove it and sync again`);
    }
  }

  /** How many are stored. */
  get size(): number {
    return this.records.size;
  }

  /** The organisation of a resource name; undefined where it is not stored. */
  get(name: string): Organization | undefined {
    return this.records.get(name);
  }

  /** All of them, by resource name. */
  *[Symbol.iterator](): Generator<Organization, void> {
    for (const name of [...this.records.keys()].sort()) yield this.records.get(name) as Organization;
  }

  progress(): string {
    return this.progressText;
  }

  etagsBetween(after: string, upTo: string): ReadonlyMap<string, string> {
    const within = [...this.records.values()].filter(({ name }) => name > after && (upTo === "" || name <= upTo));
    return new Map(within.map(({ name, etag }) => [name, etag]));
  }

  apply(changed: readonly Organization[], removed: readonly string[], progress: string): void {
    for (const name of removed) this.records.delete(name);
    for (const organization of changed) this.records.set(organization.name, organization);
    this.progressText = progress;
    this.write();
  }

  /** The old file or the new one, never a part of one: whatever happens meanwhile. */
  private write(): void {
    const organizations = Object.fromEntries([...this].map((record) => [record.name, toJson(OrganizationSchema, record)]));
    const contents: Contents = { progress: this.progressText, organizations };
    const file = openSync(`${this.path}.new`, "w", 0o600);
    try {
      writeFileSync(file, `${JSON.stringify(contents, null, 1)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${this.path}.new`, this.path);
  }
}
