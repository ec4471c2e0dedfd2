import { connectX5, hostFacts, managementNic, netdev, nic, ovs } from '../../../support/hostFacts';
import { hostAfterPlan } from '../../../support/hostAfter';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { HostFacts, OvsInterfaceFacts } from '../../../../client/facts/hostFacts';

const [MANAGEMENT, XXV710, CONNECTX5] = ['0000:18:00.0', '0000:3b:00.0', '0000:af:00.0'];
const errorsOf = (facts: HostFacts, request: HostRequest) =>
  planHost(facts, request).findings.filter(({ severity }) => severity === 'error');
const chosen = (facts: HostFacts, request: HostRequest = {}) =>
  planHost(facts, request).nics.flatMap(({ pci, port }) => (port ? [pci] : []));

const dpdkPort = (name: string, devargs: string, others: Partial<OvsInterfaceFacts> = {}): OvsInterfaceFacts => ({
  name,
  type: 'dpdk',
  options: { 'dpdk-devargs': devargs },
  ...others,
});
const withPort = (bridge: string, port: OvsInterfaceFacts, others: Partial<HostFacts> = {}): HostFacts =>
  hostFacts({
    openVswitch: ovs({
      bridges: [{ name: bridge, datapathType: 'netdev', ports: [{ name: port.name, interfaces: [port.name] }] }],
      interfaces: [port],
    }),
    ...others,
  });

it('takes no NIC that nobody asked for, and says so', () => {
  const plan = planHost(hostFacts());
  expect(chosen(hostFacts())).toEqual([]);
  expect(plan.findings).toContainEqual({ code: 'nic.none', severity: 'warning', values: {} });
});

it('takes the NICs that are in DPDK’s hands where nobody says which', () => {
  const bound = nic({ driver: 'vfio-pci', netdevs: [] });
  expect(chosen(hostFacts({ nics: [managementNic(), bound, connectX5()] }))).toEqual([XXV710]);
  expect(chosen(withPort('br-dpdk-af00', dpdkPort('dp-af00', `${CONNECTX5},dv_flow_en=0`)))).toEqual([CONNECTX5]);
});

it('refuses a NIC that is not there, and one that carries the management network', () => {
  const codes = errorsOf(hostFacts(), { nics: [{ pci: '0000:99:00.0' }, { pci: MANAGEMENT }] }).map(({ code, values }) => [
    code,
    values['pci'],
  ]);
  expect(codes).toContainEqual(['nic.absent', '0000:99:00.0']);
  expect(codes).toContainEqual(['nic.inUse', MANAGEMENT]);
  expect(chosen(hostFacts(), { nics: [{ pci: MANAGEMENT }] })).toEqual([]);
});

it('says what is wrong with the nodes of a request', () => {
  const request: HostRequest = {
    nics: [],
    pmdCores: { 4: 1 },
    hugepages: { 5: 1 },
    socketMemoryMiB: { 6: 1024 },
    vmNodes: [0, 7],
    vms: [{ memoryMiB: 1024, vcpus: 1, node: 8 }],
  };
  const found = errorsOf(hostFacts(), request).filter(({ code }) => code === 'request.nodeUnknown');
  expect(found.map(({ values }) => `${String(values['key'])} ${String(values['node'])}`)).toEqual([
    'pmdCores 4',
    'hugepages 5',
    'socketMemoryMiB 6',
    'vmNodes 7',
    'vms 8',
  ]);
});

it('keeps the MTU of a port where nobody asks for another', () => {
  const facts = withPort('br-dpdk-3b00', dpdkPort('dp-3b00', XXV710, { mtu: 9000, mtuRequest: 9000 }));
  const mtuOf = (mtu?: number) => planHost(facts, { nics: [{ pci: XXV710, mtu }] }).nics.flatMap(({ port }) => port?.mtu ?? []);
  expect([mtuOf(), mtuOf(1500)]).toEqual([[9000], [1500]]);
});

it('refuses an MTU that Open vSwitch does not take', () => {
  expect(errorsOf(hostFacts(), { nics: [{ pci: XXV710, mtu: 9703 }] })).toContainEqual({
    code: 'memory.mtuOutOfRange',
    severity: 'error',
    values: { pci: XXV710, mtu: 9703 },
  });
});

it('does not take a NIC away from a port of other hands', () => {
  const facts = withPort('br-phy', dpdkPort('p0', XXV710));
  expect(errorsOf(facts, { nics: [{ pci: XXV710 }] })).toContainEqual({
    code: 'nic.portElsewhere',
    severity: 'error',
    values: { pci: XXV710, port: 'p0', bridge: 'br-phy' },
  });
  expect(errorsOf(facts, { nics: [{ pci: XXV710 }], datapath: 'none' })).toEqual([]);
});

it('has no name for the stand-in of a NIC outside PCI domain 0', () => {
  const far = nic({ pci: '10000:01:00.0' });
  const facts = hostFacts({ nics: [managementNic(), far] });
  expect(errorsOf(facts, { nics: [{ pci: far.pci }] }).map(({ code }) => code)).toEqual(['nic.noStandInName']);
});

