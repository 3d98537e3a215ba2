// Certificates and keys: judged before they are used.
import { X509Certificate, constants, createPrivateKey } from "node:crypto";
import { DEFAULT_CIPHERS, createSecureContext, type SecureContextOptions } from "node:tls";
import { readNamedFile } from "./files";
import type { FileFlag } from "./flags";
import { Refusal, systemCode } from "./refusal";

export interface ServerTls {
  readonly options: SecureContextOptions;
  // Changes where who may be let in changes: CAs or revocation lists.
  readonly clients: string;
}

type Files = Readonly<Record<FileFlag, string>>;

// What listeners for other machines use. Throws Refusal. A connection is never resumed: it would keep what an older revocation list
// allowed.
export function readServerTls(files: Files): ServerTls {
  const { certificate, key } = readPair("tls_certificate", "tls_key", files);
  const ca = files.tls_client_ca ? readCertificates("tls_client_ca", files.tls_client_ca) : undefined;
  const crl = files.tls_crl ? readLists(files.tls_crl) : undefined;
  const options: SecureContextOptions = {
    cert: certificate,
    key,
    // An empty list, not a missing one: that would be the CAs of the whole web.
    ca: ca ?? [],
    ...(crl ? { crl } : {}),
    minVersion: "TLSv1.2",
    ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=2`,
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
  try {
    createSecureContext(options);
  } catch (error) {
    const flag = crl ? "tls_crl" : "tls_certificate";
    throw new Refusal(`--${flag}: ${files[flag]}: TLS does not take it (${systemCode(error)}); check that it is whole, PEM, and strong enough`);
  }
  return { options, clients: [ca?.toString("latin1") ?? "", ...(crl ?? [])].join("\n") };
}

// One by one, as node takes of each text the first list alone.
function readLists(path: string): string[] {
  const text = readNamedFile("tls_crl", path, false).toString("latin1");
  const blocks = text.match(/-----BEGIN X509 CRL-----[^-]*-----END X509 CRL-----/g) ?? [];
  if (blocks.length === 0) throw new Refusal(`--tls_crl: ${path}: expected revocation lists in PEM`);
  if (blocks.length !== text.split("-----BEGIN X509 CRL-----").length - 1) throw new Refusal(`--tls_crl: ${path}: a revocation list is cut; take it anew`);
  return blocks;
}

export interface ClientTls {
  readonly ca: Buffer;
  readonly certificate: Buffer | null;
  readonly key: Buffer | null;
}

// What the channel to a service elsewhere uses. Throws Refusal.
export function readClientTls(files: Files): ClientTls {
  const ca = readCertificates("service_ca", files.service_ca);
  if (!files.service_certificate) return { ca, certificate: null, key: null };
  return { ca, ...readPair("service_certificate", "service_key", files) };
}

function readPair(certificateFlag: FileFlag, keyFlag: FileFlag, files: Files): { certificate: Buffer; key: Buffer } {
  const certificate = readCertificates(certificateFlag, files[certificateFlag]);
  const key = readNamedFile(keyFlag, files[keyFlag], true);
  const place = `--${keyFlag}: ${files[keyFlag]}`;
  let matches: boolean;
  try {
    matches = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    throw new Refusal(`${place}: expected a private key in PEM without a passphrase`);
  }
  if (!matches) throw new Refusal(`${place}: is the key of another certificate than --${certificateFlag}; name the two that belong together`);
  return { certificate, key };
}

// All certificates of a PEM file, which must be valid now.
function readCertificates(flag: FileFlag, path: string): Buffer {
  const bytes = readNamedFile(flag, path, false);
  const place = `--${flag}: ${path}`;
  const blocks = bytes.toString("latin1").match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Refusal(`${place}: expected certificates in PEM`);
  blocks.forEach((block, i) => {
    let certificate: X509Certificate;
    try {
      certificate = new X509Certificate(block);
    } catch {
      throw new Refusal(`${place}: certificate ${i + 1} is damaged; take it anew from who issued it`);
    }
    if (Date.parse(certificate.validTo) <= Date.now()) throw new Refusal(`${place}: certificate ${i + 1} is expired; renew it`);
    if (Date.parse(certificate.validFrom) > Date.now()) throw new Refusal(`${place}: certificate ${i + 1} is not valid yet; check the clock`);
  });
  return bytes;
}
