// The OpenAPI 3.1 document of the routes, in protobuf's JSON mapping, with the comments of the protos.
import { readFileSync } from "node:fs";
import { inHttpWords, isRequired, limitsOf, statusesIn } from "./field_rules.mjs";

const examples = JSON.parse(readFileSync(new URL("examples.json", import.meta.url), "utf8"));
const MESSAGE = 11;
const ENUM = 14;
const REPEATED = 3;
const scalars = {
  1: { type: "number", format: "double" },
  5: { type: "integer", format: "int32" },
  8: { type: "boolean" },
  9: { type: "string" },
};

export function openApiDocument(files, comments, rules, version) {
  const types = collectTypes(files);
  const schemas = { Problem: problemSchema() };
  const words = (name) => inHttpWords(comments.of(name), names);
  const names = jsonNames(types);
  const inRequests = typesOfRequests(files, types);
  const paths = {};
  for (const file of files) {
    for (const service of file.service) {
      for (const method of service.method) {
        const name = `${file.package}.${service.name}`;
        const operation = { file, service, method, description: words(`${name}.${method.name}`), statuses: statusesOf(`${name}.${method.name}`, method.inputType, types, comments) };
        const rule = rules.find((entry) => entry.method === `${name}/${method.name}`);
        if (!rule || rule.local_only) throw new Error(`${name}/${method.name}: not in method_rules.json, or of this machine only`);
        paths[`/v1/${kebab(method.name)}`] = { post: operationOf(operation, rule) };
        addSchema(method.inputType, { types, comments, words, inRequests }, schemas);
        addSchema(method.outputType, { types, comments, words, inRequests }, schemas);
      }
    }
  }
  paths["/healthz"] = { get: healthOperation() };
  paths["/openapi.json"] = { get: documentOperation() };
  return {
    openapi: "3.1.0",
    info: {
      title: "kok-search",
      version,
      description:
        "Search of a counselling network against human trafficking, as JSON over HTTP. Everything is asked by POST, so that no text lands " +
        "in a URL. Bodies are protobuf's JSON mapping; requests may have the protos' names of fields too (`page_size` for `pageSize`). " +
        "Answers have every field that is no message, also where it is empty or 0. `maxLength` counts characters, the service counts " +
        "bytes of UTF-8 as the descriptions say. Errors are RFC 9457 problem details; more reasons and fields may come.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { certificate: [] }, {}],
    paths,
    components: {
      schemas,
      responses: { Problem: problemResponse() },
      parameters: { RequestTimeout: timeoutParameter() },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "A token that the operator gave out." },
        certificate: { type: "mutualTLS", description: "A client certificate: its URI, else its DNS name, is the principal." },
      },
    },
  };
}

// GetIndexInfo -> get-index-info
export function kebab(name) {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

function collectTypes(files) {
  const types = new Map();
  const add = (item, prefix, kind) => {
    const name = `${prefix}.${item.name}`;
    types.set(`.${name}`, { item, name, kind });
    for (const nested of item.nestedType ?? []) add(nested, name, MESSAGE);
    for (const nested of item.enumType ?? []) add(nested, name, ENUM);
  };
  for (const file of files) {
    for (const item of file.messageType) add(item, file.package, MESSAGE);
    for (const item of file.enumType) add(item, file.package, ENUM);
  }
  return types;
}

// By name in the protos.
function jsonNames(types) {
  const names = new Map();
  for (const { item, kind } of types.values()) {
    if (kind === MESSAGE) for (const field of item.field) names.set(field.name, field.jsonName);
  }
  return names;
}

// Messages that a request is, or holds.
function typesOfRequests(files, types) {
  const waiting = files.flatMap((file) => file.service.flatMap((service) => service.method.map((method) => method.inputType)));
  const seen = new Set();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name) || types.get(name)?.kind !== MESSAGE) continue;
    seen.add(name);
    waiting.push(...types.get(name).item.field.map((field) => field.typeName).filter(Boolean));
  }
  return seen;
}

// What any call may be answered with, and what the comments of this one speak of.
function statusesOf(name, inputType, types, comments) {
  const { item, name: typeName } = types.get(inputType);
  const texts = [comments.of(name), ...item.field.map((field) => comments.of(`${typeName}.${field.name}`))];
  const found = new Set([400, 401, 403, 413, 415, 429, 500, 503, 504, ...texts.flatMap(statusesIn)]);
  if (item.field.some((field) => field.name === "page_token")) found.add(409);
  return [...found].sort();
}

