import { planHost, type HostFacts, type HostRequest } from '../../../client';
import { hostAfterPlan } from '../../support/hostAfter';
import { hostFacts, machine, managementNic, netdev, nic, ovs, xxv710, connectX5 } from '../../support/hostFacts';
import type { OnStage } from './backstageOn';

/** Facts of a host of the world, by its machine's UUID; a test says what else they tell. */
export const factsOf = ({ sim }: Pick<OnStage, 'sim'>, name: string, overrides: Partial<HostFacts> = {}): HostFacts => {
  const row = sim.engine.state.hosts.find((host) => host.name === name);
  if (!row) throw new Error(`the world has no host called ${name}`);
  const facts = hostFacts(overrides);
  return { ...facts, host: { ...facts.host, name, uuid: row.machine.uuid } };
};

/** As the collector writes them. */
export const documentOf = (facts: HostFacts): string => JSON.stringify(facts, (_, value: unknown) => value ?? null, 2);

const bcm5720 = () =>
  nic({
    pci: '0000:19:00.0',
    vendor: '14e4',
    device: '165f',
    driver: 'tg3',
    iommuGroup: 26,
    link: { gtps: 5, lanes: 2 },
    netdevs: ['eno1'],
  });

const secondPort = () => ({ ...connectX5(), pci: '0000:af:00.1', iommuGroup: 88, netdevs: ['ens3f1np1'] });

/** host7 of the world `prepared` before anybody prepared it. */
export const host7Bare = (stage: Pick<OnStage, 'sim'>): HostFacts =>
  factsOf(stage, 'host7', {
    nics: [
      bcm5720(),
      { ...xxv710(), pci: '0000:5e:00.0', groupMembers: undefined },
      { ...connectX5(), netdevs: ['ens3f0np0'] },
      secondPort(),
    ],
    netdevs: [
      netdev('eno1', { mac: 'b4:96:91:00:00:01', speed: 1000 }),
      netdev('ens1f0', { mac: '3c:fd:fe:00:00:01' }),
      netdev('ens3f0np0', { mac: 'b8:59:9f:00:00:01' }),
      netdev('ens3f1np1', { mac: 'b8:59:9f:00:00:02' }),
      netdev('ovirtmgmt', { speed: undefined, kind: 'bridge', lowers: ['eno1'], addresses: ['192.0.2.17/24'] }),
    ],
  });

const request: HostRequest = {
  nics: [
    { pci: '0000:5e:00.0', mtu: 1500 },
    { pci: '0000:af:00.0', mtu: 9000 },
  ],
  vms: [
    { name: 'a', memoryMiB: 16384, vcpus: 4, node: 0, count: 2 },
    { name: 'b', memoryMiB: 16384, vcpus: 4, node: 1 },
  ],
};

/**
 * host7 of the world `prepared`: the plan carried out, a virtual machine of 16 GiB on each node, and VDSM where it pins itself if nobody
 * says otherwise, on the second CPU, which is one of a PMD core.
 */
export const host7Facts = (stage: Pick<OnStage, 'sim'>): HostFacts => {
  const bare = host7Bare(stage);
  const after = hostAfterPlan(bare, planHost(bare, request));
  const { openVswitch } = after;
  const used = [18, 20];
  return {
    ...after,
    vdsm: { version: '4.50.5.1', settings: {}, hooks: {} },
    nodes: after.nodes.map((node, at) => ({
      ...node,
      hugepages: node.hugepages.map((pages) => ({
        ...pages,
        free: pages.size === 1048576 ? Math.max(0, pages.total - (used[at] ?? 0)) : pages.free,
      })),
    })),
    ...(openVswitch && {
      openVswitch: {
        ...openVswitch,
        interfaces: openVswitch.interfaces?.map((one) => ({ ...one, linkState: 'up', status: { link_speed: '25Gbps' } })),
        pmds: [
          { cpu: 1, node: 0, queues: [{ port: 'dp-5e00', queue: 0 }] },
          { cpu: 21, node: 0, queues: [] },
          { cpu: 11, node: 1, queues: [{ port: 'dp-af00', queue: 0 }] },
          { cpu: 31, node: 1, queues: [{ port: 'vhu-vnf1', queue: 0 }] },
        ],
      },
    }),
  };
};

/** A machine of any size, prepared for one NIC on its first node. */
export const largeFacts = (
  stage: Pick<OnStage, 'sim'>,
  name: string,
  { nodes, coresPerNode, memoryMiB }: { readonly nodes: number; readonly coresPerNode: number; readonly memoryMiB: number },
): HostFacts => {
  const bare = factsOf(stage, name, {
    ...machine({ nodes: [...Array(nodes).keys()], coresPerNode, memoryMiB }),
    nics: [managementNic(), { ...xxv710(), pci: '0000:5e:00.0', groupMembers: undefined }],
    openVswitch: ovs(),
  });
  return hostAfterPlan(bare, planHost(bare, { nics: [{ pci: '0000:5e:00.0' }], pmdCores: { 0: 4 } }));
};
