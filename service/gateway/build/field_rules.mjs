// What the comments of the protos say of a field in a fixed form, as JSON Schema, and in the words of HTTP.

const number = (text) => Number(text.replaceAll(",", ""));

// A bound in bytes is one in characters, too: no character is less than a byte.
const forms = [
  { of: "string", form: /\bAt most ([\d,]+) bytes\b/, keywords: ([, most]) => ({ maxLength: number(most) }) },
  { of: "string", form: /\bRequired\./, keywords: () => ({ minLength: 1 }) },
  { of: "array", form: /\bAt most ([\d,]+)(?= of |[;.]|,(?!\d))/, keywords: ([, most]) => ({ maxItems: number(most) }) },
  { of: "array", form: /\bAt most [\d,]+ of at most ([\d,]+) bytes\b/, keywords: ([, most]) => ({ items: { maxLength: number(most) } }) },
  { of: "array", form: /\b[Aa]t most ([\d,]+) bytes each\b/, keywords: ([, most]) => ({ items: { maxLength: number(most) } }) },
  { of: "array", form: /\beach once\b/, keywords: () => ({ uniqueItems: true }) },
  { of: "array", form: /\bRequired\./, keywords: () => ({ minItems: 1 }) },
  { of: "number", form: /(-?[\d,]+) to ([\d,]+)\b[^;]*(?:; else|\. Anything else is) INVALID_ARGUMENT/, keywords: ([, low, high]) => ({ minimum: number(low), maximum: number(high) }) },
  // The default stands for: not set.
  { of: "number", form: /\bDefault 0: .* 1 to [\d,]+; else/, keywords: () => ({ minimum: 0 }) },
  { of: "number", form: /\bNegative is INVALID_ARGUMENT/, keywords: () => ({ minimum: 0 }) },
];

const ofAllLists = /\bEvery repeated field holds at most ([\d,]+) values of at most ([\d,]+) bytes\b/;

// For a field of a request, whose schema is `schema`; `ofMessage` is the comment of its message.
export function limitsOf(schema, comment, ofMessage) {
  const type = schema.type === "integer" ? "number" : schema.type;
  const text = comment.replace(/\s+/g, " ");
  const found = {};
  const all = type === "array" && ofAllLists.exec(ofMessage.replace(/\s+/g, " "));
  if (all) {
    found.maxItems = number(all[1]);
    if (schema.items.type === "string") found.items = { ...schema.items, maxLength: number(all[2]) };
  }
  for (const { of, form, keywords } of forms) {
    const match = of === type && form.exec(text);
    if (!match) continue;
    const { items, ...own } = keywords(match);
    Object.assign(found, own, items && schema.items?.type === "string" ? { items: { ...schema.items, ...items } } : {});
  }
  return found;
}

export const isRequired = (comment) => /\bRequired\./.test(comment);

const statusOf = {
  INVALID_ARGUMENT: 400, OUT_OF_RANGE: 400, UNAUTHENTICATED: 401, PERMISSION_DENIED: 403, NOT_FOUND: 404, ABORTED: 409, RESOURCE_EXHAUSTED: 429,
  UNIMPLEMENTED: 501, UNAVAILABLE: 503,
};
const codes = new RegExp(`(?<!\`)\\b(${Object.keys(statusOf).join("|")})\\b`, "g");

// Statuses of HTTP that a comment speaks of.
export const statusesIn = (comment) => [...comment.matchAll(codes)].map(([code]) => statusOf[code]);

// The comment with HTTP's statuses and JSON's names of fields. `names`: JSON name by name in the protos.
export function inHttpWords(comment, names) {
  return comment
    .replace(codes, (code) => String(statusOf[code]))
    .replace(/`([a-z0-9_]+(?:\.[a-z0-9_]+)*)`/g, (_, path) => `\`${path.split(".").map((name) => names.get(name) ?? name).join(".")}\``);
}
