import * as fc from 'fast-check';
import type { Chain, Link, LinkName, LinkState } from '../../../client/index';
import { foldRows, ROWS_A_PAGE } from '../../../ui-plugin/cluster/foldedRows';
import { matrixOf, stateOfTally, tallyOf } from '../../../ui-plugin/cluster/matrix';
import type { HostOfCluster } from '../../../ui-plugin/backstage/face';

const NAMES: readonly LinkName[] = ['firmware', 'kernelLine', 'hugepages'];

/** A host whose links stand as written: `o` ok, `w` ok with a warning, `m` missing, `i` impossible, `u` unknown. */
const host = (name: string, states: string): HostOfCluster => {
  const link = (state: string, at: number): Link => ({
    name: NAMES[at] ?? 'guest',
    state: STATES[state] ?? 'unknown',
    code: state === 'w' ? 'link.network.required' : `code.${state}`,
    values: {},
  });
  const chain: Chain = { of: 'host', name, links: [...states].map(link) };
  const datapath = { reason: { code: 'datapath.standIn', values: {} } };
  return { host: { id: name, name }, chain, datapath } as unknown as HostOfCluster;
};
const STATES: Readonly<Record<string, LinkState>> = { o: 'ok', w: 'ok', m: 'missing', i: 'impossible', u: 'unknown' };

const namesOf = (hosts: readonly HostOfCluster[], order: Parameters<typeof matrixOf>[1]): readonly string[] =>
  matrixOf(hosts, order).rows.map(({ name }) => name);

describe('the order of hosts', () => {
  it.each([
    ['who breaks earlier comes first', [host('a', 'oom'), host('b', 'mmo'), host('c', 'omo')], ['b', 'c', 'a']],
    ['of two that break at the same link, the one with more breaks', [host('a', 'omo'), host('b', 'omm')], ['b', 'a']],
    [
      'what is not known comes after what is broken, before what warns',
      [host('a', 'oow'), host('b', 'oou'), host('c', 'oom')],
      ['c', 'b', 'a'],
    ],
    ['equals come by name, numbers as numbers', [host('host10', 'ooo'), host('host9', 'ooo')], ['host9', 'host10']],
  ])('worst first: %s', (_, hosts, expected) => {
    expect(namesOf(hosts, 'worst')).toEqual(expected);
  });

  it('by name', () => {
    expect(namesOf([host('b', 'mmm'), host('a', 'ooo')], 'name')).toEqual(['a', 'b']);
  });

  it('by a link puts first who breaks there', () => {
    expect(namesOf([host('a', 'mmo'), host('b', 'oom'), host('c', 'oou')], 'hugepages')).toEqual(['b', 'c', 'a']);
  });

  it('is a permutation of the hosts, the same for any order in which they were read', () => {
    const anyHosts = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.stringMatching(/^[owmiu]{3}$/)), {
      selector: ([name]) => name,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyHosts, fc.constantFrom('worst' as const, 'name' as const, 'kernelLine' as const), (given, order) => {
        const hosts = given.map(([name, states]) => host(name, states));
        const sorted = namesOf(hosts, order);
        expect([...sorted].sort()).toEqual(hosts.map((one) => one.host.name).sort());
      }),
    );
  });
});

it('counts for each link the hosts on which it holds, warnings among them', () => {
  const { columns } = matrixOf([host('a', 'owm'), host('b', 'omu')], 'name');
  expect(columns).toEqual([
    { name: 'firmware', holding: 2 },
    { name: 'kernelLine', holding: 1 },
    { name: 'hugepages', holding: 0 },
  ]);
});

describe('the verdict', () => {
  it.each([
    ['every host works', ['ooo', 'oow'], { works: 2, broken: 0, unknown: 0 }, 'ok'],
    ['some do not', ['ooo', 'omm', 'omo', 'moo'], { works: 1, broken: 3, unknown: 0, mostOften: 'kernelLine' }, 'warning'],
    ['none does', ['ooi'], { works: 0, broken: 1, unknown: 0, mostOften: 'hugepages' }, 'missing'],
    ['one is not known', ['ooo', 'oou'], { works: 1, broken: 0, unknown: 1 }, 'unknown'],
    ['there is no host', [], { works: 0, broken: 0, unknown: 0 }, 'unknown'],
  ])('%s', (_, states, tally, state) => {
    const seen = tallyOf(
      matrixOf(
        states.map((text, at) => host(`host${String(at)}`, text)),
        'name',
      ),
    );
    expect(seen).toEqual(tally);
    expect(stateOfTally(seen)).toBe(state);
  });
});

describe('many hosts', () => {
  const rowsOf = (count: number, states: string) =>
    matrixOf(
      Array.from({ length: count }, (_, at) => host(`${states}${String(at)}`, states)),
      'worst',
    ).rows;

  it('are all shown up to a page', () => {
    expect(foldRows(rowsOf(ROWS_A_PAGE, 'ooo'), 1, false)).toMatchObject({ folded: 0, left: 0 });
  });

  it('fold those that are ok, and page the others', () => {
    const rows = [...rowsOf(60, 'omo'), ...rowsOf(340, 'ooo')];
    expect(foldRows(rows, 1, false)).toMatchObject({ folded: 340, left: 10 });
    expect(foldRows(rows, 2, false).shown).toHaveLength(60);
    expect(foldRows(rows, 2, true)).toMatchObject({ folded: 0, left: 300 });
  });
});
