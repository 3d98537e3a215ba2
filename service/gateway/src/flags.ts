// The command line.
import { parseArgs } from "node:util";
import { Address, parseAddress, parseListenAddresses } from "./address";
import { Refusal } from "./refusal";

// name -> [what --help calls its value, default, what it is]
const table = {
  listen: ["ADDRESSES", "127.0.0.1:8080", "between commas: ADDRESS:PORT or unix:/PATH. Loopback and unix sockets speak plaintext; any other needs --tls_certificate, --tls_key, --policy, and --tls_client_ca or --tokens"],
  service: ["ADDRESS", "127.0.0.1:50051", "kok-searchd: HOST:PORT or unix:/PATH; any but loopback needs --service_ca"],
  service_ca: ["FILE", "", "PEM: the CAs that the service's certificate is of"],
  service_certificate: ["FILE", "", "PEM: the certificate that the gateway shows to the service"],
  service_key: ["FILE", "", "PEM: its key, mode 0600 or 0640"],
  policy: ["FILE", "", "JSON: which principal may call what, the same file as kok-searchd's; without one, `local` has the roles search, sync and status"],
  tokens: ["FILE", "", "one token a line: its SHA-256 in hexadecimal, a blank, the principal; mode 0600 or 0640"],
  tls_certificate: ["FILE", "", "PEM: the gateway's certificate, then those of the CAs between it and the root"],
  tls_key: ["FILE", "", "PEM: its key, mode 0600 or 0640"],
  tls_client_ca: ["FILE", "", "PEM: the CAs whose client certificates are accepted"],
  tls_crl: ["FILE", "", "PEM: the revocation lists of these CAs"],
  default_deadline: ["SECONDS", "5", "for a call without the header Request-Timeout"],
  max_deadline: ["SECONDS", "30", "a longer Request-Timeout is read as this; 1 to 300"],
  receive_timeout: ["SECONDS", "10", "for a whole request to arrive, and for a handshake; 1 to 120"],
  max_connections: ["NUMBER", "512", "of one address that is listened on; 1 to 10000"],
  max_calls: ["NUMBER", "128", "at once; 1 to 10000"],
  max_calls_per_principal: ["NUMBER", "64", "at once; at most --max_calls"],
} as const;

type FlagName = keyof typeof table;

export interface Flags {
  readonly listen: Address[];
  readonly service: Address;
  // Paths of files, empty where none is named.
  readonly files: Readonly<Record<FileFlag, string>>;
  readonly limits: Limits;
}

export type FileFlag =
  | "service_ca" | "service_certificate" | "service_key" | "policy" | "tokens" | "tls_certificate" | "tls_key" | "tls_client_ca" | "tls_crl";

export interface Limits {
  readonly defaultDeadlineMs: number;
  readonly maxDeadlineMs: number;
  readonly receiveTimeoutMs: number;
  readonly maxConnections: number;
  readonly maxCalls: number;
  readonly maxCallsPerPrincipal: number;
}

const fileFlags: FileFlag[] = [
  "service_ca", "service_certificate", "service_key", "policy", "tokens", "tls_certificate", "tls_key", "tls_client_ca", "tls_crl",
];

export function helpText(): string {
  const rows = Object.entries(table).map(([name, [value, fallback, text]]) => `  --${name} ${value}\n      ${text}${fallback ? ` (${fallback})` : ""}`);
  return `kok-search-gateway: REST and JSON for kok-search, until SIGTERM or SIGINT.

  kok-search-gateway [--listen 127.0.0.1:8080] [--service 127.0.0.1:50051]

At SIGHUP it reads policy, tokens and certificates again. Certificates, keys, CAs and revocation lists it takes by itself, within
two seconds of a change.

Exit code: 0 stopped, 2 bad usage or a file that holds something else than expected, 5 an address cannot be taken.

${rows.join("\n")}`;
}

