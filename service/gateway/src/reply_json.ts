// A reply of the service as JSON, straight from its bytes to those of the text. The same text that the library's fromBinary and
// toJsonString with alwaysEmitImplicit make of it, but without the objects and strings between: a page of results is large, and this is
// most of what the gateway does. A test compares the two on every message of the protocol. No encoder splits one message field in two,
// which is not merged here.
import { isUtf8 } from "node:buffer";
import { type DescEnum, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { JsonBytes } from "./json_bytes";

class ReplyReader extends BinaryReader {
  // The string where it stands, as it is.
  copyText(json: JsonBytes): void {
    const length = this.uint32();
    const begin = this.pos;
    this.pos += length;
    this.assertBounds();
    json.text(this.buf, begin, this.pos);
  }
}

// Reads one value where the reader stands, and writes it.
type CopyValue = (reader: ReplyReader, json: JsonBytes) => void;

interface Writer {
  // With the comma before it, and as the first of its object.
  readonly label: readonly [Uint8Array, Uint8Array];
  // Label and value that stand where the bytes have none; undefined: nothing.
  readonly empty: readonly [Uint8Array, Uint8Array] | undefined;
  readonly copy: CopyValue;
  readonly kind: "single" | "list" | "packed" | "map";
  // Members of one oneof: the last of them stands.
  readonly oneof: string | undefined;
}

interface Plan {
  readonly byNumber: ReadonlyMap<number, number>;
  readonly writers: readonly Writer[];
}

// Where the values of a message are: for each, slot of its field, wire type and position, by slot.
type Found = number[];
const stride = 3;
const lengthDelimited = 2;

const comma = Buffer.from(",");
const brackets = { list: [Buffer.from("["), Buffer.from("]")], map: [Buffer.from("{"), Buffer.from("}")] } as const;
const plans = new Map<DescMessage, Plan>();
const json = new JsonBytes();

// Throws where the bytes are no such message.
export function replyJson(message: DescMessage, bytes: Uint8Array): Buffer {
  try {
    copyMessage(planOf(message), new ReplyReader(bytes), bytes.length, json);
    const text = json.take();
    if (!isUtf8(text)) throw new Error("a text of the reply is not UTF-8");
    return text;
  } finally {
    json.clear();
  }
}

function copyMessage(plan: Plan, reader: ReplyReader, end: number, json: JsonBytes): void {
  const found = findValues(plan, reader, end);
  json.raw(brackets.map[0]);
  let isFirst: 0 | 1 = 1;
  let next = 0;
  for (let slot = 0; slot < plan.writers.length; ++slot) {
    const writer = plan.writers[slot] as Writer;
    const begin = next;
    while (found[next] === slot) next += stride;
    if (begin === next) {
      if (writer.empty === undefined) continue;
      json.raw(writer.empty[isFirst]);
    } else {
      json.raw(writer.label[isFirst]);
      copyField(writer, found, begin, next, reader, json);
    }
    isFirst = 0;
  }
  json.raw(brackets.map[1]);
}

function findValues({ byNumber, writers }: Plan, reader: ReplyReader, end: number): Found {
  const found: Found = [];
  let isSorted = true;
  let last = 0;
  while (reader.pos < end) {
    const tag = reader.uint32();
    const number = tag >>> 3;
    const wireType = tag & 7;
    const slot = byNumber.get(number);
    if (slot !== undefined) {
      const { oneof } = writers[slot] as Writer;
      if (oneof !== undefined) dropOthers(found, writers, oneof, slot);
      isSorted &&= slot >= last;
      last = slot;
      found.push(slot, wireType, reader.pos);
    }
    if (wireType === lengthDelimited) {
      const length = reader.uint32();
      reader.pos += length;
    } else {
      reader.skip(wireType, number);
    }
  }
  if (reader.pos !== end) throw new RangeError("a value goes on behind its message");
  return isSorted ? found : sorted(found);
}

// Before another member is set.
function dropOthers(found: Found, writers: readonly Writer[], oneof: string, slot: number): void {
  for (let i = found.length - stride; i >= 0; i -= stride) {
    const other = found[i] as number;
    if (other !== slot && writers[other]?.oneof === oneof) found.splice(i, stride);
  }
}

// By slot; values of one field stay in their order.
function sorted(found: Found): Found {
  const values = Array.from({ length: found.length / stride }, (_, i) => found.slice(stride * i, stride * (i + 1)));
  return values.sort(([a], [b]) => (a as number) - (b as number)).flat();
}

function copyField(writer: Writer, found: Found, begin: number, end: number, reader: ReplyReader, json: JsonBytes): void {
  if (writer.kind === "single") {
    reader.pos = found[end - 1] as number; // of several the last one stands
    writer.copy(reader, json);
    return;
  }
  const [open, close] = brackets[writer.kind === "map" ? "map" : "list"];
  json.raw(open);
  let isFirst = true;
  for (let i = begin; i < end; i += stride) {
    reader.pos = found[i + 2] as number;
    const isPacked = writer.kind === "packed" && found[i + 1] === lengthDelimited;
    const last = isPacked ? reader.uint32() + reader.pos : reader.pos + 1;
    while (reader.pos < last) {
      if (!isFirst) json.raw(comma);
      isFirst = false;
      writer.copy(reader, json);
    }
  }
  json.raw(close);
}

function planOf(message: DescMessage): Plan {
  const known = plans.get(message);
  if (known) return known;
  // The order that the library writes them in.
  const fields = [...message.fields].sort((a, b) => a.number - b.number);
  const plan = { byNumber: new Map(fields.map((field, i) => [field.number, i])), writers: fields.map(writerOf) };
  plans.set(message, plan);
  return plan;
}

const withComma = (text: string): [Uint8Array, Uint8Array] => [Buffer.from(`,${text}`), Buffer.from(text)];

function writerOf(field: DescField): Writer {
  const label = `${JSON.stringify(field.jsonName)}:`;
  const common = { label: withComma(label), oneof: field.oneof?.name };
  if (field.fieldKind === "map") return { ...common, copy: mapEntryCopier(field), kind: "map", empty: withComma(`${label}{}`) };
  const copy = valueCopier(field);
  if (field.fieldKind === "list") {
    return { ...common, copy, kind: field.packed || field.listKind === "enum" ? "packed" : "list", empty: withComma(`${label}[]`) };
  }
  const isImplicit = field.fieldKind !== "message" && field.presence === 2;
  return { ...common, copy, kind: "single", empty: isImplicit ? withComma(label + zeroOf(field)) : undefined };
}

function valueCopier(field: DescField & { message?: DescMessage | undefined; enum?: DescEnum | undefined }): CopyValue {
  const { message } = field;
  if (message) {
    let plan: Plan | undefined; // a message may hold its own kind
    return (reader, json) => {
      plan ??= planOf(message);
      const length = reader.uint32();
      copyMessage(plan, reader, reader.pos + length, json);
    };
  }
  return field.enum ? enumCopier(field.enum) : scalarCopier(field.scalar);
}

function enumCopier(type: DescEnum): CopyValue {
  const names = new Map(type.values.map((value) => [value.number, Buffer.from(JSON.stringify(value.name))]));
  return (reader, json) => {
    const number = reader.int32();
    const name = names.get(number);
    if (name) json.raw(name);
    else json.ascii(String(number));
  };
}

function scalarCopier(scalar: ScalarType | undefined): CopyValue {
  switch (scalar) {
    case ScalarType.STRING:
      return (reader, json) => reader.copyText(json);
    case ScalarType.BOOL:
      return (reader, json) => json.ascii(String(reader.bool()));
    case ScalarType.INT32:
      return (reader, json) => json.ascii(String(reader.int32()));
    case ScalarType.DOUBLE:
      return (reader, json) => json.ascii(doubleText(reader.double()));
    default:
      throw new Error("a scalar type that no reply has yet");
  }
}

// As the mapping has it; JSON itself knows neither.
function doubleText(value: number): string {
  return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
}

function zeroOf(field: DescField): string {
  if (field.enum) return JSON.stringify(field.enum.values.find((value) => value.number === 0)?.name ?? 0);
  if (field.scalar === ScalarType.STRING) return '""';
  return field.scalar === ScalarType.BOOL ? "false" : "0";
}

// Keys are texts in every map of the protocol.
function mapEntryCopier(field: DescField & { fieldKind: "map" }): CopyValue {
  if (field.mapKey !== ScalarType.STRING || field.mapKind === "message") throw new Error("a kind of map that no reply has yet");
  const copyValue = field.mapKind === "enum" ? enumCopier(field.enum) : scalarCopier(field.scalar);
  return (reader, json) => {
    const end = reader.uint32() + reader.pos;
    let key: number | undefined;
    let value: number | undefined;
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag >>> 3 === 1) key = reader.pos;
      else if (tag >>> 3 === 2) value = reader.pos;
      reader.skip(tag & 7, tag >>> 3);
    }
    if (key === undefined) json.ascii('""');
    else copyAt(key, (there, to) => there.copyText(to), reader, json);
    json.ascii(":");
    if (value === undefined) json.ascii("0");
    else copyAt(value, copyValue, reader, json);
    reader.pos = end;
  };
}

function copyAt(position: number, copy: CopyValue, reader: ReplyReader, json: JsonBytes): void {
  reader.pos = position;
  copy(reader, json);
}
