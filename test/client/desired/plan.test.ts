import type { Change, ChangeKind, ChangeOf } from '../../../client/desired/change';
import type { Seen, SeenHost } from '../../../client/desired/seen';
import { API_VERSION, type Spec } from '../../../client/desired/spec';
import {
  aBoundNic,
  aCluster,
  someFacts,
  aDevice,
  aDpdkHost,
  aHost,
  anExternalNetwork,
  anOvnWorld,
  aNativeWorld,
  aNetwork,
  aNic,
  aProfile,
  aSeen,
  aStandInHost,
  aStandInWorld,
  attached,
  aVm,
  aVmNic,
  GIB,
  inCluster,
  ovn,
} from '../../support/seen';
import { plan } from '../../support/planned';

const spec = (differs: Partial<Spec> = {}): Spec => ({ apiVersion: API_VERSION, cluster: { name: 'dpdk' }, ...differs });

const kinds = (changes: readonly Change[]): ChangeKind[] => changes.map((change) => change.kind);
const only = <K extends ChangeKind>(kind: K, changes: readonly Change[]): ChangeOf<K> => {
  const found = changes.filter((change): change is ChangeOf<K> => change.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as ChangeOf<K>;
};
const problems = (s: Spec, seen: Seen): string[] =>
  plan(s, seen)
    .findings.filter((finding) => finding.severity === 'problem')
    .map((finding) => finding.code);
const notes = (s: Spec, seen: Seen): string[] =>
  plan(s, seen)
    .findings.filter((finding) => finding.severity === 'note')
    .map((finding) => finding.code);

const wholeSpec = spec({
  networks: [{ name: 'blue' }],
  hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }],
  vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }],
});

describe('a world where everything holds', () => {
  it('needs no change with the stand-in datapath', () => {
    expect(plan(wholeSpec, aStandInWorld())).toMatchObject({ changes: [], findings: [] });
  });

  it('needs no change where VDSM makes vhost-user NICs itself', () => {
    const named = { ...wholeSpec, hosts: [{ name: 'host1', nics: [{ name: 'dpdk0', networks: ['blue'] }] }] };
    expect(plan(named, aNativeWorld())).toMatchObject({ changes: [], findings: [] });
  });

  it('needs no change in the OVN form', () => {
    const named = spec({
      networks: [{ name: 'blue' }],
      hosts: [{ name: 'host1', nics: [{ name: 'dpdk0', networks: ['blue'] }] }],
      vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'external_blue' }] }],
    });
    expect(plan(named, anOvnWorld())).toMatchObject({ changes: [], findings: [] });
  });
});

describe('the cluster', () => {
  const { cluster: _none, ...empty } = aSeen('4.5.7', { clusters: [] });

  it('is created with a Linux bridge where nothing asks for Open vSwitch', () => {
    expect(only('cluster.create', plan(spec(), empty).changes).after).toEqual({
      dataCenter: { name: 'Default', id: 'dc-Default' },
      switchType: 'legacy',
      level: '4.7',
    });
  });

  it('is created with Open vSwitch for the native datapath', () => {
    const seen = aSeen('4.2.8', {
      clusters: [aCluster({ name: 'other', id: 'cluster-other' })],
      hosts: [aDpdkHost('host1', '4.20.17')],
    });
    const { cluster: _, ...without } = seen;
    const asked = spec({
      hosts: [{ name: 'host1', nics: [{ name: 'dpdk0', networks: ['blue'] }] }],
      networks: [{ name: 'blue' }],
    });
    expect(only('cluster.create', plan(asked, without).changes).after.switchType).toBe('ovs');
  });

  it('tells what Open vSwitch costs on engines from 4.4.4 on', () => {
    expect(notes(spec({ cluster: { name: 'dpdk', switchType: 'ovs' } }), empty)).toContain('cluster.ovs.externalOnly');
  });

  it.each<[string, Spec, Partial<Seen>, string]>([
    ['a data center that is not there', spec({ dataCenter: 'elsewhere' }), {}, 'dataCenter.missing'],
    [
      'no data center named where there are two',
      spec({ cluster: { name: 'new' } }),
      {
        dataCenters: [
          { id: '1', name: 'a', status: 'up', level: '4.7' },
          { id: '2', name: 'b', status: 'up', level: '4.7' },
        ],
      },
      'dataCenter.choose',
    ],
    ['a change of the switch type', spec({ cluster: { name: 'dpdk', switchType: 'ovs' } }), {}, 'cluster.switchType.differs'],
    ['a change of the level', spec({ cluster: { name: 'dpdk', compatibilityVersion: '4.6' } }), {}, 'cluster.level.differs'],
    ['another CPU type', spec({ cluster: { name: 'dpdk', cpuType: 'AMD EPYC' } }), {}, 'cluster.cpuType.differs'],
    [
      'a level that the engine does not have',
      spec({ cluster: { name: 'new', compatibilityVersion: '4.9' } }),
      {},
      'level.unknown',
    ],
    [
      'a level below that of the data center',
      spec({ cluster: { name: 'new', compatibilityVersion: '4.3' } }),
      {},
      'level.belowDataCenter',
    ],
    ['a CPU type that the level does not have', spec({ cluster: { name: 'new', cpuType: 'Z80' } }), {}, 'cpuType.unknown'],
  ])('refuses %s', (_, asked, differs, code) => {
    expect(problems(asked, aSeen('4.5.7', differs))).toContain(code);
  });
});

