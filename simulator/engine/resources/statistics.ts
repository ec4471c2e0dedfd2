import { resource, type Call } from '../call';
import { notFound, unknownEntity } from '../faults';
import { freePages } from '../hosts/pages';
import { pagesOf } from '../hosts/machine';
import statisticIds from '../catalogue/statistics.json';
import { namedId } from '../ids';
import { statistic, type Statistic } from '../model/host';
import type { HostRow } from '../state';
import { numaNodeId } from './hostNuma';

type Unit = NonNullable<Statistic['unit']>;
type Definition = Pick<Statistic, 'id' | 'name' | 'description' | 'kind' | 'type' | 'unit'>;
/** Name-based UUIDs of the names (UUID.nameUUIDFromBytes), equal on all hosts and engines: observed, recorded steps 60-036, 60-037. */
const ids: Readonly<Record<string, string>> = statisticIds;
const define = (
  kind: 'gauge' | 'counter',
  type: 'integer' | 'decimal',
  unit: Unit,
  name: string,
  description: string,
): Definition => ({
  id: ids[name] ?? namedId(name),
  name,
  description,
  kind,
  type,
  unit,
});
const gauge = (type: 'integer' | 'decimal', unit: Unit, name: string, description: string): Definition =>
  define('gauge', type, unit, name, description);
const reading = (definition: Definition, datum: number): Statistic => ({ ...definition, values: [{ datum }] });

/** Order and descriptions as observed on engine 4.5.8, recorded step 60-053. */
const HOST = {
  memoryTotal: gauge('integer', 'bytes', 'memory.total', 'Total memory'),
  memoryUsed: gauge('integer', 'bytes', 'memory.used', 'Used memory'),
  memoryFree: gauge('integer', 'bytes', 'memory.free', 'Free memory'),
  memoryShared: gauge(
    'integer',
    'bytes',
    'memory.shared',
    'The amount of memory, in bytes, shared among Virtual-Machines on this Host by Kernel Same-page Merging (KSM)',
  ),
  swapTotal: gauge('integer', 'bytes', 'swap.total', 'Total swap'),
  swapFree: gauge('integer', 'bytes', 'swap.free', 'Free swap'),
  swapUsed: gauge('integer', 'bytes', 'swap.used', 'Used swap'),
  ksm: gauge('decimal', 'percent', 'ksm.cpu.current', 'KSM CPU usage'),
  user: gauge('decimal', 'percent', 'cpu.current.user', 'User CPU usage'),
  system: gauge('decimal', 'percent', 'cpu.current.system', 'System CPU usage'),
  idle: gauge('decimal', 'percent', 'cpu.current.idle', 'Idle CPU usage'),
  load: gauge('decimal', 'percent', 'cpu.load.avg.5m', 'CPU 5 minute load average'),
  boot: gauge('integer', 'none', 'boot.time', 'Boot time of the machine'),
} as const;
const pagesOfSize = (size: number, what: 'free' | 'total'): Definition =>
  gauge('integer', 'none', `hugepages.${size}.${what}`, `Amount of ${what} huge pages of the given size`);
const PAGES: ReadonlyMap<number, { readonly free: Definition; readonly total: Definition }> = new Map(
  [2048, 1048576].map((size) => [size, { free: pagesOfSize(size, 'free'), total: pagesOfSize(size, 'total') }]),
);
const pages = (size: number) => PAGES.get(size) ?? { free: pagesOfSize(size, 'free'), total: pagesOfSize(size, 'total') };

const hostOf = (call: Call): HostRow => {
  const id = call.params['host'] ?? '';
  const host = call.state.hosts.get(id);
  if (!host) throw unknownEntity(id);
  return host;
};

function hostStatistics(call: Call, host: HostRow): readonly Statistic[] {
  const { memory } = host.machine;
  const used = Math.round(memory * 0.14);
  const owner = { id: host.id };
  const swap = 4194304000;
  const owned = (definition: Definition, datum: number): Statistic => ({ ...definition, values: [{ datum }], host: owner });
  const sizes = Object.entries(pagesOf(host.machine)).map(([size, count]) => [Number(size), count] as const);
  return [
    owned(HOST.memoryTotal, memory),
    owned(HOST.memoryUsed, used),
    owned(HOST.memoryFree, memory - used),
    owned(HOST.memoryShared, 0),
    owned(HOST.swapTotal, swap),
    owned(HOST.swapFree, swap),
    owned(HOST.swapUsed, 0),
    owned(HOST.ksm, 0),
    owned(HOST.user, 1),
    owned(HOST.system, 1),
    owned(HOST.idle, 99),
    owned(HOST.load, 0.1),
    owned(HOST.boot, 1767225600),
    ...sizes.map(([size]) => reading(pages(size).free, freePages(call, host, size))),
    ...(call.release.hugepageTotals ? sizes.map(([size, count]) => reading(pages(size).total, count)) : []),
  ];
}

export const statisticsOfHosts = resource({
  path: 'hosts/:host/statistics',
  type: statistic,
  list: (call) => hostStatistics(call, hostOf(call)),
  // Huge page statistics have neither host nor address: observed, recorded step 60-037.
  shape: (_, value) => ({ bare: value.host === undefined }),
});

const TRAFFIC: readonly Definition[] = [
  gauge('decimal', 'bytes_per_second', 'data.current.rx', 'Receive data rate'),
  gauge('decimal', 'bytes_per_second', 'data.current.tx', 'Transmit data rate'),
  gauge('decimal', 'bits_per_second', 'data.current.rx.bps', 'Receive data rate'),
  gauge('decimal', 'bits_per_second', 'data.current.tx.bps', 'Transmit data rate'),
  define('counter', 'integer', 'bytes', 'data.total.rx', 'Total received data'),
  define('counter', 'integer', 'bytes', 'data.total.tx', 'Total transmitted data'),
  define('counter', 'integer', 'none', 'errors.total.rx', 'Total receive errors'),
  define('counter', 'integer', 'none', 'errors.total.tx', 'Total transmit errors'),
];
export const statisticsOfHostNics = resource({
  path: 'hosts/:host/nics/:nic/statistics',
  type: statistic,
  list: (call) => {
    const at = `hosts/${call.params['host'] ?? ''}/nics`;
    return TRAFFIC.map((each) => ({ ...reading(each, 0), host_nic: { id: call.params['nic'], at } }));
  },
});

/** The unit says bytes, the value is MiB: observed, recorded step 60-044. */
export const statisticsOfNumaNodes = resource({
  path: 'hosts/:host/numanodes/:node/statistics',
  type: statistic,
  list: (call) => {
    const host = hostOf(call);
    const node = host.machine.numa.find((each) => numaNodeId(host, each.index) === call.params['node']);
    if (!node) throw notFound();
    const { mib } = node;
    const used = Math.round(mib * 0.14);
    return [
      reading(HOST.memoryTotal, mib),
      reading(HOST.memoryUsed, used),
      reading(HOST.memoryFree, mib - used),
      reading(HOST.user, 1),
      reading(HOST.system, 1),
      reading(HOST.idle, 98),
    ].map((each) => ({ ...each, host_numa_node: { id: call.params['node'], at: `hosts/${host.id}/numanodes` } }));
  },
});
