// What changes while the gateway runs: all files at SIGHUP; certificates, keys, CAs and revocation lists also by themselves, because
// who withdraws a certificate should not need to think of the gateway. Everything is read before anything is replaced.
import { statSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { type FileFlag, type Flags } from "./flags";
import type { Gateway, Shared } from "./gateway";
import { logEvent } from "./log";
import { Refusal, systemCode } from "./refusal";
import { ServiceClient } from "./service_client";
import { type Settings, readSettings, readTls } from "./settings";

const lookEveryMs = 1000;
const watched: FileFlag[] = ["service_ca", "service_certificate", "service_key", "tls_certificate", "tls_key", "tls_client_ca", "tls_crl"];

export class Reload {
  // State of the watched files as they are in use; before they were read, so that a later change is seen.
  private seen: string;
  // Why changed ones are not in use; empty: they are.
  private refused = "";

  // `seen`: what stateOf said before `shared.settings` was read.
  constructor(
    private readonly flags: Flags,
    private readonly shared: Shared,
    private readonly gateways: readonly Gateway[],
    seen: string,
  ) {
    this.seen = seen;
  }

  start(): void {
    process.on("SIGHUP", () => this.all());
    if (watched.some((flag) => this.flags.files[flag])) setInterval(() => this.look(), lookEveryMs).unref();
  }

  private all(): void {
    const state = stateOf(this.flags);
    try {
      this.use(readSettings(this.flags), state);
      logEvent("reloaded");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      logEvent("reload refused", { problem: error.message });
    }
  }

  // Policy and tokens stay. What was refused is tried again, as time alone may mend it; it is told once.
  private look(): void {
    const state = stateOf(this.flags);
    if (state === this.seen && this.refused === "") return;
    try {
      this.use({ ...this.shared.settings, ...readTls(this.flags) }, state);
      logEvent("certificates in use");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.message !== this.refused) logEvent("changed certificates refused; those before stay in use", { problem: error.message });
      this.refused = error.message;
    }
  }

  private use(settings: Settings, state: string): void {
    const before = this.shared.settings;
    this.shared.settings = settings;
    this.seen = state;
    this.refused = "";
    if (settings.clientTls && !isDeepStrictEqual(settings.clientTls, before.clientTls)) {
      // Calls under way end on the channel that they began on.
      const replaced = this.shared.client;
      setTimeout(() => replaced.close(), this.flags.limits.maxDeadlineMs).unref();
      this.shared.client = new ServiceClient(this.flags.service, settings.clientTls);
    }
    for (const gateway of this.gateways) {
      gateway.useTls();
      if (settings.serverTls?.clients !== before.serverTls?.clients) gateway.connections.outdate();
    }
  }
}

// Differs where one of the watched files was replaced or written.
export function stateOf({ files }: Flags): string {
  const named = watched.filter((flag) => files[flag]);
  return named.map((flag) => `${flag} ${stateOfFile(files[flag])}`).join("\n");
}

function stateOfFile(path: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch (error) {
    return systemCode(error);
  }
}
