/** How a long list is read. */
export interface Paging {
  /** Objects a page. */
  readonly size: number;
  /** Pages under way at a time. A few suffice: each is one thread in the engine, and the work is the engine's. */
  readonly parallel: number;
  /** How many objects there are, when known (the API root tells administrators): then no page is read in vain. */
  readonly expected?: number;
}

/**
 * Reads pages from 1 until one is short, a few at a time; without an expectation the first alone, since most sites need no second.
 *
 * Objects that come or go meanwhile move the others between pages, so an id that came twice is kept once.
 */
export const readPages = async <T extends { readonly id: string }>(
  read: (page: number) => Promise<readonly T[]>,
  { size, parallel, expected }: Paging,
): Promise<T[]> => {
  const pages: (readonly T[])[] = [];
  const last = expected === undefined ? Infinity : Math.max(1, Math.ceil(expected / size));
  let next = 1;
  let ended = false;
  const readNext = async (): Promise<void> => {
    const page = next++;
    try {
      const items = await read(page);
      pages[page - 1] = items;
      if (items.length < size || page >= last) ended = true;
    } catch (error) {
      ended = true;
      throw error;
    }
  };
  const readOn = async (): Promise<void> => {
    while (!ended && next <= last) await readNext();
  };
  if (expected === undefined) await readNext();
  await Promise.all(Array.from({ length: parallel }, readOn));
  const seen = new Map<string, T>();
  for (const item of pages.flat()) seen.set(item.id, item);
  return [...seen.values()];
};
