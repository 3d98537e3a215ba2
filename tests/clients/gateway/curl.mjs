// Asks by the curl command.
import { spawn } from "node:child_process";

// `input` goes to curl's standard input. The reply: exit code of curl, status, headers (names in lower case), body, JSON of it.
export function curl(args, input) {
  return new Promise((resolve, reject) => {
    const child = spawn("curl", ["--silent", "--include", "--max-time", "30", "--noproxy", "*", ...args]);
    const parts = [];
    child.stdout.on("data", (part) => parts.push(part));
    child.stdin.on("error", () => {});
    child.once("error", reject);
    child.once("close", (exit) => resolve({ exit, ...parse(Buffer.concat(parts).toString("utf8")) }));
    child.stdin.end(input ?? "");
  });
}

export function post(base, path, body, ...args) {
  const text = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return curl(["--header", "Content-Type: application/json", "--data-binary", "@-", ...args, base + path], text);
}

function parse(text) {
  let rest = text;
  let head = "";
  do {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) break;
    head = rest.slice(0, end);
    rest = rest.slice(end + 4);
  } while (rest.startsWith("HTTP/1.1 ") || /^HTTP\/1.1 100/.test(head));
  const [line = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(lines.map((each) => [each.slice(0, each.indexOf(":")).toLowerCase(), each.slice(each.indexOf(":") + 1).trim()]));
  let json;
  try {
    json = JSON.parse(rest);
  } catch {
    json = undefined;
  }
  return { status: Number(line.split(" ")[1] ?? 0), headers, body: rest, json };
}
