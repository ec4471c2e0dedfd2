import fc from 'fast-check';
import {
  assignQueues,
  type AssignmentRules,
  type Pmd,
  type QueueAlgorithm,
  type QueueAssignment,
  type RxQueue,
} from '../../../../client/dpdk/cpus/queueAssignment';
import { parseRxqAffinity } from '../../../../client/dpdk/cpus/rxqAffinity';

const pmdsOn = (node: number, ...cpus: readonly number[]): readonly Pmd[] => cpus.map((cpu) => ({ cpu, node }));

/** Queues of one port on node 0, pinned as `pmd-rxq-affinity` says. */
const port = (name: string, count: number, affinity = '', node = 0): readonly RxQueue[] => {
  const pins = parseRxqAffinity(affinity);
  return Array.from({ length: count }, (_, queue) => ({ port: name, queue, node, pin: pins?.get(queue) }));
};

const loaded = (loads: Readonly<Record<string, number>>): readonly RxQueue[] =>
  Object.entries(loads).map(([queue, load]) => ({ port: 'p', queue: Number(queue), node: 0, load }));

const shown = ({ pmds }: QueueAssignment): Readonly<Record<string, string>> =>
  Object.fromEntries(pmds.map(({ cpu, queues }) => [cpu, queues.map(({ port: name, queue }) => `${name}.${queue}`).join(' ')]));

const assign = (queues: readonly RxQueue[], pmds: readonly Pmd[], rules: QueueAlgorithm | AssignmentRules): QueueAssignment =>
  assignQueues(queues, pmds, typeof rules === 'string' ? { algorithm: rules } : rules);

// Documentation/topics/dpdk/pmd.rst of Open vSwitch.
it.each<[QueueAlgorithm, readonly RxQueue[], Readonly<Record<string, string>>]>([
  ['cycles', loaded({ 0: 30, 1: 80, 3: 60, 4: 70, 5: 10 }), { 3: 'p.1', 7: 'p.4 p.5', 8: 'p.3 p.0' }],
  ['group', loaded({ 0: 10, 1: 80, 3: 50, 4: 70, 5: 10 }), { 3: 'p.1', 7: 'p.4', 8: 'p.3 p.0 p.5' }],
  ['roundrobin', [...port('P0', 2), ...port('P1', 3)], { 3: 'P0.0 P1.1', 7: 'P0.1 P1.2', 8: 'P1.0' }],
])('deals queues to the cores 3, 7 and 8 by %s', (algorithm, queues, expected) => {
  expect(shown(assign(queues, pmdsOn(0, 8, 3, 7), algorithm))).toEqual(expected);
});

// tests/pmd.at of Open vSwitch, "pmd-cpu-mask": 8 queues without load, on two threads of their node, and on two of the other node.
it.each<[QueueAlgorithm, string, string]>([
  ['roundrobin', 'p0.0 p0.2 p0.4 p0.6', 'p0.1 p0.3 p0.5 p0.7'],
  ['cycles', 'p0.0 p0.3 p0.4 p0.7', 'p0.1 p0.2 p0.5 p0.6'],
  ['group', 'p0.0 p0.2 p0.4 p0.6', 'p0.1 p0.3 p0.5 p0.7'],
])('deals eight equal queues to two threads by %s, of their node or not', (algorithm, first, second) => {
  const local = assign(port('p0', 8), pmdsOn(0, 0, 1), algorithm);
  expect(shown(local)).toEqual({ 0: first, 1: second });
  expect(local.crossNode).toEqual([]);
  const cross = assign(port('p0', 8, '', 1), pmdsOn(0, 2, 3), algorithm);
  expect(shown(cross)).toEqual({ 2: first, 3: second });
  expect(cross.crossNode).toHaveLength(8);
});

it.each<QueueAlgorithm>(['roundrobin', 'cycles', 'group'])(
  'polls on the own node only where it has a thread: %s',
  (algorithm) => {
    // tests/pmd.at, "dual NUMA": mask 0x6 is CPU 1 of node 1 and CPU 2 of node 0.
    const { pmds } = assign(port('p0', 8, '', 1), [...pmdsOn(1, 1), ...pmdsOn(0, 2)], algorithm);
    expect(pmds.map(({ queues }) => queues.length)).toEqual([8, 0]);
  },
);

it.each<QueueAlgorithm>(['roundrobin', 'cycles', 'group'])('uses all threads of all other nodes in turn: %s', (algorithm) => {
  // tests/pmd.at, "multi NUMA": port on node 0, threads on nodes 1 and 2.
  const { pmds, crossNode } = assign(port('p0', 4), [...pmdsOn(1, 0, 2), ...pmdsOn(2, 1, 3)], algorithm);
  expect(pmds.map(({ queues }) => queues.length)).toEqual([1, 1, 1, 1]);
  expect(crossNode).toHaveLength(4);
});

