// A reply of the service as JSON, straight from its bytes. The same text that the library's fromBinary and toJsonString with
// alwaysEmitImplicit make of it, but without the objects between: a page of results is large, and this is most of what the gateway
// does. A test compares the two on every message of the protocol. No encoder splits one message field in two, which is not merged here.
import { type DescEnum, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { BinaryReader } from "@bufbuild/protobuf/wire";

type ReadValue = (reader: BinaryReader) => string;

interface Writer {
  readonly label: string;
  readonly read: ReadValue;
  readonly kind: "single" | "list" | "packed" | "map";
  // What stands where the bytes have none; undefined: nothing.
  readonly empty: string | undefined;
  // Members of one oneof: the last of them stands.
  readonly oneof: string | undefined;
}

interface Plan {
  readonly byNumber: ReadonlyMap<number, number>;
  readonly writers: readonly Writer[];
}

const plans = new Map<DescMessage, Plan>();

// Throws where the bytes are no such message.
export function replyJson(message: DescMessage, bytes: Uint8Array): string {
  return readMessage(message, new BinaryReader(bytes), bytes.length);
}

function readMessage(message: DescMessage, reader: BinaryReader, length: number): string {
  const { byNumber, writers } = planOf(message);
  const texts: (string | undefined)[] = new Array(writers.length);
  const end = reader.pos + length;
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const slot = byNumber.get(number);
    const writer = slot === undefined ? undefined : writers[slot];
    if (slot === undefined || !writer) {
      reader.skip(wireType, number);
      continue;
    }
    if (writer.oneof !== undefined) writers.forEach((other, i) => other.oneof === writer.oneof && (texts[i] = undefined));
    const before = texts[slot];
    const value = writer.kind === "packed" && wireType === 2 ? readPacked(reader, writer.read) : writer.read(reader);
    texts[slot] = writer.kind === "single" || before === undefined || before === "" ? value : value === "" ? before : `${before},${value}`;
  }
  return write(writers, texts);
}

function write(writers: readonly Writer[], texts: readonly (string | undefined)[]): string {
  let json = "";
  for (let i = 0; i < writers.length; ++i) {
    const writer = writers[i] as Writer;
    const text = texts[i];
    if (text === undefined && writer.empty === undefined) continue;
    json += json === "" ? writer.label : `,${writer.label}`;
    if (writer.kind === "single") json += text ?? writer.empty;
    else json += writer.kind === "map" ? `{${text ?? ""}}` : `[${text ?? ""}]`;
  }
  return `{${json}}`;
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

function writerOf(field: DescField): Writer {
  const label = `${JSON.stringify(field.jsonName)}:`;
  const oneof = field.oneof?.name;
  if (field.fieldKind === "map") return { label, read: mapEntry(field), kind: "map", empty: "", oneof };
  const read = valueReader(field);
  if (field.fieldKind === "list") return { label, read, kind: field.packed || field.listKind === "enum" ? "packed" : "list", empty: "", oneof };
  const isImplicit = field.fieldKind !== "message" && field.presence === 2;
  return { label, read, kind: "single", empty: isImplicit ? zeroOf(field) : undefined, oneof };
}

function valueReader(field: DescField & { message?: DescMessage | undefined; enum?: DescEnum | undefined }): ReadValue {
  const { message } = field;
  if (message) return (reader) => readMessage(message, reader, reader.uint32());
  if (field.enum) return enumReader(field.enum);
  return scalarReader(field.scalar);
}

function enumReader(type: DescEnum): ReadValue {
  const names = new Map(type.values.map((value) => [value.number, JSON.stringify(value.name)]));
  return (reader) => {
    const number = reader.int32();
    return names.get(number) ?? String(number);
  };
}

function scalarReader(scalar: ScalarType | undefined): ReadValue {
  switch (scalar) {
    case ScalarType.STRING:
      return (reader) => JSON.stringify(reader.string());
    case ScalarType.BOOL:
      return (reader) => String(reader.bool());
    case ScalarType.INT32:
      return (reader) => String(reader.int32());
    case ScalarType.DOUBLE:
      return (reader) => doubleText(reader.double());
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

function readPacked(reader: BinaryReader, read: ReadValue): string {
  const texts = [];
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) texts.push(read(reader));
  return texts.join(",");
}

// Keys are texts in every map of the protocol.
function mapEntry(field: DescField & { fieldKind: "map" }): ReadValue {
  if (field.mapKey !== ScalarType.STRING || field.mapKind === "message") throw new Error("a kind of map that no reply has yet");
  const value = field.mapKind === "enum" ? enumReader(field.enum) : scalarReader(field.scalar);
  return (reader) => {
    const end = reader.uint32() + reader.pos;
    let key = '""';
    let text = "0";
    while (reader.pos < end) {
      const [number, wireType] = reader.tag();
      if (number === 1) key = JSON.stringify(reader.string());
      else if (number === 2) text = value(reader);
      else reader.skip(wireType, number);
    }
    return `${key}:${text}`;
  };
}
