import { formatCpuSet, type HostSpec, type Spec } from '../../../client/index';
import type { PrepareData } from './data';
import { isOverridden, requestOf, WHOLE, type PrepareEntered } from './entered';

/** The spec of one host. What is left to the planner is `auto` in it, so that the file says the same as the wizard. */
export const prepareSpec = (entered: PrepareEntered, data: PrepareData): Spec => {
  const { host, cluster } = data.reading;
  const figures = data.reading.facts ? byFacts(entered, data) : byHand(entered);
  const nics = entered.nics.map((pci) => ({ pci, driver: 'auto' as const, networks: [] }));
  return {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: cluster.name },
    hosts: [{ name: host.name, ...figures, ...(nics.length > 0 && { nics }) }],
  };
};

type Figures = Pick<HostSpec, 'hugepages' | 'isolateCpus'>;

const byFacts = (entered: PrepareEntered, data: PrepareData): Figures => {
  const { size } = entered;
  if (!isOverridden(entered)) return { hugepages: { size, count: 'auto' }, isolateCpus: true };
  const plan = data.planHost(requestOf(entered, data.reading));
  const count = plan?.pages.total ?? 0;
  const isolated = formatCpuSet(plan?.cpus.isolated ?? []);
  return { ...(count > 0 && { hugepages: { size, count } }), ...(isolated !== '' && { isolateCpus: isolated }) };
};

const byHand = ({ size, count, cpus }: PrepareEntered): Figures => ({
  ...(WHOLE.test(count) && Number(count) > 0 && { hugepages: { size, count: Number(count) } }),
  ...(cpus !== '' && { isolateCpus: cpus }),
});
