/** From a failed gRPC call to a typed error: the one place where status codes are read. */

import { fromBinary } from "@bufbuild/protobuf";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { type Metadata, status } from "@grpc/grpc-js";

import * as errors from "./errors.js";
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "./generated/google/rpc/error_details_pb.js";
import { StatusSchema } from "./generated/google/rpc/status_pb.js";
import { REMEDIES } from "./generated/remedies.js";

const DOMAIN = "search.kok.internal";

interface Kind {
  readonly error: new (message: string, fields: errors.ErrorFields) => errors.KokSearchError;
  readonly message: string;
  readonly remedy: string;
}

const INVALID: Kind = {
  error: errors.InvalidRequestError,
  message: "the request is not as the service expects",
  remedy: "Correct the fields named; repeating the request as it is does not help.",
};
const INTERNAL: Kind = {
  error: errors.InternalError,
  message: "the service failed inside",
  remedy: "Try once more later, and tell the operator requestId or the time; the service's log has the call.",
};
const KINDS: Readonly<Record<string, Kind>> = {
  INVALID_ARGUMENT: INVALID,
  OUT_OF_RANGE: INVALID,
  FAILED_PRECONDITION: INVALID,
  ALREADY_EXISTS: INVALID,
  NOT_FOUND: {
    error: errors.NotFoundError,
    message: "no record of that name is in the directory",
    remedy: "Remove the stored copy if there is one, and search again: the record was withdrawn, or the name is not one.",
  },
  ABORTED: {
    error: errors.PageTokenExpiredError,
    message: "what the request goes on from is gone",
    remedy: "Begin again with the first page.",
  },
  RESOURCE_EXHAUSTED: {
    error: errors.OverloadedError,
    message: "the service has more to do than it can",
    remedy: "Wait retryAfter seconds (a second where it is undefined), then try again; send fewer calls at once.",
  },
  UNAVAILABLE: {
    error: errors.UnavailableError,
    message: "the service cannot answer for the moment",
    remedy: "The call was repeated already: wait retryAfter seconds, and ask the operator if it stays so.",
  },
  DEADLINE_EXCEEDED: {
    error: errors.DeadlineExceededError,
    message: "no answer in time",
    remedy: "Try again with a larger timeoutSeconds; where every call ends so, check address and firewall: nothing may be listening.",
  },
  CANCELLED: {
    error: errors.CancelledError,
    message: "the call was cancelled",
    remedy: "Call again if the answer is still wanted; a client that is closed cancels its calls.",
  },
  UNAUTHENTICATED: {
    error: errors.UnauthenticatedError,
    message: "the client certificate names nobody, or was withdrawn or has expired since the connection was made",
    remedy: "Ask the operator whether the certificate was withdrawn or has expired, and whether it names a URI or a DNS name; then connect with a new one.",
  },
  PERMISSION_DENIED: {
    error: errors.PermissionDeniedError,
    message: "the service's policy does not allow this client this method",
    remedy: "Ask the operator to grant the certificate's principal a role that has the method (search, sync) in the policy.",
  },
  UNIMPLEMENTED: {
    error: errors.VersionMismatchError,
    message: "the server does not know this method of kok.search.v1",
    remedy: "Check that the address is a kok-search; if it is, it speaks another major version: install the client of that version.",
  },
  INTERNAL,
  DATA_LOSS: INTERNAL,
  UNKNOWN: INTERNAL,
};

/** What google.rpc.Status says beyond the code. */
interface Details {
  ours: boolean;
  message: string;
  reason: string;
  violations: errors.Violation[];
  retryAfter: number | undefined;
}

function readDetails(trailers: Metadata): Details {
  const details: Details = { ours: false, message: "", reason: "", violations: [], retryAfter: undefined };
  const trailer = trailers.get("grpc-status-details-bin")[0];
  if (!(trailer instanceof Uint8Array)) return details;
  try {
    const rich = fromBinary(StatusSchema, trailer);
    details.message = rich.message;
    for (const packed of rich.details) {
      const info = anyUnpack(packed, ErrorInfoSchema);
      if (info) {
        details.ours = info.domain === DOMAIN;
        details.reason = info.reason;
      }
      const bad = anyUnpack(packed, BadRequestSchema);
      if (bad) details.violations = bad.fieldViolations.map(({ field, description }) => ({ field, description }));
      const delay = anyUnpack(packed, RetryInfoSchema)?.retryDelay;
      if (delay) details.retryAfter = Number(delay.seconds) + delay.nanos / 1e9;
    }
  } catch {
    details.ours = false; // of another server, or damaged: the code alone is told
  }
  return details;
}

/**
 * The typed error of a failed call. What another server than kok-search wrote is not repeated: it might quote the request.
 * UNAVAILABLE that no kok-search explains is a CannotConnectError without message.
 */
export function errorOf(failed: { code: status; metadata: Metadata }): errors.KokSearchError {
  const code = status[failed.code] ?? "UNKNOWN";
  const kind = KINDS[code] ?? INTERNAL;
  const { ours, message, reason, violations, retryAfter } = readDetails(failed.metadata);
  if (!ours && code === "UNAVAILABLE") return new errors.CannotConnectError("", { code, remedy: kind.remedy });
  if (!ours) return new kind.error(kind.message, { code, remedy: kind.remedy });
  const type = reason === "NOT_SERVED" && kind === INVALID ? errors.NotServedError : kind.error;
  const requestId = String(failed.metadata.get("kok-request-id")[0] ?? "");
  return new type(message || kind.message, { code, reason, violations, retryAfter, remedy: REMEDIES[reason] ?? kind.remedy, requestId });
}

/** A call that the client itself ends or refuses, with the remedy of its code. */
export function ownError(code: keyof typeof KINDS, message: string, fields: Partial<errors.ErrorFields> = {}): errors.KokSearchError {
  const kind = KINDS[code] ?? INTERNAL;
  return new kind.error(message, { code, remedy: kind.remedy, ...fields });
}

/** InvalidRequestError where the options passed to `method` are not as expected. */
export function refuse(method: string, violations: readonly errors.Violation[]): void {
  const [first] = violations;
  if (first === undefined) return;
  throw ownError("INVALID_ARGUMENT", `${method}: ${first.field} ${first.description}`, {
    reason: "INVALID_REQUEST", violations, remedy: "Correct the spelling: an option that nobody reads would be left out of the question.",
  });
}
