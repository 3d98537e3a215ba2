// What of a request is not its caller: the message in its body, and how long the answer may take.
import type { IncomingMessage } from "node:http";
import { type DescMessage, type JsonValue, type Message, fromJson } from "@bufbuild/protobuf";
import type { Limits } from "./flags";
import { checkJson } from "./json_check";
import { ProblemError } from "./problem";
import { repeatedKeys } from "./repeated_keys";

const maxViolations = 10;
const notJson = "The body is not a JSON object in UTF-8; {} is the request without any field.";

// Throws ProblemError.
export function readMessage(schema: DescMessage, body: unknown): Message {
  let text: string;
  let value: JsonValue;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body as Buffer);
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw new ProblemError(400, "INVALID_REQUEST", notJson);
  }
  const violations = [...checkJson(schema, value), ...repeatedKeys(text)].slice(0, maxViolations);
  if (violations.length > 0) {
    const [first] = violations;
    if (first?.field === "") throw new ProblemError(400, "INVALID_REQUEST", notJson);
    throw new ProblemError(400, "INVALID_REQUEST", "Fields of the body are not as expected.", violations);
  }
  try {
    return fromJson(schema, value);
  } catch {
    throw new ProblemError(400, "INVALID_REQUEST", "The body does not fit the message of this method.");
  }
}

// Milliseconds. Throws ProblemError.
export function deadlineOf(request: IncomingMessage, limits: Limits): number {
  const header = request.headers["request-timeout"];
  if (header === undefined) return limits.defaultDeadlineMs;
  const seconds = typeof header === "string" && /^\d{1,9}(\.\d{1,9})?$/.test(header) ? Number(header) : 0;
  if (seconds <= 0) {
    const violation = { field: "Request-Timeout", description: "expected seconds, more than 0, such as 2.5" };
    throw new ProblemError(400, "INVALID_REQUEST", "The header Request-Timeout is not as expected.", [violation]);
  }
  return Math.min(Math.max(1, Math.round(seconds * 1000)), limits.maxDeadlineMs);
}
