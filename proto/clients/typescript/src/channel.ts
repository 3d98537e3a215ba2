/** Opens the channel: where to, over what, and how a call is repeated. */

import { BlockList, isIP } from "node:net";

import { type ChannelCredentials, Client, type ClientOptions, credentials as grpc } from "@grpc/grpc-js";

import type { Credentials } from "./credentials.js";
import { CannotConnectError } from "./errors.js";
import serviceConfig from "./generated/service_config.json";

/** Seconds that a call may take with all its repetitions, as the shipped service configuration says. */
export const DEFAULT_TIMEOUT_SECONDS = Number.parseFloat(serviceConfig.methodConfig[0]?.timeout ?? "5s");

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** Of a target that names one host: `host:port`, `[::1]:50051`, with or without `dns:`, `ipv4:`, `ipv6:`. */
export function hostAndPort(target: string): { host: string; port: number } | undefined {
  const address = /^(?:(?:dns|ipv4|ipv6):(?:\/\/[^/]*\/)?)?(\[[^\]/,]+\]|[^:/,[\]]+):(\d{1,5})$/.exec(target);
  const [host, port] = [address?.[1], Number(address?.[2])];
  if (host === undefined || port < 1 || port > 65535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ""), port };
}

/** Whether what is sent there never leaves the machine. */
function isLocal(target: string): boolean {
  if (target.startsWith("unix:")) return true;
  const address = hostAndPort(target);
  // Who is asked for the address in `dns://SERVER/name` says what it is.
  if (address === undefined || /^\w+:\/\/[^/]/.test(target)) return false;
  if (address.host === "localhost") return true;
  const version = isIP(address.host);
  return version !== 0 && LOOPBACK.check(address.host, version === 4 ? "ipv4" : "ipv6");
}

/** Where plain text goes: the files of a machine may call another one `localhost`. */
function numeric(target: string): string {
  const address = hostAndPort(target);
  return address?.host === "localhost" ? `ipv4:127.0.0.1:${address.port}` : target;
}

/**
 * A connection; it is made at the first call. Without credentials only to this machine: a query in plain text on a network could be
 * read. Throws CannotConnectError.
 */
export function openChannel(target: string, tls: Credentials | undefined, serverName: string | undefined): Client {
  // The deadline is each call's own, so that one call may be given longer than others.
  const methodConfig = serviceConfig.methodConfig.map(({ timeout: _, ...rest }) => rest);
  const options: ClientOptions = {
    "grpc.service_config": JSON.stringify({ ...serviceConfig, methodConfig }),
    // What one client knows of a connection is its own.
    "grpc.use_local_subchannel_pool": 1,
  };
  let channel: ChannelCredentials = grpc.createInsecure();
  if (tls !== undefined) {
    channel = grpc.createSsl(tls.ca, tls.key, tls.certificate);
    if (serverName !== undefined) options["grpc.ssl_target_name_override"] = serverName;
  } else if (isLocal(target)) {
    // Or a proxy of the environment would be handed the queries in plain text.
    options["grpc.enable_http_proxy"] = 0;
  } else {
    throw new CannotConnectError("plain text is for unix: sockets and loopback addresses only", {
      code: "UNAVAILABLE", reason: "TLS_REQUIRED",
      remedy: "Pass credentialsFile, or tls with ca, certificate and key; the operator issues them.",
    });
  }
  return new Client(tls === undefined ? numeric(target) : target, channel, options);
}
