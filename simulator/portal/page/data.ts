/** One row of a grid, as the server half tells it; which fields there are depends on the collection. */
export interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}
export const collections = [
  'hosts',
  'vms',
  'clusters',
  'networks',
  'dataCenters',
  'templates',
  'storage',
  'vnicProfiles',
  'events',
] as const;
export type CollectionName = (typeof collections)[number];
export type Data = Readonly<Partial<Record<CollectionName, readonly Row[]>>>;

/** Text of a field, empty where there is none. */
export const fieldText = (row: Row, field: string): string => {
  const value = row[field];
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** Real grids ask again after this time, whether they are shown or not, once they have been shown. */
export const REFRESH_MS = 10_000;

/**
 * The rows of all grids, read from the simulated engine.
 *
 * @param expired called when the session is over: the portal then leaves for the login page
 */
export function createData(url: string, expired: () => void) {
  let latest: Data = {};
  return {
    rows: (name: CollectionName): readonly Row[] => latest[name] ?? [],
    /** Reads again. An engine that does not answer leaves what was there. */
    async read(): Promise<void> {
      let reply: Response;
      try {
        reply = await fetch(url, { headers: { Accept: 'application/json' } });
      } catch {
        return;
      }
      if (reply.status === 401) expired();
      if (reply.ok) latest = (await reply.json()) as Data;
    },
  };
}
export type PortalData = ReturnType<typeof createData>;
