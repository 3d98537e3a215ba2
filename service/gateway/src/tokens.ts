// Bearer tokens: what stands in the file is the digest of 32 random bytes, so that the file alone lets nobody in.
import { createHash, timingSafeEqual } from "node:crypto";
import { readNamedFile } from "./files";
import { LOCAL, isPrincipalName } from "./principal";
import { Refusal } from "./refusal";

const maxTokens = 10000;

export class Tokens {
  private constructor(private readonly entries: readonly { digest: Buffer; principal: string }[]) {}

  static none(): Tokens {
    return new Tokens([]);
  }

  // Throws Refusal. Lines: 64 hexadecimal digits, a blank, the principal. Empty ones and those that begin with # are not read.
  static fromFile(path: string): Tokens {
    const entries: { digest: Buffer; principal: string }[] = [];
    const lines = readNamedFile("tokens", path, true).toString("utf8").split("\n");
    lines.forEach((line, i) => {
      const text = line.trim();
      if (text === "" || text.startsWith("#")) return;
      const place = `--tokens: ${path}: line ${i + 1}`;
      const match = /^([0-9a-f]{64})[ \t]+(\S+)$/i.exec(text);
      if (!match) throw new Refusal(`${place}: expected SHA256-IN-HEXADECIMAL PRINCIPAL`);
      const principal = match[2] ?? "";
      if (!isPrincipalName(principal) || principal === LOCAL) {
        throw new Refusal(`${place}: expected a principal of the policy: a URI or a DNS name, not local, no patterns`);
      }
      const digest = Buffer.from(match[1] ?? "", "hex");
      if (entries.some((entry) => entry.digest.equals(digest))) throw new Refusal(`${place}: the token stands twice; remove one of the lines`);
      entries.push({ digest, principal });
    });
    if (entries.length === 0) throw new Refusal(`--tokens: ${path}: holds no token; add a line or leave the flag out`);
    if (entries.length > maxTokens) throw new Refusal(`--tokens: ${path}: expected at most 10,000 tokens`);
    return new Tokens(entries);
  }

  get size(): number {
    return this.entries.length;
  }

  // Looks at every entry whatever it finds, so that time tells nothing.
  principalOf(token: string): string | undefined {
    const digest = createHash("sha256").update(token, "utf8").digest();
    let found: string | undefined;
    for (const entry of this.entries) {
      if (timingSafeEqual(entry.digest, digest)) found = entry.principal;
    }
    return found;
  }
}
