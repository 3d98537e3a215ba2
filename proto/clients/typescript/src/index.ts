/**
 * Client of kok-search: who can help this person, here, now? Begin with `connect`. Beside it this package gives the messages, enums and
 * services of kok.search.v1.
 */
/// <reference types="node" preserve="true" />

// To make, copy and store messages; from here, because a program that imports ECMAScript modules would get other types of its own.
export { clone, create, equals, fromBinary, fromJson, type MessageInitShape, toBinary, toJson } from "@bufbuild/protobuf";

export { KokSearchClient, type LanguageOptions, type ListParameters } from "./client.js";
export { connect, type ConnectOptions } from "./connect.js";
export type { Pem, Tls } from "./credentials.js";
export type { Store, SyncReport } from "./directory_sync.js";
export * from "./errors.js";
export { JsonFileStore } from "./json_file_store.js";
export { Page, SearchPage } from "./pages.js";
export type { Refreshed } from "./refresh.js";
export type {
  Area, CallOptions, Filter, ResponsibleParameters, SearchParameters, Texts, Where,
} from "./search_parameters.js";

export * from "./generated/kok/search/v1/content_pb.js";
export * from "./generated/kok/search/v1/directory_service_pb.js";
export * from "./generated/kok/search/v1/error_reason_pb.js";
export * from "./generated/kok/search/v1/fact_pb.js";
export * from "./generated/kok/search/v1/index_info_pb.js";
export * from "./generated/kok/search/v1/organization_pb.js";
export * from "./generated/kok/search/v1/region_pb.js";
export * from "./generated/kok/search/v1/search_filter_pb.js";
export * from "./generated/kok/search/v1/search_service_pb.js";
