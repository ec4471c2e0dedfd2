import { formatCpuSet } from '../../client/dpdk/cpuSet';
import type { HostPlan } from '../../client/dpdk/host/hostPlan';
import type { HostStep } from '../../client/dpdk/host/step';
import { mergeKernelCmdline, wishesOfTokens } from '../../client/dpdk/kernelCmdline';
import type { HostFacts, NicFacts, OvsFacts } from '../../client/facts/hostFacts';

/**
 * What a host becomes, as far as its facts show it: a small model of driverctl, Open vSwitch, VDSM's drop-in and the kernel. It knows
 * what steps are, and nothing of how they were planned.
 */

const HANDOVER = ['vfio-pci', 'igb_uio', 'uio_pci_generic'];

/** Settings of a drop-in, as VDSM reads them. */
const settingsOf = (text: string | undefined): Readonly<Record<string, string>> => {
  let section = '';
  const settings: Record<string, string> = {};
  for (const line of (text ?? '').split('\n')) {
    const header = /^\[(.+)\]$/.exec(line)?.[1];
    const [, key, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
    if (header !== undefined) section = header;
    else if (key !== undefined) settings[`${section}/${key}`] = value ?? '';
  }
  return settings;
};

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

const changeOvs = (facts: HostFacts, change: (ovs: OvsFacts) => OvsFacts): HostFacts => ({
  ...facts,
  ...(facts.openVswitch && { openVswitch: change(facts.openVswitch) }),
});

/** A NIC on another driver: one of DPDK's takes its network devices away, the kernel's own brings them back. */
const bind = (facts: HostFacts, before: HostFacts, pci: string, driver: string | undefined): HostFacts => {
  const original = before.nics.find((nic) => nic.pci === pci);
  const own = original?.driver !== undefined && !HANDOVER.includes(original.driver) ? original : undefined;
  const target = driver ?? own?.driver ?? 'i40e';
  const netdevs = HANDOVER.includes(target) ? [] : (own?.netdevs ?? []);
  const gone = facts.nics.find((nic) => nic.pci === pci)?.netdevs ?? [];
  const rebound = (nic: NicFacts): NicFacts => ({
    ...nic,
    ...(nic.pci === pci && { driver: target, netdevs }),
    ...(nic.groupMembers && {
      groupMembers: nic.groupMembers.map((member) => (member.pci === pci ? { ...member, driver: target } : member)),
    }),
  });
  return {
    ...facts,
    nics: facts.nics.map(rebound),
    netdevs: [
      ...facts.netdevs.filter(({ name }) => !gone.includes(name)),
      ...before.netdevs.filter(({ name }) => netdevs.includes(name)),
    ],
  };
};

const afterStep = (facts: HostFacts, step: HostStep, before: HostFacts): HostFacts => {
  switch (step.kind) {
    case 'module':
      return facts;
    case 'file':
      return {
        ...facts,
        ...(facts.vdsm && { vdsm: { ...facts.vdsm, settings: { ...before.vdsm?.settings, ...settingsOf(step.text) } } }),
      };
    case 'driver': {
      const bound = bind(facts, before, step.pci, step.driver);
      const kept = facts.driverOverrides;
      if (kept === undefined || step.untilBoot) return bound;
      const { driver, pci } = step;
      return { ...bound, driverOverrides: driver === undefined ? without(kept, pci) : { ...kept, [pci]: driver } };
    }
    case 'pages':
      return {
        ...facts,
        nodes: facts.nodes.map((node) =>
          node.id !== step.node
            ? node
            : {
                ...node,
                hugepages: node.hugepages.map((pages) =>
                  pages.size === step.size
                    ? { ...pages, total: step.count, free: Math.max(0, pages.free + step.count - pages.total) }
                    : pages,
                ),
              },
        ),
      };
    case 'ovsConfig':
      return changeOvs(facts, (ovs) => {
        const others = without(ovs.otherConfig ?? {}, step.key);
        return { ...ovs, otherConfig: step.value === undefined ? others : { ...others, [step.key]: step.value } };
      });
    case 'restartOvs':
      return changeOvs(facts, (ovs) => ({
        ...ovs,
        running: true,
        ...(ovs.dpdkInitialized !== undefined && {
          dpdkInitialized: /^(true|try)$/i.test(ovs.otherConfig?.['dpdk-init'] ?? ''),
        }),
      }));
    case 'bridge':
      return changeOvs(facts, (ovs) => {
        const others = ovs.bridges?.filter(({ name }) => name !== step.name) ?? [];
        const ports = ovs.bridges?.find(({ name }) => name === step.name)?.ports ?? [];
        return { ...ovs, bridges: step.present ? [...others, { name: step.name, datapathType: 'netdev', ports }] : others };
      });
    case 'port':
      return changeOvs(facts, (ovs) => ({
        ...ovs,
        bridges: ovs.bridges?.map((bridge) => {
          if (bridge.name !== step.bridge) return bridge;
          const others = bridge.ports.filter(({ name }) => name !== step.name);
          return { ...bridge, ports: step.present ? [...others, { name: step.name, interfaces: [step.name] }] : others };
        }),
        interfaces: [
          ...(ovs.interfaces ?? []).filter(({ name }) => name !== step.name),
          ...(step.present
            ? [
                {
                  name: step.name,
                  type: 'dpdk',
                  options: { 'dpdk-devargs': step.devargs, n_rxq: String(step.queues) },
                  mtu: step.mtu,
                  mtuRequest: step.mtu,
                },
              ]
            : []),
        ],
      }));
  }
};

/** The host after these steps, one after the other. */
export const hostAfter = (facts: HostFacts, steps: readonly HostStep[]): HostFacts =>
  steps.reduce((host, step) => afterStep(host, step, facts), facts);

/** The host after a boot with the kernel line of a plan: pages as the kernel spreads them, CPUs isolated, the IOMMU on. */
export const hostAfterBoot = (facts: HostFacts, { kernelLine, cpus }: HostPlan): HostFacts => {
  const wishes = wishesOfTokens(kernelLine.tokens);
  const withMemory = facts.nodes.filter(({ memory }) => memory > 0);
  const pagesOf = (id: number, size: number): number | undefined => {
    const reserved = wishes.hugepages?.find((pages) => pages.size === size);
    if (!reserved) return undefined;
    const { spread, count } = reserved;
    if (typeof spread === 'object') return spread.get(id) ?? 0;
    return withMemory.some((node) => node.id === id) ? Math.floor(count / withMemory.length) : 0;
  };
  const line = mergeKernelCmdline(facts.kernelLine ?? '', wishes);
  return {
    ...facts,
    kernelLine: line,
    cpus: { ...facts.cpus, isolated: formatCpuSet(cpus.isolated), nohzFull: formatCpuSet(cpus.isolated) },
    nodes: facts.nodes.map((node) => ({
      ...node,
      hugepages: node.hugepages.map((pages) => {
        const total = pagesOf(node.id, pages.size) ?? pages.total;
        return { ...pages, total, free: total };
      }),
    })),
    ...(facts.iommu && { iommu: { ...facts.iommu, active: facts.iommu.active || wishes.iommu !== undefined } }),
  };
};

/** The host once a plan is carried out: booted with its kernel line, then every step. */
export const hostAfterPlan = (facts: HostFacts, plan: HostPlan): HostFacts => hostAfter(hostAfterBoot(facts, plan), plan.steps);
