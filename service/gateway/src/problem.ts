// What a caller is told when a call fails: RFC 9457 problem details. Constants, and what the service says; no text of the request.
import reasonsOfService from "../generated/error_reasons.json";
import type { Violation } from "./json_check";

export interface Problem {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly violations: readonly Violation[];
  // Seconds, whole ones; absent: asking again does not help.
  readonly retryAfter?: number;
}

interface Reason {
  readonly title: string;
  readonly remedy: string;
}

// Reasons of the gateway's own; those of the service come with its protocol. INVALID_REQUEST, OVERLOADED and DEADLINE_EXCEEDED are both's.
const reasonsOfGateway: Record<string, Reason> = {
  UNAUTHENTICATED: { title: "The caller is not known.", remedy: "Send Authorization: Bearer with a token of the operator's, or connect with a client certificate." },
  CERTIFICATE_REFUSED: { title: "The client certificate is not accepted.", remedy: "Check its dates, its CA, its one URI or DNS name, and whether it was withdrawn; else ask the operator." },
  TOKEN_REFUSED: { title: "The token is not known.", remedy: "Check that it is whole; else ask the operator for a new one." },
  PERMISSION_DENIED: { title: "The policy does not grant this method to the caller.", remedy: "Ask the operator for a role that has it." },
  GATEWAY_REFUSED: { title: "The service refuses the gateway itself.", remedy: "Tell the operator: the gateway's certificate or its roles in the service's policy are wrong." },
  NO_SUCH_PATH: { title: "There is nothing at this path.", remedy: "Take a path of /openapi.json." },
  METHOD_NOT_ALLOWED: { title: "The path is asked by another HTTP method.", remedy: "Take the method that the header Allow names." },
  UNSUPPORTED_MEDIA_TYPE: { title: "The body is not plain JSON.", remedy: "Send Content-Type: application/json, and no Content-Encoding." },
  BODY_TOO_LARGE: { title: "The body is over 65,536 bytes.", remedy: "Ask for less at once." },
  HEADERS_TOO_LARGE: { title: "The headers are over 8,192 bytes.", remedy: "Leave out what is not needed." },
  REQUEST_TOO_SLOW: { title: "The request did not arrive in time.", remedy: "Send it again at once and whole." },
  MALFORMED_HTTP: { title: "This is not HTTP as expected.", remedy: "Check the client; TLS or HTTP/2 is not spoken here unless the address says so." },
  QUERY_IN_URL: { title: "The URL has a query.", remedy: "Put everything into the body: URLs are written down on their way." },
  WRONG_HOST: { title: "The header Host is not this machine's.", remedy: "Ask by localhost or the address itself; for other machines, the gateway listens with TLS." },
  CONNECTION_OUTDATED: { title: "The connection is older than what it was let in by.", remedy: "Connect again." },
  SERVICE_UNAVAILABLE: { title: "The service behind the gateway cannot be reached or does not serve.", remedy: "Wait that long; tell the operator where it goes on." },
  VERSION_MISMATCH: { title: "The service does not know this method.", remedy: "Tell the operator: gateway and service are of different major versions." },
  CANCELLED: { title: "The call was given up.", remedy: "Ask again." },
};

const fallback: Reason = { title: "A fault of the service or the gateway.", remedy: "Tell the operator the Kok-Request-Id of the reply." };

// What the service's own remedy calls metadata is a header here.
const overridden: Record<string, Reason> = {
  INTERNAL: fallback,
  INVALID_REQUEST: { title: "The request is not one that this method takes.", remedy: "Mend what detail and violations name; the same request fails again." },
  DEADLINE_EXCEEDED: { title: "The answer did not come in time.", remedy: "Give the call more time by Request-Timeout (five seconds are plenty), or ask again later." },
};

export function makeProblem(status: number, reason: string, detail: string, violations: readonly Violation[] = [], retryAfter?: number): Problem {
  return { status, reason, detail, violations, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

export function problemBody(problem: Problem): string {
  const known = (reasonsOfService as Record<string, Reason>)[problem.reason];
  const { title, remedy } = reasonsOfGateway[problem.reason] ?? overridden[problem.reason] ?? known ?? fallback;
  return JSON.stringify({
    type: `urn:kok-search:problem:${problem.reason}`,
    title,
    status: problem.status,
    detail: problem.detail,
    reason: problem.reason,
    violations: problem.violations,
    remedy,
  });
}

// Thrown where a request ends early.
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(...problem: Parameters<typeof makeProblem>) {
    super("problem");
    this.problem = makeProblem(...problem);
  }
}
