import { resource, type Call } from '../call';
import { unknownEntity } from '../faults';
import { freePages } from '../hosts/pages';
import { pagesOf } from '../hosts/machine';
import { namedId } from '../ids';
import { statistic, type Statistic } from '../model/host';
import type { HostRow } from '../state';
import { numaNodeId } from './hostNuma';

type Data = readonly [
  name: string,
  description: string,
  unit: NonNullable<Statistic['unit']>,
  kind: 'gauge' | 'counter',
  type: 'integer' | 'decimal',
  value: number,
];
const made = ([name, description, unit, kind, type, datum]: Data): Statistic => ({
  id: namedId(name),
  name,
  description,
  kind,
  type,
  unit,
  values: [{ datum }],
});
const gauge = (
  name: string,
  description: string,
  unit: NonNullable<Statistic['unit']>,
  type: 'integer' | 'decimal',
  value: number,
): Statistic => made([name, description, unit, 'gauge', type, value]);

const hostOf = (call: Call): HostRow => {
  const id = call.params['host'] ?? '';
  const host = call.state.hosts.get(id);
  if (!host) throw unknownEntity(id);
  return host;
};

/** Order and descriptions as observed on engine 4.5.8, recorded step 60-053. */
function hostStatistics(call: Call, host: HostRow): readonly Statistic[] {
  const { memory } = host.machine;
  const used = Math.round(memory * 0.14);
  const owned = [
    gauge('memory.total', 'Total memory', 'bytes', 'integer', memory),
    gauge('memory.used', 'Used memory', 'bytes', 'integer', used),
    gauge('memory.free', 'Free memory', 'bytes', 'integer', memory - used),
    gauge(
      'memory.shared',
      'The amount of memory, in bytes, shared among Virtual-Machines on this Host by Kernel Same-page Merging (KSM)',
      'bytes',
      'integer',
      0,
    ),
    gauge('swap.total', 'Total swap', 'bytes', 'integer', 4194304000),
    gauge('swap.free', 'Free swap', 'bytes', 'integer', 4194304000),
    gauge('swap.used', 'Used swap', 'bytes', 'integer', 0),
    gauge('ksm.cpu.current', 'KSM CPU usage', 'percent', 'decimal', 0),
    gauge('cpu.current.user', 'User CPU usage', 'percent', 'decimal', 1),
    gauge('cpu.current.system', 'System CPU usage', 'percent', 'decimal', 1),
    gauge('cpu.current.idle', 'Idle CPU usage', 'percent', 'decimal', 99),
    gauge('cpu.load.avg.5m', 'CPU 5 minute load average', 'percent', 'decimal', 0.1),
    gauge('boot.time', 'Boot time of the machine', 'none', 'integer', 1767225600),
  ].map((each) => ({ ...each, host: { id: host.id } }));
  const pages = Object.entries(pagesOf(host.machine));
  const free = pages.map(([size]) =>
    gauge(
      `hugepages.${size}.free`,
      'Amount of free huge pages of the given size',
      'none',
      'integer',
      freePages(call, host, Number(size)),
    ),
  );
  const total = call.release.hugepageTotals
    ? pages.map(([size, count]) =>
        gauge(`hugepages.${size}.total`, 'Amount of total huge pages of the given size', 'none', 'integer', count),
      )
    : [];
  return [...owned, ...free, ...total];
}

export const statisticsOfHosts = resource({
  path: 'hosts/:host/statistics',
  type: statistic,
  list: (call) => hostStatistics(call, hostOf(call)),
  // Huge page statistics have neither host nor address: observed, recorded step 60-037.
  shape: (_, value) => ({ bare: value.host === undefined }),
});

const traffic: readonly Data[] = [
  ['data.current.rx', 'Receive data rate', 'bytes_per_second', 'gauge', 'decimal', 0],
  ['data.current.tx', 'Transmit data rate', 'bytes_per_second', 'gauge', 'decimal', 0],
  ['data.current.rx.bps', 'Receive data rate', 'bits_per_second', 'gauge', 'decimal', 0],
  ['data.current.tx.bps', 'Transmit data rate', 'bits_per_second', 'gauge', 'decimal', 0],
  ['data.total.rx', 'Total received data', 'bytes', 'counter', 'integer', 0],
  ['data.total.tx', 'Total transmitted data', 'bytes', 'counter', 'integer', 0],
  ['errors.total.rx', 'Total receive errors', 'none', 'counter', 'integer', 0],
  ['errors.total.tx', 'Total transmit errors', 'none', 'counter', 'integer', 0],
];
export const statisticsOfHostNics = resource({
  path: 'hosts/:host/nics/:nic/statistics',
  type: statistic,
  list: (call) => {
    const at = `hosts/${call.params['host'] ?? ''}/nics`;
    return traffic.map((each) => ({ ...made(each), host_nic: { id: call.params['nic'], at } }));
  },
});

/** The unit says bytes, the value is MiB: observed, recorded step 60-044. */
export const statisticsOfNumaNodes = resource({
  path: 'hosts/:host/numanodes/:node/statistics',
  type: statistic,
  list: (call) => {
    const host = hostOf(call);
    const node = host.machine.numa.find((each) => numaNodeId(host, each.index) === call.params['node']);
    const mib = node?.mib ?? 0;
    const used = Math.round(mib * 0.14);
    return [
      gauge('memory.total', 'Total memory', 'bytes', 'integer', mib),
      gauge('memory.used', 'Used memory', 'bytes', 'integer', used),
      gauge('memory.free', 'Free memory', 'bytes', 'integer', mib - used),
      gauge('cpu.current.user', 'User CPU usage', 'percent', 'decimal', 1),
      gauge('cpu.current.system', 'System CPU usage', 'percent', 'decimal', 1),
      gauge('cpu.current.idle', 'Idle CPU usage', 'percent', 'decimal', 98),
    ].map((each) => ({ ...each, host_numa_node: { id: call.params['node'], at: `hosts/${host.id}/numanodes` } }));
  },
});