describe('networks', () => {
  it('are created, added to the cluster as not required, and get a profile without filter', () => {
    const asked = spec({ networks: [{ name: 'red', vlan: 100, mtu: 9000, profiles: [{ name: 'red', queues: 2 }] }] });
    const { changes } = plan(asked, aStandInWorld());
    expect(kinds(changes)).toEqual(['network.create', 'clusterNetwork.add', 'profile.create']);
    expect(only('network.create', changes).after).toMatchObject({ vlan: 100, mtu: 9000 });
    expect(only('clusterNetwork.add', changes).after).toEqual({ required: false });
    expect(only('profile.create', changes).after).toEqual({ filter: 'none', queues: 2 });
  });

  it('change only what the file names', () => {
    const seen = aStandInWorld({ networks: [aNetwork('ovirtmgmt'), aNetwork('blue', { vlan: 7, mtu: 1500, comment: 'mine' })] });
    const { changes } = plan(spec({ networks: [{ name: 'blue', mtu: 9000 }] }), seen);
    expect(only('network.update', changes)).toMatchObject({ before: { mtu: 1500 }, after: { mtu: 9000 } });
  });

  it('keep the other properties of a profile whose queues change', () => {
    const seen = aStandInWorld({ profiles: [aProfile('blue', { properties: { SecurityGroups: 'x', queues: '4' } })] });
    const { changes } = plan(spec({ networks: [{ name: 'blue', profiles: [{ name: 'blue', queues: 2 }] }] }), seen);
    expect(only('profile.update', changes).after.properties).toEqual({ SecurityGroups: 'x', queues: '2' });
  });

  it('say when another network has the same VLAN, which the engine does not', () => {
    const seen = aStandInWorld({ networks: [aNetwork('ovirtmgmt'), aNetwork('blue'), aNetwork('old', { vlan: 100 })] });
    expect(notes(spec({ networks: [{ name: 'red', vlan: 100 }] }), seen)).toContain('network.vlanShared');
  });

  it.each<[string, Spec, Partial<Seen>, string]>([
    ['a name that begins with bond', spec({ networks: [{ name: 'bondnet' }] }), {}, 'network.name.bond'],
    [
      'a network that is not for VMs',
      spec({ networks: [{ name: 'blue' }] }),
      { networks: [aNetwork('blue', { usages: ['migration'] })] },
      'network.notVm',
    ],
    [
      'a filter that is not there',
      spec({ networks: [{ name: 'red', profiles: [{ name: 'red', filter: 'nope' }] }] }),
      {},
      'filter.unknown',
    ],
  ])('refuse %s', (_, asked, differs, code) => {
    expect(problems(asked, aStandInWorld(differs))).toContain(code);
  });
});

describe('the OVN form of 4.2.5 to 4.3', () => {
  const bare = anOvnWorld({
    cluster: aCluster({ switchType: 'ovs', level: '4.3', externalProviderIds: [ovn.id], networks: [inCluster('ovirtmgmt')] }),
    networks: [aNetwork('ovirtmgmt')],
    profiles: [],
    vms: [],
  });
  const asked = spec({
    networks: [{ name: 'green', vlan: 5 }],
    hosts: [{ name: 'host1', nics: [{ name: 'dpdk0', networks: ['green'] }] }],
  });

  it('links an external network to the physical one and puts the profile on it', () => {
    const free = { ...bare, hosts: bare.hosts.map((host) => ({ ...host, attachments: [attached('ovirtmgmt', 'eth0')] })) };
    const { changes, findings } = plan(asked, free);
    expect(findings).toEqual([]);
    expect(changes.map((change) => change.id)).toEqual([
      'network.create/green',
      'network.create/external_green',
      'clusterNetwork.add/external_green',
      'clusterNetwork.add/green',
      'profile.create/external_green/green',
      'host.networks/host1',
    ]);
    expect(changes[1]).toMatchObject({
      after: { external: { provider: { name: ovn.name }, physicalNetwork: { name: 'green' } } },
    });
  });

  it('names the host on which the hook is missing, and leaves its attachment for later', () => {
    const free = { ...bare, hosts: bare.hosts.map((host) => ({ ...host, attachments: [], hooks: [] })) };
    const { changes } = plan(asked, free);
    const step = only('host.operator', changes);
    expect(step).toMatchObject({ host: { name: 'host1' }, by: 'person', reason: { code: 'host.hook' } });
    expect(only('host.networks', changes).needs).toContain(step.id);
  });
});

