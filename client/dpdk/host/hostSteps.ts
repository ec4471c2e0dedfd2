import type { HostFacts, OvsInterfaceFacts } from '../../facts/hostFacts';
import { isHandoverDriver } from '../nics/dpdkPort';
import { isDpdkOn, isRestartNeeded, isSameValue } from '../ovs/keys';
import type { OvsConfig } from '../ovs/hostOvsConfig';
import { canonicalPciAddress } from '../pciAddress';
import type { HostPages } from './hostPages';
import type { HostPlan, NicPlan } from './hostPlan';
import { standInPort } from './standInPort';
import type { HostStep } from './step';
import type { KiB } from '../units';

type Step<K extends HostStep['kind']> = Extract<HostStep, { kind: K }>;

/** What a port of Open vSwitch is set to. */
export const portSettings = ({ options, mtuRequest, mtu }: OvsInterfaceFacts) => ({
  devargs: options['dpdk-devargs'] ?? '',
  queues: Number(options['n_rxq'] ?? 1),
  mtu: mtuRequest ?? mtu ?? 1500,
});

const isVirtualFunction = (pci: string, facts: HostFacts): boolean =>
  facts.nics.some((nic) => nic.pci === pci && nic.physicalFunction !== undefined);

/** A driver is right when the NIC is on it now, and, where driverctl's list is known, after a boot too. */
const driverSteps = (facts: HostFacts, nics: readonly NicPlan[]): readonly Step<'driver'>[] =>
  nics.flatMap((nic): readonly Step<'driver'>[] => {
    if (!nic.port) return [];
    const { pci, port, driver: now } = nic;
    const override = facts.driverOverrides?.[pci];
    if (!isHandoverDriver(port.driver))
      // A bifurcated NIC belongs on the kernel's own driver.
      return now === port.driver && override === undefined ? [] : [{ kind: 'driver', pci }];
    if (isVirtualFunction(pci, facts))
      return now === port.driver ? [] : [{ kind: 'driver', pci, driver: port.driver, untilBoot: true }];
    const isKept = facts.driverOverrides === undefined || override === port.driver;
    return now === port.driver && isKept ? [] : [{ kind: 'driver', pci, driver: port.driver }];
  });

const moduleSteps = (facts: HostFacts, drivers: readonly Step<'driver'>[]): readonly Step<'module'>[] => {
  const loaded = new Set(facts.nics.map(({ driver }) => driver));
  const needed = new Set(drivers.flatMap(({ driver }) => (driver === undefined || loaded.has(driver) ? [] : [driver])));
  return [...needed].sort().map((name) => ({ kind: 'module', name, present: true }));
};

/**
 * Pages that the running kernel lacks. Those of 1 GiB come with the next boot where the kernel line is still to change: a kernel that
 * has run for a while seldom finds a free GiB in one piece.
 */
const pageSteps = (facts: HostFacts, size: KiB, pages: HostPages, line: HostPlan['kernelLine']): readonly Step<'pages'>[] => {
  const comeWithBoot = size > 2048 && line.missing.some((token) => token.startsWith('hugepages='));
  return pages.nodes.flatMap(({ id, planned }) => {
    const total = facts.nodes.find((node) => node.id === id)?.hugepages.find((of) => of.size === size)?.total ?? 0;
    return comeWithBoot || total >= planned ? [] : [{ kind: 'pages', node: id, size, count: planned }];
  });
};

const configSteps = (facts: HostFacts, wanted: OvsConfig): readonly Step<'ovsConfig'>[] => {
  const { otherConfig = {}, dpdkInitialized } = facts.openVswitch ?? {};
  return Object.entries(wanted).flatMap(([key, value]): readonly Step<'ovsConfig'>[] => {
    if (isSameValue(key, otherConfig[key], value)) return [];
    // From true to try, DPDK running: nothing changes before the next start anyway.
    const needsRestart = isRestartNeeded(key, value, dpdkInitialized);
    return [{ kind: 'ovsConfig', key, ...(value !== undefined && { value }), needsRestart }];
  });
};

const needsStart = ({ openVswitch }: HostFacts, wanted: OvsConfig): boolean =>
  isDpdkOn(wanted['dpdk-init']) && (openVswitch?.running === false || openVswitch?.dpdkInitialized === false);

/** A bridge and a port for each NIC that a stand-in stands for. */
const portSteps = (facts: HostFacts, nics: readonly NicPlan[]): readonly HostStep[] =>
  nics.flatMap(({ pci, port }): readonly HostStep[] => {
    const name = standInPort(pci);
    if (!port || !name) return [];
    const bridge = facts.openVswitch?.bridges?.find((other) => other.name === name.bridge);
    const isThere = bridge?.datapathType === 'netdev';
    const entry = facts.openVswitch?.interfaces?.find((other) => other.name === name.port);
    const now = entry && portSettings(entry);
    // What else an administrator has put behind the address stays.
    const devargs = canonicalPciAddress(now?.devargs.split(',')[0] ?? '') === pci ? (now?.devargs ?? pci) : pci;
    const wanted = { devargs, queues: port.queues, mtu: port.mtu };
    const isSame =
      entry?.type === 'dpdk' &&
      bridge?.ports.some(({ interfaces }) => interfaces.includes(name.port)) &&
      now?.devargs === devargs &&
      now.queues === wanted.queues &&
      now.mtu === wanted.mtu;
    return [
      ...(isThere ? [] : [{ kind: 'bridge', name: name.bridge, present: true } as const]),
      ...(isSame ? [] : [{ kind: 'port', bridge: name.bridge, name: name.port, present: true, ...wanted } as const]),
    ];
  });

/** All that differs from the facts, in the order in which it has to be done. */
export const hostSteps = (
  facts: HostFacts,
  plan: Pick<HostPlan, 'nics' | 'kernelLine' | 'ovsConfig' | 'datapath'> & { readonly pageSize: KiB },
  pages: HostPages,
  dropIn: HostStep | undefined,
): readonly HostStep[] => {
  const drivers = driverSteps(facts, plan.nics);
  const config = configSteps(facts, plan.ovsConfig);
  const isRestarted = config.some(({ needsRestart }) => needsRestart) || needsStart(facts, plan.ovsConfig);
  return [
    ...moduleSteps(facts, drivers),
    ...(dropIn ? [dropIn] : []),
    ...drivers,
    ...pageSteps(facts, plan.pageSize, pages, plan.kernelLine),
    ...config,
    ...(isRestarted ? [{ kind: 'restartOvs' } as const] : []),
    ...(plan.datapath === 'stand-in' && facts.openVswitch ? portSteps(facts, plan.nics) : []),
  ];
};
