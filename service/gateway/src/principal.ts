// Who calls. A name that a policy can grant something to, from a certificate or a token; never what a caller says of itself.
import type { X509Certificate } from "node:crypto";

export const LOCAL = "local";

// As service/security/principal.cc: a star would look like a pattern, a quote or backslash would need escaping in a log.
export function isPrincipalName(name: string): boolean {
  return name.length <= 255 && /^[\x21-\x7e]+$/.test(name) && !/[*"\\]/.test(name);
}

// The URI of the certificate, else its first DNS name; undefined where it has none that can be a principal, or two URIs.
export function principalOfCertificate(certificate: X509Certificate): string | undefined {
  const names = alternativeNames(certificate.subjectAltName ?? "");
  if (!names) return undefined;
  const uris = names.filter((entry) => entry.type === "URI");
  const name = uris.length > 0 ? uris[0] : names.find((entry) => entry.type === "DNS");
  if (uris.length > 1 || !name || !isPrincipalName(name.value) || name.value === LOCAL) return undefined;
  return name.value;
}

// Node prints `URI:a, DNS:b`, and in quotes what could be taken for more than one name: such a one is no principal.
function alternativeNames(text: string): { type: string; value: string }[] | undefined {
  const names = [];
  for (const part of text.split(", ")) {
    const match = /^([A-Za-z ]+):([^",]*)$/.exec(part);
    if (!match) return undefined;
    names.push({ type: match[1] ?? "", value: match[2] ?? "" });
  }
  return names;
}