describe('host NICs', () => {
  const free = (differs = {}) => aStandInHost('host1', { attachments: [attached('ovirtmgmt', 'eth0')], ...differs });
  const onBlue = spec({
    networks: [{ name: 'blue' }],
    hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }],
  });

  it('are found by the PCI address behind a stand-in', () => {
    const { changes } = plan(onBlue, aStandInWorld({ hosts: [free()] }));
    expect(only('host.networks', changes).after).toEqual([{ network: { name: 'blue', id: 'network-blue' }, nic: 'dummy_5e00' }]);
  });

  it('are brought by the host package where the stand-in is missing', () => {
    const seen = aStandInWorld({ hosts: [free({ nics: [aNic('eth0')] })] });
    const { changes } = plan(onBlue, seen);
    expect(only('host.operator', changes)).toMatchObject({ commands: ['ovirt-dpdk-host add 0000:5e:00.0'] });
    expect(only('host.networks', changes).needs).toContain('host.operator/host1/0000:5e:00.0');
  });

  it('are synchronised in the same call where they differ from the logical network', () => {
    const seen = aStandInWorld({
      hosts: [aStandInHost('host1', { attachments: [attached('blue', 'dummy_5e00', { inSync: false })] })],
    });
    const change = only('host.networks', plan(onBlue, seen).changes);
    expect(change).toMatchObject({ after: [], synchronize: [{ nic: 'dummy_5e00', attachmentId: 'attachment-blue-dummy_5e00' }] });
  });

  it('need a name where the engine does not tell which dpdkN a PCI address became', () => {
    const seen = aNativeWorld();
    expect(plan(onBlue, seen).findings).toMatchObject([{ code: 'nic.pci.nameNeeded', values: { have: ['dpdk0'] } }]);
  });

  it('take the name from host facts', () => {
    const facts = someFacts({ nics: [aBoundNic({ dpdkName: 'dpdk0' })] });
    expect(problems(onBlue, aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { facts })] }))).toEqual([]);
  });

  const eth1 = aNic('eth1');
  it.each<[string, Parameters<typeof free>[0], Spec, string]>([
    ['another untagged network', { attachments: [attached('old', 'dummy_5e00')] }, onBlue, 'nic.untagged'],
    ['the management network', { attachments: [attached('ovirtmgmt', 'dummy_5e00')] }, onBlue, 'nic.management'],
    [
      'a bond made of it',
      { nics: [aNic('dummy_5e00'), aNic('bond0', { bondSlaveIds: ['nic-dummy_5e00', 'nic-eth1'] }), eth1] },
      onBlue,
      'nic.bondSlave',
    ],
    ['a device that a VM has', { devices: [aDevice('0000:5e:00.0', { vmId: 'vm-x' })] }, onBlue, 'nic.pci.passedThrough'],
    ['no such device', { devices: [aDevice('0000:5f:00.0')] }, onBlue, 'nic.pci.unknown'],
    [
      'the network on another NIC',
      { attachments: [attached('blue', 'eth1')], nics: [aNic('dummy_5e00'), eth1] },
      onBlue,
      'network.elsewhere',
    ],
    [
      'a kernel NIC',
      { nics: [eth1] },
      spec({ networks: [{ name: 'blue' }], hosts: [{ name: 'host1', nics: [{ name: 'eth1', networks: ['blue'] }] }] }),
      'nic.kernel',
    ],
  ])('are refused with %s', (_, differs, asked, code) => {
    const seen = aStandInWorld({
      hosts: [free(differs)],
      networks: [aNetwork('ovirtmgmt', { usages: ['management', 'vm'] }), aNetwork('blue'), aNetwork('old')],
    });
    expect(problems(asked, seen)).toContain(code);
  });

  it('are refused on a host whose status forbids it', () => {
    expect(problems(onBlue, aStandInWorld({ hosts: [free({ status: 'non_responsive' })] }))).toEqual(['host.status']);
  });

  it('may carry one untagged network beside networks with VLANs', () => {
    const seen = aStandInWorld({
      hosts: [free({ attachments: [attached('tagged', 'dummy_5e00')] })],
      networks: [aNetwork('ovirtmgmt'), aNetwork('blue'), aNetwork('tagged', { vlan: 9 })],
    });
    expect(problems(onBlue, seen)).toEqual([]);
  });
});

describe('a host of another cluster', () => {
  const asked = spec({ hosts: [{ name: 'host1' }] });
  const elsewhere = (differs = {}) =>
    aStandInWorld({
      clusters: [aCluster(), aCluster({ id: 'cluster-old', name: 'old' })],
      hosts: [aHost('host1', '4.50.5.1', { clusterId: 'cluster-old', ...differs })],
    });

  it('is moved, which takes it out of service', () => {
    expect(only('host.move', plan(asked, elsewhere()).changes)).toMatchObject({
      disruption: 'host-reboot',
      before: { cluster: { name: 'old' } },
      after: { cluster: { name: 'dpdk' } },
    });
  });

  it('is refused while it carries a network that the new cluster lacks', () => {
    const seen = { ...elsewhere({ attachments: [attached('lonely', 'eth0')] }), networks: [aNetwork('lonely')] };
    expect(problems(asked, seen)).toEqual(['host.move.networks']);
  });
});

