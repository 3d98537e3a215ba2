// The connections of one listener: how many, how old, and by which certificates of ours they were let in.
import type { Server } from "node:http";
import type { Socket } from "node:net";

const maxOfOneAddress = 128;
const maxAgeMs = 30 * 60 * 1000;

interface Connection {
  readonly since: number;
  readonly generation: number;
}

export class Connections {
  private generation = 0;
  private isDraining = false;
  private readonly known = new WeakMap<Socket, Connection>();
  private readonly byAddress = new Map<string, number>();
  // The generation in which each open connection began. By peer: a TLS socket does not say which socket it lies on.
  private readonly begun = new Map<string, number>();

  // `event`: `connection`, or `secureConnection` where there is TLS.
  constructor(
    private readonly server: Server,
    event: "connection" | "secureConnection",
  ) {
    server.on("connection", (socket: Socket) => {
      this.remember(socket);
      this.count(socket);
    });
    // A handshake goes by the revocation lists of when it began.
    server.on(event, (socket: Socket) => this.known.set(socket, { since: Date.now(), generation: this.begun.get(peerOf(socket)) ?? -1 }));
  }

  // Who may connect has changed: the connections there are end with the call they have.
  outdate(): void {
    this.generation += 1;
    this.server.closeIdleConnections();
  }

  drain(): void {
    this.isDraining = true;
  }

  isOutdated(socket: Socket): boolean {
    return this.known.get(socket)?.generation !== this.generation;
  }

  // Whether the reply should be its last.
  endsAfterReply(socket: Socket): boolean {
    return this.isDraining || this.isOutdated(socket) || Date.now() - (this.known.get(socket)?.since ?? 0) > maxAgeMs;
  }

  private remember(socket: Socket): void {
    const peer = peerOf(socket);
    this.begun.set(peer, this.generation);
    socket.once("close", () => this.begun.delete(peer));
  }

  private count(socket: Socket): void {
    // Unix sockets have no address.
    const address = socket.remoteAddress;
    if (address === undefined) return;
    const open = this.byAddress.get(address) ?? 0;
    if (open >= maxOfOneAddress) {
      socket.destroy();
      return;
    }
    this.byAddress.set(address, open + 1);
    socket.once("close", () => {
      const left = (this.byAddress.get(address) ?? 1) - 1;
      if (left > 0) this.byAddress.set(address, left);
      else this.byAddress.delete(address);
    });
  }
}

function peerOf(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort} ${socket.localAddress}`;
}
