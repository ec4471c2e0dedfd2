import type { HostFacts } from '../../facts/hostFacts';
import { formatCpuSet, type CpuSet } from '../cpuSet';
import { vdsmCpus } from '../cpus/vdsmCpus';
import { judgeDatapaths } from '../datapath';
import { vdsmVersion } from './hostDatapath';
import type { HostFinding } from './finding';
import type { NicPlan } from './hostPlan';
import { finding } from './judged';
import type { HostStep } from './step';

/** Our settings of VDSM: read after vdsm.conf, so they win. */
export const DROP_IN = '/etc/vdsm/vdsm.conf.d/50-ovirt-dpdk.conf';

/** Keys of section [vars], in the order of the file. */
const KEYS = ['cpu_affinity', 'hidden_nics', 'dpdk_enable'] as const;
type Key = (typeof KEYS)[number];
type Settings = Partial<Record<Key, string>>;

/** What VDSM takes where nobody says: lib/vdsm/common/config.py.in. */
const DEFAULTS = { cpu_affinity: 'auto', hidden_nics: 'w*,usb*', dpdk_enable: 'false' } as const;

const present = ({ vdsm }: HostFacts): Settings =>
  Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = vdsm?.settings?.[`vars/${key}`];
      return value === undefined ? [] : [[key, value]];
    }),
  );

const affinityOf = (value: string, online: CpuSet): CpuSet => vdsmCpus(value, online) ?? [];

const overlaps = (cpus: CpuSet, pmd: CpuSet): boolean => cpus.some((cpu) => pmd.includes(cpu));

/** VDSM goes to the lowest CPU of the host where its own choice would be a PMD thread's. */
const affinity = (now: Settings, online: CpuSet, pmd: CpuSet, housekeeping: CpuSet): string | undefined => {
  const value = now.cpu_affinity ?? DEFAULTS.cpu_affinity;
  if (overlaps(affinityOf(value, online), pmd)) return formatCpuSet(housekeeping.slice(0, 1));
  // Whatever keeps it off now may be this file.
  return value !== 'auto' && overlaps(affinityOf('auto', online), pmd) ? value : undefined;
};

/** Shell patterns as Python's fnmatch reads them, without sets of characters. */
const matches = (name: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(name);

/** A bifurcated NIC keeps its network device beside its stand-in; hidden, nobody attaches a network to the wrong one. */
const hidden = (now: Settings, netdevs: readonly string[]): string | undefined => {
  if (netdevs.length === 0) return undefined;
  const patterns = (now.hidden_nics ?? DEFAULTS.hidden_nics).split(',').map((pattern) => pattern.trim());
  const open = netdevs.filter((name) => !patterns.some((pattern) => matches(name, pattern)));
  return open.length === 0 && now.hidden_nics === undefined ? undefined : [...patterns, ...open].join(',');
};

const textOf = (settings: Settings): string | undefined => {
  const lines = KEYS.flatMap((key) => (settings[key] === undefined ? [] : [`${key} = ${settings[key]}`]));
  return lines.length === 0 ? undefined : ['# Written by ovirt-dpdk', '[vars]', ...lines, ''].join('\n');
};

const stepOf = (settings: Settings, changed: readonly Key[]): HostStep => {
  const text = textOf(settings);
  // NICs are looked at by supervdsmd, and vdsmd starts again with it.
  const restarts = changed.every((key) => key === 'cpu_affinity') ? 'vdsmd' : 'supervdsmd';
  return { kind: 'file', path: DROP_IN, ...(text !== undefined && { text }), restarts };
};

export interface VdsmDropIn {
  readonly step?: HostStep;
  readonly findings: readonly HostFinding[];
}

/** The drop-in for VDSM, where it lacks something of it. */
export const vdsmDropIn = (
  facts: HostFacts,
  plan: {
    readonly datapath: string;
    readonly nics: readonly NicPlan[];
    readonly online: CpuSet;
    readonly pmd: CpuSet;
    readonly housekeeping: CpuSet;
  },
): VdsmDropIn => {
  if (!facts.vdsm) return { findings: [] };
  const now = present(facts);
  const shown = plan.nics.filter(({ port, state }) => port && state === 'bifurcated').flatMap(({ netdevs }) => netdevs);
  // 80c996677 of VDSM 4.30.20: without it no NIC is reported as dpdkN.
  const judged = judgeDatapaths(vdsmVersion(facts));
  const isOptIn = [judged['native-vdsm'], judged['native-ovn']].some(
    (way) => way.verdict === 'possible' && way.conditions.includes('dpdkEnable'),
  );
  const wanted: Settings = {
    ...only('cpu_affinity', affinity(now, plan.online, plan.pmd, plan.housekeeping)),
    ...only('hidden_nics', plan.datapath === 'stand-in' ? hidden(now, shown) : undefined),
    ...only('dpdk_enable', plan.datapath === 'native' && isOptIn ? 'true' : undefined),
  };
  const changed = KEYS.filter((key) => wanted[key] !== undefined && wanted[key] !== now[key]);
  const clash = affinityOf(now.cpu_affinity ?? DEFAULTS.cpu_affinity, plan.online).filter((cpu) => plan.pmd.includes(cpu));
  return {
    ...(changed.length > 0 && { step: stepOf(wanted, changed) }),
    findings: clash.length > 0 ? [finding('warning', 'vdsm.affinity', { cpus: clash.map(String) })] : [],
  };
};

const only = (key: Key, value: string | undefined): Settings => (value === undefined ? {} : { [key]: value });

/** What the file is to be for VDSM to have the settings that the facts show. */
export const restoreDropIn = (facts: HostFacts, step: Extract<HostStep, { kind: 'file' }>): HostStep => {
  const changed = KEYS.filter((key) => step.text?.includes(`\n${key} = `));
  const now = present(facts);
  const kept = Object.fromEntries(changed.flatMap((key) => (now[key] === undefined ? [] : [[key, now[key]]])));
  return stepOf(kept, changed);
};
