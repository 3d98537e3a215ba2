/** What a target may look like. */

/** What is wrong with it, never the target itself: a URL may hold a password. Undefined where nothing is, or it is left out. */
export function wrongTarget(target: unknown): string | undefined {
  if (target === undefined) return undefined;
  const expected = "expected host:port, such as localhost:50051, or unix:/path";
  if (typeof target !== "string" || target.trim() === "") return `is empty or no text; ${expected}`;
  if (/^(?!(?:dns|ipv4|ipv6|unix):)[A-Za-z][\w+.-]*:\/\//.test(target)) return `is a URL; ${expected}, without http:// or the like`;
  return undefined;
}
