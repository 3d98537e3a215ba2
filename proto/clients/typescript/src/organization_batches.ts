/** Reads many organisations by name, in as few calls as it takes. */

import { InvalidRequestError, NotFoundError } from "./errors.js";
import type { BatchGetOrganizationsResponse } from "./generated/kok/search/v1/directory_service_pb.js";

/** Of one BatchGetOrganizations. */
export const MAX_NAMES = 100;

/**
 * The organisations of these names, at most MAX_NAMES, in as many replies as it takes: halved where they are too large for one, and without
 * those that are not there, each of which is told to `missing`, which may throw.
 */
export async function* batches(
  fetch: (names: readonly string[]) => Promise<BatchGetOrganizationsResponse>,
  names: readonly string[],
  missing: (name: string) => void,
): AsyncGenerator<BatchGetOrganizationsResponse, void> {
  let wanted = [...names];
  while (wanted.length > 0) {
    try {
      yield await fetch(wanted);
      return;
    } catch (error) {
      if (error instanceof NotFoundError) {
        for (const name of wanted.splice(position(error, wanted.length), 1)) missing(name);
      } else if (error instanceof InvalidRequestError && error.reason === "RESPONSE_TOO_LARGE" && wanted.length > 1) {
        const half = Math.floor(wanted.length / 2);
        yield* batches(fetch, wanted.slice(0, half), missing);
        wanted = wanted.slice(half);
      } else {
        throw error;
      }
    }
  }
}

/** Which of the names it is about: the violation's field is `names[3]`. */
function position(error: NotFoundError, count: number): number {
  for (const { field } of error.violations) {
    const index = Number(/^names\[(\d+)\]$/.exec(field)?.[1] ?? Number.NaN);
    if (index < count) return index;
  }
  throw error;
}
