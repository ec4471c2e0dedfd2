import { resource, type Call } from '../call';
import { namedId } from '../ids';
import { statistic, type Statistic } from '../model/host';
import { isRunning, owner } from '../vms/find';
import type { VmRow } from '../state';

type Line = readonly [
  name: string,
  description: string,
  unit: NonNullable<Statistic['unit']>,
  type: 'integer' | 'decimal' | 'string',
  value?: (call: Call, vm: VmRow) => number,
];
const zero = (): number => 0;
const elapsed = (call: Call, vm: VmRow): number =>
  isRunning(vm) ? Math.floor((call.clock.now() - (vm.start_time ?? call.clock.now())) / 1000) : 0;

/** Names, texts and order as observed on engine 4.5.8, recorded step 70-031. */
const LINES: readonly Line[] = [
  ['memory.installed', 'Total memory configured', 'bytes', 'integer', (_, vm) => vm.memory ?? 0],
  ['memory.used', 'Memory used (agent)', 'bytes', 'integer', zero],
  ['cpu.current.guest', 'CPU used by guest', 'percent', 'decimal', zero],
  ['cpu.current.hypervisor', 'CPU overhead', 'percent', 'decimal', zero],
  ['cpu.current.total', 'Total CPU used', 'percent', 'decimal', zero],
  ['migration.progress', 'Migration Progress', 'percent', 'decimal', zero],
  ['memory.buffered', 'Memory buffered (agent)', 'bytes', 'integer', zero],
  ['memory.cached', 'Memory cached (agent)', 'bytes', 'integer', zero],
  ['memory.free', 'Memory free (agent)', 'bytes', 'integer', zero],
  ['memory.unused', 'Memory unused (agent)', 'bytes', 'integer', zero],
  ['network.current.total', 'Total network used', 'percent', 'decimal', zero],
  ['disks.usage', 'Disk usage, in bytes, per filesystem as JSON (agent)', 'none', 'string'],
  ['elapsed.time', 'Elapsed VM runtime', 'seconds', 'integer', elapsed],
];
const history = (what: string): Statistic => ({
  id: namedId(`${what.toLowerCase()}.usage.history`),
  name: `${what.toLowerCase()}.usage.history`,
  description: `List of ${what} usage history, sorted by date from newest to oldest, at intervals of 30 seconds`,
  kind: 'gauge',
  type: 'decimal',
  unit: 'percent',
  values: [],
});

export const statisticsOfVms = resource({
  path: 'vms/:vm/statistics',
  type: statistic,
  list: (call) => {
    const vm = owner(call);
    return [
      ...LINES.map(([name, description, unit, type, value]): Statistic => ({
        id: namedId(name),
        name,
        description,
        kind: name === 'elapsed.time' ? 'counter' : 'gauge',
        type,
        unit,
        values: value ? [{ datum: value(call, vm) }] : [],
        vm: { id: vm.id },
      })),
      ...['CPU', 'memory', 'network'].map(history),
    ];
  },
  // The histories have neither VM nor address.
  shape: (_, value) => ({ bare: value.vm === undefined }),
});