describe('the kernel line', () => {
  const line = { custom: 'audit=1 quiet', reported: 'BOOT_IMAGE=/vmlinuz ro audit=1 quiet' };
  const host = (differs = {}) => aHost('host1', '4.50.5.1', { kernelCmdline: line, ...differs });
  const asked = spec({ hosts: [{ name: 'host1', hugepages: { size: '1GiB', count: 16 }, isolateCpus: '2-7' }] });

  it('gets what is asked for behind what is there', () => {
    const { changes } = plan(asked, aStandInWorld({ hosts: [host()] }));
    expect(only('host.kernelCmdline', changes)).toMatchObject({
      before: { custom: 'audit=1 quiet' },
      after: {
        custom: 'audit=1 quiet default_hugepagesz=1G hugepagesz=1G hugepages=16 isolcpus=2-7 nohz_full=2-7 rcu_nocbs=2-7',
      },
    });
  });

  it('needs a reinstall with a reboot to count, which takes the host out of service', () => {
    const { changes } = plan(asked, aStandInWorld({ hosts: [host()] }));
    expect(only('host.reinstall', changes)).toMatchObject({
      disruption: 'host-reboot',
      reboots: true,
      needs: ['host.kernelCmdline/host1'],
      after: { tokens: expect.arrayContaining(['hugepages=16', 'isolcpus=2-7']) as unknown },
    });
  });

  it('is left alone where the running kernel has it all, whoever set it', () => {
    const reported = `${line.reported} default_hugepagesz=1GB hugepagesz=1GB hugepages=16 isolcpus=2-7 nohz_full=2-7 rcu_nocbs=2-7`;
    expect(plan(asked, aStandInWorld({ hosts: [host({ kernelCmdline: { custom: '', reported } })] })).changes).toEqual([]);
  });

  it('only needs the reinstall where it is stored already', () => {
    const custom = `${line.custom} default_hugepagesz=1G hugepagesz=1G hugepages=16 isolcpus=2-7 nohz_full=2-7 rcu_nocbs=2-7`;
    const seen = aStandInWorld({ hosts: [host({ kernelCmdline: { ...line, custom }, reinstallationRequired: true })] });
    expect(kinds(plan(asked, seen).changes)).toEqual(['host.reinstall']);
  });

  it('is rebooted into by a person where the engine does not do it', () => {
    const { changes } = plan(asked, aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { kernelCmdline: line })] }));
    expect(changes.map(({ kind, by }) => [kind, by])).toEqual([
      ['host.kernelCmdline', 'engine'],
      ['host.reinstall', 'engine'],
      ['host.operator', 'person'],
    ]);
  });

  it.each([
    ['Intel(R) Xeon(R)', 'intel_iommu=on iommu=pt'],
    ['AMD EPYC 7543', 'iommu=pt'],
  ])('switches the IOMMU on for %s where a NIC is to be bound', (name, tokens) => {
    const nics = spec({
      networks: [{ name: 'blue' }],
      hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }],
    });
    const seen = aStandInWorld({ hosts: [aStandInHost('host1', { kernelCmdline: line, iommu: false, cpu: { name } })] });
    expect(only('host.kernelCmdline', plan(nics, seen).changes).after.custom).toBe(`audit=1 quiet ${tokens}`);
  });

  it('is found damaged by the quotes of engines 4.5.4 and 4.5.5, which would damage it again', () => {
    const kernelCmdline = { custom: 'hugepages=4', reported: "ro 'hugepages=4'" };
    const seen = aSeen('4.5.5', { hosts: [host({ kernelCmdline })] });
    expect(problems(asked, seen)).toEqual(['kernel.quotesBug']);
    expect(plan(asked, seen).findings).toContainEqual(
      expect.objectContaining({ code: 'kernel.quotes', values: { host: 'host1', tokens: ["'hugepages=4'"] } }),
    );
  });

  it('says that facts are missing where the file leaves a number to the planner', () => {
    const auto = spec({ hosts: [{ name: 'host1', hugepages: { size: '1GiB', count: 'auto' }, isolateCpus: true }] });
    expect(problems(auto, aStandInWorld({ hosts: [host()] }))).toEqual(['kernel.pages.facts', 'kernel.cpus.facts']);
  });
});

describe('what a run that was killed owes', () => {
  const reason = 'ovirt-dpdk: out of service for a moment';

  it('is a start of the VM that it stopped', () => {
    const seen = aStandInWorld({ vms: [aVm('vnf1', { stopReason: reason })] });
    expect(kinds(plan(wholeSpec, seen).changes)).toEqual(['vm.start']);
  });

  it('is the end of maintenance of the host that it took out of service', () => {
    const seen = aStandInWorld({ hosts: [aStandInHost('host1', { status: 'maintenance', statusDetail: reason })] });
    expect(kinds(plan(wholeSpec, seen).changes)).toEqual(['host.activate']);
  });

  it('is nothing where a person did it', () => {
    const seen = aStandInWorld({
      vms: [aVm('vnf1', { stopReason: 'lunch' })],
      hosts: [aStandInHost('host1', { status: 'maintenance' })],
    });
    expect(plan(wholeSpec, seen).changes).toEqual([]);
  });
});

