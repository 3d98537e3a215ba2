// Which principal may call which method: the rules of service/security/policy.cc. Immutable; default deny.
import { fromJson, type JsonValue } from "@bufbuild/protobuf";
import { AccessPolicySchema, type AccessGrant, type AccessPolicy, type AccessRole } from "../generated/kok/search/admin/v1/access_policy_pb";
import { readNamedFile } from "./files";
import { checkJson } from "./json_check";
import { builtInRoles, methodRules, methodsNamed, methodsOfBuiltInRole } from "./method_rules";
import { LOCAL, isPrincipalName } from "./principal";
import { Refusal } from "./refusal";
import { repeatedKeys } from "./repeated_keys";

type Methods = Set<string>;

export class Policy {
  private constructor(private readonly granted: ReadonlyMap<string, Methods>) {}

  // Without a file: `local` has the roles search, sync and status; nobody else has any.
  static byDefault(): Policy {
    return new Policy(new Map([[LOCAL, localByDefault()]]));
  }

  // Throws Refusal that names file, field and what was expected: never half a policy.
  static fromFile(path: string): Policy {
    const place = `--policy: ${path}`;
    const message = parse(readNamedFile("policy", path, false), place);
    if (message.roles.length > 100) throw new Refusal(`${place}: roles: expected at most 100`);
    if (message.grants.length > 10000) throw new Refusal(`${place}: grants: expected at most 10,000`);
    if (message.grants.length === 0) throw new Refusal(`${place}: grants: is missing; nobody could call anything`);
    const roles = new Map<string, Methods>(builtInRoles.map((role) => [role, methodsOfBuiltInRole(role)]));
    message.roles.forEach((role, i) => addRole(role, `${place}: roles[${i}]`, roles));
    const granted = new Map<string, Methods>();
    message.grants.forEach((grant, i) => addGrant(grant, `${place}: grants[${i}]`, roles, granted));
    if (!granted.has(LOCAL)) granted.set(LOCAL, localByDefault());
    return new Policy(granted);
  }

  // `method` is `package.Service/Method`.
  allows(principal: string, method: string): boolean {
    const rule = methodRules.find((entry) => entry.method === method);
    if (!rule || (rule.local_only && principal !== LOCAL)) return false;
    return this.granted.get(principal)?.has(method) ?? false;
  }

  // Whether it may call anything at all.
  knows(principal: string): boolean {
    return (this.granted.get(principal)?.size ?? 0) > 0;
  }
}

function localByDefault(): Methods {
  return new Set(["search", "sync", "status"].flatMap((role) => [...methodsOfBuiltInRole(role)]));
}

function parse(bytes: Buffer, place: string): AccessPolicy {
  let text: string;
  let value: JsonValue;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw new Refusal(`${place}: is not JSON; see the example deploy/policy.json`);
  }
  const [violation] = [...checkJson(AccessPolicySchema, value), ...repeatedKeys(text)];
  if (violation) throw new Refusal(`${place}: ${violation.field ? `${violation.field}: ` : ""}${violation.description}`);
  return fromJson(AccessPolicySchema, value);
}

function addRole(role: AccessRole, place: string, roles: Map<string, Methods>): void {
  if (!/^[a-z0-9-]{1,63}$/.test(role.name)) throw new Refusal(`${place}.name: expected lower-case letters, digits and hyphens, at most 63`);
  const methods: Methods = new Set();
  role.methods.forEach((name, i) => {
    const named = methodsNamed(name);
    if (named.length === 0) {
      throw new Refusal(`${place}.methods[${i}]: no such method; expected package.Service/Method or package.Service/*, such as kok.search.v1.SearchService/LookupContact`);
    }
    for (const method of named) methods.add(method);
  });
  if (methods.size === 0) throw new Refusal(`${place}.methods: expected at least one`);
  if (roles.has(role.name)) throw new Refusal(`${place}.name: there is a role of this name already`);
  roles.set(role.name, methods);
}

function addGrant(grant: AccessGrant, place: string, roles: Map<string, Methods>, granted: Map<string, Methods>): void {
  const methods: string[] = [];
  grant.roles.forEach((name, i) => {
    const found = roles.get(name);
    if (!found) throw new Refusal(`${place}.roles[${i}]: no such role; there are ${[...roles.keys()].sort().join(", ")}`);
    methods.push(...found);
  });
  if (grant.principals.length === 0) throw new Refusal(`${place}.principals: is missing`);
  grant.principals.forEach((principal, i) => {
    if (!isPrincipalName(principal)) throw new Refusal(`${place}.principals[${i}]: expected a URI, a DNS name or local; no patterns`);
    const known = granted.get(principal) ?? new Set();
    for (const method of methods) known.add(method);
    granted.set(principal, known);
  });
}
