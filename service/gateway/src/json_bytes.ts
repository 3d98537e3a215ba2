// The bytes of a JSON text while it is written. What comes in UTF-8 goes out in UTF-8: nothing is decoded and encoded again.

const initialSize = 1 << 16;
// What one large reply took is not kept for small ones.
const keptSize = 1 << 20;
const quote = 0x22;
const backslash = 0x5c;
const firstPlain = 0x20;

// What the bytes below 0x20, the quote and the backslash are written as, as JSON.stringify does.
const escapes: readonly Uint8Array[] = Array.from({ length: backslash + 1 }, (_, code) => Buffer.from(JSON.stringify(String.fromCharCode(code)).slice(1, -1)));

// For one text at a time; not to be shared by callers that wait for each other.
export class JsonBytes {
  private bytes = Buffer.allocUnsafe(initialSize);
  private length = 0;

  // Of ASCII, already JSON. Short.
  ascii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; ++i) this.bytes[this.length++] = text.charCodeAt(i);
  }

  // Already JSON. Short: a copy of a few bytes costs more by any other way.
  raw(part: Uint8Array): void {
    this.reserve(part.length);
    const { bytes } = this;
    let to = this.length;
    for (let i = 0; i < part.length; ++i) bytes[to++] = part[i] as number;
    this.length = to;
  }

  // A string in quotes: the UTF-8 from `begin` to before `end`.
  text(source: Uint8Array, begin: number, end: number): void {
    this.reserve(6 * (end - begin) + 2); // \u001f is the longest escape
    const { bytes } = this;
    let to = this.length;
    bytes[to++] = quote;
    for (let from = begin; from < end; ++from) {
      const byte = source[from] as number;
      if (byte >= firstPlain && byte !== quote && byte !== backslash) {
        bytes[to++] = byte;
        continue;
      }
      const escape = escapes[byte] as Uint8Array;
      for (let i = 0; i < escape.length; ++i) bytes[to++] = escape[i] as number;
    }
    bytes[to++] = quote;
    this.length = to;
  }

  // All that was written; the next text begins.
  take(): Buffer {
    const all = Buffer.from(this.bytes.subarray(0, this.length));
    this.clear();
    return all;
  }

  // Forgets what was written.
  clear(): void {
    this.length = 0;
    if (this.bytes.length > keptSize) this.bytes = Buffer.allocUnsafe(initialSize);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
