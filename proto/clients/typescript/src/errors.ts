/** What can go wrong, as types. Each error says what to do (`remedy`). None holds what was asked: no query, filter value or contact. */

/** One field of a request that was not as expected. */
export interface Violation {
  /** Path of the field, such as `filter.regions[2]`. */
  readonly field: string;
  /** What was expected; never the value. */
  readonly description: string;
}

/** What an error knows beside its message. */
export interface ErrorFields {
  readonly code: string;
  readonly remedy: string;
  readonly reason?: string | undefined;
  readonly violations?: readonly Violation[] | undefined;
  readonly retryAfter?: number | undefined;
  readonly requestId?: string | undefined;
}

/** Any failure of a call; the other errors derive from it. */
export class KokSearchError extends Error {
  /** Name of the gRPC status, such as `INVALID_ARGUMENT`. */
  readonly code: string;
  /** Constant of the service, such as `PAGE_TOKEN_EXPIRED` (see ErrorReason); empty where it gave none. */
  readonly reason: string;
  /** The fields that were not as expected. */
  readonly violations: readonly Violation[];
  /** Seconds to wait at least before trying again; undefined where not said. */
  readonly retryAfter: number | undefined;
  /** What to do, one sentence. */
  readonly remedy: string;
  /** The service's own number of the call, to name to its operator; empty where it gave none. */
  readonly requestId: string;

  /** `message` is what happened, a sentence that never quotes the request. */
  constructor(message: string, fields: ErrorFields) {
    super(message);
    this.name = new.target.name;
    this.code = fields.code;
    this.reason = fields.reason ?? "";
    this.violations = fields.violations ?? [];
    this.retryAfter = fields.retryAfter;
    this.remedy = fields.remedy;
    this.requestId = fields.requestId ?? "";
  }

  /** All of it in one line. */
  override toString(): string {
    const told = this.violations.filter(({ description }) => !this.message.includes(description));
    const parts = [`${this.message}`, ...told.map(({ field, description }) => `${field} ${description}`)];
    return `${this.name}: ${this.code}${this.reason && ` (${this.reason})`}: ${parts.join("; ").replace(/\.$/, "")}. ${this.remedy}`;
  }
}

/** The request is not as the service expects; `violations` names the fields. Repeating it does not help. */
export class InvalidRequestError extends KokSearchError {}

/** The request sets a field or value that this service does not serve yet. */
export class NotServedError extends InvalidRequestError {}

/** No record of that name is in the directory (any more). */
export class NotFoundError extends KokSearchError {}

/** What the listing or the changes were counted from is gone; begin again. */
export class PageTokenExpiredError extends KokSearchError {}

/** The service has more to do than it can; wait `retryAfter` seconds. */
export class OverloadedError extends KokSearchError {}

/** The service cannot answer for the moment, although the call was repeated as the service configuration says. */
export class UnavailableError extends KokSearchError {}

/** No connection, or one that was closed before an answer: address, CA, certificate, dates, or files of these. */
export class CannotConnectError extends UnavailableError {}

/** No answer in time. */
export class DeadlineExceededError extends KokSearchError {}

/** The call was cancelled, or the client is closed. */
export class CancelledError extends KokSearchError {}

/** The client certificate names nobody, or it was withdrawn or has expired on an open connection. */
export class UnauthenticatedError extends KokSearchError {}

/** The service's policy does not allow this client this method. */
export class PermissionDeniedError extends KokSearchError {}

/** The server does not know the method: it serves another major version, or is no kok-search. */
export class VersionMismatchError extends KokSearchError {}

/** A fault inside the service, or an answer that is none of kok-search's. */
export class InternalError extends KokSearchError {}
