/** A real kok-searchd on an index of its own, and what it counts. */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

export const ROOT = process.env["KOK_ROOT"] ?? ".";
const BIN = resolve(ROOT, process.env["KOK_BIN"] ?? "build/release/bin");

/** Standard output and standard error of a program that must succeed. */
export async function run(program: string, ...words: string[]): Promise<{ stdout: string; stderr: string }> {
  return await promisify(execFile)(program, words, { maxBuffer: 1 << 28, cwd: ROOT });
}

/** A temporary folder with an index. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "kok-"));
  readonly index = this.file("index");
  readonly socket = `unix:${this.file("socket")}`;

  file(name: string): string {
    return join(this.path, name);
  }

  async indexer(command: string, ...words: string[]): Promise<void> {
    await run(join(BIN, "kok-indexer"), command, "--index", this.index, ...words);
  }

  /** Id of the active generation. */
  active(): string {
    return readFileSync(join(this.index, "CURRENT"), "utf8").trim();
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** A folder with an index of the shipped data. */
export async function shippedData(): Promise<Folder> {
  const folder = new Folder();
  await folder.indexer("build", join(ROOT, "data"));
  return folder;
}

/** Runs until `stop`. `address` is where the last of its `listen` addresses was bound. */
export class LiveService {
  private constructor(
    private readonly process: ChildProcess, readonly address: string, private readonly metrics: string,
  ) {}

  static async start(index: string, listen: string, ...flags: string[]): Promise<LiveService> {
    const process = spawn(join(BIN, "kok-searchd"),
      ["--index", index, "--listen", listen, "--metrics", "127.0.0.1:0", "--drain_notice", "0s", ...flags],
      { stdio: ["ignore", "ignore", "pipe"] });
    const told: string[] = [];
    let address = "";
    for await (const line of createInterface({ input: process.stderr })) {
      told.push(line);
      if (line.includes('"started"')) address = String(JSON.parse(line).address).replace(/^0\.0\.0\.0:/, "127.0.0.1:");
      if (line.includes('"metrics served"')) {
        process.stderr.resume();
        return new LiveService(process, address, JSON.parse(line).address);
      }
    }
    throw new Error(`kok-searchd did not start: ${told.join("\n")}`);
  }

  /** Calls answered so far, whichever. */
  async calls(): Promise<number> {
    const text = await (await fetch(`http://${this.metrics}/metrics`)).text();
    return [...text.matchAll(/^kok_calls_total\{.*kok\.search.*\} (\S+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** Holds its connections and answers nothing meanwhile: late by certainty, not by a deadline it might meet. */
  async paused(meanwhile: () => Promise<void>): Promise<void> {
    this.process.kill("SIGSTOP");
    try {
      await meanwhile();
    } finally {
      this.process.kill("SIGCONT");
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    await ended;
  }
}

/** A CA of deploy/certificates in a folder. */
export class Certificates {
  private constructor(private readonly folder: string) {}

  static async create(folder: string): Promise<Certificates> {
    await run("deploy/certificates", folder, "ca");
    return new Certificates(folder);
  }

  async server(name: string, ...hosts: string[]): Promise<void> {
    await run("deploy/certificates", this.folder, "server", name, ...hosts);
  }

  async client(name: string, principal: string): Promise<void> {
    await run("deploy/certificates", this.folder, "client", name, principal);
  }

  async revoke(name: string): Promise<void> {
    await run("deploy/certificates", this.folder, "revoke", name);
  }

  /** The same certificate once more, of last century; made of the CA's key as the script made it the last time. */
  async expire(name: string): Promise<void> {
    const [configuration, request] = [this.file("private/openssl.cnf"), this.file("private/request")];
    await run("openssl", "req", "-new", "-key", this.file(`${name}.key`), "-config", configuration, "-section", "request",
      "-subj", `/CN=${name}`, "-out", request);
    await run("openssl", "ca", "-batch", "-notext", "-config", configuration, "-extensions", "leaf", "-startdate", "19990101000000Z",
      "-enddate", "19991231000000Z", "-in", request, "-out", this.file(`${name}.pem`));
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** Certificate, key and CA in one. */
  oneFile(name: string): string {
    const path = this.file(`${name}-all.pem`);
    writeFileSync(path, [`${name}.pem`, `${name}.key`, "ca.pem"].map((part) => readFileSync(this.file(part), "utf8")).join(""));
    return path;
  }
}
