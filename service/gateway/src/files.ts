// Reads the files that flags name.
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { Refusal, systemCode } from "./refusal";

const maxBytes = 4 << 20;

// Throws Refusal that begins with flag and path.
export function readNamedFile(flag: string, path: string, secret: boolean): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new Refusal(`--${flag}: ${path}: expected a file`);
    if (status.size > maxBytes) throw new Refusal(`--${flag}: ${path}: expected at most 4 MiB`);
    if (secret && (status.mode & 0o027) !== 0) {
      throw new Refusal(`--${flag}: ${path}: others may read or change it; chmod 0600 (or 0640) ${path}`);
    }
    return readFileSync(descriptor);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`--${flag}: ${path}: cannot be read (${systemCode(error)}); check path, owner and mode`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
