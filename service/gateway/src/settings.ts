// What the operator's files say. All of them or none.
import { type Flags, checkTogether } from "./flags";
import { Policy } from "./policy";
import { type ClientTls, type ServerTls, readClientTls, readServerTls } from "./tls_files";
import { Tokens } from "./tokens";

export interface Settings extends Tls {
  readonly policy: Policy;
  readonly tokens: Tokens;
}

export interface Tls {
  // Of listeners for other machines; undefined where there are none.
  readonly serverTls: ServerTls | undefined;
  // Undefined: the service is on this machine and speaks plaintext.
  readonly clientTls: ClientTls | undefined;
}

// Throws Refusal.
export function readSettings(flags: Flags): Settings {
  checkTogether(flags);
  const { files } = flags;
  return {
    policy: files.policy ? Policy.fromFile(files.policy) : Policy.byDefault(),
    tokens: files.tokens ? Tokens.fromFile(files.tokens) : Tokens.none(),
    ...readTls(flags),
  };
}

// Certificates, keys, CAs and revocation lists alone. Throws Refusal.
export function readTls({ files }: Flags): Tls {
  return {
    serverTls: files.tls_certificate ? readServerTls(files) : undefined,
    clientTls: files.service_ca ? readClientTls(files) : undefined,
  };
}
