/** One world for each thing that a plan can find, besides those in plan.test.ts. */
import type { FindingCode } from '../../../client/desired/findingCode';
import type { Seen } from '../../../client/desired/seen';
import { API_VERSION, type Spec } from '../../../client/desired/spec';
import { phrase } from '../../../client/phrases';
import { plan } from '../../support/planned';
import {
  aCluster,
  aDevice,
  aDpdkHost,
  aHost,
  aNativeWorld,
  aNetwork,
  anExternalNetwork,
  aNic,
  anOvnWorld,
  aProfile,
  aStandInHost,
  aStandInWorld,
  aVm,
  aVmNic,
  GIB,
  idOf,
  inCluster,
  ovn,
} from '../../support/seen';

const spec = (differs: Partial<Spec> = {}): Spec => ({ apiVersion: API_VERSION, cluster: { name: 'dpdk' }, ...differs });
const nic = (name: string, networks = ['blue']): Spec => spec({ hosts: [{ name: 'host1', nics: [{ name, networks }] }] });
const vmOn = (profile: string): Spec => spec({ vms: [{ name: 'vnf1', nics: [{ name: 'nic1', profile }] }] });
const pages = spec({ vms: [{ name: 'vnf1', hugepages: '1GiB' }] });
const far = { id: 'dc-far', name: 'far', status: 'up', level: '4.7' };
const near = { ...far, id: 'dc-Default', name: 'Default' };
const level = (predefined: string, userDefined: string) => ({
  predefined: { '4.2': predefined },
  userDefined: { '4.2': userDefined },
});
const { hooks: _unread, ...hookless } = aDpdkHost('host1', '4.30.33');
const bareVm = aVm('vnf1', { properties: {} });

const cases: readonly (readonly [FindingCode, 'problem' | 'note', Spec, Seen])[] = [
  ['cluster.dataCenter.differs', 'problem', spec({ dataCenter: 'far' }), aStandInWorld({ dataCenters: [near, far] })],
  ['cluster.dataCenter.none', 'problem', spec(), aStandInWorld({ dataCenters: [far] })],
  [
    'cluster.switchType.datapath',
    'problem',
    { ...nic('dummy_5e00'), cluster: { name: 'dpdk', switchType: 'ovs' } },
    aStandInWorld(),
  ],
  ['host.hooks.unreadable', 'note', nic('dpdk0'), anOvnWorld({ hosts: [hookless] })],
  ['host.missing', 'problem', spec({ hosts: [{ name: 'host9' }] }), aStandInWorld()],
  [
    'host.move.dataCenter',
    'problem',
    spec({ hosts: [{ name: 'host1' }] }),
    aStandInWorld({
      clusters: [aCluster(), aCluster({ id: 'cluster-far', name: 'far', dataCenterId: 'dc-far' })],
      hosts: [aStandInHost('host1', { clusterId: 'cluster-far' })],
    }),
  ],
  ['network.external', 'problem', nic('dpdk0', ['external_blue']), anOvnWorld()],
  ['network.missing', 'problem', nic('dummy_5e00', ['red']), aStandInWorld()],
  [
    'network.portIsolation',
    'problem',
    spec({ networks: [{ name: 'blue' }] }),
    aStandInWorld({ networks: [aNetwork('blue', { portIsolation: true })] }),
  ],
  ['network.update.live', 'note', spec({ networks: [{ name: 'blue', mtu: 9000 }] }), aStandInWorld()],
  [
    'nic.bond',
    'problem',
    nic('bond0'),
    aStandInWorld({ hosts: [aStandInHost('host1', { nics: [aNic('bond0', { bondSlaveIds: ['a', 'b'] })] })] }),
  ],
  ['nic.missing', 'problem', nic('dpdk7'), aNativeWorld()],
  [
    'nic.mtu',
    'problem',
    nic('dummy_5e00', ['tagged']),
    aStandInWorld({
      cluster: aCluster({ networks: [inCluster('ovirtmgmt'), inCluster('blue'), inCluster('tagged')] }),
      networks: [aNetwork('ovirtmgmt'), aNetwork('blue', { usages: [] }), aNetwork('tagged', { vlan: 7, mtu: 9000 })],
    }),
  ],
  [
    'nic.pci.domain',
    'problem',
    spec({ hosts: [{ name: 'host1', nics: [{ pci: '0001:5e:00.0', networks: ['blue'] }] }] }),
    aStandInWorld({ hosts: [aStandInHost('host1', { devices: [aDevice('0001:5e:00.0')] })] }),
  ],
  [
    'nic.vlanTwice',
    'problem',
    nic('dummy_5e00', ['tagged']),
    aStandInWorld({
      cluster: aCluster({ networks: [inCluster('ovirtmgmt'), inCluster('blue'), inCluster('tagged')] }),
      networks: [aNetwork('ovirtmgmt'), aNetwork('blue', { vlan: 7 }), aNetwork('tagged', { vlan: 7 })],
    }),
  ],
  [
    'policy.noFilter',
    'note',
    pages,
    aStandInWorld({ schedulingPolicies: [{ id: 'policy-none', name: 'mine', hasHugePagesFilter: false }] }),
  ],
  [
    'profile.choose',
    'problem',
    vmOn('same'),
    aStandInWorld({
      profiles: [
        aProfile('same', { networkId: idOf('network', 'blue') }),
        aProfile('same', { id: 'p2', networkId: idOf('network', 'ovirtmgmt') }),
      ],
    }),
  ],
  ['profile.queues', 'note', spec({ networks: [{ name: 'blue', profiles: [{ name: 'blue', queues: 2 }] }] }), aStandInWorld()],
  [
    'properties.hugepages',
    'problem',
    pages,
    aStandInWorld({ properties: { predefined: { '4.7': 'sap_agent' }, userDefined: {} } }),
  ],
  ['properties.redefined', 'note', pages, aNativeWorld({ properties: level('hugepages=^[0-9]+$', 'hugepages=^.*$') })],
  ['properties.refused', 'problem', pages, aNativeWorld({ properties: level('hugepages=^[0-9]+$', 'hugepages_shared=^yes$') })],
  ['properties.unreadable', 'note', pages, aNativeWorld({ properties: {} })],
  [
    'provider.choose',
    'problem',
    nic('dpdk0'),
    anOvnWorld({
      cluster: aCluster({ switchType: 'ovs', level: '4.3' }),
      providers: [ovn, { ...ovn, id: 'provider-two', name: 'two' }],
    }),
  ],
  ['provider.missing', 'problem', nic('dpdk0'), anOvnWorld({ providers: [] })],
  ['provider.other', 'problem', nic('dpdk0'), anOvnWorld({ providers: [{ ...ovn, pluginType: 'OPEN_VSWITCH' }] })],
  ['vm.memory.notMultiple', 'note', pages, aStandInWorld({ vms: [aVm('vnf1', { memory: 1.5 * GIB })] })],
  ['vm.missing', 'problem', spec({ vms: [{ name: 'vnf9' }] }), aStandInWorld()],
  [
    'vm.nic.passthrough',
    'problem',
    vmOn('blue'),
    aStandInWorld({ vms: [aVm('vnf1', { nics: [aVmNic('nic1', 'blue', { interface: 'pci_passthrough' })] })] }),
  ],
  ['vm.nic.portMirroring', 'problem', vmOn('blue'), aStandInWorld({ profiles: [aProfile('blue', { portMirroring: true })] })],
  [
    'vm.properties.repeated',
    'note',
    pages,
    aStandInWorld({ vms: [{ ...bareVm, properties: { hugepages: '2048' }, repeatedProperties: ['hugepages'] }] }),
  ],
  ['datapath.noHosts', 'note', vmOn('blue'), aStandInWorld({ hosts: [] })],
  ['datapath.removed', 'problem', { ...vmOn('blue'), cluster: { name: 'dpdk', datapath: 'native' } }, aStandInWorld()],
];