it.each([
  ['4.50.5.1', 'stand-in'],
  ['4.40.40', 'stand-in'],
  ['4.40.35', 'none'],
  ['4.30.24', 'native'],
  ['4.20.17', 'native'],
  ['4.19.40', 'none'],
  [undefined, 'none'],
])('takes NICs to VMs of VDSM %s by datapath %s', (version, datapath) => {
  expect(planHost(hostFacts({ vdsm: { version, settings: {} } })).datapath).toBe(datapath);
});

// lib/vdsm/network/link/dpdk.py of VDSM 4.40.39 knows vfio-pci, igb_uio and uio_pci_generic, and passes over virtual functions.
it('says which NICs the VDSM of the native datapath does not show to the engine', () => {
  const vf = nic({ pci: '0000:3b:02.0', device: '154c', driver: 'iavf', physicalFunction: XXV710, netdevs: [], iommuGroup: 50 });
  const facts = hostFacts({ nics: [managementNic(), nic({ virtualFunctions: 1 }), vf, connectX5()] });
  const hidden = (datapath: HostRequest['datapath']) =>
    planHost(facts, { nics: [XXV710, vf.pci, CONNECTX5].map((pci) => ({ pci })), datapath }).findings.flatMap(
      ({ code, values }) => (code === 'nic.notShown' ? [values['pci']] : []),
    );
  expect([hidden('native'), hidden('stand-in')]).toEqual([[vf.pci, CONNECTX5], []]);
});

it.each(['native', 'none'] as const)('makes no bridge and no port with datapath %s', (datapath) => {
  const { steps } = planHost(hostFacts(), { nics: [{ pci: XXV710 }], datapath });
  expect(steps.filter(({ kind }) => kind === 'bridge' || kind === 'port')).toEqual([]);
});

it('binds again what only another tool has bound: that does not last over a boot', () => {
  const bound = hostFacts({ nics: [managementNic(), nic({ driver: 'vfio-pci', netdevs: [] })] });
  const drivers = (facts: HostFacts) => planHost(facts).steps.filter(({ kind }) => kind === 'driver');
  expect(drivers(bound)).toEqual([{ kind: 'driver', pci: XXV710, driver: 'vfio-pci' }]);
  expect(drivers({ ...bound, driverOverrides: { [XXV710]: 'vfio-pci' } })).toEqual([]);
  expect(planHost(bound).rollback.filter(({ kind }) => kind === 'driver')).toEqual([
    { kind: 'driver', pci: XXV710 },
    { kind: 'driver', pci: XXV710, driver: 'vfio-pci', untilBoot: true },
  ]);
});

it('binds a virtual function until the next boot only', () => {
  const vf = nic({
    pci: '0000:3b:02.0',
    device: '154c',
    driver: 'iavf',
    physicalFunction: XXV710,
    netdevs: ['ens1f0v0'],
    iommuGroup: 50,
  });
  const facts = hostFacts({ nics: [managementNic(), nic({ virtualFunctions: 1 }), vf] });
  expect(planHost(facts, { nics: [{ pci: vf.pci }] }).steps).toContainEqual({
    kind: 'driver',
    pci: vf.pci,
    driver: 'vfio-pci',
    untilBoot: true,
  });
});

it('gives a bifurcated NIC that was taken from the kernel back to it', () => {
  const taken = { ...connectX5(), driver: 'vfio-pci', netdevs: [] };
  const facts = hostFacts({ nics: [managementNic(), taken], driverOverrides: { [CONNECTX5]: 'vfio-pci' } });
  expect(planHost(facts).steps).toContainEqual({ kind: 'driver', pci: CONNECTX5 });
});

it('keeps what an administrator wrote behind the address of a NIC', () => {
  const facts = withPort('br-dpdk-af00', dpdkPort('dp-af00', `${CONNECTX5},dv_flow_en=0`));
  expect(planHost(facts, { nics: [{ pci: CONNECTX5, mtu: 9000 }] }).steps).toContainEqual({
    kind: 'port',
    bridge: 'br-dpdk-af00',
    name: 'dp-af00',
    present: true,
    devargs: `${CONNECTX5},dv_flow_en=0`,
    queues: 2,
    mtu: 9000,
  });
});

// 100 Gb/s get four cores; bound to vfio-pci the NIC has no network device that tells its speed.
it('keeps the PMD cores of a NIC that no longer tells its speed', () => {
  const fast = hostFacts({
    netdevs: [...hostFacts().netdevs.filter(({ name }) => name !== 'ens1f0'), netdev('ens1f0', { speed: 100000 })],
  });
  const request: HostRequest = { nics: [{ pci: XXV710 }] };
  const plan = planHost(fast, request);
  const again = planHost(hostAfterPlan(fast, plan), request);
  expect([plan, again].map(({ nics, nodes }) => [nics.find(({ pci }) => pci === XXV710)?.speed, nodes[0]?.pmd.length])).toEqual([
    [100000, 8],
    [undefined, 8],
  ]);
});

it('learns the speed of a NIC in DPDK’s hands from its port', () => {
  const port = dpdkPort('dp-3b00', XXV710, { status: { link_speed: '25Gbps' } });
  const bound = nic({ driver: 'vfio-pci', netdevs: [] });
  const facts = withPort('br-dpdk-3b00', port, { nics: [managementNic(), bound] });
  expect(planHost(facts).nics.find(({ pci }) => pci === XXV710)?.speed).toBe(25000);
});
