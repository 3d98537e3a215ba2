/** Says why there is no connection. gRPC tells hardly more than that there is none, so one connection is made without it. */

import { X509Certificate } from "node:crypto";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

import { hostAndPort } from "./channel.js";
import type { Credentials } from "./credentials.js";
import { CannotConnectError } from "./errors.js";

const MILLISECONDS = 1000;
const HANDSHAKE = "Check CA, client certificate and key, their dates, and that the address is the service's.";

function connectError(message: string, remedy: string): CannotConnectError {
  return new CannotConnectError(message, { code: "UNAVAILABLE", reason: "CANNOT_CONNECT", remedy });
}

/** Our own certificate, where the server does not accept it: it need not say why. */
function ofOurCertificate(tls: Credentials | undefined): CannotConnectError {
  if (!tls?.certificate) {
    return connectError("the server wants a client certificate", "Pass credentialsFile, or tls.certificate and tls.key.");
  }
  const { validFrom, validTo } = new X509Certificate(tls.certificate);
  const expired = Date.parse(validTo) < Date.now();
  if (expired || Date.parse(validFrom) > Date.now()) {
    return connectError(`our client certificate is not accepted: it ${expired ? "has expired" : "is not yet valid"}`,
      "Have it renewed, and check this machine's clock.");
  }
  return connectError("the server does not accept our client certificate",
    "Ask its operator whether it was revoked or is of another CA than the server's clients.");
}

/** A failure that Node names by a code of its own or of OpenSSL. */
function ofCode(code: string, tls: Credentials | undefined): CannotConnectError {
  switch (code) {
    case "ENOENT":
      return connectError("there is no such socket", "Check the path, and that the service runs on this machine.");
    case "EACCES":
      return connectError("this user may not use the socket", "Run as a user or group that the operator lets in.");
    case "ECONNREFUSED":
      return connectError("nothing listens at the address", "Check host and port, and that the service runs.");
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return connectError("the host's name is not known", "Check its spelling, and the name server.");
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return connectError("the server's certificate is for another name",
        "Connect to a name that stands in it, or pass serverName; the operator knows it.");
    case "CERT_HAS_EXPIRED":
    case "CERT_NOT_YET_VALID":
      return connectError(`the server's certificate ${code === "CERT_HAS_EXPIRED" ? "has expired" : "is not yet valid"}`,
        "Ask the operator to renew it, and check this machine's clock.");
    case "ERR_SSL_WRONG_VERSION_NUMBER":
    case "ERR_SSL_PACKET_LENGTH_TOO_LONG":
      return connectError("the server does not speak TLS at this port", "Check the port: the plain one is for its own machine only.");
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "CERT_SIGNATURE_FAILURE":
      return connectError("the server's certificate is not accepted: another CA has issued it",
        "Pass as tls.ca the CA that has issued the server's certificate; the operator has it.");
    case "ECONNRESET":
    case "EPIPE":
      return tls ? ofOurCertificate(tls) : connectError("the server closed the connection",
        "Check that the port is the service's, and whether it has too many connections already.");
    default:
      if (/^ERR_SSL_.*ALERT/.test(code)) return ofOurCertificate(tls);
      return code.startsWith("E") && !code.startsWith("ERR_")
        ? connectError("the address does not answer", "Check address, route and firewall.")
        : connectError("the TLS handshake failed", HANDSHAKE);
  }
}

function open(target: string, tls: Credentials | undefined, serverName: string | undefined): Socket | undefined {
  if (target.startsWith("unix:")) return connect({ path: target.slice("unix:".length).replace(/^\/\/\//, "/") });
  const address = hostAndPort(target);
  if (address === undefined || tls === undefined) return address && connect({ ...address, autoSelectFamily: true });
  const name = serverName ?? (isIP(address.host) ? undefined : address.host);
  return connectTls({
    ...address, ...{ autoSelectFamily: true }, ALPNProtocols: ["h2"],
    ...(name !== undefined && { servername: name }),
    ...(tls.ca && { ca: tls.ca }), ...(tls.certificate && { cert: tls.certificate }), ...(tls.key && { key: tls.key }),
  });
}

/** The error that says what is wrong with the connection, as far as one more attempt tells; takes about a second at most. */
export async function whyNotConnected(
  target: string, tls: Credentials | undefined, serverName: string | undefined,
): Promise<CannotConnectError> {
  const socket = open(target, tls, serverName);
  const lost = connectError("the connection was lost before an answer came",
    "Try again; where it stays so, check address, CA, client certificate and their dates.");
  if (socket === undefined) return lost;
  return await new Promise<CannotConnectError>((resolve) => {
    let connected = false;
    socket.setTimeout(MILLISECONDS, () => resolve(connected ? lost : ofCode("ETIMEDOUT", tls)));
    socket.on("error", (error: NodeJS.ErrnoException) => resolve(ofCode(error.code ?? "", tls)));
    socket.once(tls ? "secureConnect" : "connect", () => {
      connected = true;
      // A server that goes on speaks first; in TLS 1.3 one that refuses our certificate does so only now.
      if (!tls) resolve(lost);
    });
    socket.once("data", () => resolve(lost));
    socket.once("close", () => resolve(tls ? ofOurCertificate(tls) : lost));
  }).finally(() => socket.destroy());
}