it.each(cases)('finds %s, a %s', (code, severity, asked, seen) => {
  expect(plan(asked, seen).findings).toContainEqual(expect.objectContaining({ code, severity }));
});

it('leaves the CPU type of a cluster, though the engine has given it up', () => {
  const seen = aStandInWorld({ cluster: aCluster({ cpuType: 'Intel Nehalem Family' }) });
  expect(plan(spec({ cluster: { name: 'dpdk', cpuType: 'Intel Nehalem Family' } }), seen).findings).toEqual([]);
});

it('plans for a host that is being installed, as a run that was killed leaves it: the rest waits for the end of that', () => {
  const asked = spec({ hosts: [{ name: 'host1', isolateCpus: '2-7' }] });
  const seen = aStandInWorld({ hosts: [aStandInHost('host1', { status: 'installing' })] });
  expect(plan(asked, seen).findings).toEqual([]);
  expect(
    plan(nic('dummy_5e00'), aStandInWorld({ hosts: [aStandInHost('host1', { status: 'installing', attachments: [] })] }))
      .findings,
  ).toMatchObject([{ code: 'host.status', severity: 'problem' }]);
});

it('does not ask for an external network of its own where the file names one that the engine has linked to another', () => {
  const networks = [aNetwork('blue'), anExternalNetwork('green-ovn', 'blue')];
  const cluster = aCluster({ switchType: 'ovs', level: '4.3', externalProviderIds: [ovn.id], networks: [inCluster('blue')] });
  const { changes } = plan(spec({ networks: [{ name: 'blue' }] }), anOvnWorld({ networks, cluster, profiles: [], vms: [] }));
  expect(changes.map(({ id }) => id)).toEqual(['clusterNetwork.add/green-ovn', 'profile.create/green-ovn/blue']);
});

it('keeps a plain host of an old VDSM out of the datapath, by name', () => {
  const seen = aStandInWorld({ hosts: [aStandInHost('host1'), aHost('host2', '4.40.35')] });
  expect(plan(nic('dummy_5e00'), seen).findings).toContainEqual(
    expect.objectContaining({ severity: 'problem', path: 'cluster.datapath' }),
  );
});

it.each<[what: string, spec: Spec, meant: string]>([
  ['data center', spec({ dataCenter: 'defualt' }), 'Default'],
  ['host', spec({ hosts: [{ name: 'host1' }, { name: 'hosst2' }] }), 'host2'],
  ['network', nic('dummy_5e00', ['bleu']), 'blue'],
  ['vNIC profile', vmOn('bleu'), 'blue'],
])('names the %s that was most likely meant', (_what, asked, meant) => {
  const problems = plan(asked, aStandInWorld()).findings.filter(({ severity }) => severity === 'problem');
  expect(problems).toMatchObject([{ values: { nearest: meant } }]);
  expect(problems.map((finding) => phrase(finding))).toEqual([expect.stringContaining(`; did you mean ${meant}?`)]);
});

it('takes no host that the file names for the meaning of another name', () => {
  const { findings } = plan(spec({ hosts: [{ name: 'host1' }, { name: 'host2' }, { name: 'host3' }] }), aStandInWorld());
  expect(findings).toMatchObject([{ code: 'host.missing', values: { nearest: undefined } }]);
});
