// The routes on one address.
import { randomBytes } from "node:crypto";
import { type IncomingMessage, type RequestListener, type Server, createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { ServiceError } from "@grpc/grpc-js";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import openApi from "../generated/openapi.json";
import type { Address } from "./address";
import type { Admission } from "./admission";
import { refuseBrokenConnection } from "./broken_connection";
import { callerOf } from "./caller";
import { Connections } from "./connections";
import type { Limits } from "./flags";
import { problemOfCall } from "./grpc_problem";
import { logCall, logFault } from "./log";
import { type Problem, ProblemError, makeProblem, problemBody } from "./problem";
import { replyJson } from "./reply_json";
import { deadlineOf, readMessage } from "./request";
import { type Route, routes } from "./routes";
import type { ServiceClient } from "./service_client";
import type { Settings } from "./settings";

const maxBodyBytes = 65536;
const maxHeaderBytes = 8192;
const keepAliveMs = 65000;
const healthDeadlineMs = 2000;
const healthMethod = "grpc.health.v1.Health/Check";

// What the listeners share, and a reload replaces.
export interface Shared {
  settings: Settings;
  client: ServiceClient;
  readonly admission: Admission;
  readonly limits: Limits;
}

// What one request is known by.
interface Asked {
  readonly requestId: string;
  principal: string;
  method: string;
}

declare module "fastify" {
  interface FastifyRequest {
    asked: Asked;
  }
  interface FastifyContextConfig {
    // `package.Service/Method` that the policy must grant; without one, anything at all.
    rpc?: string;
  }
}

export class Gateway {
  readonly app: FastifyInstance;
  readonly connections: Connections;
  private readonly server: Server;

  constructor(
    private readonly address: Address,
    private readonly shared: Shared,
  ) {
    this.server = this.makeServer();
    this.connections = new Connections(this.server, address.isLocal ? "connection" : "secureConnection");
    this.app = this.makeApp();
    for (const route of routes) {
      this.app.post(route.path, { config: { rpc: route.name } }, (request, reply) => this.answer(route, request, reply));
    }
    this.app.get("/healthz", { config: { rpc: healthMethod }, exposeHeadRoute: true }, () => this.answerHealth());
    const document = JSON.stringify(openApi);
    this.app.get("/openapi.json", { exposeHeadRoute: true }, (_, reply) => reply.type("application/json").send(document));
    const methods = new Map([...routes.map((route) => [route.path, "POST"] as const), ["/healthz", "GET, HEAD"], ["/openapi.json", "GET, HEAD"]]);
    this.app.setNotFoundHandler((request, reply) => {
      const allowed = methods.get(request.raw.url ?? "");
      if (allowed === undefined) throw new ProblemError(404, "NO_SUCH_PATH", "There is nothing at this path.");
      reply.header("Allow", allowed);
      throw new ProblemError(405, "METHOD_NOT_ALLOWED", `This path is asked by ${allowed.replace(", ", " or ")}.`);
    });
  }

  // Renewed certificates are for new connections.
  useTls(): void {
    const { serverTls } = this.shared.settings;
    if (!this.address.isLocal && serverTls) (this.server as Server & { setSecureContext(options: object): void }).setSecureContext(serverTls.options);
  }

  private makeServer(): Server {
    const { receiveTimeoutMs, maxConnections } = this.shared.limits;
    const http = {
      maxHeaderSize: maxHeaderBytes,
      requireHostHeader: false,
      requestTimeout: receiveTimeoutMs,
      headersTimeout: receiveTimeoutMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: 500,
    };
    const { serverTls } = this.shared.settings;
    const handle: RequestListener = (request, response) => this.app.routing(request, response);
    // Where there are tokens, a certificate may be missing; a bad one is refused at each request.
    const tls = { requestCert: true, handshakeTimeout: receiveTimeoutMs };
    const server = this.address.isLocal || !serverTls
      ? createServer(http, handle)
      : createTlsServer({ ...http, ...serverTls.options, ...tls, rejectUnauthorized: !this.takesTokens() }, handle);
    server.maxConnections = maxConnections;
    return server;
  }

  private takesTokens(): boolean {
    return this.shared.settings.tokens.size > 0;
  }

  private makeApp(): FastifyInstance {
    const app = fastify({
      logger: false,
      bodyLimit: maxBodyBytes,
      exposeHeadRoutes: false,
      return503OnClosing: false,
      forceCloseConnections: "idle",
      genReqId: () => "",
      serverFactory: () => this.server,
      clientErrorHandler: refuseBrokenConnection,
      frameworkErrors: (error, request, reply) => {
        this.begin(request as FastifyRequest, reply as unknown as FastifyReply);
        this.sendFailure(error, reply as unknown as FastifyReply);
      },
    });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) => done(null, body));
    app.addHook("onRequest", async (request, reply) => {
      this.begin(request, reply);
      this.admit(request);
    });
    app.setErrorHandler((error, _, reply) => this.sendFailure(error, reply));
    return app;
  }

  // Its line in the log comes when it is over, however it ends.
  private begin(request: FastifyRequest, reply: FastifyReply): void {
    const start = process.hrtime.bigint();
    const asked: Asked = { requestId: randomBytes(8).toString("hex"), principal: "none", method: "unknown" };
    request.asked = asked;
    reply.header("Kok-Request-Id", asked.requestId);
    reply.header("Cache-Control", "no-store");
    reply.header("X-Content-Type-Options", "nosniff");
    if (this.connections.endsAfterReply(request.raw.socket)) reply.header("Connection", "close");
    const response = reply.raw;
    response.once("close", () => {
      const code = response.writableFinished ? response.statusCode : 499;
      const microseconds = Number((process.hrtime.bigint() - start) / 1000n);
      logCall({ method: asked.method, principal: asked.principal, code, microseconds, requestId: asked.requestId });
    });
  }

  // Before a byte of the body is read. Throws ProblemError.
  private admit(request: FastifyRequest): void {
    const { settings } = this.shared;
    const { rpc } = request.routeOptions.config;
    request.asked.method = rpc ?? "unknown";
    if (this.address.isLocal && !this.address.path) checkHost(request.raw);
    if (this.connections.isOutdated(request.raw.socket)) {
      throw new ProblemError(503, "CONNECTION_OUTDATED", "Certificates or revocation lists have changed since this connection began.", [], 1);
    }
    const principal = callerOf(request.raw, this.address.isLocal, settings.tokens);
    request.asked.principal = principal;
    if (rpc === undefined ? !settings.policy.knows(principal) : !settings.policy.allows(principal, rpc)) {
      throw new ProblemError(403, "PERMISSION_DENIED", "The policy does not grant this to the caller.");
    }
    if (request.raw.url?.includes("?")) throw new ProblemError(400, "QUERY_IN_URL", "The URL has a query.");
    const encoding = request.headers["content-encoding"];
    if (encoding !== undefined && encoding !== "identity") throw new ProblemError(415, "UNSUPPORTED_MEDIA_TYPE", "The body is encoded.");
  }

  private async answer(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const message = readMessage(route.method.input, request.body);
    const deadlineMs = deadlineOf(request.raw, this.shared.limits);
    const leave = this.shared.admission.enter(request.asked.principal);
    const call = this.shared.client.call(route.method, message, deadlineMs);
    reply.raw.once("close", () => call.cancel());
    try {
      const body = replyJson(route.method.output, await call.reply);
      return reply.type("application/json").send(body);
    } catch (error) {
      if (!reply.raw.destroyed) throw isServiceError(error) ? new CallFailed(problemOfCall(error)) : error;
      // Nobody is there any more to be told.
      return reply.hijack();
    } finally {
      leave();
    }
  }

  private async answerHealth(): Promise<{ status: string }> {
    let isServing: boolean;
    try {
      isServing = await this.shared.client.isServing(healthDeadlineMs);
    } catch {
      throw new ProblemError(503, "SERVICE_UNAVAILABLE", "The service cannot be reached.", [], 2);
    }
    if (!isServing) throw new ProblemError(503, "SERVICE_UNAVAILABLE", "The service does not serve.", [], 2);
    return { status: "SERVING" };
  }

  private sendFailure(error: unknown, reply: FastifyReply): void {
    const problem = problemOf(error);
    if (problem.status === 401) reply.header("WWW-Authenticate", 'Bearer realm="kok-search"');
    if (problem.retryAfter !== undefined) reply.header("Retry-After", String(problem.retryAfter));
    // A body that was not read would be taken for the next request's beginning, or be waited for.
    if (!reply.request.raw.complete) reply.header("Connection", "close");
    void reply.code(problem.status).type("application/problem+json").send(problemBody(problem));
  }
}

class CallFailed extends Error {
  constructor(readonly problem: Problem) {
    super("call failed");
  }
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && typeof (error as Partial<ServiceError>).code === "number";
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError || error instanceof CallFailed) return error.problem;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return makeProblem(413, "BODY_TOO_LARGE", "The body is over 65,536 bytes.");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return makeProblem(415, "UNSUPPORTED_MEDIA_TYPE", "The body is not application/json.");
  if (statusCode !== undefined && statusCode < 500) return makeProblem(400, "MALFORMED_HTTP", "The request is not HTTP as expected.");
  logFault(error);
  return makeProblem(500, "INTERNAL", "A fault of the gateway.");
}

// A page of the web that a browser on this machine shows could otherwise ask in the name of `local`.
function checkHost(request: IncomingMessage): void {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host)) return;
  throw new ProblemError(421, "WRONG_HOST", "The header Host names another machine.");
}