describe('VMs', () => {
  const asked = spec({ vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }] });
  const world = (differs = {}) =>
    aStandInWorld({ vms: [aVm('vnf1', { properties: { sap_agent: 'true', mine: 'a=b' }, nics: [], ...differs })] });

  it('keep the properties that the file does not name', () => {
    expect(only('vm.properties', plan(asked, world()).changes).after).toEqual({
      sap_agent: 'true',
      mine: 'a=b',
      hugepages: '1048576',
    });
  });

  it('need no shared property with the stand-in datapath', () => {
    expect(kinds(plan(asked, world()).changes)).toEqual(['vm.properties', 'vm.nic.create']);
  });

  it('that run get the change for their next start, and a restart that needs consent', () => {
    const { changes } = plan(asked, world({ status: 'up' }));
    expect(changes.map(({ kind, disruption }) => [kind, disruption])).toEqual([
      ['vm.properties', 'none'],
      ['vm.stop', 'vm-restart'],
      ['vm.nic.create', 'vm-restart'],
      ['vm.start', 'vm-restart'],
    ]);
    expect(changes[0]).toMatchObject({ nextRun: true });
  });

  it('that run and wait for their next start only lack the restart', () => {
    const seen = world({
      status: 'up',
      nextRun: true,
      nics: [aVmNic('nic1', 'blue')],
      next: { properties: { sap_agent: 'true', mine: 'a=b', hugepages: '1048576' }, memory: 4 * GIB },
    });
    expect(kinds(plan(asked, seen).changes)).toEqual(['vm.stop', 'vm.start']);
  });

  it('wait for the first host of a cluster that has none, where they could not start', () => {
    const old = { clusterId: 'cluster-old' };
    const seen = aStandInWorld({
      clusters: [aCluster(), aCluster({ id: 'cluster-old', name: 'old' })],
      hosts: [aHost('host1', '4.50.5.1', old)],
      vms: [aVm('vnf1', { ...old, nics: [] })],
    });
    const { changes } = plan(spec({ hosts: [{ name: 'host1' }], vms: [{ name: 'vnf1', hugepages: '1GiB' }] }), seen);
    expect(only('vm.move', changes).needs).toEqual(['host.move/host1']);
  });

  it('are moved into the cluster while they are down', () => {
    const seen = world({ clusterId: 'cluster-old' });
    expect(kinds(plan(asked, seen).changes)).toEqual(['vm.move', 'vm.properties', 'vm.nic.create']);
  });

  it.each<[string, Parameters<typeof world>[0], string]>([
    ['runs in another cluster', { status: 'up', clusterId: 'cluster-old' }, 'vm.cluster.running'],
    ['is locked', { status: 'image_locked' }, 'vm.status'],
  ])('are refused while one %s', (_, differs, code) => {
    expect(problems(asked, world(differs))).toEqual([code]);
  });

  it('are refused on an ordinary network in an OVS cluster of an engine from 4.4.4 on, with the reason', () => {
    const seen = aSeen('4.5.7', {
      cluster: aCluster({ switchType: 'ovs' }),
      hosts: [],
      vms: [aVm('vnf1', { nics: [] })],
    });
    expect(plan(asked, seen).findings).toContainEqual(
      expect.objectContaining({
        code: 'vm.nic.ovs',
        values: expect.objectContaining({ engine: '4.5.7', network: 'blue' }) as unknown,
      }),
    );
  });

  it('name what there is where the profile is not there', () => {
    const unknown = spec({ vms: [{ name: 'vnf1', nics: [{ name: 'nic1', profile: 'bleu' }] }] });
    expect(plan(unknown, world()).findings).toMatchObject([
      { code: 'profile.missing', values: { have: expect.arrayContaining(['blue']) as unknown } },
    ]);
  });

  it('refuse a page size that no host has and no host is to get', () => {
    const seen = aStandInWorld({
      hosts: [aStandInHost('host1', { hugepages: [{ size: 2048, free: 0 }] })],
      vms: [aVm('vnf1', { properties: {} })],
    });
    expect(problems(asked, seen)).toContain('vm.hugepages.size');
  });

  describe('that give their huge pages up', () => {
    const removal = spec({ vms: [{ name: 'vnf1', hugepages: 'none' }] });
    const having = { sap_agent: 'true', mine: 'a=b', hugepages: '1048576' };

    it('lose that property and no other', () => {
      const { before, after } = only('vm.properties', plan(removal, world({ properties: having })).changes);
      expect({ before, after }).toEqual({ before: having, after: { sap_agent: 'true', mine: 'a=b' } });
    });

    it('have nothing to change where they have none', () => {
      expect(plan(removal, world()).changes).toEqual([]);
    });

    it("keep hugepages_shared, which may be a person's, and say so", () => {
      const seen = world({ properties: { ...having, hugepages_shared: 'true' } });
      expect(only('vm.properties', plan(removal, seen).changes).after).toMatchObject({ hugepages_shared: 'true' });
      expect(notes(removal, seen)).toEqual(['vm.hugepages.sharedStays']);
    });

    it('say which of their NICs need pages', () => {
      const seen = world({ properties: having, nics: [aVmNic('nic2', 'blue'), aVmNic('nic0')] });
      expect(plan(removal, seen).findings).toMatchObject([
        { severity: 'note', code: 'vm.hugepages.nics', values: { vm: 'vnf1', nics: ['nic2'] } },
      ]);
    });

    it('get no DPDK NIC in the same breath', () => {
      const both = spec({ vms: [{ name: 'vnf1', hugepages: 'none', nics: [{ name: 'nic1', profile: 'blue' }] }] });
      expect(problems(both, world({ properties: having }))).toEqual(['vm.nic.noPages']);
    });

    it('keep them until their next start while they run', () => {
      const { changes } = plan(removal, world({ status: 'up', properties: having, nics: [] }));
      expect(changes.map(({ kind, disruption }) => [kind, disruption])).toEqual([
        ['vm.properties', 'none'],
        ['vm.stop', 'vm-restart'],
        ['vm.start', 'vm-restart'],
      ]);
      expect(changes[0]).toMatchObject({ nextRun: true });
    });

    it('only lack the restart where the engine keeps the removal already', () => {
      const next = { properties: { sap_agent: 'true', mine: 'a=b' }, memory: 4 * GIB };
      const seen = world({ status: 'up', nextRun: true, properties: having, nics: [], next });
      expect(kinds(plan(removal, seen).changes)).toEqual(['vm.stop', 'vm.start']);
    });
  });

  describe('whose memory must be shared by the property', () => {
    const nativeSpec = spec({ vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }] });
    const undefinedShared = aNativeWorld({
      properties: { predefined: { '4.2': 'hugepages=^[0-9]+$' }, userDefined: { '4.2': '' } },
      vms: [aVm('vnf1', { properties: {} })],
    });

    it('set it beside the page size', () => {
      const seen = aNativeWorld({ vms: [aVm('vnf1', { properties: { sap_agent: 'true' } })] });
      expect(only('vm.properties', plan(nativeSpec, seen).changes).after).toEqual({
        sap_agent: 'true',
        hugepages: '1048576',
        hugepages_shared: 'true',
      });
    });

    it('wait for a person where it is not defined at their level, with the exact command', () => {
      const { changes } = plan(nativeSpec, undefinedShared);
      const step = only('engine.properties', changes);
      expect(step).toMatchObject({ level: '4.2', by: 'person' });
      expect(step.commands[0]).toBe("engine-config -m 'UserDefinedVMProperties=hugepages_shared=^(true|false)$' --cver=4.2");
      expect(only('vm.properties', changes).needs).toContain(step.id);
    });

    it('name exactly the levels in use', () => {
      const noShared = { '4.2': 'hugepages=^[0-9]+$', '4.3': 'hugepages=^[0-9]+$', '4.4': 'hugepages=^[0-9]+$' };
      const two = {
        ...undefinedShared,
        properties: { predefined: noShared, userDefined: {} },
        vms: [...undefinedShared.vms, aVm('vnf2', { properties: {}, customLevel: '4.3' })],
      };
      const both = spec({
        vms: [
          { name: 'vnf1', hugepages: '1GiB' },
          { name: 'vnf2', hugepages: '1GiB' },
        ],
      });
      const levels = plan(both, two).changes.flatMap((change) => (change.kind === 'engine.properties' ? [change.level] : []));
      expect(levels).toEqual(['4.2', '4.3']);
    });
  });
});

