import { assignQueues, type Pmd, type QueueAlgorithm, type RxQueue } from '../cpus/queueAssignment';
import { parseRxqAffinity } from '../cpus/rxqAffinity';
import { coreOf } from '../cpus/topology';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { isAtLeast, type VersionNumbers } from '../version';
import type { HostSetup } from './setup';

const MOST_QUEUES = 1024;

/** Queues of the NICs' ports, by what is asked for; a driver may have granted fewer. */
const wantedQueues = ({ nics }: HostSetup): readonly RxQueue[] =>
  nics.flatMap(({ ports, node }) =>
    ports.flatMap(({ name, options, otherConfig }) => {
      const count = /^\d{1,4}$/.test(options['n_rxq'] ?? '') ? Math.min(Number(options['n_rxq']), MOST_QUEUES) : 1;
      const pins = parseRxqAffinity(otherConfig?.['pmd-rxq-affinity'] ?? '');
      return Array.from({ length: Math.max(1, count) }, (_, queue) => ({ port: name, queue, node, pin: pins?.get(queue) }));
    }),
  );

const algorithmOf = ({ config }: HostSetup, ovs: VersionNumbers): QueueAlgorithm => {
  const asked = config['pmd-rxq-assign'];
  if (asked === 'roundrobin' || (asked === 'group' && isAtLeast(ovs, 2, 16))) return asked;
  return isAtLeast(ovs, 2, 9) ? 'cycles' : 'roundrobin';
};

/** What nobody will poll by the rules of that release, where the switch itself does not tell. */
const predicted = (setup: HostSetup, ovs: VersionNumbers): readonly RxQueue[] => {
  const { config, pmd, topology } = setup;
  const threads = pmd.flatMap((cpu): Pmd[] => {
    const core = coreOf(topology, cpu);
    return core ? [{ cpu, node: core.node }] : [];
  });
  const queues = wantedQueues(setup);
  // Without any pinning all is polled somewhere, as soon as there is a thread.
  if (threads.length === 0 || queues.every(({ pin }) => pin === undefined)) return [];
  return assignQueues(queues, threads, {
    algorithm: algorithmOf(setup, ovs),
    isolate: config['pmd-rxq-isolate']?.toLowerCase() !== 'false',
    repins: isAtLeast(ovs, 2, 16),
  }).unpolled;
};

/** Receive queues that no PMD thread polls: what comes in there is lost. */
export const judgeQueues = (setup: HostSetup): readonly HostFinding[] => {
  const { facts, ovs } = setup;
  if (!ovs) return [];
  const { pmds = [] } = facts.openVswitch ?? {};
  const isPolled = ({ port, queue }: RxQueue): boolean =>
    pmds.some(({ queues }) => queues.some((other) => other.port === port && other.queue === queue));
  const isSeen = (name: string): boolean => pmds.some(({ queues }) => queues.some(({ port }) => port === name));
  const lost = predicted(setup, ovs).filter((queue) => !isSeen(queue.port) || !isPolled(queue));
  return lost.map(({ port, queue }) => finding('error', 'cpu.queueUnpolled', { port, queue }));
};
