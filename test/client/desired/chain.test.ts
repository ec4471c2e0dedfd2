import * as fc from 'fast-check';
import { chainOfCluster, chainOfHost, chainOfVm, chainsOfHosts } from '../../../client/desired/chain';
import { linkNames, type Chain, type Link, type LinkName, type LinkState } from '../../../client/desired/link';
import type { Seen, SeenHost } from '../../../client/desired/seen';
import { phrase } from '../../../client/phrases';
import { datapath as datapathPhrases } from '../../../client/phrases/datapath';
import { links as linkPhrases } from '../../../client/phrases/links';
import { mends as mendPhrases } from '../../../client/phrases/mends';
import {
  aCluster,
  aDevice,
  aDpdkHost,
  aHost,
  aNativeWorld,
  anExternalNetwork,
  aNic,
  anOvnWorld,
  aSeen,
  aStandInHost,
  aStandInWorld,
  attached,
  aVersion,
  aVm,
  aVmNic,
  GIB,
  inCluster,
  kernelLine,
  ovnHooks,
  aBoundNic,
  someFacts,
  someOvs,
  standInHooks,
  withNetwork,
  withProfile,
  withVm,
} from '../../support/seen';
import { machine } from '../../support/hostFacts';

const linkOf = (chain: Chain | undefined, name: LinkName): Link | undefined => chain?.links.find((link) => link.name === name);

const oneHost = (differs: Partial<SeenHost> = {}): Seen => aStandInWorld({ hosts: [aStandInHost('host1', differs)] });
const withFacts = (differs: Parameters<typeof someFacts>[0]): Seen => oneHost({ facts: someFacts(differs) });
const reporting = (reported: string, custom = ''): Partial<SeenHost> => ({ kernelCmdline: { custom, reported } });
type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
const without = <T extends object>(thing: T, ...keys: readonly OptionalKeys<T>[]): T => {
  const rest = { ...thing };
  for (const key of keys) delete rest[key];
  return rest;
};
const worldOf = (...hosts: readonly SeenHost[]): Seen => aStandInWorld({ hosts });
const pages = (free: number, total?: number, size = 1048576) => [{ size, free, ...(total === undefined ? {} : { total }) }];
const runningVm = { status: 'up', hostId: 'host-host1' };
const upTo = (seen: Seen, engine: string): Seen => ({ ...seen, system: { ...seen.system, version: aVersion(engine) } });
const stranger = without(aHost('host1', '4.50.5', { status: 'installing', cpu: {} }), 'version');
const strange = { ...stranger, kernelCmdline: { custom: '' } };
const on = (nics: SeenHost['nics'], attachments: SeenHost['attachments']): Partial<SeenHost> => ({
  ...(nics && { nics }),
  ...(attachments && { attachments }),
});
const nowhere = aStandInWorld({ hosts: [] });

type Row = readonly [code: string, state: LinkState, world: Seen];

const firmware: readonly Row[] = [
  ['link.firmware.ok', 'ok', oneHost()],
  ['link.firmware.okWithNics', 'ok', withFacts({})],
  ['link.host.neverReported', 'unknown', worldOf(strange)],
  ['link.firmware.iommuNotNeeded', 'ok', oneHost({ iommu: false, devices: [aDevice('0000:5e:00.0', { driver: 'igb_uio' })] })],
  ['link.firmware.iommuUnknown', 'unknown', oneHost({ iommu: false, kernelCmdline: { custom: '' } })],
  ['link.firmware.iommuNotTried', 'unknown', oneHost({ iommu: false, ...reporting('ro quiet') })],
  [
    'link.firmware.iommuNotTried',
    'unknown',
    oneHost({ iommu: false, cpu: { name: 'AMD EPYC 7443' }, ...reporting('amd_iommu=off') }),
  ],
  ['link.firmware.iommuOff', 'missing', oneHost({ iommu: false })],
  ['link.firmware.iommuOff', 'missing', oneHost({ iommu: false, cpu: { name: 'AMD EPYC 7443' }, ...reporting('ro') })],
  ['link.firmware.noGigabytePages', 'missing', oneHost({ hugepages: pages(0, 0, 2048) })],
  ['link.firmware.noGigabytePages', 'missing', withFacts({ cpus: { ...machine().cpus, flags: [] }, nodes: [] })],
  // 2 MiB pages are enough where nobody asks for more.
  ['link.firmware.ok', 'ok', oneHost({ hugepages: pages(9, 9, 2048), ...reporting('intel_iommu=on hugepages=9') })],
  ['link.firmware.gigabytePagesUnknown', 'unknown', aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { hugepages: [] })] })],
  ['link.firmware.nicUnsupported', 'impossible', withFacts({ nics: [aBoundNic({ vendor: '14e4', device: '165f' })] })],
  [
    'link.firmware.ok',
    'ok',
    withFacts({ nics: [aBoundNic({ pci: '0000:01:00.0', vendor: '14e4', device: '165f', driver: 'tg3' })] }),
  ],
];

