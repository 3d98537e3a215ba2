/** The client: one object, one connection, a method a question. */

import type { Connection } from "./connection.js";
import { DirectorySync, type Store, type SyncReport } from "./directory_sync.js";
import { ownError, refuse } from "./failed_call.js";
import type { Content } from "./generated/kok/search/v1/content_pb.js";
import {
  type BatchGetOrganizationsResponse, DirectoryService, type GetIndexInfoResponse, type ListContentsResponse, type ListOrganizationsResponse,
} from "./generated/kok/search/v1/directory_service_pb.js";
import type { Organization } from "./generated/kok/search/v1/organization_pb.js";
import type { Region } from "./generated/kok/search/v1/region_pb.js";
import {
  type LookupContactResponse, type ResultView, SearchService, type Suggestion,
} from "./generated/kok/search/v1/search_service_pb.js";
import { type KeysOf, unknownKeys } from "./known_options.js";
import { batches, MAX_NAMES } from "./organization_batches.js";
import { Page, SearchPage } from "./pages.js";
import { type Refreshed, refreshed } from "./refresh.js";
import {
  CALL, type CallOptions, checkOptions, type Filter, regionOf, RESPONSIBLE, type ResponsibleParameters, SEARCH, type SearchParameters,
  searchRequest, type Where,
} from "./search_parameters.js";

/** Where a call of a method is restricted to a part of a list. */
export interface ListParameters extends CallOptions {
  readonly filter?: Filter | undefined;
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/** Options that concern the language of an answer. */
export interface LanguageOptions extends CallOptions {
  /** Language of names of regions and of messages: `de` or `en`. Default: the client's. */
  readonly languageCode?: string | undefined;
}

const LIST: KeysOf<ListParameters> = { filter: true, pageSize: true, pageToken: true, ...CALL };
const LANGUAGE: KeysOf<LanguageOptions> = { languageCode: true, ...CALL };

/**
 * Asks a kok-search; `connect` makes one. It connects at the first call and connects again by itself: make one for the life of a program.
 * Every method fails with a KokSearchError. Calls that end with UNAVAILABLE are repeated up to three times, others never.
 */
export class KokSearchClient {
  /** Use `connect`. */
  constructor(private readonly connection: Connection, private readonly languageCode: string) {}

  /** Closes the connection; calls that are under way are cancelled. A program that does not call it may not end by itself. */
  close(): void {
    this.connection.close();
  }

  // Search.

  /** Finds organisations and texts; what a query contains never makes it fail. An empty query finds whatever passes the filter. */
  async search(query: string, parameters: SearchParameters = {}): Promise<SearchPage> {
    checkOptions("search", parameters, SEARCH);
    const request = this.connection.built(() => searchRequest(query, parameters, this.languageCode));
    const fetch = async (pageToken: string): Promise<SearchPage> => {
      const response = await this.connection.call(SearchService.method.search, { ...request, pageToken }, parameters);
      return new SearchPage(response, response.results, fetch);
    };
    return await fetch(request.pageToken);
  }

  /**
   * Who is responsible for somebody at a place (a town, a postal code, or a point), or in a region (a Land or country in any usual
   * spelling): the responsible ones first, then the near ones. Each result's `matchReasons` say how that is known; where nobody is,
   * `fallback` names whom to ask.
   */
  async responsible(where: Where | { readonly region: string }, parameters: ResponsibleParameters = {}): Promise<SearchPage> {
    checkOptions("responsible", parameters, RESPONSIBLE);
    const region = regionOf(where);
    if (region !== undefined) return await this.search("", { ...parameters, servesRegions: region });
    if (where === undefined || where === null || (typeof where === "object" && !("latitude" in where))) {
      throw wrongChoice("a place, a point or a region");
    }
    return await this.search("", { ...parameters, near: where as Where });
  }

  /** Completes what is being typed. */
  async suggest(
    prefix: string, parameters: LanguageOptions & { readonly filter?: Filter | undefined; readonly limit?: number | undefined } = {},
  ): Promise<Suggestion[]> {
    checkOptions("suggest", parameters, { filter: true, limit: true, ...LANGUAGE });
    const { filter, limit = 0, languageCode = this.languageCode } = parameters;
    const request = { prefix, limit, languageCode, ...(filter !== undefined && { filter }) };
    return (await this.connection.call(SearchService.method.suggest, request, parameters)).suggestions;
  }

  /**
   * Whose telephone number or e-mail address it is: `matches`, none where no organisation of the directory publishes it. The directory is
   * not complete: that a contact is not listed proves nothing.
   */
  async lookUp(
    contact: { readonly phoneNumber: string } | { readonly email: string }, options: CallOptions = {},
  ): Promise<LookupContactResponse> {
    checkOptions("lookUp", options, CALL);
    refuse("lookUp", unknownKeys(contact ?? {}, ["phoneNumber", "email"], "contact"));
    const { phoneNumber, email } = (contact ?? {}) as { phoneNumber?: string; email?: string };
    if ((phoneNumber === undefined) === (email === undefined)) throw wrongChoice("exactly one of phoneNumber and email");
    const asked = phoneNumber === undefined
      ? { case: "email" as const, value: email ?? "" } : { case: "phoneNumber" as const, value: phoneNumber };
    return await this.connection.call(SearchService.method.lookupContact, { contact: asked }, options);
  }

  // The directory.

  /** The organisation of a resource name (`organizations/fiz-stuttgart`). NotFoundError where there is none. */
  async get(name: string, options: CallOptions = {}): Promise<Organization> {
    checkOptions("get", options, CALL);
    const { organization } = await this.connection.call(DirectoryService.method.getOrganization, { name }, options);
    return organization ?? emptyReply();
  }

