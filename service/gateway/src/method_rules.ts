// Which built-in role may call what: the table of service/security/method_rules.cc, as its `method_rules_check --json` prints it.
import rules from "../method_rules.json";

export interface MethodRule {
  readonly method: string;
  readonly roles: readonly string[];
  readonly local_only: boolean;
}

export const methodRules: readonly MethodRule[] = rules;

export const builtInRoles = ["search", "sync", "status", "admin"];

export function methodsOfBuiltInRole(role: string): Set<string> {
  return new Set(methodRules.filter((rule) => rule.roles.includes(role)).map((rule) => rule.method));
}

// One method, or all of a service where `name` ends in `/*`. Empty where there is none.
export function methodsNamed(name: string): string[] {
  const methods = methodRules.map((rule) => rule.method);
  if (!name.endsWith("/*")) return methods.filter((method) => method === name);
  return methods.filter((method) => method.startsWith(name.slice(0, -1)));
}