const kernelLineRows: readonly Row[] = [
  ['link.kernelLine.ok', 'ok', oneHost()],
  ['link.kernelLine.ok', 'ok', oneHost(reporting(`${kernelLine} isolcpus=2-15`))],
  ['link.kernelLine.okReinstallFlag', 'ok', oneHost({ reinstallationRequired: true })],
  ['link.kernelLine.unread', 'unknown', oneHost({ kernelCmdline: { custom: kernelLine } })],
  [
    'link.kernelLine.quotes',
    'missing',
    upTo(oneHost(reporting(`ro 'hugepagesz=1G hugepages=16'`, 'hugepagesz=1G hugepages=16')), '4.5.5'),
  ],
  [
    'link.kernelLine.pending',
    'missing',
    oneHost({ reinstallationRequired: true, ...reporting('ro intel_iommu=on', kernelLine) }),
  ],
  [
    'link.kernelLine.pending',
    'missing',
    aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', reporting('ro intel_iommu=on', kernelLine))] }),
  ],
  ['link.kernelLine.notBooted', 'missing', oneHost(reporting('ro intel_iommu=on', kernelLine))],
  [
    'link.kernelLine.ok',
    'ok',
    oneHost({ iommu: false, devices: [aDevice('0000:5e:00.0', { driver: 'mlx5_core' })], ...reporting('hugepages=16') }),
  ],
  ['link.kernelLine.iommuOff', 'missing', oneHost({ iommu: false, ...reporting('hugepages=16') })],
  ['link.kernelLine.noHugepages', 'missing', oneHost({ hugepages: pages(0, 0), ...reporting('intel_iommu=on') })],
  // Pages may come from elsewhere than the kernel line.
  ['link.kernelLine.ok', 'ok', oneHost({ hugepages: pages(3, 3, 2048), ...reporting('intel_iommu=on') })],
];

const hugepages: readonly Row[] = [
  ['link.hugepages.ok', 'ok', oneHost()],
  ['link.hugepages.ok', 'ok', aNativeWorld()],
  ['link.hugepages.allUsed', 'ok', oneHost({ hugepages: pages(0, 16) })],
  ['link.hugepages.unread', 'unknown', worldOf(without(aStandInHost('host1'), 'hugepages'))],
  ['link.host.silent', 'unknown', oneHost({ status: 'non_responsive' })],
  ['link.hugepages.none', 'missing', oneHost({ hugepages: pages(0, 0) })],
  [
    'link.hugepages.none',
    'missing',
    aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { hugepages: pages(0), ...reporting('ro') })] }),
  ],
  ['link.hugepages.totalUnknown', 'unknown', aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { hugepages: pages(0) })] })],
  ['link.hugepages.short', 'missing', oneHost({ hugepages: pages(7, 11) })],
  ['link.hugepages.nodeWithout', 'missing', withFacts({ nodes: machine({ nodes: [0], pages: 16 }).nodes })],
  // Facts tell totals that statistics before engine 4.5.0 do not.
  [
    'link.hugepages.allUsed',
    'ok',
    aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { hugepages: pages(0), facts: someFacts() })] }),
  ],
];

