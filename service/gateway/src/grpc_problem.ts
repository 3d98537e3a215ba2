// A failed call of the service as a problem.
import { fromBinary } from "@bufbuild/protobuf";
import { type ServiceError, status as Code } from "@grpc/grpc-js";
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "../generated/google/rpc/error_details_pb";
import { StatusSchema } from "../generated/google/rpc/status_pb";
import type { Violation } from "./json_check";
import { type Problem, makeProblem } from "./problem";

// Of each ErrorInfo that is the service's own.
const domain = "search.kok.internal";
const gatewayRefused = "GATEWAY_REFUSED";

// HTTP status, and the reason and detail where the service gave no ErrorInfo: then the message is the library's or of something on
// the way, may hold addresses, and is not passed on.
const byCode: Partial<Record<Code, readonly [number, string, string]>> = {
  [Code.CANCELLED]: [499, "CANCELLED", "The call was cancelled."],
  [Code.INVALID_ARGUMENT]: [400, "INVALID_REQUEST", "The service does not take the request."],
  [Code.OUT_OF_RANGE]: [400, "INVALID_REQUEST", "The service does not take the request."],
  [Code.FAILED_PRECONDITION]: [400, "INVALID_REQUEST", "The service does not take the request."],
  [Code.DEADLINE_EXCEEDED]: [504, "DEADLINE_EXCEEDED", "The deadline passed before the answer came."],
  [Code.NOT_FOUND]: [404, "RECORD_NOT_FOUND", "There is no such record."],
  [Code.ALREADY_EXISTS]: [409, "INTERNAL", "The service answered what it never should."],
  // Whom the service refuses is the gateway. By 401 or 403 its caller would think that its own token is meant.
  [Code.PERMISSION_DENIED]: [502, gatewayRefused, "The service's policy grants the gateway less than it needs."],
  [Code.UNAUTHENTICATED]: [502, gatewayRefused, "The service does not know the gateway."],
  [Code.RESOURCE_EXHAUSTED]: [429, "OVERLOADED", "The service has no room for the call."],
  [Code.ABORTED]: [409, "PAGE_TOKEN_EXPIRED", "The index was rebuilt meanwhile."],
  [Code.UNIMPLEMENTED]: [501, "VERSION_MISMATCH", "The service does not know this method."],
  [Code.UNAVAILABLE]: [503, "SERVICE_UNAVAILABLE", "The service cannot be reached."],
  [Code.DATA_LOSS]: [500, "INDEX_CORRUPT", "The index is damaged."],
};

const secondsWithoutRetryInfo = 2;

export function problemOfCall(error: ServiceError): Problem {
  const [status, reason, detail] = byCode[error.code] ?? [500, "INTERNAL", "The service failed."];
  const details = detailsOf(error);
  const known = reason !== gatewayRefused && /^[A-Z][A-Z0-9_]{0,62}$/.test(details.reason);
  const retryAfter = details.retryAfter ?? (status === 503 || status === 429 ? secondsWithoutRetryInfo : undefined);
  return makeProblem(status, known ? details.reason : reason, known ? error.details : detail, known ? details.violations : [], retryAfter);
}

interface Details {
  // Of the service; empty: the details are somebody else's, or there are none.
  reason: string;
  violations: Violation[];
  retryAfter?: number;
}

function detailsOf(error: ServiceError): Details {
  const found: Details = { reason: "", violations: [] };
  const [bytes] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (!Buffer.isBuffer(bytes)) return found;
  try {
    for (const any of fromBinary(StatusSchema, bytes).details) {
      const type = any.typeUrl.slice(any.typeUrl.lastIndexOf("/") + 1);
      if (type === ErrorInfoSchema.typeName) {
        const info = fromBinary(ErrorInfoSchema, any.value);
        if (info.domain === domain) found.reason = info.reason;
      }
      if (type === BadRequestSchema.typeName) {
        const { fieldViolations } = fromBinary(BadRequestSchema, any.value);
        found.violations = fieldViolations.map(({ field, description }) => ({ field: jsonPath(field), description }));
      }
      if (type === RetryInfoSchema.typeName) {
        const delay = fromBinary(RetryInfoSchema, any.value).retryDelay;
        // Retry-After counts in whole seconds.
        if (delay) found.retryAfter = Math.max(1, Number(delay.seconds) + (delay.nanos > 0 ? 1 : 0));
      }
    }
  } catch {
    // Details that do not parse are none.
  }
  return found;
}

// `filter.serves_regions[0]` as the JSON of a request has it.
function jsonPath(field: string): string {
  return field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
