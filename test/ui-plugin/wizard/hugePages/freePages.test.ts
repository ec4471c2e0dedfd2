import { freePages } from '../../../../ui-plugin/wizard/hugePages/freePages';
import { readVm } from './readings';

it('sorts hosts by their free pages and counts those that have enough, too few, none', async () => {
  const { reading } = await readVm('vnf4');
  const free = freePages(reading, '1GiB', 10);
  expect(free.hosts.slice(0, 5).map(({ name, free: pages, isEnough }) => [name, pages, isEnough])).toEqual([
    ['host8', 34, true],
    ['host9', 30, true],
    ['host7', 16, true],
    ['host6', 12, true],
    ['host1', 8, false],
  ]);
  expect(free).toMatchObject({ enough: 4, few: 4, none: 4, untold: 0, scale: 34 });
});

it('has a scale that holds the need where no host has so many', async () => {
  const { reading } = await readVm('vnf4');
  expect(freePages(reading, '1GiB', 100)).toMatchObject({ enough: 0, scale: 100 });
});

it('counts the pages of a running VM as free where it runs, for its own size only', async () => {
  const { reading } = await readVm('vnf6');
  expect(freePages(reading, '1GiB', 6).hosts[0]).toMatchObject({ name: 'host8', free: 40, own: 6 });
  expect(freePages(reading, '2MiB', 3072).hosts.every(({ own }) => own === 0)).toBe(true);
});

it('leaves hosts aside that do not tell', async () => {
  const { reading } = await readVm('vnf4');
  const hosts = reading.seen.hosts.map(({ hugepages, ...host }) =>
    host.name === 'host8' ? host : { ...host, ...(hugepages && { hugepages }) },
  );
  const free = freePages({ ...reading, seen: { ...reading.seen, hosts } }, '1GiB', 10);
  expect([free.untold, free.enough, free.hosts.length]).toEqual([1, 3, 11]);
});
