/**
 * A case management system in a hundred lines: find, refer, keep what is stored true.
 *
 *     case-management [--target localhost:50051] [--credentials client.pem] [--copy directory.json]
 *
 * Searches for somebody in Potsdam who speaks Romanian and must not come near Leipzig, fills in a referral form, refreshes the
 * organisation that the case has stored, and brings the local copy of the directory up to date.
 */
/// <reference types="node" />

import { parseArgs } from "node:util";
import {
  AttributeState, connect, JsonFileStore, type KokSearchClient, KokSearchError, NotFoundError, OrganizationStatus,
  type Referral, type SearchResult,
} from "kok-search-client";

const USAGE = "usage: case-management [--target localhost:50051] [--credentials client.pem] [--copy directory.json]";
const AN_HOUR_IN_MS = 3_600_000;

/** The place and what the person needs are codes and towns, never the person: no name, no date of birth, no story. */
async function find(client: KokSearchClient): Promise<SearchResult | undefined> {
  const page = await client.responsible("Potsdam", { languages: "ro", avoidAreas: [{ place: "Leipzig", radiusKm: 30 }] });
  for (const notice of page.notices) console.log(`  to be known: ${notice.message}`);
  for (const [i, result] of page.results.slice(0, 3).entries()) {
    console.log(`  ${i + 1}. ${result.referral?.displayName}, ${result.referral?.locality}`);
    for (const reason of result.matchReasons) console.log(`     ${reason.description}`);
  }
  // A caseworker chooses; the example takes the first. `fallback` says whom to ask where nobody is found.
  return page.results[0] ?? page.fallback[0];
}

/** The referral form. What no source states is written as unknown, and asked for by telephone. */
function fillIn(referral: Referral): string {
  const languages = referral.languages.flatMap(({ code, state }) =>
    state === AttributeState.YES ? [code] : state === AttributeState.VIA_INTERPRETER ? [`${code} (through interpreters)`] : []);
  const lines = [
    ["Referred to", referral.displayName],
    ["Town", referral.locality],
    ["Telephone", [...new Set(referral.phones.map((phone) => phone.display))].join(", ")],
    ["E-mail", referral.emails.join(", ")],
    ["Hours", referral.hours],
    ["Languages", languages.join(", ")],
    ["Website", referral.websiteUri],
    ["Before you call", referral.alert],
    ["To be asked", referral.unknownFields.join(", ")],
    ["Source", `${referral.source} ${referral.sourceDate}`.trim()],
    ["Last checked", referral.verifiedOn],
  ];
  return lines.map(([label, value]) => `  ${`${label}:`.padEnd(17)}${value || "unknown"}`).join("\n");
}

/** Before an old case is opened again: is the stored organisation still what it was? */
async function refresh(client: KokSearchClient, name: string, etag: string): Promise<void> {
  try {
    const { changed, successor, current } = await client.refresh(name, etag);
    console.log(`  ${name}: ${changed ? "changed" : "unchanged"}`);
    if (successor) console.log(`  now ask ${successor.name}, ${successor.displayName}`);
    if (current.status === OrganizationStatus.PAUSED) console.log("  it is not taking clients for now");
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    console.log(`  ${name} was withdrawn: remove the copy`);
  }
}

/** The whole directory as a local copy, so that the system works while the service does not. */
async function syncOnce(client: KokSearchClient, store: JsonFileStore): Promise<void> {
  const report = await client.sync(store);
  console.log(`  ${store.size} organisations stored; ${report.changed} renewed, ${report.removed} removed, ${report.calls} calls`);
}

/** For a program that stays. A run that fails is made up for by the next one. */
export function syncEveryHour(client: KokSearchClient, store: JsonFileStore): NodeJS.Timeout {
  return setInterval(() => {
    syncOnce(client, store).catch((error: unknown) => console.error(String(error)));
  }, AN_HOUR_IN_MS);
}

/** What the program was started with; undefined where that is not as it must be, or help is asked for: one line has said so. */
function options(): { target: string; credentials: string | undefined; copy: string } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        target: { type: "string", default: "localhost:50051" },
        credentials: { type: "string" }, // PEM file with client certificate, key and CA; not needed on the same machine
        copy: { type: "string", default: "directory.json" },
        help: { type: "boolean" },
      },
    });
    const { target = "", credentials, copy = "", help = false } = values;
    if (!help) return { target, credentials, copy };
    console.log(USAGE);
  } catch {
    console.error(USAGE);
    process.exitCode = 2;
  }
  return undefined;
}

async function main(): Promise<void> {
  const values = options();
  if (values === undefined) return;
  const client = connect({ target: values.target, credentialsFile: values.credentials, languageCode: "en" });
  try {
    console.log("Search");
    const chosen = await find(client);
    if (chosen?.referral === undefined || chosen.record.case !== "organization") throw new Error("nobody found");
    console.log("Referral");
    console.log(fillIn(chosen.referral));
    console.log("Refresh");
    await refresh(client, chosen.name, chosen.record.value.etag);
    console.log("Sync");
    await syncOnce(client, new JsonFileStore(values.copy));
  } finally {
    client.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof KokSearchError ? error.toString() : error);
  process.exitCode = 1;
});
