// Who calls: the token's principal, else the client certificate's, else `local` where nobody else can connect.
import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import { LOCAL, principalOfCertificate } from "./principal";
import { ProblemError } from "./problem";
import type { Tokens } from "./tokens";

// Throws ProblemError. What is shown and not accepted is refused even where something else would do.
export function callerOf(request: IncomingMessage, isLocal: boolean, tokens: Tokens): string {
  const byCertificate = principalOfConnection(request);
  const byToken = principalOfToken(request, tokens);
  const principal = byToken ?? byCertificate ?? (isLocal ? LOCAL : undefined);
  if (principal === undefined) throw new ProblemError(401, "UNAUTHENTICATED", "The request has neither a token nor a client certificate.");
  return principal;
}

function principalOfConnection({ socket }: IncomingMessage): string | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  const principal = principalOfCertificate(certificate);
  // The handshake may be long ago.
  const isExpired = Date.parse(certificate.validTo) <= Date.now();
  if (!socket.authorized || isExpired || principal === undefined) {
    throw new ProblemError(401, "CERTIFICATE_REFUSED", "The client certificate of this connection is not accepted.");
  }
  return principal;
}

function principalOfToken(request: IncomingMessage, tokens: Tokens): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const match = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i.exec(header);
  const principal = match ? tokens.principalOf(match[1] ?? "") : undefined;
  if (principal === undefined) throw new ProblemError(401, "TOKEN_REFUSED", "The header Authorization holds no token that is known here.");
  return principal;
}
