// Where to listen, and where the service is.
import { isIP } from "node:net";
import { Refusal } from "./refusal";

export interface Address {
  // As it was written: what log lines and refusals call it.
  readonly text: string;
  // Path of a unix socket; empty: host and port.
  readonly path: string;
  readonly host: string;
  readonly port: number;
  // A unix socket or loopback: nobody else reaches it.
  readonly isLocal: boolean;
}

// `flag` is what a Refusal begins with. A port of 0, which the system chooses, is for listening only.
export function parseAddress(text: string, flag: string, lowestPort: 0 | 1): Address {
  const expected = `${flag}: expected HOST:PORT or unix:/PATH, such as 127.0.0.1:8080`;
  if (text.startsWith("unix:")) {
    const path = text.slice("unix:".length);
    // sun_path holds 108 bytes with the zero at its end.
    if (!path.startsWith("/") || Buffer.byteLength(path) > 107) throw new Refusal(`${expected}; a path has at most 107 bytes`);
    return { text, path, host: "", port: 0, isLocal: true };
  }
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text);
  if (!match) throw new Refusal(expected);
  const host = match[1] ?? match[2] ?? "";
  const port = Number(match[3]);
  if (port > 65535 || port < lowestPort) throw new Refusal(`${flag}: expected a port from ${lowestPort} to 65535`);
  if (match[1] !== undefined && isIP(host) !== 6) throw new Refusal(expected);
  return { text, path: "", host, port, isLocal: isLoopback(host) };
}

export function parseListenAddresses(text: string): Address[] {
  const addresses = text.split(",").map((part) => parseAddress(part.trim(), "--listen", 0));
  const twice = addresses.find((address, i) => address.port !== 0 && addresses.findIndex((other) => other.text === address.text) !== i);
  if (twice) throw new Refusal(`--listen: ${twice.text} stands twice; name it once`);
  const name = addresses.find((address) => address.host !== "" && address.host !== "localhost" && isIP(address.host) === 0);
  if (name) throw new Refusal("--listen: expected an IP address, localhost or unix:/PATH; a name could change what it stands for");
  return addresses;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