const bound = { devices: [aDevice('0000:5e:00.0')], ...on([aNic('eth0')], []) };
const nicDriver: readonly Row[] = [
  ['link.nicDriver.ok', 'ok', oneHost()],
  ['link.nicDriver.ok', 'ok', anOvnWorld()],
  ['link.nicDriver.ok', 'ok', oneHost({ devices: [aDevice('0000:5e:00.0', { driver: 'mlx5_core' })] })],
  ['link.nicDriver.unread', 'unknown', worldOf(without(aStandInHost('host1'), 'nics'))],
  ['link.nicDriver.unread', 'unknown', worldOf(without(aStandInHost('host1'), 'devices'))],
  ['link.nicDriver.none', 'missing', oneHost(on([aNic('eth0')], []) && { ...bound, devices: [] })],
  ['link.nicDriver.none', 'missing', aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', { ...bound, devices: [] })] })],
  ['link.nicDriver.noStandIn', 'missing', oneHost(bound)],
  // A virtual function and a GPU on vfio-pci are no DPDK NICs.
  [
    'link.nicDriver.none',
    'missing',
    oneHost({
      ...bound,
      devices: [
        aDevice('0000:5e:02.0', { physicalFunctionName: 'pci_0000_5e_00_0' }),
        aDevice('0000:af:00.0', { vendor: { id: '0x10de' }, product: { id: '0x1eb8', name: 'TU104GL [Tesla T4]' } }),
      ],
    }),
  ],
  ['link.nicDriver.dpdkEnable', 'missing', anOvnWorld({ hosts: [aDpdkHost('host1', '4.30.33', bound)] })],
  ['link.nicDriver.notReported', 'missing', aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.17', bound)] })],
  ['link.nicDriver.bound', 'ok', worldOf(aHost('host1', '4.40.37', { ...bound, version: aVersion('4.19.5') }))],
  ['link.nicDriver.nameTellsNothing', 'unknown', oneHost(on([aNic('dummy_x001')], []))],
  ['link.nicDriver.noDevice', 'missing', oneHost({ devices: [aDevice('0000:af:00.0')] })],
  ['link.nicDriver.wrongDriver', 'missing', oneHost({ devices: [aDevice('0000:5e:00.0', { driver: 'i40e' })] })],
  ['link.nicDriver.wrongDriver', 'missing', oneHost({ facts: someFacts({ nics: [aBoundNic({ driver: 'i40e' })] }) })],
  ['link.nicDriver.handedToVm', 'missing', oneHost({ devices: [aDevice('0000:5e:00.0', { vmId: 'vm-x' })] })],
];

const openVswitch: readonly Row[] = [
  ['link.openVswitch.unseen', 'unknown', oneHost()],
  ['link.openVswitch.ok', 'ok', withFacts({})],
  ['link.openVswitch.dpdkOff', 'missing', withFacts({ openVswitch: { ...someOvs(), dpdkInitialized: false } })],
  ['link.openVswitch.portError', 'missing', withFacts({ openVswitch: someOvs({ error: 'Device or resource busy' }) })],
  [
    'facts.cpu.maskUnreadable',
    'missing',
    withFacts({ openVswitch: { ...someOvs(), otherConfig: { ...someOvs().otherConfig, 'pmd-cpu-mask': 'all' } } }),
  ],
  ['link.openVswitch.linkDown', 'missing', withFacts({ openVswitch: someOvs({ linkState: 'down' }) })],
  ['link.openVswitch.standInDown', 'missing', oneHost(on([aNic('dummy_5e00', { status: 'down' })], []))],
];

const onDummy = (differs: Parameters<typeof attached>[2]): Seen =>
  oneHost({ attachments: [attached('blue', 'dummy_5e00', differs)] });
const staticIp = { ip: [{ method: 'static', address: '192.0.2.1', version: 'v4' }] };
const addressed = (name: string): SeenHost => aDpdkHost(name, '4.20.17', { attachments: [attached('blue', 'dpdk0', staticIp)] });
const ovnCluster = (networks: readonly string[], externalProviderIds = ['provider-ovn']) =>
  aCluster({ switchType: 'ovs', level: '4.3', networks: networks.map((name) => inCluster(name)), externalProviderIds });

const network: readonly Row[] = [
  ['link.network.ok', 'ok', oneHost()],
  ['link.network.ok', 'ok', aNativeWorld()],
  ['link.network.ok', 'ok', anOvnWorld()],
  ['link.network.required', 'ok', aStandInWorld({ cluster: aCluster({ networks: [inCluster('blue', { required: true })] }) })],
  ['link.network.vlanNotEnforced', 'ok', withNetwork(aNativeWorld(), 'blue', { vlan: 100 })],
  ['link.network.unread', 'unknown', worldOf(without(aStandInHost('host1'), 'attachments'))],
  ['link.network.switchType', 'missing', aStandInWorld({ cluster: aCluster({ switchType: 'ovs' }) })],
  ['link.network.switchType', 'missing', aNativeWorld({ cluster: aCluster({ level: '4.2' }) })],
  ['link.network.noProvider', 'missing', anOvnWorld({ cluster: ovnCluster(['blue', 'external_blue'], []) })],
  ['link.network.noNic', 'missing', oneHost(on([aNic('eth0')], []))],
  ['link.network.notAttached', 'missing', oneHost({ attachments: [] })],
  [
    'link.network.onKernelNic',
    'missing',
    worldOf(aStandInHost('host1', on([aNic('dummy_5e00'), aNic('eth1')], [attached('blue', 'eth1')])), aStandInHost('host2')),
  ],
  ['link.network.notInCluster', 'missing', aStandInWorld({ cluster: aCluster({ networks: [] }) })],
  ['link.network.notVm', 'missing', withNetwork(oneHost(), 'blue', { usages: [] })],
  [
    'link.network.roles',
    'missing',
    aStandInWorld({ cluster: aCluster({ networks: [inCluster('blue', { usages: ['vm', 'migration'] })] }) }),
  ],
  [
    'link.network.outOfSync',
    'missing',
    onDummy({ inSync: false, differences: [{ name: 'mtu', expected: '9000', actual: '1500' }] }),
  ],
  ['link.network.nicDown', 'missing', oneHost(on([aNic('dummy_5e00', { status: 'down' })], [attached('blue', 'dummy_5e00')]))],
  ['link.network.address', 'missing', onDummy(staticIp)],
  ['link.network.qos', 'missing', onDummy({ hasQos: true })],
  ['link.network.sameMac', 'missing', aNativeWorld({ hosts: [addressed('host1'), addressed('host2')] })],
  ['link.network.ok', 'ok', aNativeWorld({ hosts: [addressed('host1')] })],
  ['link.network.bond', 'missing', oneHost(on([aNic('dummy_5e00'), aNic('bond0', { bondSlaveIds: ['nic-dummy_5e00'] })], []))],
  ['link.network.noExternal', 'missing', anOvnWorld({ cluster: ovnCluster(['blue']) })],
  ['link.network.noExternal', 'missing', { ...anOvnWorld(), networks: anOvnWorld().networks.slice(0, 2) }],
  // What the version of VDSM rules out.
  ['datapath.nmstateOnly', 'impossible', worldOf(aStandInHost('host1', { version: aVersion('4.40.35') }))],
  ['datapath.tooNew', 'impossible', worldOf(aStandInHost('host1', { version: aVersion('4.51.0') }))],
  ['datapath.tooOld', 'impossible', worldOf(aStandInHost('host1', { version: aVersion('4.19.31') }))],
  ['datapath.engineRefusesNic', 'impossible', upTo(aNativeWorld(), '4.5.7')],
  ['datapath.versionUnknown', 'unknown', worldOf(stranger)],
];

const datapath: readonly Row[] = [
  ['link.datapath.unseen', 'unknown', oneHost()],
  ['link.datapath.ok', 'ok', withFacts({})],
  ['link.datapath.noneRunning', 'unknown', withFacts({ domains: [] })],
  ['link.datapath.disconnected', 'missing', withFacts({ openVswitch: someOvs({}, 'disconnected') })],
  ['link.datapath.hostNotUp', 'missing', oneHost({ status: 'non_operational', statusDetail: 'network_unreachable' })],
  ['link.datapath.hooksUnread', 'unknown', worldOf(without(aStandInHost('host1'), 'hooks'))],
  ['link.datapath.noHook', 'missing', oneHost({ hooks: [] })],
  ['link.datapath.noHook', 'missing', anOvnWorld({ hosts: [aDpdkHost('host1', '4.30.33', { hooks: ovnHooks.slice(0, 1) })] })],
  ['link.datapath.hookIncomplete', 'missing', oneHost({ hooks: standInHooks().slice(1) })],
  [
    'link.datapath.hookDiffers',
    'missing',
    worldOf(aStandInHost('host1'), aStandInHost('host2', { hooks: standInHooks('ffff') })),
  ],
  ['link.datapath.hookDiffers', 'missing', oneHost({ hooks: [...standInHooks().slice(1), ...standInHooks('ffff').slice(0, 1)] })],
  ['datapath.nativeOvnUntried', 'unknown', anOvnWorld({ hosts: [aDpdkHost('host1', '4.40.20', { hooks: ovnHooks })] })],
  ['datapath.nmstateOnly', 'impossible', worldOf(aStandInHost('host1', { version: aVersion('4.40.35') }))],
];

const spoken: { readonly code: string; readonly text: string }[] = [];
const speak = (link: Link | undefined): void => {
  for (const reason of link ? [link, ...(link.mend ? [link.mend] : [])] : [])
    spoken.push({ code: reason.code, text: phrase(reason) });
};

const hostTables: readonly (readonly [LinkName, readonly Row[]])[] = [
  ['firmware', firmware],
  ['kernelLine', kernelLineRows],
  ['hugepages', hugepages],
  ['nicDriver', nicDriver],
  ['openVswitch', openVswitch],
  ['network', network],
  ['datapath', datapath],
];

it.each(hostTables.flatMap(([name, rows]) => rows.map((row) => [name, ...row] as const)))(
  'judges link %s of a host as %s, %s',
  (name, code, state, world) => {
    const link = linkOf(chainOfHost(world, 'host1'), name);
    speak(link);
    expect(link).toMatchObject({ state, code });
  },
);

const vmIs = (differs: Parameters<typeof aVm>[1], world = oneHost()): Seen => withVm(world, 'vnf1', () => ({ ...differs }));
const nic = (differs: Parameters<typeof aVmNic>[2]): Seen => vmIs({ nics: [aVmNic('nic1', 'blue', differs)] });
const ovsOn45 = aStandInWorld({ cluster: aCluster({ switchType: 'ovs' }) });

const vm: readonly Row[] = [
  ['link.vm.ok', 'ok', oneHost()],
  ['link.vm.ok', 'ok', aNativeWorld()],
  ['link.vm.ok', 'ok', anOvnWorld()],
  ['link.vm.unread', 'unknown', { ...oneHost(), vms: oneHost().vms.map(({ nics: _, ...one }) => one) }],
  ['link.vm.noHugepages', 'missing', vmIs({ properties: {} })],
  ['link.vm.hugepagesZero', 'missing', vmIs({ properties: { hugepages: '0' } })],
  ['link.vm.hugepagesText', 'missing', vmIs({ properties: { hugepages: '1G' } })],
  ['link.vm.noHostHasSize', 'missing', vmIs({ properties: { hugepages: '2048' } })],
  ['link.vm.noHostHasSize', 'missing', vmIs({ properties: { hugepages: '16384' } })],
  [
    'link.vm.pendingRestart',
    'missing',
    vmIs({ ...runningVm, properties: {}, nextRun: true, next: { properties: { hugepages: '1048576' }, memory: 4 * GIB } }),
  ],
  ['link.vm.sharedUnset', 'missing', vmIs({ properties: { hugepages: '1048576' } }, aNativeWorld())],
  ['link.vm.sharedUnset', 'missing', vmIs({ properties: { hugepages: '1048576', hugepages_shared: 'false' } }, aNativeWorld())],
  ['link.vm.sharedUnset', 'missing', { ...vmIs({ properties: { hugepages: '1048576' } }, aNativeWorld()), properties: {} }],
  [
    'link.vm.sharedUndefined',
    'missing',
    { ...vmIs({ properties: { hugepages: '1048576' } }, aNativeWorld()), properties: { userDefined: { '4.2': '' } } },
  ],
  [
    'link.vm.sharedNoCell',
    'missing',
    vmIs(
      { properties: { hugepages: '1048576', hugepages_shared: 'true' }, maxMemory: 4 * GIB, cpuPinningPolicy: 'dedicated' },
      upTo(anOvnWorld(), '4.4.3'),
    ),
  ],
  [
    'link.vm.oldLibvirt',
    'unknown',
    vmIs({ maxMemory: 4 * GIB, cpuPinningPolicy: 'dedicated' }, worldOf(aStandInHost('host1', { version: aVersion('4.40.50') }))),
  ],
  ['link.vm.noDpdkNic', 'missing', vmIs({ nics: [aVmNic('nic1', 'ovirtmgmt'), aVmNic('nic2')] })],
  // With the OVN hook an ordinary network on a DPDK NIC is not enough.
  ['link.vm.noDpdkNic', 'missing', vmIs({ nics: [aVmNic('nic1', 'blue')] }, anOvnWorld())],
  ['link.vm.nicRefusedOnOvs', 'impossible', ovsOn45],
  ['link.vm.passThrough', 'missing', withProfile(oneHost(), 'blue', { passThrough: true })],
  ['link.vm.nicModel', 'missing', nic({ interface: 'e1000' })],
  ['link.vm.portMirroring', 'missing', withProfile(oneHost(), 'blue', { portMirroring: true })],
  ['link.vm.portIsolation', 'missing', withNetwork(oneHost(), 'blue', { portIsolation: true })],
  ['link.vm.nicUnplugged', 'missing', nic({ plugged: false })],
  ['link.vm.nicUnlinked', 'missing', nic({ linked: false })],
  // One that is unplugged stops nothing while another is plugged.
  ['link.vm.ok', 'ok', vmIs({ nics: [aVmNic('nic1', 'blue'), aVmNic('nic2', 'blue', { plugged: false, interface: 'e1000' })] })],
  ['link.vm.noHostUp', 'missing', oneHost({ status: 'maintenance' })],
  ['link.vm.pagesShort', 'missing', vmIs({ memory: 13 * GIB })],
  ['link.vm.pagesShort', 'missing', oneHost({ hugepages: pages(3, 16) })],
  // It has its pages already.
  ['link.vm.ok', 'ok', vmIs(runningVm, oneHost({ hugepages: pages(0, 16) }))],
  [
    'link.vm.noPagesFilter',
    'ok',
    { ...oneHost(), schedulingPolicies: [{ id: 'policy-none', name: 'by hand', hasHugePagesFilter: false }] },
  ],
  ['link.vm.filterWithoutEffect', 'ok', withProfile(oneHost(), 'blue', { networkFilterId: 'filter-mac' })],
  ['link.vm.filterWithoutEffect', 'ok', withProfile(oneHost(), 'blue', { qosId: 'qos' })],
  ['link.vm.repeatedProperties', 'ok', vmIs({ repeatedProperties: ['hugepages'] })],
  ['link.vm.migratable', 'ok', vmIs({ affinity: 'migratable' })],
  ['link.vm.memoryRounded', 'ok', vmIs({ memory: 4.5 * GIB })],
];

const vmDatapath: readonly Row[] = [
  ['link.datapath.vmDown', 'unknown', oneHost()],
  ['link.datapath.unseen', 'unknown', vmIs(runningVm)],
  ['link.datapath.vmOk', 'ok', vmIs(runningVm, withFacts({}))],
  ['link.datapath.notVhostUser', 'missing', vmIs(runningVm, withFacts({ domains: [] }))],
  ['link.datapath.notVhostUser', 'missing', vmIs({ ...runningVm, nics: [] }, withFacts({}))],
  ['link.datapath.disconnected', 'missing', vmIs(runningVm, withFacts({ openVswitch: someOvs({}, 'disconnected') }))],
  ['link.datapath.noHook', 'missing', vmIs({}, oneHost({ hooks: [] }))],
  ['datapath.nmstateOnly', 'impossible', worldOf(aStandInHost('host1', { version: aVersion('4.40.35') }))],
  ['link.vm.noHost', 'unknown', vmIs({ pinnedHostIds: ['host-gone'] })],
  ['link.vm.noHost', 'unknown', nowhere],
];

const vmNetwork: readonly Row[] = [
  ['link.network.ok', 'ok', oneHost()],
  ['link.network.ok', 'ok', anOvnWorld()],
  [
    'link.network.notHere',
    'missing',
    vmIs({ pinnedHostIds: ['host-host2'] }, worldOf(aStandInHost('host1'), aStandInHost('host2', { attachments: [] }))),
  ],
  [
    'link.network.onKernelNic',
    'missing',
    vmIs(
      { pinnedHostIds: ['host-host2'] },
      worldOf(aStandInHost('host1'), aStandInHost('host2', on([aNic('dummy_5e00'), aNic('eth1')], [attached('blue', 'eth1')]))),
    ),
  ],
  // What is wrong with another network is of no concern to this VM.
  [
    'link.network.ok',
    'ok',
    { ...oneHost({ attachments: [attached('blue', 'dummy_5e00'), attached('ovirtmgmt', 'dummy_5e00', { inSync: false })] }) },
  ],
  // The VM is in a cluster that was not asked for as a whole.
  ['link.network.clusterUnread', 'unknown', { ...anOvnWorld(), cluster: aCluster({ id: 'cluster-other', name: 'other' }) }],
];

const vmTables: readonly (readonly [LinkName, readonly Row[]])[] = [
  ['vm', vm],
  ['datapath', vmDatapath],
  ['network', vmNetwork],
];

it.each(vmTables.flatMap(([name, rows]) => rows.map((row) => [name, ...row] as const)))(
  'judges link %s of a VM as %s, %s',
  (name, code, state, world) => {
    const link = linkOf(chainOfVm(world, 'vnf1'), name);
    speak(link);
    expect(link).toMatchObject({ state, code });
  },
);

const { cluster: _, ...bare } = aSeen('4.5.7');

const cluster: readonly (readonly [LinkName, ...Row])[] = [
  ['network', 'link.cluster.missing', 'missing', { ...bare, clusters: [] }],
  ['firmware', 'link.cluster.missing', 'unknown', { ...bare, clusters: [] }],
  ['firmware', 'link.cluster.noHosts', 'unknown', nowhere],
  ['vm', 'link.vm.none', 'missing', oneHost({ attachments: [] })],
  ['network', 'datapath.mixed', 'impossible', worldOf(aStandInHost('new'), aDpdkHost('old', '4.30.33'))],
];

it.each(cluster)('judges link %s of a cluster as %s, %s', (name, code, state, world) => {
  const link = linkOf(chainOfCluster(world, 'dpdk'), name);
  speak(link);
  expect(link).toMatchObject({ state, code });
});

it('has the nine links in their order, whatever is asked for', () => {
  const world = aStandInWorld();
  const chains = [
    chainOfHost(world, 'host1'),
    chainOfVm(world, 'vnf1'),
    chainOfVm(nowhere, 'vnf1'),
    chainOfCluster(world),
    chainOfCluster({ ...bare, clusters: [] }, 'dpdk'),
  ];
  for (const chain of chains) expect(chain?.links.map(({ name }) => name)).toEqual(linkNames);
});

it.each([
  ['4.2, native', aNativeWorld()],
  ['4.3, OVN', anOvnWorld()],
  ['4.5, stand-in', aStandInWorld()],
])(
  'finds nothing missing in a world of oVirt %s where all is well, and leaves to the host what only it can tell',
  (_name, world) => {
    expect(chainOfVm(world, 'vnf1')?.links.map(({ state }) => state)).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
      'unknown',
      'ok',
      'ok',
      'unknown',
      'unknown',
    ]);
  },
);

