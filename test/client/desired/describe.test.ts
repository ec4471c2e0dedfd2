import { describe as describeCluster, describeFully } from '../../../client/desired/describe';
import { findSpecProblems } from '../../../client/desired/checkSpec';
import { plan, problemsOf } from '../../../client/desired/plan';
import type { Seen, SeenCluster } from '../../../client/desired/seen';
import { writeSpec } from '../../../client/desired/writeSpec';
import {
  aCluster,
  aDevice,
  aDpdkHost,
  aNativeWorld,
  anExternalNetwork,
  aNetwork,
  aNic,
  anOvnWorld,
  aProfile,
  aStandInHost,
  aStandInWorld,
  attached,
  aVm,
  aVmNic,
  idOf,
  inCluster,
  withHost,
  withNetwork,
  withProfile,
  withVm,
} from '../../support/seen';

const clusterOf = (seen: Seen): SeenCluster => seen.cluster ?? aCluster();

it('writes stand-ins by PCI address, networks with their profiles, VMs with their pages and NICs', () => {
  const seen = withNetwork(aStandInWorld(), 'blue', { vlan: 100, mtu: 9000, comment: 'for vnf' });
  expect(writeSpec(describeCluster(seen))).toBe(`apiVersion: ovirt-dpdk/v1
dataCenter: Default
cluster:
  name: dpdk
  cpuType: Intel Skylake Server Family
  compatibilityVersion: "4.7"
  switchType: legacy
networks:
  - name: blue
    vlan: 100
    mtu: 9000
    comment: for vnf
    profiles:
      - name: blue
        filter: none
hosts:
  - name: host1
    hugepages:
      size: 1GiB
      count: 16
    nics:
      - pci: "0000:5e:00.0"
        networks:
          - blue
  - name: host2
    hugepages:
      size: 1GiB
      count: 16
    nics:
      - pci: "0000:5e:00.0"
        networks:
          - blue
vms:
  - name: vnf1
    hugepages: 1GiB
    nics:
      - name: nic1
        profile: blue
`);
});

it('writes dpdk NICs by name, since the engine does not know their addresses', () => {
  expect(describeCluster(aNativeWorld()).hosts?.[0]?.nics).toEqual([{ name: 'dpdk0', networks: ['blue'] }]);
});

it('writes profiles of an external network under the network that it is linked to', () => {
  const spec = describeCluster(anOvnWorld());
  expect(spec.networks).toEqual([{ name: 'blue', profiles: [{ name: 'external_blue', filter: 'none' }] }]);
  expect(spec.vms?.[0]?.nics).toEqual([{ name: 'nic1', profile: 'external_blue' }]);
});

const aGreen = aNetwork('green', { vlan: 7 });

const shared = { hugepages: '1048576', hugepages_shared: 'true' };

