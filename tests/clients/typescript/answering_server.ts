/** A gRPC server in this process that answers every method of kok.search.v1 as it is told: for what the real one cannot be made to say. */

import {
  type handleUnaryCall, Metadata, Server, ServerCredentials, type ServerUnaryCall, status,
} from "@grpc/grpc-js";
import { DirectoryService, SearchService } from "kok-search-client";

/** What it answers with. */
export interface Answer {
  /** Code of every answer; OK is an empty message, undefined none at all. */
  readonly code: status | undefined;
  readonly details?: string;
  /** Value of `grpc-status-details-bin`. */
  readonly rich?: Uint8Array;
  /** Calls that fail so; those behind them are OK. Default all. */
  readonly times?: number;
}

export class AnsweringServer {
  answer: Answer = { code: status.OK };
  /** Calls since `begin`. */
  calls = 0;
  lastRequest: Uint8Array = Buffer.alloc(0);
  /** Called when a call has come. */
  entered: () => void = () => {};

  private constructor(private readonly server: Server, readonly target: string) {}

  static async start(credentials = ServerCredentials.createInsecure(), services = [SearchService, DirectoryService]): Promise<AnsweringServer> {
    const server = new Server();
    const handle: handleUnaryCall<Buffer, Buffer> = (call, callback) => answering.reply(call, callback);
    for (const service of services) {
      for (const method of service.methods) {
        server.register(`/${service.typeName}/${method.name}`, handle, (reply: Buffer) => reply, (request: Buffer) => request, "unary");
      }
    }
    const port = await new Promise<number>((done, failed) =>
      server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error ? failed(error) : done(bound))));
    const answering = new AnsweringServer(server, `127.0.0.1:${port}`);
    return answering;
  }

  begin(answer: Answer): void {
    this.answer = answer;
    this.calls = 0;
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private reply(call: ServerUnaryCall<Buffer, Buffer>, callback: Parameters<handleUnaryCall<Buffer, Buffer>>[1]): void {
    this.calls += 1;
    this.lastRequest = call.request;
    this.entered();
    const { code, details = "", rich, times = Infinity } = this.answer;
    if (code === undefined) return;
    if (code === status.OK || this.calls > times) return callback(null, Buffer.alloc(0));
    const metadata = new Metadata();
    if (rich) metadata.set("grpc-status-details-bin", Buffer.from(rich));
    callback({ code, details, metadata });
  }
}
