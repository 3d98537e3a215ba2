/** Certificates for TLS: read once, checked before anything is sent. */

import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";

import { CannotConnectError } from "./errors.js";

/** PEM text, or the path of a PEM file. A text that holds `-----BEGIN` is PEM. */
export type Pem = string | Uint8Array;

/** What a TLS connection needs. */
export interface Tls {
  /** The CA that has issued the server's certificate. Without it those that Node trusts. */
  readonly ca?: Pem;
  /** The client's certificate, then any certificates between it and its CA. */
  readonly certificate?: Pem;
  /** Its key, without a passphrase. */
  readonly key?: Pem;
}

/** The same, read and checked, as PEM. */
export interface Credentials {
  readonly ca: Buffer | null;
  readonly certificate: Buffer | null;
  readonly key: Buffer | null;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----[^]+?-----END \1-----/;

function fault(source: string, what: string, remedy: string): CannotConnectError {
  return new CannotConnectError(`${source}: ${what}`, { code: "UNAVAILABLE", reason: "CREDENTIALS_FILE", remedy });
}

/** A text and what to call it in a message: the path of its file, or the name of the option that it is the value of. */
interface Source {
  readonly name: string;
  readonly text: string;
}

function read(option: string, pem: Pem): Source {
  if (typeof pem !== "string") return { name: option, text: Buffer.from(pem).toString("latin1") };
  if (pem.includes("-----BEGIN")) return { name: option, text: pem };
  try {
    return { name: pem, text: readFileSync(pem, "latin1") };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "no file";
    throw fault(pem, `cannot be read: ${code}`, "Check the path and who may read it.");
  }
}

function certificates({ name, text }: Source): X509Certificate[] {
  const found = text.match(CERTIFICATE) ?? [];
  if (found.length === 0) {
    throw fault(name, "holds no CERTIFICATE", "Name a PEM file; DER and PKCS #12 must be converted with openssl first.");
  }
  return found.map((pem) => {
    try {
      return new X509Certificate(pem);
    } catch {
      throw fault(name, "holds a CERTIFICATE that OpenSSL does not accept",
        "Compare it with what was issued; `openssl x509 -in FILE -noout -text` shows a certificate.");
    }
  });
}

function privateKey({ name, text }: Source): { pem: string; key: KeyObject } {
  const pem = KEY.exec(text)?.[0];
  if (pem?.includes("ENCRYPTED") || (pem === undefined && text.includes("ENCRYPTED"))) {
    throw fault(name, "has a passphrase, which nobody could be asked for",
      "Write the key without one: openssl pkey -in FILE -out NEW, readable for this program alone.");
  }
  if (pem === undefined) throw fault(name, "holds no PRIVATE KEY", "Name the PEM file of the certificate's key.");
  try {
    return { pem, key: createPrivateKey(pem) };
  } catch {
    throw fault(name, "holds a PRIVATE KEY that OpenSSL does not accept", "Compare it with what was issued.");
  }
}

const asPem = (all: readonly X509Certificate[]): Buffer => Buffer.from(all.map(String).join(""));

/** Credentials of separate files or texts. Throws CannotConnectError, which names the file. */
export function readSeparately(tls: Tls): Credentials {
  const ca = tls.ca === undefined ? null : asPem(certificates(read("tls.ca", tls.ca)));
  if (tls.certificate === undefined && tls.key === undefined) return { ca, certificate: null, key: null };
  if (tls.certificate === undefined || tls.key === undefined) {
    throw fault(tls.key === undefined ? "tls.certificate" : "tls.key", "is only one half of a pair",
      "Give tls.certificate and tls.key, or credentialsFile alone.");
  }
  const [certificate, key] = [read("tls.certificate", tls.certificate), read("tls.key", tls.key)];
  const chain = certificates(certificate);
  return { ca, certificate: asPem(chain), key: matchingKey(key, certificate, chain) };
}

/**
 * Credentials of one file to hand over: the client's certificate first, then any certificates between, then the CA that has signed the
 * server's; the key anywhere. Throws CannotConnectError, which names the file.
 */
export function readOneFile(path: string): Credentials {
  const source = read("credentialsFile", path);
  const all = certificates(source);
  const key = matchingKey(source, source, all);
  if (all.length < 2) {
    throw fault(source.name, "holds no CA behind the client's certificate",
      "Append the CA's certificate: cat client.pem client.key ca.pem > FILE.");
  }
  return { ca: asPem(all.slice(1)), certificate: asPem(all), key };
}

function matchingKey(source: Source, certificate: Source, chain: readonly X509Certificate[]): Buffer {
  const { pem, key } = privateKey(source);
  if (!chain[0]?.checkPrivateKey(key)) {
    throw fault(source.name, `is not the key of the first certificate in ${certificate.name}`,
      "Name what was issued together; in one file the client's certificate comes first.");
  }
  return Buffer.from(pem);
}
