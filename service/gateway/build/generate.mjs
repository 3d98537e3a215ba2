// Writes generated/: messages, the list of services, the OpenAPI document and the reasons of errors, all from proto/.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Comments } from "./comments.mjs";
import { errorReasons } from "./error_reasons.mjs";
import { openApiDocument } from "./openapi.mjs";

process.chdir(new URL("..", import.meta.url).pathname);
rmSync("generated", { recursive: true, force: true });
mkdirSync("generated");
const buf = "node_modules/.bin/buf";
execFileSync(buf, ["generate"], { stdio: "inherit" });
execFileSync(buf, ["build", "../../proto", "-o", "generated/protos.binpb"], { stdio: "inherit" });

const protos = fromBinary(FileDescriptorSetSchema, readFileSync("generated/protos.binpb")).file;
const served = protos.filter((file) => file.package === "kok.search.v1");
const comments = new Comments(served);
const rules = JSON.parse(readFileSync("method_rules.json", "utf8"));
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

const imports = served
  .filter((file) => file.service.length > 0)
  .map((file) => {
    const names = file.service.map((service) => service.name).join(", ");
    return { names, line: `import { ${names} } from "./${file.name.replace(/\.proto$/, "_pb")}";` };
  });
writeFileSync(
  "generated/services.ts",
  `${imports.map((entry) => entry.line).join("\n")}\n\nexport const services = [${imports.map((entry) => entry.names).join(", ")}];\n`,
);
const write = (name, value) => writeFileSync(`generated/${name}`, JSON.stringify(value, null, 1) + "\n");
const reasons = errorReasons(served, comments);
write("error_reasons.json", reasons);
write("openapi.json", openApiDocument(served, comments, rules, version));