describe('in the OVN form, a network of the file', () => {
  const asked = spec({
    networks: [{ name: 'blue' }],
    vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }],
  });

  it('gets the profile that VMs of the file ask for on the external network that the engine has defined by itself', () => {
    const { changes, findings } = plan(asked, anOvnWorld());
    expect(findings).toEqual([]);
    expect(changes.map(({ id }) => id)).toEqual(['profile.create/external_blue/blue', 'vm.nic.update/vnf1/nic1']);
  });

  it('lends its name to the profiles of its external network, where only VMs are in the file', () => {
    const only = spec({
      vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'external_blue', network: 'blue' }] }],
    });
    expect(plan(only, anOvnWorld())).toMatchObject({ changes: [], findings: [] });
  });

  it('is not linked to an external network when it is one itself', () => {
    const external = spec({ networks: [{ name: 'external_blue' }] });
    expect(plan(external, anOvnWorld())).toMatchObject({ changes: [], findings: [] });
  });

  it('is refused where another network has the name that its external network would get', () => {
    const networks = [aNetwork('ovirtmgmt'), aNetwork('blue'), aNetwork('external_blue')];
    expect(problems(asked, anOvnWorld({ networks }))).toEqual(['network.external.taken']);
  });

  it('is refused as required where it is external', () => {
    const seen = anOvnWorld({ networks: [aNetwork('ovirtmgmt'), aNetwork('blue'), anExternalNetwork('external_blue', 'blue')] });
    expect(problems(spec({ networks: [{ name: 'external_blue', required: true }] }), seen)).toEqual([
      'network.external.required',
    ]);
  });
});

describe('a host that comes from another cluster', () => {
  const elsewhere = (differs: Partial<SeenHost> = {}, cluster = aCluster()) =>
    aStandInWorld({
      cluster,
      clusters: [cluster, aCluster({ id: 'cluster-old', name: 'old' })],
      hosts: [aStandInHost('host1', { clusterId: 'cluster-old', ...differs })],
      vms: [],
    });

  it('may carry a network that the file adds to the new cluster, and moves after that', () => {
    const seen = elsewhere({}, aCluster({ networks: [inCluster('ovirtmgmt')] }));
    const { changes, findings } = plan(spec({ networks: [{ name: 'blue' }], hosts: [{ name: 'host1' }] }), seen);
    expect(findings).toEqual([]);
    expect(only('host.move', changes).needs).toEqual(['clusterNetwork.add/blue']);
  });

  it('is refused with a management network that the new cluster does not have, whatever its name', () => {
    const seen = elsewhere({ attachments: [attached('ovirtmgmt', 'eth0')] }, aCluster({ networks: [inCluster('mgmt2')] }));
    expect(problems(spec({ hosts: [{ name: 'host1' }] }), seen)).toEqual(['host.move.networks']);
  });
});

describe('what a host would lose', () => {
  const onBlue = spec({
    networks: [{ name: 'blue' }],
    hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }],
  });
  const kernelNic = (differs: Partial<SeenHost>) =>
    aStandInWorld({
      hosts: [
        aStandInHost('host1', {
          nics: [aNic('eth0', { mac: '00:11:22:33:44:55' })],
          attachments: [attached('ovirtmgmt', 'eth0')],
          devices: [
            aDevice('0000:5e:00.0', { driver: 'i40e' }),
            { id: 'n', name: 'net_eth0_00_11_22_33_44_55', capability: 'net', parentName: 'pci_0000_5e_00_0' },
          ],
          ...differs,
        }),
      ],
    });

  it('is refused: a device whose kernel NIC carries networks is not bound to a DPDK driver', () => {
    expect(problems(onBlue, kernelNic({}))).toEqual(['nic.inUse']);
  });

  it('is refused: a device whose kernel NIC is in a bond', () => {
    const nics = [aNic('eth0', { mac: '00:11:22:33:44:55' }), aNic('bond0', { bondSlaveIds: ['nic-eth0', 'nic-eth1'] })];
    expect(problems(onBlue, kernelNic({ nics, attachments: [] }))).toEqual(['nic.bondSlave']);
  });

  it('is nothing where the kernel NIC is free', () => {
    expect(problems(onBlue, kernelNic({ attachments: [] }))).toEqual([]);
  });

  it('is refused: a network with a role on a stand-in', () => {
    const cluster = aCluster({ networks: [inCluster('ovirtmgmt'), inCluster('blue', { usages: ['vm', 'migration'] })] });
    expect(problems(onBlue, aStandInWorld({ cluster }))).toEqual(['nic.roles']);
  });

  it('is refused: service, while a VM that cannot migrate runs on it', () => {
    const asked = spec({ hosts: [{ name: 'host1', hugepages: { size: '1GiB', count: 32 } }] });
    const seen = aStandInWorld({ vms: [aVm('vnf1', { status: 'up', affinity: 'pinned', hostId: 'host-host1' })] });
    expect(problems(asked, seen)).toEqual(['host.pinnedVms']);
  });
});

