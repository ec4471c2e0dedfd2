import { BadReply } from '../../../client/errors';
import * as read from '../../../client/engine/scalars';
import type { Wire } from '../../../client/http/wire';

const badReply = (call: () => unknown): BadReply => {
  try {
    call();
  } catch (error) {
    if (error instanceof BadReply) return error;
  }
  throw new Error('no BadReply');
};

it.each<[value: Wire, number: number]>([
  ['137438953472', 137438953472],
  [16, 16],
  ['-1', -1],
  ['0', 0],
])('reads the whole number %j', (value, number) => {
  expect(read.integer({ n: value }, 'n', '')).toBe(number);
});

it.each<[value: Wire]>([['1.5'], [1.5], [''], ['x'], [true], [{}], [[]], ['1e3']])('takes %j for no whole number', (value) => {
  expect(badReply(() => read.integer({ n: value }, 'n', 'a')).path).toBe('a.n');
});

it.each<[value: Wire, number: number]>([
  ['2200.5', 2200.5],
  [2100, 2100],
])('reads the number %j', (value, number) => {
  expect(read.decimal({ n: value }, 'n', '')).toBe(number);
});

it.each<[value: Wire, flag: boolean]>([
  ['true', true],
  ['false', false],
  [true, true],
  [false, false],
])('reads the flag %j', (value, flag) => {
  expect(read.flag({ f: value }, 'f', '')).toBe(flag);
});

it('does not take other words for flags', () => {
  expect(badReply(() => read.flag({ f: 'yes' }, 'f', 'cluster[0]'))).toMatchObject({
    path: 'cluster[0].f',
    expected: 'true or false',
    got: '"yes"',
  });
});

it('refuses a size that is no size', () => {
  expect(badReply(() => read.bytes({ memory: '-1' }, 'memory', '')).path).toBe('memory');
  expect(badReply(() => read.bytes({ memory: '9007199254740993000' }, 'memory', '')).path).toBe('memory');
});

it('takes a missing list key for an empty list, and refuses what is no list', () => {
  expect(read.listOf({}, 'host', '', () => 1)).toEqual([]);
  expect(read.listOf(undefined, 'host', '', () => 1)).toEqual([]);
  expect(badReply(() => read.listOf({ host: 'x' }, 'host', '', () => 1)).path).toBe('host');
});

it('names the place of a wrong field: index and all', () => {
  const answer = { host: [{ name: 'a' }, { name: 'b', version: { major: 'four' } }] };
  const error = badReply(() => read.listOf(answer, 'host', '', (host, at) => read.version(host, 'version', at)));
  expect(error.path).toBe('host[1].version.major');
  expect(error.got).toBe('"four"');
});

it('names what is missing', () => {
  expect(badReply(() => read.text({}, 'name', 'vm[3]'))).toMatchObject({ path: 'vm[3].name', got: 'nothing' });
});

it('cuts what is long', () => {
  expect(badReply(() => read.integer({ n: 'x'.repeat(500) }, 'n', '')).got.length).toBeLessThan(70);
});

it('takes an optional field that is wrong for wrong', () => {
  expect(read.optional(read.integer, {}, 'n', '')).toBeUndefined();
  expect(read.optional(read.integer, { n: null }, 'n', '')).toBeUndefined();
  expect(badReply(() => read.optional(read.integer, { n: 'x' }, 'n', '')).path).toBe('n');
});

it('reads a version with only what a data center has', () => {
  expect(read.version({ version: { major: '4', minor: '7' } }, 'version', '')).toEqual({
    major: 4,
    minor: 7,
    build: 0,
    revision: 0,
  });
  expect(read.level({ version: { major: '4', minor: '10' } }, 'version', '')).toBe('4.10');
});

it('takes the last value of a property that comes twice, as the engine does', () => {
  const list = { p: [{ name: 'hugepages', value: '2048' }, { name: 'a' }, { name: 'hugepages', value: '1G' }] };
  expect(read.properties(list, 'p', '')).toEqual({ hugepages: '1G', a: '' });
});

it('takes an empty XML element for an empty object', () => {
  expect(read.child({ properties: '' }, 'properties', '')).toEqual({});
  expect(read.child({ properties: '\n  ' }, 'properties', '')).toEqual({});
  expect(badReply(() => read.child({ properties: 'x' }, 'properties', '')).path).toBe('properties');
});
