// Starts the programs that are tested, and stops those that it started.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, openSync, closeSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const bin = process.env.KOK_BIN ?? join(root, "build/release/bin");
export const gatewayProgram = join(root, "service/gateway/dist/kok-search-gateway.js");
export const folder = mkdtempSync(join(tmpdir(), "kok-gateway-"));

const running = new Set();
let logs = 0;

// Variables of the shell that runs the tests which the gateway refuses.
export function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of ["NODE_OPTIONS", "NODE_DEBUG", "NODE_V8_COVERAGE", "NODE_TEST_CONTEXT"]) delete env[name];
  return env;
}

class Program {
  constructor(child, log) {
    this.child = child;
    this.logPath = log;
    this.ended = new Promise((resolve) => child.once("exit", (code, signal) => {
      running.delete(this);
      resolve(code ?? signal);
    }));
  }

  log() {
    return readFileSync(this.logPath, "utf8");
  }

  events(name) {
    const lines = this.log().split("\n").filter((line) => line.startsWith("{"));
    return lines.map((line) => JSON.parse(line)).filter((line) => line.event === name);
  }

  // Until `look()` finds something in the log.
  async waitFor(look, what) {
    const deadline = Date.now() + 20000;
    for (;;) {
      const found = look(this);
      if (found) return found;
      if (Date.now() > deadline || this.child.exitCode !== null) throw new Error(`waited in vain for ${what}:\n${this.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  signal(name) {
    this.child.kill(name);
  }

  stop() {
    this.child.kill("SIGTERM");
    return this.ended;
  }
}

function start(command, args, options = {}) {
  const log = join(folder, `log-${++logs}`);
  const descriptor = openSync(log, "w");
  const child = spawn(command, args, { stdio: ["ignore", descriptor, descriptor], env: cleanEnvironment(), ...options });
  closeSync(descriptor);
  const program = new Program(child, log);
  running.add(program);
  return program;
}

async function started(program, count) {
  const events = await program.waitFor((it) => {
    const found = it.events("started");
    return found.length >= count ? found : undefined;
  }, "its addresses");
  program.addresses = events.map((event) => event.address);
  return program;
}

export function buildIndex(...sources) {
  const index = join(folder, "index");
  execFileSync(join(bin, "kok-indexer"), ["build", "--index", index, ...sources], { stdio: "pipe" });
  return index;
}

export async function startService(index, listen = "127.0.0.1:0", ...flags) {
  return started(start(join(bin, "kok-searchd"), ["--index", index, "--listen", listen, "--drain_notice", "0s", ...flags]), listen.split(",").length);
}

export async function startGateway(service, listen = "127.0.0.1:0", flags = [], nodeOptions = []) {
  return started(start(process.execPath, [...nodeOptions, gatewayProgram, "--service", service, "--listen", listen, ...flags]), listen.split(",").length);
}

export async function stopAll() {
  await Promise.all([...running].map((program) => program.stop()));
  rmSync(folder, { recursive: true, force: true });
}
