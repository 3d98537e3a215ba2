// The log: one line of JSON an event, on the standard error stream. Its fields are constants, numbers, ids of the gateway's own, and
// principals, which an operator wrote or a CA signed. There is none for a text of a request.

export interface CallRecord {
  readonly method: string;
  readonly principal: string;
  readonly code: number;
  readonly microseconds: number;
  readonly requestId: string;
}

export function logCall(call: CallRecord): void {
  write({ event: "call", method: call.method, principal: call.principal, code: call.code, microseconds: call.microseconds, request_id: call.requestId });
}

// `facts` come from the operator's files and flags.
export function logEvent(event: string, facts: Readonly<Record<string, string | number>> = {}): void {
  write({ event, ...facts });
}

// Where it happened, and of what sort it is; the message may hold anything and is left out.
export function logFault(error: unknown): void {
  const frame = error instanceof Error ? /:(\d+):(\d+)\)?$/m.exec(error.stack?.split("\n").find((line) => /^ {4}at /.test(line)) ?? "") : null;
  const name = error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "unknown";
  write({ event: "fault", kind: name, line: frame ? `${frame[1]}:${frame[2]}` : "unknown" });
}

function write(fields: object): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`);
}
