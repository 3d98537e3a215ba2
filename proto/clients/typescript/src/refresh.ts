/** What became of one organisation of which a copy is kept. */

import { NotFoundError } from "./errors.js";
import { type Organization, OrganizationStatus } from "./generated/kok/search/v1/organization_pb.js";

// An organisation that took over may have been taken over itself; nobody's history is longer.
const MAX_STEPS = 8;

/** An organisation as it is now. */
export interface Refreshed {
  /** The record of the name asked for. */
  readonly organization: Organization;
  /** Whether it differs from the copy, by etag. */
  readonly changed: boolean;
  /**
   * Who took over in the end, where it is closed or merged; undefined where it is at work, or no successor is in the directory. It may be
   * paused or closed itself: look at its `status`.
   */
  readonly successor: Organization | undefined;
  /** Whom to turn to: the successor, or else the organisation itself. Look at its `status`. */
  readonly current: Organization;
}

function isAtAnEnd({ status }: Organization): boolean {
  return status === OrganizationStatus.CLOSED || status === OrganizationStatus.MERGED;
}

/** Fetches the record and follows `superseded_by` for at most eight steps, never in a circle. */
export async function refreshed(get: (name: string) => Promise<Organization>, name: string, etag: string): Promise<Refreshed> {
  const organization = await get(name);
  const seen = new Set([name]);
  let current = organization;
  while (isAtAnEnd(current) && current.supersededBy !== "" && !seen.has(current.supersededBy) && seen.size <= MAX_STEPS) {
    seen.add(current.supersededBy);
    try {
      current = await get(current.supersededBy);
    } catch (error) {
      if (error instanceof NotFoundError) break;
      throw error;
    }
  }
  return { organization, changed: organization.etag !== etag, successor: current === organization ? undefined : current, current };
}
