// Prints what to do about each reason of an error, as its comment in error_reason.proto says: so both always say the same.
import { readFileSync } from "node:fs";

const remedies = {};
let comment = [];
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  const words = /^ *\/\/ ?(.*)$/.exec(line);
  const value = /^ *ERROR_REASON_(\w+) = [1-9]\d*;$/.exec(line);
  if (words) comment.push(words[1]);
  if (value) {
    const remedy = /Remedy: (.*\.)$/.exec(comment.join(" "));
    if (!remedy) throw new Error(`${value[1]} has no comment that ends in "Remedy: ....": write one`);
    remedies[value[1]] = remedy[1][0].toUpperCase() + remedy[1].slice(1);
  }
  if (!words) comment = [];
}
console.log(`// Generated of error_reason.proto.
export const REMEDIES: Readonly<Record<string, string>> = ${JSON.stringify(remedies, null, 2)};`);