describe('the driver of a NIC', () => {
  const asked = (driver?: 'auto' | 'vfio-pci' | 'mlx5_core') =>
    spec({ hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', ...(driver && { driver }), networks: ['blue'] }] }] });
  const bound = (driver: string, facts = {}) =>
    aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { devices: [aDevice('0000:5e:00.0', { driver })], ...facts })] });

  it('is set by a person where the kernel still has it, before it can be named', () => {
    const { changes, findings } = plan(asked(), bound('i40e'));
    expect(findings).toEqual([]);
    expect(only('host.operator', changes).commands).toEqual(['driverctl set-override 0000:5e:00.0 vfio-pci']);
  });

  it('is left alone by auto where DPDK works with it', () => {
    const facts = { facts: someFacts({ nics: [aBoundNic({ driver: 'igb_uio', dpdkName: 'dpdk0' })] }) };
    expect(plan(asked('auto'), bound('igb_uio', facts)).changes).toEqual([]);
    expect(only('host.operator', plan(asked('vfio-pci'), bound('igb_uio', facts)).changes).reason.values).toMatchObject({
      have: 'igb_uio',
      driver: 'vfio-pci',
    });
  });

  it('needs no IOMMU unless it is vfio-pci', () => {
    const host = (driver: string) =>
      aStandInWorld({
        hosts: [
          aStandInHost('host1', {
            iommu: false,
            kernelCmdline: { custom: '', reported: 'ro' },
            devices: [aDevice('0000:5e:00.0', { driver })],
          }),
        ],
      });
    expect(plan(asked(), host('mlx5_core')).changes).toEqual([]);
    expect(kinds(plan(asked(), host('vfio-pci')).changes)).toEqual(['host.kernelCmdline', 'host.reinstall']);
  });
});

describe('a kernel line that the engine does not report', () => {
  const asked = spec({ hosts: [{ name: 'host1', isolateCpus: '2-7' }] });
  const host = (custom: string, differs: Partial<SeenHost> = {}) =>
    aStandInWorld({ hosts: [aStandInHost('host1', { kernelCmdline: { custom }, ...differs })] });

  it('is stored and installed once, and taken for running afterwards', () => {
    const first = plan(asked, host(''));
    expect(kinds(first.changes)).toEqual(['host.kernelCmdline', 'host.reinstall']);
    const { custom } = only('host.kernelCmdline', first.changes).after;
    expect(plan(asked, host(custom))).toMatchObject({ changes: [], findings: [{ code: 'kernel.unreported' }] });
    expect(kinds(plan(asked, host(custom, { reinstallationRequired: true })).changes)).toEqual(['host.reinstall']);
  });
});

describe('a host that does not answer', () => {
  it('is no obstacle where nothing is to be done on it', () => {
    const seen = aStandInWorld({ hosts: [aStandInHost('host1', { status: 'non_responsive' }), aStandInHost('host2')] });
    expect(plan(wholeSpec, seen)).toMatchObject({ changes: [], findings: [] });
  });
});

describe('hosts of the cluster that the file does not name', () => {
  const others = (differs: Partial<SeenHost>) =>
    aStandInWorld({ hosts: [aStandInHost('host1'), aStandInHost('host2', differs)] });

  it('are told where they lack a network: VMs cannot run there', () => {
    expect(notes(wholeSpec, others({ attachments: [] }))).toEqual(['hosts.others.lacking']);
  });

  it('are told where they have it on an ordinary NIC: VMs get an ordinary NIC there', () => {
    const differs = { nics: [aNic('eth1')], attachments: [attached('blue', 'eth1')] };
    expect(notes(wholeSpec, others(differs))).toEqual(['hosts.others.kernelNic']);
  });
});

