/** A gRPC server in this process that answers every method of kok.search.v1 as it is told: for what the real one cannot be made to say. */

import type { DescMessage } from "@bufbuild/protobuf";
import {
  type handleUnaryCall, Metadata, Server, ServerCredentials, type ServerUnaryCall, status,
} from "@grpc/grpc-js";
import {
  BatchGetOrganizationsRequestSchema, BatchGetOrganizationsResponseSchema, create, DirectoryService, fromBinary, GetOrganizationRequestSchema,
  GetOrganizationResponseSchema, type MessageInitShape, type Organization, SearchService, toBinary,
} from "kok-search-client";

import { OURS, type Packed, rich, violation } from "./rich_status.js";

/** What it answers with. */
export interface Answer {
  /** Code of every answer; OK is an empty message, undefined none at all. */
  readonly code: status | undefined;
  readonly details?: string;
  /** Value of `grpc-status-details-bin`. */
  readonly rich?: Uint8Array;
  /** Value of `kok-request-id`. */
  readonly requestId?: string;
  /** Calls that fail so; those behind them are OK. Default all. */
  readonly times?: number;
}

export class AnsweringServer {
  answer: Answer = { code: status.OK };
  /** Calls since `begin`. */
  calls = 0;
  lastRequest: Uint8Array = Buffer.alloc(0);
  /** Organisations that it has, by name; undefined: it says so of none. */
  records: ReadonlyMap<string, Organization> | undefined;
  /** Of one BatchGetOrganizations; more are RESPONSE_TOO_LARGE. */
  mostAtOnce = 100;
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

  private reply(call: ServerUnaryCall<Buffer, Buffer>, callback: Callback): void {
    this.calls += 1;
    this.lastRequest = call.request;
    this.entered();
    const { code, details = "", rich, requestId, times = Infinity } = this.answer;
    if (code === undefined) return;
    if (code === status.OK || this.calls > times) return this.records ? this.read(call, callback) : callback(null, Buffer.alloc(0));
    const metadata = new Metadata();
    if (rich) metadata.set("grpc-status-details-bin", Buffer.from(rich));
    if (requestId !== undefined) metadata.set("kok-request-id", requestId);
    callback({ code, details, metadata });
  }

  private read(call: ServerUnaryCall<Buffer, Buffer>, callback: Callback): void {
    const one = call.getPath().endsWith("/GetOrganization");
    const names = one
      ? [fromBinary(GetOrganizationRequestSchema, call.request).name] : fromBinary(BatchGetOrganizationsRequestSchema, call.request).names;
    const organizations = names.map((name) => this.records?.get(name));
    const missing = organizations.indexOf(undefined);
    if (names.length > this.mostAtOnce) return refuse(callback, "INVALID_ARGUMENT", "RESPONSE_TOO_LARGE");
    if (missing >= 0) return refuse(callback, "NOT_FOUND", "RECORD_NOT_FOUND", violation(one ? "name" : `names[${missing}]`, "names no record"));
    const found = organizations as Organization[];
    callback(null, one
      ? encoded(GetOrganizationResponseSchema, { organization: found[0] as Organization })
      : encoded(BatchGetOrganizationsResponseSchema, { organizations: found }));
  }
}

type Callback = Parameters<handleUnaryCall<Buffer, Buffer>>[1];

function encoded<T extends DescMessage>(schema: T, message: MessageInitShape<T>): Buffer {
  return Buffer.from(toBinary(schema, create(schema, message)));
}

function refuse(callback: Callback, code: "INVALID_ARGUMENT" | "NOT_FOUND", reason: string, ...more: Packed[]): void {
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(rich(code, OURS, reason, ...more)));
  callback({ code: status[code], details: "", metadata });
}
