// Finds keys that stand twice in one object. JSON.parse keeps the last and says nothing, so that a second, empty avoidAreas would drop
// the first; only the text tells.
import type { Violation } from "./json_check";

// An object or array that is open: where it stands, its keys so far (none: an array), and what is read of it now.
interface Open {
  readonly path: string;
  readonly keys: Set<string> | undefined;
  key: string;
  index: number;
  awaitsKey: boolean;
}

const maxViolations = 10;
// Nobody calls a field otherwise; anything else as a key could be a text that went astray.
const fieldName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

// Violations, at most ten. `text` is JSON: JSON.parse has taken it. Takes time linear in its length, however deep it is.
export function repeatedKeys(text: string): Violation[] {
  const found: Violation[] = [];
  const open: Open[] = [];
  for (let at = 0; at < text.length && found.length < maxViolations; ++at) {
    const inner = open[open.length - 1];
    switch (text[at]) {
      case "{":
      case "[":
        open.push(opened(text[at] === "{", inner));
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        if (inner) next(inner);
        break;
      case '"': {
        const end = endOfString(text, at);
        if (inner?.awaitsKey) readKey(JSON.parse(text.slice(at, end)) as string, inner, found);
        at = end - 1;
      }
    }
  }
  return found;
}

function opened(isObject: boolean, outer: Open | undefined): Open {
  // Deeper than any message: the path would grow with the square of the depth.
  const path = outer ? place(outer).slice(0, 256) : "";
  return { path, keys: isObject ? new Set() : undefined, key: "", index: 0, awaitsKey: isObject };
}

function next(inner: Open): void {
  inner.index += 1;
  inner.awaitsKey = inner.keys !== undefined;
}

function readKey(key: string, object: Open, found: Violation[]): void {
  object.awaitsKey = false;
  object.key = fieldName.test(key) ? key : "?";
  if (object.keys?.has(key)) found.push({ field: place(object), description: "stands twice" });
  object.keys?.add(key);
}

function place({ path, keys, key, index }: Open): string {
  if (!keys) return `${path}[${index}]`;
  return path === "" ? key : `${path}.${key}`;
}

// Behind the closing quote of the string that begins at `start`.
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
