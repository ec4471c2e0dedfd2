import type { HostPlan, HostRequest } from '../../../client/index';
import type { Backstage, HostReading, NicReading } from '../../backstage/face';
import type { Chosen } from '../../portal/entityKind';
import type { PrepareEntered } from './entered';

/** What the wizard looks at. */
export interface PrepareData {
  readonly reading: HostReading;
  /** Undefined without facts of the host. Pure: equal requests give equal plans. */
  readonly planHost: (request: HostRequest) => HostPlan | undefined;
  readonly script: (plan: HostPlan) => string;
}

export const readPrepare = async (
  { readings, plans }: Backstage,
  chosen: Chosen | undefined,
  signal: AbortSignal,
): Promise<PrepareData> => {
  const id = chosen?.id ?? '';
  const reading = await readings.host(id, signal);
  return { reading, planHost: (request) => plans.planHost(id, request), script: plans.hostScript };
};

const CHOOSABLE: ReadonlySet<NicReading['verdict']> = new Set([
  'ready',
  'readyKeepsDriver',
  'needsDriver',
  'needsStandIn',
  'usable',
]);

/** Whether DPDK can have a NIC; what speaks against the others stands beside them. */
export const isChoosable = ({ verdict }: NicReading): boolean => CHOOSABLE.has(verdict);

const isInUse = ({ verdict }: NicReading): boolean => verdict === 'ready' || verdict === 'readyKeepsDriver';

export const beginPrepare = ({ reading }: PrepareData, preset: URLSearchParams): PrepareEntered => {
  const wanted = preset.get('pci');
  const nics = reading.nics.filter((nic) => isChoosable(nic) && (isInUse(nic) || nic.pci === wanted));
  const hasGigantic = reading.host.hugepages?.some(({ size }) => size === 1048576) ?? true;
  return {
    nics: nics.map(({ pci }) => pci),
    size: hasGigantic ? '1GiB' : '2MiB',
    pmdCores: {},
    pages: {},
    reserve: '',
    vms: [],
    count: '',
    cpus: '',
  };
};