// Undefined where --help is asked for. Throws Refusal; what was typed comes back only where it is the name of a flag.
export function parseFlags(args: string[]): Flags | undefined {
  const options = Object.fromEntries([...Object.keys(table), "help"].map((name) => [name, { type: name === "help" ? ("boolean" as const) : ("string" as const) }]));
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true, allowPositionals: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") throw new Refusal("operands are not expected; every setting is a flag, see --help");
    if (token.name === "help") return undefined;
    if (!(token.name in table)) throw new Refusal(`${token.rawName}: there is no such flag; see --help`);
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith("--"))) throw new Refusal(`--${token.name}: expected a value; write --${token.name}=VALUE`);
    if (given.has(token.name)) throw new Refusal(`--${token.name}: stands twice; give it once`);
    given.set(token.name, token.value);
  }
  const value = (name: FlagName): string => given.get(name) ?? table[name][1];
  return {
    listen: parseListenAddresses(value("listen")),
    service: parseAddress(value("service"), "--service", 1),
    files: Object.fromEntries(fileFlags.map((name) => [name, value(name)])) as Record<FileFlag, string>,
    limits: parseLimits(value),
  };
}

function parseLimits(value: (name: FlagName) => string): Limits {
  const number = (name: FlagName, lowest: number, highest: number): number => {
    const text = value(name);
    const parsed = Number(text);
    if (!/^\d{1,6}$/.test(text) || parsed < lowest || parsed > highest) throw new Refusal(`--${name}: expected a whole number from ${lowest} to ${highest}`);
    return parsed;
  };
  const maxDeadline = number("max_deadline", 1, 300);
  const defaultDeadline = number("default_deadline", 1, 300);
  if (defaultDeadline > maxDeadline) throw new Refusal("--default_deadline: is longer than --max_deadline; lower it or raise that");
  const maxCalls = number("max_calls", 1, 10000);
  const maxCallsPerPrincipal = number("max_calls_per_principal", 1, 10000);
  if (maxCallsPerPrincipal > maxCalls) throw new Refusal("--max_calls_per_principal: is more than --max_calls; lower it or raise that");
  return {
    defaultDeadlineMs: defaultDeadline * 1000,
    maxDeadlineMs: maxDeadline * 1000,
    receiveTimeoutMs: number("receive_timeout", 1, 120) * 1000,
    maxConnections: number("max_connections", 1, 10000),
    maxCalls,
    maxCallsPerPrincipal,
  };
}

// Which flags need which others. Throws Refusal.
export function checkTogether(flags: Flags): void {
  const { files } = flags;
  const needs = (flag: FileFlag, other: FileFlag): void => {
    if (files[flag] && !files[other]) throw new Refusal(`--${flag}: needs --${other} beside it`);
  };
  needs("tls_certificate", "tls_key");
  needs("tls_key", "tls_certificate");
  needs("tls_client_ca", "tls_certificate");
  needs("tls_crl", "tls_client_ca");
  needs("service_certificate", "service_key");
  needs("service_key", "service_certificate");
  needs("service_certificate", "service_ca");
  if (!flags.service.isLocal && !files.service_ca) {
    throw new Refusal("--service: is on another machine, which needs TLS; give --service_ca, and --service_certificate with --service_key");
  }
  if (flags.service.path && files.service_ca) throw new Refusal("--service_ca: a unix socket speaks plaintext; leave it out");
  const open = flags.listen.find((address) => !address.isLocal);
  if (!open) {
    if (files.tls_certificate) throw new Refusal("--tls_certificate: loopback and unix sockets speak plaintext; name another address in --listen or leave it out");
    return;
  }
  if (!files.tls_certificate) throw new Refusal(`--listen: ${open.text} can be reached from other machines, which needs TLS; give --tls_certificate and --tls_key`);
  if (!files.policy) throw new Refusal(`--listen: ${open.text} can be reached from other machines, which needs to be told who may call what; give --policy`);
  if (!files.tls_client_ca && !files.tokens) throw new Refusal(`--listen: nobody could get in by ${open.text}; give --tls_client_ca or --tokens`);
}
