/** The rich status that a service sends with an error. */

import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import { status } from "@grpc/grpc-js";
import { create, toBinary } from "kok-search-client";

import {
  BadRequestSchema, ErrorInfoSchema, ResourceInfoSchema, RetryInfoSchema,
} from "./node_modules/kok-search-client/dist/generated/google/rpc/error_details_pb.js";
import { StatusSchema } from "./node_modules/kok-search-client/dist/generated/google/rpc/status_pb.js";
import { SECRET } from "./failing.js";

/** Domain of kok-search's own errors. */
export const OURS = "search.kok.internal";

/** Name of a status. */
export type Code = Exclude<keyof typeof status, "OK">;

/** A detail, before it is packed. */
export interface Packed {
  readonly schema: DescMessage;
  readonly message: MessageShape<DescMessage>;
}

/** A field that is not as expected. */
export function violation(field: string, description: string): Packed {
  return { schema: BadRequestSchema, message: create(BadRequestSchema, { fieldViolations: [{ field, description }] }) };
}

/** When to come back. */
export function retry(seconds: bigint, nanos: number): Packed {
  return { schema: RetryInfoSchema, message: create(RetryInfoSchema, { retryDelay: { seconds, nanos } }) };
}

/** A detail that the client does not read. */
export const RESOURCE: Packed = {
  schema: ResourceInfoSchema, message: create(ResourceInfoSchema, { resourceType: "organization" }),
};

/** The status of a service of this domain; a stranger's quotes the request. */
export function rich(code: Code, domain: string, reason: string, ...more: Packed[]): Uint8Array {
  const info: Packed = { schema: ErrorInfoSchema, message: create(ErrorInfoSchema, { reason, domain }) };
  return toBinary(StatusSchema, create(StatusSchema, {
    code: status[code], message: domain === OURS ? "a constant sentence" : SECRET,
    details: [info, ...more].map(({ schema, message }) => anyPack(schema, message)),
  }));
}
