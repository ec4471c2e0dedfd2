import { inParallel } from '../../../client/engine/parallel';
import { readPages } from '../../../client/engine/pages';
import { failure } from '../http/failure';

/** Pages of numbered objects, and which were read. */
const source = (count: number, size: number) => {
  const all = Array.from({ length: count }, (_, i) => ({ id: String(i) }));
  const asked: number[] = [];
  const read = async (page: number) => {
    asked.push(page);
    await Promise.resolve();
    return all.slice((page - 1) * size, page * size);
  };
  return { all, asked, read };
};

it.each([
  [0, 10, 1],
  [9, 10, 1],
  [10, 10, 2],
  [25, 10, 3],
  [99, 10, 10],
])('reads all of %i objects by pages of %i', async (count, size, pages) => {
  const { all, asked, read } = source(count, size);
  expect(await readPages(read, { size, parallel: 3 })).toEqual(all);
  expect(Math.max(...asked)).toBeGreaterThanOrEqual(pages);
  // Pages under way when a short one came were asked in vain.
  expect(asked.length).toBeLessThan(pages + 3);
});

it('reads the first page alone: most sites have no second', async () => {
  const { asked, read } = source(5, 10);
  await readPages(read, { size: 10, parallel: 4 });
  expect(asked).toEqual([1]);
});

it.each([
  [400, 50, 8],
  [401, 50, 9],
  [0, 50, 1],
])('reads no page in vain when it knows how many objects there are: %i', async (count, size, pages) => {
  const { all, asked, read } = source(count, size);
  expect(await readPages(read, { size, parallel: 3, expected: count })).toEqual(all);
  expect(asked).toHaveLength(pages);
});

it('keeps an object once that moved between two pages meanwhile', async () => {
  const pages = [[{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'c' }], []];
  expect(await readPages((page) => Promise.resolve(pages[page - 1] ?? []), { size: 2, parallel: 1 })).toEqual([
    { id: 'a' },
    { id: 'b' },
    { id: 'c' },
  ]);
});

it('reads only so many pages at a time', async () => {
  let now = 0;
  let most = 0;
  const read = async (page: number) => {
    most = Math.max(most, ++now);
    await new Promise(setImmediate);
    now -= 1;
    return page < 20 ? [{ id: String(page) }] : [];
  };
  await readPages(read, { size: 1, parallel: 3 });
  expect(most).toBe(3);
});

it('stops at the first page that fails', async () => {
  const asked: number[] = [];
  const read = async (page: number) => {
    asked.push(page);
    await Promise.resolve();
    if (page === 3) throw new Error('page 3');
    return [{ id: String(page) }];
  };
  expect(await failure(readPages(read, { size: 1, parallel: 2 }))).toMatchObject({ message: 'page 3' });
  expect(Math.max(...asked)).toBeLessThan(6);
});

it('works through many things a few at a time, in order', async () => {
  let now = 0;
  let most = 0;
  const results = await inParallel([1, 2, 3, 4, 5], 2, async (n) => {
    most = Math.max(most, ++now);
    await new Promise(setImmediate);
    now -= 1;
    return n * n;
  });
  expect(results).toEqual([1, 4, 9, 16, 25]);
  expect(most).toBe(2);
});

it('begins nothing new after a failure', async () => {
  const begun: number[] = [];
  const work = async (n: number): Promise<void> => {
    begun.push(n);
    await Promise.resolve();
    if (n === 2) throw new Error('two');
  };
  expect(await failure(inParallel([1, 2, 3, 4, 5, 6, 7, 8], 2, work))).toMatchObject({ message: 'two' });
  expect(begun.length).toBeLessThan(5);
});
