// What can be asked: every method of kok.search.v1, by POST at /v1/ and its name in kebab case.
import { services } from "../generated/services";
import type { UnaryMethod } from "./service_client";

export interface Route {
  readonly path: string;
  // `package.Service/Method`, as policy and log call it.
  readonly name: string;
  readonly method: UnaryMethod;
}

export const routes: readonly Route[] = services.flatMap((service) =>
  service.methods
    .filter((method) => method.methodKind === "unary")
    .map((method) => ({
      path: `/v1/${kebab(method.name)}`,
      name: `${service.typeName}/${method.name}`,
      method: method as UnaryMethod,
    })),
);

// GetIndexInfo -> get-index-info
function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}
