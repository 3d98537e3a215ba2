// Compares JSON with a message before the library reads it, so that what is wrong is told by the path of its field and never with
// a text of the request: the library's own errors quote values.
import { type DescField, type DescMessage, type JsonValue, ScalarType } from "@bufbuild/protobuf";

export interface Violation {
  readonly field: string;
  readonly description: string;
}

const maxViolations = 10;
// Nobody calls a field otherwise; anything else as a key could be a text that went astray.
const fieldName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
// The mapping takes numbers in quotes too.
const number = /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|NaN|-?Infinity)$/;

// Violations, at most ten; none: fromJson takes it. Goes no deeper than the message does.
export function checkJson(message: DescMessage, value: JsonValue): Violation[] {
  const found: Violation[] = [];
  checkMessage(message, value, "", found);
  return found.slice(0, maxViolations);
}

function checkMessage(message: DescMessage, value: JsonValue, path: string, found: Violation[]): void {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    found.push({ field: path, description: "expected an object" });
    return;
  }
  const fields = new Map<string, DescField>();
  for (const field of message.fields) fields.set(field.name, field).set(field.jsonName, field);
  const seen = new Set<string>();
  for (const [key, item] of Object.entries(value)) {
    if (found.length >= maxViolations) return;
    const field = fields.get(key);
    if (!field) {
      found.push({ field: join(path, fieldName.test(key) ? key : "?"), description: `unknown field; known are ${message.fields.map((known) => known.jsonName).join(", ")}` });
      continue;
    }
    const place = join(path, key);
    // A member of a oneof is set even by its zero value, so that two of them contradict each other; null sets nothing.
    const slot = field.oneof && item !== null ? field.oneof.name : field.name;
    if (seen.has(slot)) found.push({ field: place, description: field.oneof ? `only one of ${field.oneof.fields.map((known) => known.jsonName).join(", ")} may be set` : "stands twice" });
    seen.add(slot);
    if (item !== null) checkField(field, item, place, found);
  }
}

function checkField(field: DescField, value: JsonValue, path: string, found: Violation[]): void {
  if (field.fieldKind === "map") {
    found.push({ field: path, description: "is not taken in a request" });
    return;
  }
  if (field.fieldKind !== "list") {
    checkValue(field, value, path, found);
    return;
  }
  if (!Array.isArray(value)) {
    found.push({ field: path, description: "expected an array" });
    return;
  }
  value.forEach((item, i) => {
    if (found.length < maxViolations) checkValue(field, item, `${path}[${i}]`, found);
  });
}

function checkValue(field: DescField, value: JsonValue, path: string, found: Violation[]): void {
  if (field.message) {
    checkMessage(field.message, value, path, found);
    return;
  }
  const expected = field.enum ? wrongEnum(field.enum.values, value) : wrongScalar(field.scalar, value);
  if (expected !== undefined) found.push({ field: path, description: expected });
}

function wrongEnum(values: readonly { name: string }[], value: JsonValue): string | undefined {
  if (typeof value === "string" && values.some((known) => known.name === value)) return undefined;
  if (isInteger(value)) return undefined;
  return `expected one of ${values.map((known) => known.name).join(", ")}`;
}

function wrongScalar(scalar: ScalarType | undefined, value: JsonValue): string | undefined {
  switch (scalar) {
    case ScalarType.STRING:
      if (typeof value !== "string") return "expected a string";
      return /\p{Surrogate}/u.test(value) ? "expected Unicode text; half of a surrogate pair is none" : undefined;
    case ScalarType.BOOL:
      return typeof value === "boolean" ? undefined : "expected true or false";
    case ScalarType.INT32:
      return isInteger(typeof value === "string" && /^-?\d{1,10}$/.test(value) ? Number(value) : value) ? undefined : "expected a whole number from -2147483648 to 2147483647";
    case ScalarType.DOUBLE:
      return typeof value === "number" || (typeof value === "string" && number.test(value)) ? undefined : "expected a number";
    default:
      return "is not taken in a request";
  }
}

function isInteger(value: JsonValue): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= -2147483648 && value <= 2147483647;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
