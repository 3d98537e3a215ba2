/** One channel, and how a call is made over it. */

import {
  create, type DescMessage, type DescMethodUnary, fromBinary, type MessageInitShape, type MessageShape, toBinary,
} from "@bufbuild/protobuf";
import { type Client as Channel, type ClientUnaryCall, Metadata } from "@grpc/grpc-js";

import { DEFAULT_TIMEOUT_SECONDS, openChannel } from "./channel.js";
import { whyNotConnected } from "./connection_check.js";
import type { Credentials } from "./credentials.js";
import { CannotConnectError, type KokSearchError } from "./errors.js";
import { errorOf, ownError } from "./failed_call.js";
import type { CallOptions } from "./search_parameters.js";

// gRPC itself refuses longer ones, and says that the service is overloaded.
const MAX_REQUEST_BYTES = 4 << 20;

/** Where to connect, and how. */
export interface Target {
  readonly target: string;
  readonly tls: Credentials | undefined;
  readonly serverName: string | undefined;
  readonly timeoutSeconds: number | undefined;
}

const invalid = (message: string, remedy: string): KokSearchError =>
  ownError("INVALID_ARGUMENT", message, { reason: "INVALID_REQUEST", remedy });

/** A connection to one service. Calls may run at the same time. */
export class Connection {
  private readonly channel: Channel;
  private readonly underWay = new Set<ClientUnaryCall>();
  private closed = false;

  /** Throws CannotConnectError where the target may not be spoken to like this. */
  constructor(private readonly target: Target) {
    this.channel = openChannel(target.target, target.tls, target.serverName);
  }

  /** Cancels what is under way. Later calls fail with CancelledError. */
  close(): void {
    this.closed = true;
    for (const call of this.underWay) call.cancel();
    this.channel.close();
  }

  /** What `make` makes of a caller's values; InvalidRequestError where one does not fit, without the library's error, which quotes it. */
  built<T>(make: () => T): T {
    try {
      return make();
    } catch {
      throw invalid("a value has another type than its field, or is out of its range", "Check the types of what was passed.");
    }
  }

  /** Calls a method. Fails with a KokSearchError. */
  async call<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>, request: MessageInitShape<I>, options: CallOptions,
  ): Promise<MessageShape<O>> {
    const bytes = this.built(() => Buffer.from(toBinary(method.input, create(method.input, request))));
    if (bytes.length > MAX_REQUEST_BYTES) throw invalid("the request is over 4 MiB", "Ask with less text, or for fewer at once.");
    const seconds = options.timeoutSeconds ?? this.target.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
    if (!(seconds > 0)) throw invalid("timeoutSeconds is not above 0", "Give a number of seconds, or leave it out: 5 are plenty.");
    if (this.closed) throw ownError("CANCELLED", "the client is closed");
    if (options.signal?.aborted) throw ownError("CANCELLED", "the call was cancelled before it began");
    try {
      return await this.send(method, bytes, seconds, options.signal);
    } catch (error) {
      if (!(error instanceof CannotConnectError)) throw error;
      throw await whyNotConnected(this.target.target, this.target.tls, this.target.serverName);
    }
  }

  private send<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>, bytes: Buffer, seconds: number, signal: AbortSignal | undefined,
  ): Promise<MessageShape<O>> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => call.cancel();
      const call = this.channel.makeUnaryRequest(
        `/${method.parent.typeName}/${method.name}`, (request: Buffer) => request, (reply: Buffer) => fromBinary(method.output, reply),
        bytes, new Metadata(), { deadline: Date.now() + seconds * 1000 },
        (failed, reply) => {
          this.underWay.delete(call);
          signal?.removeEventListener("abort", cancel);
          if (failed) reject(errorOf(failed));
          else if (reply === undefined) reject(ownError("INTERNAL", "the service answered with nothing"));
          else resolve(reply);
        });
      this.underWay.add(call);
      signal?.addEventListener("abort", cancel, { once: true });
    });
  }
}