it('finds all but the guest in order once the facts of the host are there and the VM runs', () => {
  const chain = chainOfVm(vmIs(runningVm, withFacts({})), 'vnf1');
  expect(chain?.links.filter(({ state }) => state !== 'ok').map(({ name }) => name)).toEqual(['guest']);
});

it('judges a VM that is down on the host where most holds', () => {
  const world = worldOf(aStandInHost('host1', { hooks: [], iommu: false }), aStandInHost('host2'));
  expect(linkOf(chainOfVm(world, 'vnf1'), 'firmware')).toMatchObject({ state: 'ok', values: { host: 'host2' } });
});

it('judges a running VM on its own host', () => {
  const world = vmIs(runningVm, worldOf(aStandInHost('host1', { iommu: false }), aStandInHost('host2')));
  expect(linkOf(chainOfVm(world, 'vnf1'), 'firmware')).toMatchObject({
    code: 'link.firmware.iommuOff',
    values: { host: 'host1' },
  });
});

it('has no chain for what was not seen', () => {
  expect([chainOfHost(oneHost(), 'gone'), chainOfVm(oneHost(), 'gone')]).toEqual([undefined, undefined]);
});

it('judges the hosts of the cluster in question together as it judges each by itself', () => {
  const [host] = oneHost().hosts;
  const other = host && { ...host, id: 'h-2', name: 'host2', iommu: !host.iommu };
  const world = { ...oneHost(), hosts: [...oneHost().hosts, ...(other ? [other] : [])] };
  expect(chainsOfHosts(world)).toEqual([chainOfHost(world, 'host1'), chainOfHost(world, 'host2')]);
});

