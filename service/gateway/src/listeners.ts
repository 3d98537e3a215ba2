// Takes the addresses, all or none, and gives them back.
import { chmodSync, lstatSync, unlinkSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import type { Address } from "./address";
import type { Gateway } from "./gateway";
import { Refusal, systemCode } from "./refusal";

const drainMs = 10000;

interface Listener {
  readonly address: Address;
  readonly gateway: Gateway;
}

// What each listens on, with the port that the system chose. Throws Refusal of code 5, and then listens on none.
export async function openListeners(listeners: readonly Listener[]): Promise<string[]> {
  const opened: Gateway[] = [];
  const names = [];
  try {
    for (const { address, gateway } of listeners) {
      if (address.path) await freeSocketPath(address);
      await gateway.app.listen(address.path ? { path: address.path } : { host: address.host === "localhost" ? "127.0.0.1" : address.host, port: address.port });
      opened.push(gateway);
      // Whoever is of the group may ask.
      if (address.path) chmodSync(address.path, 0o660);
      names.push(nameOf(address, gateway.app.server.address()));
    }
  } catch (error) {
    await Promise.all(opened.map((gateway) => gateway.app.close()));
    if (error instanceof Refusal) throw error;
    const failed = listeners[opened.length] ?? listeners[listeners.length - 1];
    throw new Refusal(`--listen: ${failed?.address.text} cannot be taken (${systemCode(error)}); stop what listens there or name another address`, 5);
  }
  return names;
}

// No new calls; those under way have ten seconds.
export async function closeListeners(gateways: readonly Gateway[]): Promise<void> {
  const late = setTimeout(() => {
    for (const gateway of gateways) (gateway.app.server as { closeAllConnections(): void }).closeAllConnections();
  }, drainMs);
  for (const gateway of gateways) gateway.connections.drain();
  await Promise.all(gateways.map((gateway) => gateway.app.close()));
  clearTimeout(late);
}

function nameOf(address: Address, bound: AddressInfo | string | null): string {
  if (address.path || bound === null || typeof bound === "string") return address.text;
  return bound.family === "IPv6" ? `[${bound.address}]:${bound.port}` : `${bound.address}:${bound.port}`;
}

// A socket that a killed gateway left behind is removed; anything else there is not ours.
async function freeSocketPath(address: Address): Promise<void> {
  try {
    if (!lstatSync(address.path).isSocket()) throw new Refusal(`--listen: ${address.text} cannot be taken: what is there is no socket; name another path`, 5);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return;
  }
  const isTaken = await new Promise<boolean>((resolve) => {
    const probe = connect(address.path);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", (error) => resolve(systemCode(error) !== "ECONNREFUSED"));
  });
  if (isTaken) throw new Refusal(`--listen: ${address.text} cannot be taken: somebody listens there; stop it or name another path`, 5);
  unlinkSync(address.path);
}
