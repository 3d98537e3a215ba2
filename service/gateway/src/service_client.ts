// The channel to kok-searchd.
import { Client, Metadata, type ServiceError, credentials } from "@grpc/grpc-js";
import { type DescMessage, type DescMethodUnary, type Message, create, fromBinary, toBinary } from "@bufbuild/protobuf";
import serviceConfig from "../../../proto/clients/service_config.json";
import { Health, HealthCheckResponse_ServingStatus } from "../generated/grpc/health/v1/health_pb";
import type { Address } from "./address";
import type { ClientTls } from "./tls_files";

export type UnaryMethod = DescMethodUnary<DescMessage, DescMessage>;

export interface Call {
  // The bytes of the reply's message; rejects with ServiceError.
  readonly reply: Promise<Buffer>;
  cancel(): void;
}

export class ServiceClient {
  private readonly client: Client;

  // `tls`: undefined on loopback and unix sockets.
  constructor(address: Address, tls: ClientTls | undefined) {
    const target = address.path ? `unix:${address.path}` : `dns:${address.host.includes(":") ? `[${address.host}]` : address.host}:${address.port}`;
    const channel = tls ? credentials.createSsl(tls.ca, tls.key, tls.certificate) : credentials.createInsecure();
    this.client = new Client(target, channel, {
      "grpc.service_config": JSON.stringify(withoutTimeouts()),
      // A proxy of the environment's would see the requests.
      "grpc.enable_http_proxy": 0,
      "grpc.initial_reconnect_backoff_ms": 100,
      "grpc.min_reconnect_backoff_ms": 100,
      "grpc.max_reconnect_backoff_ms": 1000,
      "grpc.max_receive_message_length": 4 << 20,
      // A reply comes whole: with the usual 64 KiB the service would wait for our leave in the middle of a page of results.
      "grpc-node.flow_control_window": 4 << 20,
    });
  }

  call(method: UnaryMethod, request: Message, deadlineMs: number): Call {
    let cancel = (): void => {};
    const reply = new Promise<Buffer>((resolve, reject) => {
      const call = this.client.makeUnaryRequest(
        `/${method.parent.typeName}/${method.name}`,
        (message: Message) => Buffer.from(toBinary(method.input, message)),
        (bytes: Buffer) => bytes,
        request,
        new Metadata(),
        { deadline: Date.now() + deadlineMs },
        (error: ServiceError | null, bytes?: Buffer) => (error || !bytes ? reject(error) : resolve(bytes)),
      );
      cancel = () => call.cancel();
    });
    return { reply, cancel: () => cancel() };
  }

  async isServing(deadlineMs: number): Promise<boolean> {
    const method = Health.method.check;
    const bytes = await this.call(method, create(method.input), deadlineMs).reply;
    return fromBinary(method.output, bytes).status === HealthCheckResponse_ServingStatus.SERVING;
  }

  close(): void {
    this.client.close();
  }
}

// Every call has a deadline of its own, which may be longer than what the file gives those that have none.
function withoutTimeouts(): object {
  const methodConfig = serviceConfig.methodConfig.map(({ timeout: _, ...rest }) => rest);
  return { ...serviceConfig, methodConfig };
}