/** Worlds where something is not as it should be. */
const halfDone: readonly (readonly [string, Seen])[] = [
  ['nothing is wrong, stand-in', aStandInWorld()],
  ['nothing is wrong, native', aNativeWorld()],
  ['nothing is wrong, OVN', anOvnWorld()],
  ['there is no host', aStandInWorld({ hosts: [], vms: [] })],
  ['a host is down', withHost(aStandInWorld(), 'host1', () => ({ status: 'non_responsive' }))],
  ['a host lacks the hook', withHost(aStandInWorld(), 'host2', () => ({ hooks: [] }))],
  ['a host lacks the OVN hook', withHost(anOvnWorld(), 'host1', () => ({ hooks: [] }))],
  [
    'an attachment is out of sync',
    withHost(aStandInWorld(), 'host1', () => ({ attachments: [attached('blue', 'dummy_5e00', { inSync: false })] })),
  ],
  [
    'the kernel line is not in effect',
    withHost(aStandInWorld(), 'host1', () => ({ kernelCmdline: { custom: 'hugepages=3', reported: 'ro' } })),
  ],
  [
    'the IOMMU is off',
    withHost(aStandInWorld(), 'host1', () => ({
      iommu: false,
      kernelCmdline: { custom: '', reported: 'hugepagesz=1G hugepages=4' },
    })),
  ],
  [
    'a stand-in is in a bond',
    withHost(aStandInWorld(), 'host1', ({ nics = [] }) => ({
      nics: [...nics, aNic('bond0', { bondSlaveIds: ['nic-dummy_5e00'] })],
    })),
  ],
  ['a stand-in stands for nothing', withHost(aStandInWorld(), 'host1', () => ({ devices: [aDevice('0000:af:00.0')] }))],
  [
    'the NIC is handed to a VM',
    withHost(aStandInWorld(), 'host1', () => ({ devices: [aDevice('0000:5e:00.0', { vmId: 'vm-x' })] })),
  ],
  [
    'the NIC is bifurcated',
    withHost(aStandInWorld(), 'host1', () => ({ iommu: false, devices: [aDevice('0000:5e:00.0', { driver: 'mlx5_core' })] })),
  ],
  ['the VM has no pages', withVm(aStandInWorld(), 'vnf1', () => ({ properties: {} }))],
  ['the VM has pages of no size', withVm(aStandInWorld(), 'vnf1', () => ({ properties: { hugepages: '0' } }))],
  [
    'the VM has pages of a size that no host has',
    withVm(aStandInWorld(), 'vnf1', () => ({ properties: { hugepages: '16384' } })),
  ],
  [
    'the VM waits for a restart',
    withVm(aStandInWorld(), 'vnf1', () => ({
      status: 'up',
      hostId: 'host-host1',
      properties: {},
      nextRun: true,
      next: { properties: { hugepages: '1048576' }, memory: 1 },
    })),
  ],
  ['the VM migrates', withVm(aStandInWorld(), 'vnf1', () => ({ status: 'migrating' }))],
  [
    'the VM has a NIC of another model',
    withVm(aStandInWorld(), 'vnf1', () => ({ nics: [aVmNic('nic1', 'blue', { interface: 'e1000' }), aVmNic('nic2', 'blue')] })),
  ],
  [
    'the VM has an unplugged NIC',
    withVm(aStandInWorld(), 'vnf1', () => ({ nics: [aVmNic('nic1', 'blue', { plugged: false })] })),
  ],
  ['the profile mirrors ports', withProfile(aStandInWorld(), 'blue', { portMirroring: true })],
  [
    'the profile has a filter and queues',
    withProfile(aStandInWorld(), 'blue', { networkFilterId: 'filter-mac', properties: { queues: '4' } }),
  ],
  [
    'the profile has an unknown filter and odd queues',
    withProfile(aStandInWorld(), 'blue', { networkFilterId: 'filter-x', properties: { queues: 'many' } }),
  ],
  ['the network has no profile', { ...aStandInWorld(), profiles: [] }],
  ['the network is isolated', withNetwork(aStandInWorld(), 'blue', { portIsolation: true })],
  ['the network is not for VMs', withNetwork(aStandInWorld(), 'blue', { usages: [] })],
  ['the network is not in the cluster', aStandInWorld({ cluster: aCluster({ networks: [] }) })],
  ['the network is required', aStandInWorld({ cluster: aCluster({ networks: [inCluster('blue', { required: true })] }) })],
  ['the cluster has the wrong switch type', aStandInWorld({ cluster: aCluster({ switchType: 'ovs' }) })],
  ['the cluster has hosts of two kinds', aStandInWorld({ hosts: [aStandInHost('host1'), aDpdkHost('host2', '4.30.33')] })],
  ['the CPU type is out of date', aStandInWorld({ cluster: aCluster({ cpuType: 'Intel Conroe Family' }) })],
  ['sharing is not set', withVm(aNativeWorld(), 'vnf1', () => ({ properties: { hugepages: '1048576' } }))],
  [
    'sharing is not defined any more',
    { ...aNativeWorld(), properties: { userDefined: { '4.2': '' }, predefined: { '4.2': '' } } },
  ],
  [
    'sharing has no effect',
    withVm({ ...anOvnWorld(), system: aStandInWorld().system }, 'vnf1', () => ({
      properties: shared,
      maxMemory: 4 * 2 ** 30,
      cpuPinningPolicy: 'dedicated',
    })),
  ],
  ['there is no external network', { ...anOvnWorld(), networks: anOvnWorld().networks.slice(0, 2) }],
  [
    'the external network is not in the cluster',
    anOvnWorld({
      cluster: aCluster({
        switchType: 'ovs',
        level: '4.3',
        networks: [inCluster('blue')],
        externalProviderIds: [idOf('provider', 'ovn')],
      }),
    }),
  ],
  [
    'two external networks are on one',
    {
      ...anOvnWorld(),
      networks: [...anOvnWorld().networks, anExternalNetwork('other', 'blue')],
      profiles: [...anOvnWorld().profiles, aProfile('other')],
    },
  ],
  [
    'the cluster has no provider',
    anOvnWorld({
      cluster: aCluster({ switchType: 'ovs', level: '4.3', networks: [inCluster('blue'), inCluster('external_blue')] }),
    }),
  ],
  [
    'our own run left a host in maintenance',
    withHost(aStandInWorld(), 'host1', () => ({
      status: 'maintenance',
      statusDetail: 'ovirt-dpdk: out of service for a moment',
    })),
  ],
  [
    'our own run left a VM down',
    withVm(aStandInWorld(), 'vnf1', () => ({ stopReason: 'ovirt-dpdk: out of service for a moment' })),
  ],
  [
    'a VM of a foreign profile',
    withVm(aStandInWorld(), 'vnf1', () => ({ nics: [aVmNic('nic1', 'ovirtmgmt'), aVmNic('nic2'), aVmNic('nic3', 'gone')] })),
  ],
];

