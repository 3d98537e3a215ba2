/** Builds requests from plain values. */

import { create, type MessageInitShape } from "@bufbuild/protobuf";

import type { Violation } from "./errors.js";
import { refuse } from "./failed_call.js";
import { AvoidAreaSchema, type RecordKind, SearchFilterSchema } from "./generated/kok/search/v1/search_filter_pb.js";
import {
  type FacetField, NearSchema, type ResultView, type SearchRequest, SearchRequestSchema, type SortOrder,
} from "./generated/kok/search/v1/search_service_pb.js";
import { type KeysOf, unknownFields, unknownKeys } from "./known_options.js";

/** One text, or several. */
export type Texts = string | readonly string[];

/** Where somebody is: a place in any usual spelling, a postal code, or a point (WGS 84). */
export type Where = string | { readonly latitude: number; readonly longitude: number };

/** One place to keep away from: its name or postal code, with kilometres around it where the place itself is not enough. */
export type Area = string | { readonly place: string; readonly radiusKm?: number };

/** The fields of a SearchFilter, for those that have no parameter of their own. */
export type Filter = MessageInitShape<typeof SearchFilterSchema>;

/** What every method takes. */
export interface CallOptions {
  /** Seconds that the call may take with all its repetitions. Default: the client's. */
  readonly timeoutSeconds?: number | undefined;
  /** Cancels the call. */
  readonly signal?: AbortSignal | undefined;
}

/** What a referral is restricted to. Values of one field are alternatives, fields add up; each is the field of that name of SearchFilter. */
export interface ResponsibleParameters extends CallOptions {
  readonly languages?: Texts | undefined;
  readonly services?: Texts | undefined;
  readonly targetGroups?: Texts | undefined;
  readonly avoidRegions?: Texts | undefined;
  readonly avoidAreas?: string | readonly Area[] | undefined;
  readonly pageSize?: number | undefined;
  /** Language of names of regions and of messages: `de` or `en`. Default: the client's. */
  readonly languageCode?: string | undefined;
}

/** Fields of SearchRequest and SearchFilter, whose comments say what each takes. */
export interface SearchParameters extends ResponsibleParameters {
  readonly near?: Where | undefined;
  readonly radiusKm?: number | undefined;
  readonly kinds?: readonly RecordKind[] | undefined;
  readonly regions?: Texts | undefined;
  readonly servesRegions?: Texts | undefined;
  readonly exploitationForms?: Texts | undefined;
  readonly topics?: Texts | undefined;
  readonly maxAgeDays?: number | undefined;
  /** Fields that have no parameter here; what is given both ways adds up. */
  readonly filter?: Filter | undefined;
  readonly facets?: readonly FacetField[] | undefined;
  readonly orderBy?: SortOrder | undefined;
  readonly view?: ResultView | undefined;
  readonly explain?: boolean | undefined;
  readonly exactTotal?: boolean | undefined;
  /** Name of the record whose neighbours are wanted; the query is empty then. */
  readonly similarTo?: string | undefined;
  readonly pageToken?: string | undefined;
}

/** The options of each kind. */
export const CALL: KeysOf<CallOptions> = { timeoutSeconds: true, signal: true };
export const RESPONSIBLE: KeysOf<ResponsibleParameters> = {
  languages: true, services: true, targetGroups: true, avoidRegions: true, avoidAreas: true, pageSize: true, languageCode: true, ...CALL,
};
export const SEARCH: KeysOf<SearchParameters> = {
  near: true, radiusKm: true, kinds: true, regions: true, servesRegions: true, exploitationForms: true, topics: true, maxAgeDays: true,
  filter: true, facets: true, orderBy: true, view: true, explain: true, exactTotal: true, similarTo: true, pageToken: true, ...RESPONSIBLE,
};

/**
 * Refuses options that are not among `known`, also in a filter, a place and areas to avoid: InvalidRequestError, which names them. `method`
 * is what they were passed to.
 */
export function checkOptions(method: string, options: unknown, known: Readonly<Record<string, true>>): void {
  const found = unknownKeys(options, Object.keys(known));
  const given = (options ?? {}) as { filter?: unknown; near?: unknown; avoidAreas?: unknown };
  if (given.filter !== undefined) found.push(...unknownFields(SearchFilterSchema, given.filter, "filter"));
  if (typeof given.near === "object") found.push(...unknownPlace(given.near, "near"));
  for (const [i, area] of (Array.isArray(given.avoidAreas) ? given.avoidAreas as unknown[] : []).entries()) {
    if (typeof area !== "string") found.push(...unknownFields(AvoidAreaSchema, area, `avoidAreas[${i}]`));
  }
  refuse(method, found);
}

function unknownPlace(where: unknown, path: string): Violation[] {
  return unknownKeys(where, ["latitude", "longitude"], path).filter(({ field }) => !field.startsWith(`${path}.$`));
}

/** Whom `responsible` is asked about: a region, or a place. */
export function regionOf(where: Where | { readonly region: string }): string | undefined {
  if (typeof where !== "object" || where === null) return undefined;
  const isRegion = "region" in where;
  refuse("responsible", isRegion ? unknownKeys(where, ["region"], "where") : unknownPlace(where, "where"));
  return isRegion ? where.region : undefined;
}

/** `"ro"` means one language, not the two letters. */
function texts(values: Texts | undefined, more: readonly string[]): string[] {
  return [...more, ...(typeof values === "string" ? [values] : (values ?? []))];
}

function near(where: Where, radiusKm: number): MessageInitShape<typeof NearSchema> {
  return typeof where === "string"
    ? { location: { case: "place", value: where }, radiusKm }
    : { location: { case: "point", value: { latitude: where.latitude, longitude: where.longitude } }, radiusKm };
}

/** The request of a search. */
export function searchRequest(query: string, given: SearchParameters, languageCode: string): SearchRequest {
  const filter = create(SearchFilterSchema, given.filter);
  const areas = typeof given.avoidAreas === "string" ? [given.avoidAreas] : (given.avoidAreas ?? []);
  return create(SearchRequestSchema, {
    query,
    filter: {
      ...filter,
      kinds: [...filter.kinds, ...(given.kinds ?? [])],
      regions: texts(given.regions, filter.regions),
      servesRegions: texts(given.servesRegions, filter.servesRegions),
      avoidRegions: texts(given.avoidRegions, filter.avoidRegions),
      avoidAreas: [
        ...filter.avoidAreas,
        ...areas.map((area) => create(AvoidAreaSchema, typeof area === "string" ? { place: area } : area)),
      ],
      languages: texts(given.languages, filter.languages),
      services: texts(given.services, filter.services),
      targetGroups: texts(given.targetGroups, filter.targetGroups),
      exploitationForms: texts(given.exploitationForms, filter.exploitationForms),
      topics: texts(given.topics, filter.topics),
      maxAgeDays: given.maxAgeDays ?? filter.maxAgeDays,
    },
    ...(given.near !== undefined && { near: near(given.near, given.radiusKm ?? 0) }),
    facets: [...(given.facets ?? [])],
    orderBy: given.orderBy ?? 0,
    view: given.view ?? 0,
    pageSize: given.pageSize ?? 0,
    pageToken: given.pageToken ?? "",
    explain: given.explain ?? false,
    exactTotal: given.exactTotal ?? false,
    similarTo: given.similarTo ?? "",
    languageCode: given.languageCode ?? languageCode,
  });
}
