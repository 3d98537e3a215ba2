// Why the program does not start, or keeps what it has at a reload: one line that names file or flag, key and remedy.

// 2: bad usage or a file that holds something else than expected. 5: an address cannot be taken.
export type RefusalCode = 2 | 5;

export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: RefusalCode = 2,
  ) {
    super(message);
  }
}

// The constant that the system calls an error by, such as ENOENT; never its message, which may hold more.
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^[A-Z0-9_]{1,64}$/.test(code) ? code : "unknown error";
}
