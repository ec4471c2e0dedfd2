import type { Vm } from '../model/vm';
import { merged } from '../resources/merge';
import type { VmRow } from '../state';

/** Fields that tell how a VM is doing, not how it is configured. */
const RUNTIME: ReadonlySet<string> = new Set([
  'id',
  'cluster',
  'creation_time',
  'disk',
  'host',
  'next',
  'original_template',
  'restarting',
  'run_once',
  'start_time',
  'started',
  'status',
  'stop_reason',
  'stop_time',
  'template',
  'vm_pool',
]);
/** Fields that a running VM takes over at once. Source: @EditableVmField without statuses in VmBase.java. */
const LIVE: ReadonlySet<string> = new Set([
  'name',
  'comment',
  'cpu_profile',
  'delete_protected',
  'description',
  'high_availability',
  'initialization',
  'large_icon',
  'migration_downtime',
  'placement_policy',
  'quota',
  'small_icon',
]);

const pick = (row: Vm, fits: (name: string) => boolean): Vm =>
  Object.fromEntries(Object.entries(row).filter(([name]) => fits(name)));

/** What can be stored for the next run. */
export const configurationOf = (row: Vm): Vm => pick(row, (name) => !RUNTIME.has(name));

/** JSON without what is absent: two configurations are equal when these are. */
const canonical = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, each]) => each !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, each]) => [name, canonical(each)]),
      );
export const sameConfiguration = (a: Vm, b: Vm): boolean =>
  JSON.stringify(canonical(configurationOf(a))) === JSON.stringify(canonical(configurationOf(b)));

/** What a running VM becomes at once: sockets and memory are plugged when it is up and the change was not put off. */
export function settled(row: VmRow, wanted: VmRow, hot: boolean): VmRow {
  const live = { ...row, ...pick(wanted, (name) => LIVE.has(name)), id: row.id, name: wanted.name, cluster: row.cluster };
  if (!hot || row.status !== 'up') return live;
  const [now, then] = [row.cpu?.topology, wanted.cpu?.topology];
  const plugs = now?.cores === then?.cores && now?.threads === then?.threads;
  return merged<VmRow>(live, {
    memory: wanted.memory,
    memory_policy: { guaranteed: wanted.memory_policy?.guaranteed },
    ...(plugs ? { cpu: { topology: { sockets: then?.sockets } } } : {}),
  });
}
