/** What a sync keeps in its store between two runs, as JSON. */

/** How far a copy has come. */
export interface Progress {
  /** The copy has all of this generation; empty: of none. */
  readonly generation: string;
  /** Digest of what was withdrawn within that generation when the copy was made. */
  readonly withdrawn: string;
  /** `withdrawals` of the service at that time. */
  readonly view: string;
  /** State that the copy is being brought to; empty: none. */
  readonly target: string;
  /** Of the target what `withdrawn` is of the generation. */
  readonly withdrawnThere: string;
  /** Of the target what `view` is of the generation. */
  readonly viewThere: string;
  /** On the way there, names up to this one are. */
  readonly done: string;
  /** While listing: of the page behind `done`. */
  readonly pageToken: string;
}

/** Of an empty copy, or one of which nothing is known: it is compared with the whole list. */
export const NOTHING: Progress = { generation: "", withdrawn: "", view: "", target: "", withdrawnThere: "", viewThere: "", done: "", pageToken: "" };

/** Reads what a store gave back; what is none of ours is NOTHING. */
export function readProgress(text: string): Progress {
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values !== "object" || values === null) return NOTHING;
    const known = Object.entries(values).filter(([key, value]) => key in NOTHING && typeof value === "string");
    return { ...NOTHING, ...(Object.fromEntries(known) as Partial<Progress>) };
  } catch {
    return NOTHING;
  }
}
