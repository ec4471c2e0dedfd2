import {
  isHandoverDriver,
  nicName,
  type DatapathAnswer,
  type HostDevice,
  type HostFinding,
  type HostPlan,
  type NicPlan,
  type Seen,
  type SeenHost,
} from '../../client/index';
import type { NicReading } from './face';
import { nicsOfHost, type NicOfHost } from './nicsOfHost';

interface Around {
  readonly seen: Seen;
  readonly datapath: DatapathAnswer;
  /** Made of the host's facts. */
  readonly plan?: HostPlan | undefined;
}

/** What DPDK makes of each NIC of a host, and what is missing until it does. */
export const nicReadings = (host: SeenHost, around: Around): readonly NicReading[] => {
  const nics = nicsOfHost(host, around.seen.networks);
  const isPrepared = nics.some(isShownForDpdk);
  return nics.map((nic) => {
    const planned = around.plan?.nics.find(({ pci }) => pci === nic.pci);
    const reasons = planned?.reasons ?? reasonsOf(nic, managementOf(around.seen));
    return {
      pci: nic.pci,
      ...described(nic, planned),
      verdict: verdictOf(nic, planned?.state ?? stateOf(reasons), { ...around, isPrepared }),
      reasons,
      networks: nic.networks,
    };
  });
};

const described = ({ row, device, driver, shown: [seenAs] }: NicOfHost, planned: NicPlan | undefined): Partial<NicReading> => {
  const product = planned?.product ?? (row ? nicName(row) : deviceName(device));
  const speed = planned?.speed ?? (seenAs?.speed === undefined ? undefined : seenAs.speed / 1e6);
  return {
    ...(product !== undefined && { product }),
    ...(driver !== undefined && { driver }),
    ...(planned && { numaNode: planned.node }),
    ...(speed !== undefined && { speed }),
    ...(seenAs && { seenAs: seenAs.name }),
  };
};

const deviceName = (device: HostDevice | undefined): string | undefined => {
  const words = [device?.vendor?.name, device?.product?.name].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(' ') : undefined;
};

const verdictOf = (
  nic: NicOfHost,
  state: NicPlan['state'],
  { datapath, isPrepared }: Pick<Around, 'datapath'> & { readonly isPrepared: boolean },
): NicReading['verdict'] => {
  const keeps = nic.row?.binding === 'bifurcated';
  const isRight = isHandoverDriver(nic.driver) !== keeps;
  // Whatever speaks against taking it: the engine shows it, and it is on its driver.
  if (isShownForDpdk(nic) && isRight) return keeps ? 'readyKeepsDriver' : 'ready';
  if (state !== 'usable' && state !== 'bifurcated') return state;
  if (isShownForDpdk(nic)) return 'needsDriver';
  if (isRight && !keeps) return datapath === 'stand-in' ? 'needsStandIn' : 'ready';
  if (isPrepared || datapath === 'none' || datapath === 'unknown') return 'usable';
  return keeps ? 'needsStandIn' : 'needsDriver';
};

/** With the native datapath VDSM gives NICs numbers, and the engine does not tell which became which: then nothing is shown for one. */
const isShownForDpdk = ({ shown }: NicOfHost): boolean => shown.some(({ name }) => /^(dummy_|dpdk\d)/.test(name));

const managementOf = ({ cluster }: Seen): readonly string[] =>
  (cluster?.networks ?? []).filter(({ usages }) => usages.includes('management')).map(({ name }) => name);

/** What the engine lets see, in the words of the host planner. */
const reasonsOf = ({ pci, id, row, networks }: NicOfHost, management: readonly string[]): readonly HostFinding[] => {
  const against = (code: HostFinding['code'], values: HostFinding['values']): readonly HostFinding[] => [
    { code, severity: 'error', values: { pci, ...values } },
  ];
  const vital = networks.find((name) => management.includes(name));
  return [
    ...(row ? [] : against('nic.unknown', { id })),
    ...(row?.binding === 'unsupported' ? against('nic.unsupported', { id, product: nicName(row) }) : []),
    ...(vital === undefined ? [] : against('nic.inUse', { use: 'management', device: vital })),
  ];
};

const stateOf = ([first]: readonly HostFinding[]): NicPlan['state'] => {
  if (first?.code === 'nic.unknown') return 'unknown';
  if (first?.code === 'nic.unsupported') return 'unsupported';
  return first ? 'inUse' : 'usable';
};