it('sums a cluster up by its worst hosts, with their number and the names of the first', () => {
  const hosts = Array.from({ length: 7 }, (_, i) => aStandInHost(`host${i + 1}`, i < 2 ? {} : { iommu: false }));
  const link = linkOf(chainOfCluster(worldOf(...hosts)), 'firmware');
  expect(link).toMatchObject({
    state: 'missing',
    code: 'link.firmware.iommuOff',
    values: { of: 'hosts', affected: ['host3', 'host4', 'host5'], affectedCount: 5, members: 7 },
  });
  expect(link && phrase(link)).toMatch(/ \(5 of 7 hosts: host3, host4, host5 and 2 more\)$/);
});

it('sums a host up by the VMs with DPDK NICs that run there', () => {
  const vms = [
    aVm('a', runningVm),
    aVm('b', { ...runningVm, properties: {} }),
    aVm('c', { ...runningVm, nics: [], properties: {} }),
  ];
  const link = linkOf(chainOfHost({ ...oneHost(), vms }, 'host1'), 'vm');
  speak(link);
  speak(linkOf(chainOfHost(oneHost(), 'host1'), 'vm'));
  expect(link).toMatchObject({ code: 'link.vm.noHugepages', values: { vm: 'b', affectedCount: 1, members: 2 } });
});

