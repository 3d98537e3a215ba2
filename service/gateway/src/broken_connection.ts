// What is no request at all, or does not come to its end: there is no reply to write into, and the connection ends.
import { randomBytes } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { logCall } from "./log";
import { type Problem, makeProblem, problemBody } from "./problem";

export function refuseBrokenConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomBytes(8).toString("hex");
  const problem = problemOfConnection(error, socket);
  const body = problemBody(problem);
  const headers = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Kok-Request-Id: ${requestId}`,
    "Cache-Control: no-store",
    "Connection: close",
    ...(problem.status === 401 ? ['WWW-Authenticate: Bearer realm="kok-search"'] : []),
  ];
  socket.end(`${headers.join("\r\n")}\r\n\r\n${body}`);
  logCall({ method: "unknown", principal: "none", code: problem.status, microseconds: 0, requestId });
}

function problemOfConnection(error: NodeJS.ErrnoException, socket: Socket): Problem {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return makeProblem(408, "REQUEST_TOO_SLOW", "The request did not arrive in time.");
  if (error.code === "HPE_HEADER_OVERFLOW") return makeProblem(431, "HEADERS_TOO_LARGE", "The headers are over 8,192 bytes.");
  // A certificate whose signature is false: OpenSSL may report that only when the first bytes are read.
  if (error.code?.startsWith("ERR_SSL_") && socket instanceof TLSSocket && !socket.authorized && socket.getPeerX509Certificate()) {
    return makeProblem(401, "CERTIFICATE_REFUSED", "The client certificate of this connection is not accepted.");
  }
  return makeProblem(400, "MALFORMED_HTTP", "The request is not HTTP as expected.");
}