it.each(halfDone)('plans nothing for what it wrote where %s', (_, seen) => {
  const { spec } = describeFully(seen, clusterOf(seen));
  const planned = plan(spec, seen);
  expect({ changes: planned.changes, problems: problemsOf(planned) }).toEqual({ changes: [], problems: [] });
});

it.each(halfDone)('writes a file that reads without a mistake where %s', (_, seen) => {
  expect(findSpecProblems(describeFully(seen, clusterOf(seen)).spec)).toEqual([]);
});

it('names what it leaves out', () => {
  const seen = withHost(aStandInWorld(), 'host2', () => ({ hooks: [] }));
  const { spec, omitted } = describeFully(seen, clusterOf(seen));
  expect(omitted.changes.map(({ id }) => id)).toEqual(['host.operator/host2/hook']);
  expect(spec.hosts?.map(({ name, nics = [] }) => [name, nics.length])).toEqual([
    ['host1', 1],
    ['host2', 0],
  ]);
});

it('leaves nothing out where all is as it should be', () => {
  for (const seen of [aStandInWorld(), aNativeWorld(), anOvnWorld()]) {
    expect(describeFully(seen, clusterOf(seen)).omitted).toEqual({ changes: [], problems: [] });
  }
});

it('keeps VMs and hosts that have nothing to do with DPDK out', () => {
  const seen = aStandInWorld({ vms: [aVm('web', { properties: {}, nics: [aVmNic('nic1', 'ovirtmgmt')] })] });
  expect(describeCluster(seen).vms).toBeUndefined();
});

it('tells profiles of the same name apart by their network', () => {
  const seen = aStandInWorld({
    cluster: aCluster({ networks: [inCluster('blue'), inCluster('green', { required: true })] }),
    networks: [...aStandInWorld().networks, aGreen],
    profiles: [aProfile('blue'), aProfile('blue', { id: 'profile-green', networkId: 'network-green' })],
    hosts: [aStandInHost('host1', { attachments: [attached('blue', 'dummy_5e00'), attached('green', 'dummy_5e00')] })],
    vms: [aVm('vnf1', { nics: [aVmNic('nic1', 'blue'), aVmNic('nic2', 'green')] })],
  });
  expect(describeCluster(seen).vms?.[0]?.nics).toEqual([
    { name: 'nic1', profile: 'blue', network: 'blue' },
    { name: 'nic2', profile: 'blue', network: 'green' },
  ]);
  expect(plan(describeCluster(seen), seen).changes).toEqual([]);
});

it('writes isolated CPUs only where the kernel runs with all that isolates them', () => {
  const whole = 'isolcpus=managed_irq,domain,2-15,18 nohz_full=2-15,18 rcu_nocbs=2-15,18';
  const isolated = (reported: string) =>
    describeCluster(withHost(aStandInWorld(), 'host1', () => ({ kernelCmdline: { custom: '', reported } }))).hosts?.[0]
      ?.isolateCpus;
  expect([isolated(whole), isolated('isolcpus=2-15')]).toEqual(['2-15,18', undefined]);
});

it('has only a name for a cluster that is not there', () => {
  const { cluster: _, ...seen } = aStandInWorld();
  expect(describeCluster(seen, 'dpdk')).toEqual({ apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' } });
});