it('gives commands that a shell takes whatever a thing is called', () => {
  const world = { ...oneHost(), vms: [aVm("it's; $(reboot)", { properties: {} })] };
  expect(linkOf(chainOfVm(world, "it's; $(reboot)"), 'vm')?.mend?.values['command']).toBe(
    `ovirt-dpdk vm hugepages 'it'\\''s; $(reboot)' --size 1GiB`,
  );
});

it('advises pages of a size that the hosts have', () => {
  const world = vmIs({ properties: {} }, oneHost({ hugepages: pages(900, 1024, 2048) }));
  expect(linkOf(chainOfVm(world, 'vnf1'), 'vm')?.mend?.values['command']).toBe('ovirt-dpdk vm hugepages vnf1 --size 2MiB');
});

it('is not misled by an external network that is linked elsewhere', () => {
  const world = anOvnWorld();
  const other = { ...world, networks: [...world.networks, anExternalNetwork('external_other', 'other')] };
  expect(chainOfVm(other, 'vnf1')).toEqual(chainOfVm(world, 'vnf1'));
});

const statesOf = (chain: Chain | undefined): string =>
  (chain?.links ?? []).map(({ state }) => ({ ok: '+', missing: '-', impossible: 'x', unknown: '?' })[state]).join('');

/** Hosts as their engines report them, whole. */
it.each([
  ['4.2.2 with dpdk0', chainOfHost(aNativeWorld({ hosts: [aDpdkHost('host1', '4.20.23')] }), 'host1'), '++++?+???'],
  ['4.3.7 with dpdk0 and hooks', chainOfHost(anOvnWorld(), 'host1'), '++++?+???'],
  [
    '4.5.5 with a NIC on vfio-pci, no DPDK NIC, and quotes in the kernel line',
    chainOfHost(
      upTo(
        worldOf(
          aHost('host1', '4.50.5.1', {
            ...bound,
            hugepages: pages(0, 0),
            ...reporting(`ro 'intel_iommu=on hugepages=8'`, 'intel_iommu=on hugepages=8'),
            iommu: false,
          }),
        ),
        '4.5.5',
      ),
      'host1',
    ),
    '?---?-?-?',
  ],
  ['4.4.3, which can do nothing', chainOfHost(worldOf(aHost('host1', '4.40.35', bound)), 'host1'), '++++?x?x?'],
])('judges a whole host of oVirt %s', (_name, chain, states) => {
  expect(statesOf(chain)).toBe(states);
});