// tests/pmd.at, "rxq affinity": masks 0x1fe and 6.
it.each([
  ['0:3,1:7,2:2,3:8', [1, 2, 3, 4, 5, 6, 7, 8], { 1: '', 2: 'p1.2', 3: 'p1.0', 4: '', 5: '', 6: '', 7: 'p1.1', 8: 'p1.3' }],
  ['0:3,1:7,2:2,3:8', [1, 2], { 1: 'p1.0 p1.1 p1.3', 2: 'p1.2' }],
  ['0:1', [1, 2], { 1: 'p1.0', 2: 'p1.1 p1.2 p1.3' }],
])('pins %s on threads %j', (affinity, cpus, expected) => {
  const assignment = assign(port('p1', 4, affinity), pmdsOn(0, ...cpus), 'cycles');
  expect(shown(assignment)).toEqual(expected);
  expect(assignment.unpolled).toEqual([]);
});

it('keeps a thread with a pinned queue for pinned queues, except with group and pmd-rxq-isolate=false', () => {
  const isolated = (rules: AssignmentRules): readonly boolean[] =>
    assign(port('p', 4, '0:1'), pmdsOn(0, 1, 2), rules).pmds.map((pmd) => pmd.isolated);
  expect(isolated({ algorithm: 'group' })).toEqual([true, false]);
  expect(isolated({ algorithm: 'group', isolate: false })).toEqual([false, false]);
  expect(isolated({ algorithm: 'cycles', isolate: false })).toEqual([true, false]);
});

it('says which queues nothing polls: no thread is left that is not isolated', () => {
  // pmd.rst: queue 2 of "0:3,1:7,3:8" is not pinned.
  const { unpolled } = assign(port('dpdk-p0', 4, '0:3,1:7,3:8'), pmdsOn(0, 3, 7, 8), 'cycles');
  expect(unpolled).toEqual([{ port: 'dpdk-p0', queue: 2, node: 0, pin: undefined }]);
  expect(assign(port('p', 1), [], 'cycles').unpolled).toHaveLength(1);
});

it('leaves a queue pinned to a CPU without thread unpolled before 2.16', () => {
  const queues = port('p', 2, '0:9');
  expect(assign(queues, pmdsOn(0, 1), { algorithm: 'cycles', repins: false }).unpolled).toEqual([queues[0]]);
  expect(assign(queues, pmdsOn(0, 1), { algorithm: 'cycles', repins: true }).unpolled).toEqual([]);
});

const someQueues = fc.array(
  fc.record({
    port: fc.constantFrom('p0', 'p1'),
    queue: fc.nat(7),
    node: fc.nat(3),
    pin: fc.option(fc.nat(9), { nil: undefined }),
    load: fc.option(fc.nat(100), { nil: undefined }),
  }),
  { maxLength: 20 },
);
const somePmds = fc.uniqueArray(fc.record({ cpu: fc.nat(9), node: fc.nat(3) }), { selector: ({ cpu }) => cpu, maxLength: 8 });
const someRules = fc.record({
  algorithm: fc.constantFrom<QueueAlgorithm>('roundrobin', 'cycles', 'group'),
  isolate: fc.boolean(),
  repins: fc.boolean(),
});

it('has each queue polled once or not at all, and an isolated thread poll only what is pinned to it', () => {
  fc.assert(
    fc.property(someQueues, somePmds, someRules, (queues, pmds, rules) => {
      const { pmds: threads, unpolled } = assignQueues(queues, pmds, rules);
      const polled = threads.flatMap((thread) => thread.queues);
      expect(polled.length + unpolled.length).toBe(queues.length);
      expect(new Set([...polled, ...unpolled])).toEqual(new Set(queues));
      for (const { cpu, queues: own } of threads.filter(({ isolated }) => isolated))
        expect(own.every(({ pin }) => pin === cpu)).toBe(true);
      if (rules.repins && unpolled.length > 0) expect(threads.every(({ isolated }) => isolated)).toBe(true);
    }),
  );
});

it('does not depend on the order in which threads are listed', () => {
  fc.assert(
    fc.property(someQueues, somePmds, someRules, (queues, pmds, rules) => {
      expect(assignQueues(queues, [...pmds].reverse(), rules)).toEqual(assignQueues(queues, pmds, rules));
    }),
  );
});

it.each<[string, [number, number][]]>([
  [
    '0:3,1:7,3:8',
    [
      [0, 3],
      [1, 7],
      [3, 8],
    ],
  ],
  ['0:1', [[0, 1]]],
  [
    '0:1, 1:2',
    [
      [0, 1],
      [1, 2],
    ],
  ],
  ['0:1,0:2', [[0, 2]]],
  ['', []],
])('reads the affinity %j', (text, pins) => {
  expect([...(parseRxqAffinity(text) ?? [])]).toEqual(pins);
});

it.each(['0', '0:a', 'a:0', '0:-1', '0:1:2', '0:1;1:2', '0:'])('refuses the affinity %j, as the switch does', (text) => {
  expect(parseRxqAffinity(text)).toBeUndefined();
});