  /** The text of a resource name (`contents/loverboys`), whole. NotFoundError where there is none. */
  async getContent(name: string, options: CallOptions = {}): Promise<Content> {
    checkOptions("getContent", options, CALL);
    return (await this.connection.call(DirectoryService.method.getContent, { name }, options)).content ?? emptyReply();
  }

  /**
   * The organisations of these resource names, in that order; a call for each hundred. All or none: one unknown name is a NotFoundError,
   * whose violation says at which position.
   */
  async batchGet(names: Iterable<string>, options: CallOptions = {}): Promise<Organization[]> {
    checkOptions("batchGet", options, CALL);
    if (typeof names === "string" || typeof names?.[Symbol.iterator] !== "function") {
      refuse("batchGet", [{ field: "names", description: "expected an array of resource names" }]);
    }
    const wanted = [...names];
    const found: Organization[] = [];
    const noneMissing = (name: string): never => {
      throw ownError("NOT_FOUND", "no record of that name is in the directory", {
        reason: "RECORD_NOT_FOUND", violations: [{ field: `names[${wanted.indexOf(name)}]`, description: "names no record" }],
      });
    };
    for (let start = 0; start < wanted.length; start += MAX_NAMES) {
      const part = wanted.slice(start, start + MAX_NAMES);
      for await (const reply of batches((some) => this.organizationBatch(some, options), part, noneMissing)) {
        found.push(...reply.organizations);
      }
    }
    return found;
  }

  /** All organisations that pass the filter, by resource name. To keep a copy of all of them use `sync`. */
  async listOrganizations(parameters: ListParameters = {}): Promise<Page<ListOrganizationsResponse, Organization>> {
    checkOptions("listOrganizations", parameters, LIST);
    const fetch = async (pageToken: string): Promise<Page<ListOrganizationsResponse, Organization>> => {
      const response = await this.organizationPage(pageToken, { pageSize: 0, ...parameters });
      return new Page(response, response.organizations, fetch);
    };
    return await fetch(parameters.pageToken ?? "");
  }

  /** All texts that pass the filter, by resource name; bodies where `view` is ResultView.FULL. */
  async listContents(
    parameters: ListParameters & { readonly view?: ResultView | undefined } = {},
  ): Promise<Page<ListContentsResponse, Content>> {
    checkOptions("listContents", parameters, { view: true, ...LIST });
    const { filter, view = 0, pageSize = 0 } = parameters;
    const fetch = async (pageToken: string): Promise<Page<ListContentsResponse, Content>> => {
      const request = { view, pageSize, pageToken, ...(filter !== undefined && { filter }) };
      const response = await this.connection.call(DirectoryService.method.listContents, request, parameters);
      return new Page(response, response.contents, fetch);
    };
    return await fetch(parameters.pageToken ?? "");
  }

  /** The Länder and the countries abroad, with what the directory holds for each. */
  async listRegions(options: LanguageOptions = {}): Promise<Region[]> {
    checkOptions("listRegions", options, LANGUAGE);
    const request = { languageCode: options.languageCode ?? this.languageCode };
    return (await this.connection.call(DirectoryService.method.listRegions, request, options)).regions;
  }

  /**
   * The state of the directory, its counts, and the resource names that changed since an earlier state. PageTokenExpiredError where that
   * one is not kept any more, or too much changed: list everything again.
   */
  async indexInfo(sinceGeneration = "", options: CallOptions = {}): Promise<GetIndexInfoResponse> {
    checkOptions("indexInfo", options, CALL);
    return await this.connection.call(DirectoryService.method.getIndexInfo, { sinceGeneration }, options);
  }

  // A copy that stays true.

  /**
   * What became of an organisation of which a copy was stored with its `etag`: the record as it is now, whether it changed, and who took
   * over where it was merged or closed. NotFoundError where it was withdrawn: forget the copy.
   */
  async refresh(name: string, etag = "", options: CallOptions = {}): Promise<Refreshed> {
    checkOptions("refresh", options, CALL);
    return await refreshed((wanted) => this.get(wanted, options), name, etag);
  }

  /**
   * Brings a copy of all organisations up to date; the first time it fetches all, later what changed since the state that the store keeps.
   * Nothing new costs one call. Killed at any moment it goes on from there the next time. KokSearchError where a call fails: what was
   * applied until then stays, and the next run goes on; errors of the store pass through. One run at a time for a store.
   */
  async sync(store: Store): Promise<SyncReport> {
    return await new DirectorySync(this, store).run();
  }

  /** One reply of ListOrganizations. */
  async organizationPage(pageToken = "", parameters: ListParameters = {}): Promise<ListOrganizationsResponse> {
    checkOptions("organizationPage", parameters, LIST);
    const { filter, pageSize = 100 } = parameters;
    const request = { pageSize, pageToken, ...(filter !== undefined && { filter }) };
    return await this.connection.call(DirectoryService.method.listOrganizations, request, parameters);
  }

  /** One reply of BatchGetOrganizations. */
  async organizationBatch(names: readonly string[], options: CallOptions = {}): Promise<BatchGetOrganizationsResponse> {
    checkOptions("organizationBatch", options, CALL);
    return await this.connection.call(DirectoryService.method.batchGetOrganizations, { names: [...names] }, options);
  }
}

function wrongChoice(expected: string): Error {
  return ownError("INVALID_ARGUMENT", `expected ${expected}`, { reason: "INVALID_REQUEST", remedy: "Pass one of them." });
}

function emptyReply(): never {
  throw ownError("INTERNAL", "the service answered without the record");
}