/** What this user may not see, or an older engine does not tell. */
const optionalOfHost = [
  'version',
  'nics',
  'attachments',
  'hugepages',
  'devices',
  'hooks',
  'facts',
  'reinstallationRequired',
  'statusDetail',
] as const;
const optionalOfVm = ['nics', 'numaNodes', 'maxMemory', 'cpuPinningPolicy', 'affinity', 'next', 'hostId', 'customLevel'] as const;

it('judges whatever may be absent without an error', () => {
  const worlds = [vmIs(runningVm, withFacts({})), oneHost(), aNativeWorld(), anOvnWorld()];
  fc.assert(
    fc.property(
      fc.constantFrom(...worlds),
      fc.subarray([...optionalOfHost]),
      fc.subarray([...optionalOfVm]),
      fc.constantFrom('up', 'down', 'maintenance', 'non_responsive', 'installing'),
      fc.constantFrom('clusters', 'networks', 'profiles', 'schedulingPolicies', 'providers', 'nothing'),
      (world, hostKeys, vmKeys, status, list) => {
        const seen: Seen = {
          ...world,
          ...(list !== 'nothing' && { [list]: [] }),
          hosts: world.hosts.map((host) => without({ ...host, status }, ...hostKeys)),
          vms: world.vms.map((one) => without(one, ...vmKeys)),
        };
        for (const chain of [chainOfHost(seen, 'host1'), chainOfVm(seen, 'vnf1'), chainOfCluster(seen)]) {
          expect(chain?.links.map(({ name }) => name)).toEqual(linkNames);
          for (const link of chain?.links ?? []) {
            const texts = [phrase(link), link.mend ? phrase(link.mend) : ''];
            expect(texts.filter((text) => /undefined|NaN|Infinity/.test(text))).toEqual([]);
            expect(link.state === 'missing' && !link.mend ? link.code : undefined).toBeUndefined();
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('lets a hostile name do no harm in any sentence', () => {
  const evil = 'a\u001b]0;x\u0007\n\u202eb';
  const world = {
    ...oneHost(),
    hosts: [aStandInHost(evil, { iommu: false, status: evil })],
    vms: [aVm(evil, { properties: { hugepages: evil } })],
  };
  const links = [chainOfHost(world, evil), chainOfVm(world, evil), chainOfCluster(world)].flatMap((chain) => chain?.links ?? []);
  const texts = links.flatMap((link) => [phrase(link), ...(link.mend ? [phrase(link.mend)] : [])]);
  expect(texts).toHaveLength(links.length + links.filter((link) => link.mend).length);
  expect(texts.filter((text) => /[\p{Cc}\u202e]/u.test(text))).toEqual([]);
});

describe('the sentences', () => {
  it('have a value for every place', () => {
    speak(linkOf(chainOfHost(oneHost(), 'host1'), 'guest'));
    expect(spoken.filter(({ text }) => /\?|undefined|NaN|Infinity|\[object/.test(text))).toEqual([]);
  });

  it('are all met by the tables above, as are all mends', () => {
    const met = new Set(spoken.map(({ code }) => code));
    // Those that say what works stand in the answer of capability.ts only.
    const ofCapability = Object.keys(datapathPhrases).filter((code) => !met.has(code));
    const all = [...Object.keys(linkPhrases), ...Object.keys(mendPhrases)];
    expect(all.filter((code) => !met.has(code))).toEqual([]);
    expect(ofCapability).toEqual([
      'datapath.nativeVdsm',
      'datapath.nativeOvn',
      'datapath.standIn',
      'datapath.removed',
      'datapath.noHosts',
    ]);
  });
});

it.each([
  [false, 'mend.reboot'],
  [true, 'mend.reinstall'],
])(
  'does not ask again for huge pages that the engine has been asked for: reinstallation required is %s',
  (reinstallationRequired, code) => {
    const host = aHost('host1', '4.50.5', {
      ...reporting('ro intel_iommu=on', 'default_hugepagesz=1G hugepagesz=1G hugepages=16'),
      hugepages: [],
      reinstallationRequired,
    });
    const link = chainOfHost(worldOf(host), 'host1')?.links.find(({ name }) => name === 'hugepages');
    expect([link?.code, link?.mend?.code]).toEqual(['link.hugepages.none', code]);
  },
);