describe('a VM that runs is not stopped', () => {
  const asked = (more: Partial<Spec> = {}) =>
    spec({ vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }], ...more });
  const running = (differs: Partial<Seen>) =>
    aStandInWorld({ vms: [aVm('vnf1', { status: 'up', properties: {}, nics: [] })], ...differs });

  it('before some host has its networks', () => {
    const hosts = [aStandInHost('host1', { attachments: [attached('ovirtmgmt', 'eth0')], hooks: [] })];
    const more = { hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }] };
    const { changes } = plan(asked(more), running({ hosts }));
    expect(only('host.networks', changes).needs).toEqual(['host.operator/host1/hook']);
    expect(only('vm.stop', changes).needs).toEqual(['vm.properties/vnf1', 'host.networks/host1']);
  });

  it('before some host has its pages', () => {
    const hosts = [aStandInHost('host1', { hugepages: [{ size: 1048576, free: 0 }] })];
    const more = { hosts: [{ name: 'host1', hugepages: { size: '1GiB' as const, count: 32 } }] };
    const { changes, findings } = plan(asked(more), running({ hosts }));
    expect(findings).toEqual([]);
    expect(only('vm.stop', changes).needs).toEqual(['vm.properties/vnf1', 'host.reinstall/host1']);
  });

  it('where no host has its pages or is to get them', () => {
    const hosts = [aStandInHost('host1', { hugepages: [{ size: 1048576, free: 3 }] })];
    expect(problems(asked(), running({ hosts }))).toEqual(['vm.hugepages.short']);
  });

  it('where the one host that it is pinned to has no pages', () => {
    const hosts = [aStandInHost('host1', { hugepages: [{ size: 1048576, free: 3 }] }), aStandInHost('host2')];
    const pinned = { affinity: 'pinned', pinnedHostIds: ['host-host1'] };
    const seen = running({ hosts, vms: [aVm('vnf1', { status: 'up', properties: {}, ...pinned })] });
    expect(problems(asked(), seen)).toEqual(['vm.hugepages.short']);
  });

  it('for changes that somebody else has stored for its next start', () => {
    const next = { properties: { hugepages: '1048576', mine: 'x' }, memory: 8 * GIB };
    const seen = aStandInWorld({ vms: [aVm('vnf1', { status: 'up', nextRun: true, next })] });
    expect(plan(asked(), seen).changes).toEqual([]);
  });

  it('in a state that passes, where nothing is to be done', () => {
    expect(plan(asked(), aStandInWorld({ vms: [aVm('vnf1', { status: 'migrating' })] }))).toMatchObject({
      changes: [],
      findings: [],
    });
  });
});

describe('a NIC of a VM', () => {
  const asked = spec({ vms: [{ name: 'vnf1', nics: [{ name: 'nic1', profile: 'blue' }] }] });

  it('on a DPDK network without huge pages is told, and refused where the plan would make it', () => {
    expect(notes(asked, aStandInWorld({ vms: [aVm('vnf1', { properties: {} })] }))).toEqual(['vm.nic.noPages']);
    expect(problems(asked, aStandInWorld({ vms: [aVm('vnf1', { properties: {}, nics: [] })] }))).toEqual(['vm.nic.noPages']);
  });

  it('needs shared memory beside them where VDSM makes it vhost-user', () => {
    const seen = aNativeWorld({ vms: [aVm('vnf1', { properties: { hugepages: '1048576' } })] });
    expect(plan(asked, seen).findings).toMatchObject([{ code: 'vm.nic.noPages', values: { lacks: ['hugepages_shared'] } }]);
  });

  it('on a network that no host has on a DPDK NIC stays an ordinary one, and that is told', () => {
    const hosts = [aStandInHost('host1', { attachments: [attached('blue', 'eth0')] })];
    expect(notes(asked, aStandInWorld({ hosts }))).toEqual(['vm.nic.notDpdk']);
  });

  it('that is unplugged is left so, and that is told', () => {
    const seen = aStandInWorld({ vms: [aVm('vnf1', { nics: [aVmNic('nic1', 'blue', { plugged: false })] })] });
    expect(plan(asked, seen)).toMatchObject({ changes: [], findings: [{ code: 'vm.nic.off' }] });
  });

  it('is refused on a profile that hands a device through', () => {
    const seen = aStandInWorld({ profiles: [aProfile('blue', { passThrough: true })], vms: [aVm('vnf1', { nics: [] })] });
    expect(problems(asked, seen)).toEqual(['vm.nic.passthroughProfile']);
  });

  it('comes after its network has come into the cluster', () => {
    const cluster = aCluster({ networks: [inCluster('ovirtmgmt')] });
    const { changes } = plan(
      { ...asked, networks: [{ name: 'blue' }] },
      aStandInWorld({ cluster, vms: [aVm('vnf1', { nics: [] })] }),
    );
    expect(only('vm.nic.create', changes).needs).toEqual(['clusterNetwork.add/blue']);
  });
});

describe('names that are there twice', () => {
  it('mean the VM of the data center of the cluster', () => {
    const far = aCluster({ id: 'cluster-far', name: 'far', dataCenterId: 'dc-far' });
    const twin = aVm('vnf1', { id: 'vm-twin', clusterId: 'cluster-far', properties: {} });
    const seen = aStandInWorld({ clusters: [aCluster(), far], vms: [twin, aVm('vnf1')] });
    expect(plan(wholeSpec, seen).changes).toEqual([]);
  });
});

describe('a required network', () => {
  it('makes hosts without it non-operational, which is told also when it is new', () => {
    expect(notes(spec({ networks: [{ name: 'red', required: true }] }), aStandInWorld())).toEqual(['network.required']);
  });
});

describe('memory that grows with the next start only', () => {
  it('is not shared yet: a VM that runs is restarted for it', () => {
    const properties = { hugepages: '1048576', hugepages_shared: 'true' };
    const vm = aVm('vnf1', {
      status: 'up',
      properties,
      maxMemory: 4 * GIB,
      cpuPinningPolicy: 'dedicated',
      nics: [aVmNic('nic1', 'external_blue')],
      next: { properties, memory: 4 * GIB, maxMemory: 16 * GIB },
    });
    const seen = anOvnWorld({
      vms: [vm],
      system: { version: { major: 4, minor: 4, build: 3, revision: 0, full: '4.4.3' }, product: 'oVirt' },
    });
    const asked = spec({ vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'external_blue' }] }] });
    expect(kinds(plan(asked, seen).changes)).toEqual(['vm.stop', 'vm.start']);
  });
});