function operationOf({ service, method, description, statuses }, rule) {
  const [summary] = description.replace(/\s*\n\s*/g, " ").split(/(?<=\.) /);
  return {
    operationId: method.name,
    tags: [service.name],
    summary,
    description: `${description}\n\nBuilt-in roles that may: ${rule.roles.join(", ")}.`,
    parameters: [{ $ref: "#/components/parameters/RequestTimeout" }],
    requestBody: { required: true, content: { "application/json": { schema: reference(method.inputType), example: exampleOf(method) } } },
    responses: {
      200: { description: "The answer.", content: { "application/json": { schema: reference(method.outputType) } } },
      ...Object.fromEntries(statuses.map((status) => [status, { $ref: "#/components/responses/Problem" }])),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function exampleOf({ name }) {
  if (!examples[name]) throw new Error(`build/examples.json has no request of ${name}`);
  return examples[name];
}

function healthOperation() {
  const status = { type: "object", required: ["status"], properties: { status: { const: "SERVING" } } };
  return {
    operationId: "GetHealth",
    tags: ["Gateway"],
    summary: "Whether the service behind the gateway serves.",
    responses: {
      200: { description: "It does.", content: { "application/json": { schema: status } } },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function documentOperation() {
  return {
    operationId: "GetOpenApiDocument",
    tags: ["Gateway"],
    summary: "This document.",
    responses: {
      200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function timeoutParameter() {
  return {
    name: "Request-Timeout",
    in: "header",
    description: "Seconds that the answer may take, at most what the operator allows; a larger number is read as that.",
    schema: { type: "number", exclusiveMinimum: 0, default: 5 },
  };
}

function problemResponse() {
  return {
    description: "What went wrong, and what to do.",
    headers: {
      "Retry-After": { description: "Seconds after which to ask again, where that helps.", schema: { type: "integer" } },
      "Kok-Request-Id": { description: "The gateway's own id of the call, for the operator.", schema: { type: "string" } },
    },
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function problemSchema() {
  const text = (description) => ({ type: "string", description });
  const violation = {
    type: "object",
    required: ["field", "description"],
    properties: { field: text("Path of the field, such as `filter.regions`."), description: text("What is wrong with it.") },
  };
  return {
    type: "object",
    description: "RFC 9457 problem details.",
    required: ["type", "title", "status", "detail", "reason", "violations", "remedy"],
    properties: {
      type: text("`urn:kok-search:problem:` and the reason."),
      title: text("The reason as a sentence; the same for each reason."),
      status: { type: "integer", description: "HTTP status code." },
      detail: text("What happened this time. Never a text of the request."),
      reason: text("A constant to go by. New ones may be added: go by the status where it is unknown."),
      violations: { type: "array", items: violation, description: "Fields that are wrong; empty where none is." },
      remedy: text("What to do."),
    },
  };
}

function reference(typeName) {
  return { $ref: `#/components/schemas/${shortName(typeName)}` };
}

// All types are of one package, so that names without it are unique.
function shortName(typeName) {
  return typeName.replace(/^\.?kok\.search\.v1\./, "");
}

function addSchema(typeName, protos, schemas) {
  const key = shortName(typeName);
  if (schemas[key]) return;
  const type = protos.types.get(typeName);
  if (!type) throw new Error(`${typeName}: a type of another package has no schema yet`);
  schemas[key] = {};
  schemas[key] = type.kind === ENUM ? enumSchema(type, protos.words) : messageSchema(type, typeName, protos, schemas);
}

function enumSchema({ item, name }, words) {
  const lines = item.value.map((value) => `- \`${value.name}\`: ${words(`${name}.${value.name}`)}`);
  return {
    type: "string",
    description: `${words(name)}\n\n${lines.join("\n")}`,
    enum: item.value.map((value) => value.name),
  };
}

function messageSchema({ item, name }, typeName, protos, schemas) {
  const isRequest = protos.inRequests.has(typeName);
  const properties = {};
  for (const field of item.field) {
    const schema = fieldSchema(field, protos, schemas);
    const comment = protos.comments.of(`${name}.${field.name}`);
    properties[field.jsonName] = { ...schema, ...(isRequest ? limitsOf(schema, comment, protos.comments.of(name)) : {}), description: protos.words(`${name}.${field.name}`) };
  }
  const required = item.field
    .filter((field) => (isRequest ? isRequired(protos.comments.of(`${name}.${field.name}`)) : isAlwaysThere(field)))
    .map((field) => field.jsonName);
  return {
    type: "object",
    description: protos.words(name),
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...oneofsOf(item),
    // A request with an unknown field is refused; a reply may have new ones.
    ...(isRequest ? { additionalProperties: false } : {}),
  };
}

// In a reply: whatever can be empty stands there empty.
function isAlwaysThere(field) {
  return field.label === REPEATED || (field.type !== MESSAGE && !Object.hasOwn(field, "oneofIndex"));
}

// At most one of the members.
function oneofsOf(item) {
  const all = item.oneofDecl.map((_, i) => item.field.filter((field) => isMember(field, i)).map((field) => ({ required: [field.jsonName] })));
  const real = all.filter((members) => members.length > 1).map((members) => ({ oneOf: [...members, { not: { anyOf: members } }] }));
  return real.length > 1 ? { allOf: real } : (real[0] ?? {});
}

function isMember(field, index) {
  return field.oneofIndex === index && !field.proto3Optional && Object.hasOwn(field, "oneofIndex");
}

function fieldSchema(field, protos, schemas) {
  const target = protos.types.get(field.typeName);
  if (target?.item.options?.mapEntry) {
    return { type: "object", additionalProperties: valueSchema(target.item.field[1], protos, schemas) };
  }
  const value = valueSchema(field, protos, schemas);
  return field.label === REPEATED ? { type: "array", items: value } : value;
}

function valueSchema(field, protos, schemas) {
  if (field.type === MESSAGE || field.type === ENUM) {
    addSchema(field.typeName, protos, schemas);
    return reference(field.typeName);
  }
  const schema = scalars[field.type];
  if (!schema) throw new Error(`${field.name}: type ${field.type} has no schema yet`);
  return { ...schema };
}
