/** Answers that come in pages. */

import type { IndexInfo } from "./generated/kok/search/v1/index_info_pb.js";
import type { Facet, Notice, SearchResponse, SearchResult } from "./generated/kok/search/v1/search_service_pb.js";

interface PagedResponse {
  readonly nextPageToken: string;
  readonly totalSize: number;
  readonly notices: Notice[];
  readonly index?: IndexInfo;
}

/**
 * One page. `for await` over it goes through its items and those of all pages behind it, which are fetched when they are reached: `items`
 * is this page alone. Fetching fails as the method that gave the first page does, and with a PageTokenExpiredError where the directory
 * was renewed so often meanwhile that the listing's state is gone.
 */
export class Page<Response extends PagedResponse, Item> implements AsyncIterable<Item> {
  constructor(
    /** The reply as the service sent it. */
    readonly response: Response,
    /** What stands on this page. */
    readonly items: readonly Item[],
    private readonly fetch: (pageToken: string) => Promise<Page<Response, Item>>,
  ) {}

  /** What the caller should know about this answer; show their `message`. */
  get notices(): readonly Notice[] {
    return this.response.notices;
  }

  /** Items on all pages together. */
  get totalSize(): number {
    return this.response.totalSize;
  }

  /** Id of the state of the directory that answered. */
  get generation(): string {
    return this.response.index?.generation ?? "";
  }

  /** The page behind this one; undefined where this is the last. */
  async next(): Promise<this | undefined> {
    if (this.response.nextPageToken === "") return undefined;
    return (await this.fetch(this.response.nextPageToken)) as this;
  }

  /** This page and those behind it. */
  async *pages(): AsyncGenerator<this, void> {
    for (let page: this | undefined = this; page !== undefined; page = await page.next()) yield page;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const page of this.pages()) yield* page.items;
  }
}

/** One page of a search. */
export class SearchPage extends Page<SearchResponse, SearchResult> {
  /** What was found, best first; the same as `items`. */
  get results(): readonly SearchResult[] {
    return this.response.results;
  }

  /** Whom else to ask where nobody found is responsible, or nothing was found. On the first page only. */
  get fallback(): readonly SearchResult[] {
    return this.response.fallback;
  }

  /** The counts asked for. */
  get facets(): readonly Facet[] {
    return this.response.facets;
  }

  /** Another spelling that may have been meant; empty: none. */
  get suggestedQuery(): string {
    return this.response.suggestedQuery;
  }
}
