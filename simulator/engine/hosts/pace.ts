/** One step of a host takes so long, or so many reads of a client that polls. */
export const STEP = { ms: 5_000, reads: 2 } as const;
