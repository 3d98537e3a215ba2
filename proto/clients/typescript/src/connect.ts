/** Where a program begins. */

import { KokSearchClient } from "./client.js";
import { Connection } from "./connection.js";
import { type Credentials, readOneFile, readSeparately, type Tls } from "./credentials.js";
import { CannotConnectError, type Violation } from "./errors.js";
import { type KeysOf, unknownKeys } from "./known_options.js";
import { wrongTarget } from "./target.js";

/** Where the service is, and what it needs to know of us. */
export interface ConnectOptions {
  /** `host:port` or `unix:/path`. Default `localhost:50051`. Without certificates it must be on this machine. */
  readonly target?: string | undefined;
  /** One PEM file with the client's certificate, its key and the CA. */
  readonly credentialsFile?: string | undefined;
  /** The same as separate PEM files or texts. */
  readonly tls?: Tls | undefined;
  /** The name in the server's certificate, where it is not the host's. */
  readonly serverName?: string | undefined;
  /** Seconds for a call with all its repetitions; each method takes one of its own. Default 5. */
  readonly timeoutSeconds?: number | undefined;
  /** Language of names of regions and of messages: `de` (the default) or `en`. */
  readonly languageCode?: "de" | "en" | undefined;
}

const KEYS: KeysOf<ConnectOptions> = {
  target: true, credentialsFile: true, tls: true, serverName: true, timeoutSeconds: true, languageCode: true,
};
const TLS_KEYS: KeysOf<Tls> = { ca: true, certificate: true, key: true };

/** What of the options nobody reads, or contradicts another. */
function wrongOptions(options: ConnectOptions): Violation[] {
  const found = unknownKeys(options, Object.keys(KEYS));
  if (found.length > 0) return found;
  const { target, credentialsFile, tls } = options;
  if (tls !== undefined) found.push(...unknownKeys(tls, Object.keys(TLS_KEYS), "tls"));
  if (tls !== undefined && credentialsFile !== undefined) found.push({ field: "credentialsFile", description: "excludes tls: give one of them" });
  const description = wrongTarget(target);
  if (description !== undefined) found.push({ field: "target", description });
  return found;
}

function credentialsOf({ credentialsFile, tls }: ConnectOptions): Credentials | undefined {
  if (credentialsFile !== undefined) return readOneFile(credentialsFile);
  return tls && readSeparately(tls);
}

/**
 * A client, which connects at its first call. Throws CannotConnectError where a certificate file is not as it must be, or where plain text
 * would leave this machine, or options are unknown or contradict each other. Files are read now: after a renewal connect anew.
 */
export function connect(options: ConnectOptions = {}): KokSearchClient {
  const violations = wrongOptions(options);
  if (violations[0] !== undefined) {
    throw new CannotConnectError(`${violations[0].field} ${violations[0].description}`, {
      code: "UNAVAILABLE", reason: "INVALID_OPTIONS", violations, remedy: "Correct what was passed to connect.",
    });
  }
  const { target = "localhost:50051", serverName, timeoutSeconds, languageCode = "de" } = options;
  return new KokSearchClient(new Connection({ target, tls: credentialsOf(options), serverName, timeoutSeconds }), languageCode);
}
