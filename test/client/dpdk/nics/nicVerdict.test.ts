import fc from 'fast-check';
import type { HostFindingCode } from '../../../../client/dpdk/host/finding';
import { judgeNic } from '../../../../client/dpdk/nics/nicVerdict';
import { NIC_DATA } from '../../../../client/dpdk/nics/nicData';
import { dpdkOfOvs, parseRelease } from '../../../../client/dpdk/ovs/release';
import type { VersionNumbers } from '../../../../client/dpdk/version';
import type { HostFacts, NicFacts } from '../../../../client/facts/hostFacts';
import { connectX5, hostFacts, managementNic, netdev, nic, ovs, xxv710 } from '../../../support/hostFacts';

const release = (text: string): VersionNumbers => {
  const numbers = parseRelease(text);
  if (!numbers) throw new Error(`${text} is no release`);
  return numbers;
};
const dpdkIn = (ovsRelease: string) => dpdkOfOvs(release(ovsRelease));
const DPDK = release('23.11');

const ofId = (id: string): NicFacts => {
  const [vendor = '', device = ''] = id.split(':');
  return nic({ vendor, device });
};
const codes = (reasons: readonly { readonly code: HostFindingCode }[]) => reasons.map(({ code }) => code);

/** A host with this NIC beside the one that management needs. */
const hostWith = (card: NicFacts, overrides: Partial<HostFacts> = {}) =>
  hostFacts({ nics: [managementNic(), card], ...overrides });

// The device tables of DPDK, release by release, against Documentation/faq/releases.rst of Open vSwitch.
it.each([
  ['8086:100e', 'Intel 82540EM', 'net_e1000_em', 'e1000', '2.6'],
  ['8086:156f', 'Intel I219-LM', 'net_e1000_em', 'e1000e', '2.8'],
  ['8086:0d4c', 'Intel I219 of the 400 series', 'net_e1000_em', 'e1000e', '3.7'],
  ['8086:1521', 'Intel I350', 'net_e1000_igb', 'igb', '2.6'],
  ['8086:1520', 'Intel I350 virtual function', 'net_e1000_igb_vf', 'igbvf', '2.6'],
  ['8086:15f2', 'Intel I225-LM', 'net_igc', 'igc', '2.15'],
  ['8086:125b', 'Intel I226-LM', 'net_igc', 'igc', '3.1'],
  ['8086:10fb', 'Intel 82599', 'net_ixgbe', 'ixgbe', '2.6'],
  ['8086:57b0', 'Intel E610', 'net_ixgbe', 'ixgbe', '3.5'],
  ['8086:10ed', 'Intel 82599 virtual function', 'net_ixgbe_vf', 'ixgbevf', '2.6'],
  ['8086:1572', 'Intel X710', 'net_i40e', 'i40e', '2.6'],
  ['8086:158b', 'Intel XXV710', 'net_i40e', 'i40e', '2.6'],
  ['8086:1592', 'Intel E810-C', 'net_ice', 'ice', '2.13'],
  ['8086:124c', 'Intel E823-L', 'net_ice', 'ice', '2.15'],
  ['8086:1248', 'Intel E835-CC', 'net_ice', 'ice', '3.7'],
  ['8086:154c', 'Intel 700 series virtual function', 'net_iavf', 'iavf', '2.6'],
  ['8086:37cd', 'Intel X722 virtual function', 'net_iavf', 'iavf', '2.6'],
  ['8086:1889', 'Intel adaptive virtual function', 'net_iavf', 'iavf', '2.11'],
  ['8086:1452', 'Intel IPU', 'net_idpf', 'idpf', '3.1'],
  ['14e4:16c8', 'Broadcom 57301', 'net_bnxt', 'bnxt_en', '2.6'],
  ['14e4:1750', 'Broadcom 57508', 'net_bnxt', 'bnxt_en', '2.13'],
  ['14e4:1760', 'Broadcom 57608', 'net_bnxt', 'bnxt_en', '3.5'],
  ['14e4:168a', 'Broadcom 57800', 'net_bnx2x', 'bnx2x', '2.6'],
  ['1425:5401', 'Chelsio T520-CR', 'net_cxgbe', 'cxgb4', '2.6'],
  ['1425:6401', 'Chelsio T6225-CR', 'net_cxgbe', 'cxgb4', '2.9'],
  ['1425:5801', 'Chelsio T520-CR virtual function', 'net_cxgbevf', 'cxgb4vf', '2.11'],
  ['1077:1656', 'FastLinQ 45000', 'net_qede', 'qede', '2.6'],
  ['1077:8070', 'FastLinQ 41000', 'net_qede', 'qede', '2.8'],
  ['1137:0043', 'Cisco VIC', 'net_enic', 'enic', '2.6'],
  ['1924:0903', 'Solarflare SFC9120', 'net_sfc_efx', 'sfc', '2.8'],
  ['1924:0b03', 'Solarflare SFC9250', 'net_sfc_efx', 'sfc', '2.11'],
  ['1924:0c03', 'Solarflare NS9480', 'net_sfc_efx', 'sfc', '3.7'],
  ['19ee:6000', 'Netronome NFP6000', 'net_nfp_pf', 'nfp', '2.6'],
  ['19ee:4000', 'Netronome NFP4000', 'net_nfp_pf', 'nfp', '2.9'],
  ['19ee:3800', 'Netronome NFP3800', 'net_nfp_pf', 'nfp', '3.1'],
  ['19e5:a221', 'HiSilicon', 'net_hns3', 'hns3', '2.13'],
  ['19e5:0200', 'Huawei Hi1822', 'net_hinic', 'hinic', '2.13'],
  ['19e5:9020', 'Huawei hinic3', 'net_hinic3', 'hinic3', '3.7'],
  ['1dd8:1002', 'Pensando', 'net_ionic_pci', 'ionic', '2.15'],
  ['8088:1001', 'Wangxun SP1000A', 'net_txgbe', 'txgbe', '2.15'],
  ['8088:0100', 'Wangxun WX1860', 'net_ngbe', 'ngbe', '2.17'],
  ['10ec:8125', 'Realtek 8125', 'net_r8169', 'r8169', '3.5'],
  ['10ec:8168', 'Realtek 8111', 'net_r8169', 'r8169', '3.7'],
  ['1d6a:0001', 'Aquantia', 'net_atlantic', 'atlantic', '2.11'],
  ['1af4:1000', 'virtio', 'net_virtio', 'virtio-pci', '2.6'],
  ['1af4:1041', 'virtio 1.0', 'net_virtio', 'virtio-pci', '2.7'],
  ['15ad:07b0', 'VMware', 'net_vmxnet3', 'vmxnet3', '2.6'],
  ['1d0f:ec20', 'Amazon ENA', 'net_ena', 'ena', '2.6'],
  ['1ae0:0042', 'Google gVNIC', 'net_gve', 'gve', '3.1'],
  ['15b3:1003', 'ConnectX-3', 'net_mlx4', 'mlx4_core', '2.6'],
  ['15b3:1013', 'ConnectX-4', 'mlx5_pci', 'mlx5_core', '2.6'],
  ['15b3:1017', 'ConnectX-5', 'mlx5_pci', 'mlx5_core', '2.8'],
  ['15b3:a2d2', 'BlueField', 'mlx5_pci', 'mlx5_core', '2.11'],
  ['15b3:101b', 'ConnectX-6', 'mlx5_pci', 'mlx5_core', '2.13'],
  ['15b3:101d', 'ConnectX-6 Dx', 'mlx5_pci', 'mlx5_core', '2.13'],
  ['15b3:101f', 'ConnectX-6 Lx', 'mlx5_pci', 'mlx5_core', '2.15'],
  ['15b3:1021', 'ConnectX-7', 'mlx5_pci', 'mlx5_core', '2.15'],
  ['15b3:a2d6', 'BlueField-2', 'mlx5_pci', 'mlx5_core', '2.15'],
  ['15b3:a2dc', 'BlueField-3', 'mlx5_pci', 'mlx5_core', '2.15'],
  ['15b3:1023', 'ConnectX-8', 'mlx5_pci', 'mlx5_core', '3.7'],
  ['1414:00ba', 'Microsoft MANA', 'net_mana', 'mana', '3.1'],
])('takes %s, %s, with %s over %s from Open vSwitch %s on, and not before', (id, _, pmd, kernelDriver, since) => {
  const card = ofId(id);
  const judge = (ovsRelease: string) => judgeNic(card, hostWith(card), dpdkIn(ovsRelease));
  const order = ['2.6', '2.7', '2.8', '2.9', '2.11', '2.13', '2.15', '2.17', '3.1', '3.3', '3.5', '3.7'];
  const before = order[order.indexOf(since) - 1];

  expect(judge(since).row).toMatchObject({ pmd, kernelDriver });
  expect(['usable', 'bifurcated']).toContain(judge(since).state);
  expect(before === undefined ? 'tooNew' : judge(before).state).toBe('tooNew');
});

// NICs of the device tables of DPDK 26.07 and the kernel's own.
it.each([
  ['8086:1592', '2.12', 'tooNew'],
  ['8086:1592', '2.13', 'usable'],
  ['14e4:165f', '3.3', 'unsupported'],
  ['14e4:1639', '3.3', 'unsupported'],
  ['15b3:101e', '3.3', 'bifurcated'],
  ['10df:0720', '3.3', 'unsupported'],
  ['1077:8020', '3.3', 'unsupported'],
  ['1425:4001', '3.3', 'unsupported'],
  ['15b3:1011', '3.3', 'unsupported'],
  ['1924:0803', '3.3', 'unsupported'],
  ['8086:ffff', '3.3', 'unknown'],
] as const)('finds %s on Open vSwitch %s %s', (id, ovsRelease, state) => {
  const card = ofId(id);
  expect(judgeNic(card, hostWith(card), dpdkIn(ovsRelease)).state).toBe(state);
});

it('tells virtual functions of several generations of ConnectX by one id', () => {
  expect(judgeNic(ofId('15b3:101e'), hostFacts(), DPDK).row).toMatchObject({ isVf: true, binding: 'bifurcated' });
});

it('compares releases as numbers: 1.7 comes before 2.0, and that before 16.04', () => {
  const card = ofId('8086:1889');
  const judged = ['1.7', '2.0', '16.04', '17.11', '18.02', '100.1'].map(
    (dpdk) => judgeNic(card, hostWith(card), release(dpdk)).state,
  );
  expect(judged).toEqual(['tooNew', 'tooNew', 'tooNew', 'tooNew', 'usable', 'usable']);
});

it('finds nothing too new for a DPDK that nobody knows', () => {
  const card = ofId('15b3:1027');
  expect(judgeNic(card, hostWith(card), undefined).state).toBe('bifurcated');
});

it('says what a NIC that is too new would need', () => {
  const card = ofId('8086:1592');
  expect(judgeNic(card, hostWith(card), release('18.11')).reasons).toEqual([
    {
      code: 'nic.tooNew',
      severity: 'error',
      values: {
        pci: '0000:3b:00.0',
        id: '8086:1592',
        product: 'Intel Ethernet Controller E810-C for QSFP',
        since: '19.02',
        dpdk: '18.11',
      },
    },
  ]);
});

it('has no word about a NIC that DPDK can have', () => {
  expect(judgeNic(xxv710(), hostFacts(), DPDK)).toMatchObject({ state: 'usable', reasons: [] });
  expect(judgeNic(connectX5(), hostFacts(), DPDK)).toMatchObject({ state: 'bifurcated', reasons: [] });
});

it('leaves the NIC of the management network alone', () => {
  const { state, reasons } = judgeNic(managementNic(), hostFacts(), DPDK);
  expect(state).toBe('inUse');
  expect(reasons).toEqual(
    ['management', 'defaultRoute', 'session'].map((use) => ({
      code: 'nic.inUse',
      severity: 'error',
      values: { pci: '0000:18:00.0', use, device: 'ovirtmgmt' },
    })),
  );
});

it('leaves a bifurcated NIC in use alone: what comes in goes to DPDK', () => {
  const facts = hostFacts({ netdevs: [netdev('ens2f0'), netdev('bond0', { kind: 'bond', lowers: ['ens2f0'] })] });
  const { state, reasons } = judgeNic(connectX5(), facts, DPDK);
  expect(state).toBe('inUse');
  expect(reasons).toEqual([
    { code: 'nic.inUse', severity: 'error', values: { pci: '0000:af:00.0', use: 'bond', device: 'bond0' } },
  ]);
});

it('leaves the only NIC alone, even if nothing lies on it', () => {
  const facts = hostFacts({ nics: [xxv710()], netdevs: [netdev('ens1f0')] });
  expect(judgeNic(xxv710(), facts, DPDK)).toMatchObject({ state: 'inUse', reasons: [{ code: 'nic.onlyNic' }] });
});

it('leaves the kernel one NIC when all are asked for', () => {
  const second = nic({ pci: '0000:3b:00.1', netdevs: ['ens1f1'] });
  const facts = hostFacts({ nics: [xxv710(), second], netdevs: [] });
  expect(judgeNic(xxv710(), facts, DPDK).state).toBe('usable');
  expect(codes(judgeNic(xxv710(), facts, DPDK, [second.pci]).reasons)).toEqual(['nic.onlyNic']);
});

it('does not count virtual functions of a NIC as NICs that stay when it goes', () => {
  const vf = nic({
    pci: '0000:3b:02.0',
    device: '154c',
    driver: 'iavf',
    netdevs: ['ens1f0v0'],
    physicalFunction: '0000:3b:00.0',
  });
  const facts = hostFacts({ nics: [xxv710(), vf], netdevs: [] });
  expect(codes(judgeNic(xxv710(), facts, DPDK).reasons)).toContain('nic.onlyNic');
});

const shared = (driver: string | undefined, deviceClass = '020000') =>
  nic({
    groupMembers: [
      { pci: '0000:3b:00.0', class: '020000', driver: 'i40e' },
      { pci: '0000:3b:00.1', class: deviceClass, driver },
    ],
  });

it.each([
  ['a NIC on its kernel driver', 'i40e', '020000', 'groupShared'],
  ['a disk controller', 'megaraid_sas', '010400', 'groupShared'],
  ['a device handed over to UIO', 'uio_pci_generic', '020000', 'groupShared'],
  ['a bridge', 'pcieport', '060400', 'usable'],
  ['a device on vfio-pci', 'vfio-pci', '020000', 'usable'],
  ['a device on no driver', undefined, '020000', 'usable'],
] as const)('looks at the IOMMU group: with %s in it', (_, driver, deviceClass, state) => {
  const card = shared(driver, deviceClass);
  expect(judgeNic(card, hostWith(card), DPDK).state).toBe(state);
});

it('names the devices that hold an IOMMU group back', () => {
  const card = shared('i40e');
  expect(judgeNic(card, hostWith(card), DPDK).reasons).toEqual([
    {
      code: 'nic.groupShared',
      severity: 'error',
      values: { pci: '0000:3b:00.0', group: '31', devices: ['0000:3b:00.1'] },
    },
  ]);
});

it('takes both ports of a card that share a group, when both are asked for', () => {
  const card = shared('i40e');
  expect(judgeNic(card, hostWith(card), DPDK, ['0000:3b:00.1']).state).toBe('usable');
});

it('counts on no bifurcated NIC to leave the group, asked for or not', () => {
  const card = shared('mlx5_core');
  const facts = hostWith(card, { nics: [managementNic(), card, { ...connectX5(), pci: '0000:3b:00.1' }] });
  expect(judgeNic(card, facts, DPDK, ['0000:3b:00.1']).state).toBe('groupShared');
});

it('minds no IOMMU group for a bifurcated NIC, nor while the IOMMU is off', () => {
  const connectX = { ...connectX5(), groupMembers: [{ pci: '0000:af:00.1', class: '020000', driver: 'mlx5_core' }] };
  expect(judgeNic(connectX, hostWith(connectX), DPDK).state).toBe('bifurcated');
  const card = shared('i40e');
  expect(judgeNic(card, hostWith(card, { iommu: { active: false, groups: 0 } }), DPDK).state).toBe('usable');
});

it('warns of virtual functions that go with their physical one', () => {
  const card = nic({ virtualFunctions: 4 });
  expect(judgeNic(card, hostWith(card), DPDK)).toMatchObject({
    state: 'usable',
    reasons: [{ code: 'nic.hasVirtualFunctions', severity: 'warning', values: { pci: '0000:3b:00.0', count: 4 } }],
  });
});

it('leaves a NIC alone whose virtual function is with a VM or carries something', () => {
  const vf = nic({ pci: '0000:3b:02.0', device: '154c', driver: 'vfio-pci', netdevs: [], physicalFunction: '0000:3b:00.0' });
  const toVm = hostFacts({ nics: [managementNic(), xxv710(), vf] });
  expect(judgeNic(xxv710(), toVm, DPDK)).toMatchObject({
    state: 'inUse',
    reasons: [
      { code: 'nic.inUse', values: { use: 'virtualFunction', device: '0000:3b:02.0' } },
      { code: 'nic.hasVirtualFunctions' },
    ],
  });
  const carrying = hostFacts({
    nics: [managementNic(), xxv710(), { ...vf, driver: 'iavf', netdevs: ['ens1f0v0'] }],
    netdevs: [netdev('ens1f0v0', { addresses: ['198.51.100.4/24'] })],
    carries: { defaultRoute: [], session: [], storage: ['ens1f0v0'] },
  });
  expect(judgeNic(xxv710(), carrying, DPDK)).toMatchObject({
    state: 'inUse',
    reasons: [{ code: 'nic.inUse', values: { use: 'storage', device: 'ens1f0v0' } }, { code: 'nic.hasVirtualFunctions' }],
  });
});

const bound = nic({ driver: 'vfio-pci', netdevs: [] });
const port = {
  name: 'dpdk0',
  type: 'dpdk',
  options: { 'dpdk-devargs': '0000:3b:00.0' },
};
const onBridge = (bridge: string) =>
  ovs({
    dpdkInitialized: true,
    bridges: [
      {
        name: bridge,
        datapathType: 'netdev',
        ports: [
          { name: bridge, interfaces: [bridge] },
          { name: 'dpdk0', interfaces: ['dpdk0'] },
        ],
      },
    ],
    interfaces: [{ name: bridge, type: 'internal', options: {} }, port],
  });

it('has no word about a NIC that is a port of Open vSwitch already', () => {
  const facts = hostWith(bound, { openVswitch: onBridge('br-dpdk') });
  expect(judgeNic(bound, facts, DPDK)).toMatchObject({ state: 'usable', reasons: [] });
});

it('warns where management comes in through DPDK: a restart of Open vSwitch cuts it', () => {
  const facts = hostWith(bound, {
    openVswitch: onBridge('ovirtmgmt'),
    netdevs: [netdev('ovirtmgmt', { addresses: ['192.0.2.5/24'] })],
  });
  const { state, reasons } = judgeNic(bound, facts, DPDK);
  expect(state).toBe('usable');
  expect(reasons.map(({ severity, values }) => [severity, values['use']])).toEqual([
    ['warning', 'management'],
    ['warning', 'defaultRoute'],
    ['warning', 'session'],
  ]);
});

it('believes a port that works more than its table', () => {
  const strange = { ...bound, device: 'ffff' };
  const facts = hostWith(strange, { openVswitch: onBridge('br-dpdk') });
  expect(judgeNic(strange, facts, DPDK)).toMatchObject({ state: 'usable', reasons: [{ code: 'nic.unknown', severity: 'note' }] });

  const failing = {
    ...facts,
    openVswitch: { ...onBridge('br-dpdk'), interfaces: [{ ...port, error: 'Error attaching device' }] },
  };
  expect(judgeNic(strange, failing, DPDK).state).toBe('unknown');
});

it('gives every NIC of the table a state and never throws', () => {
  const ids = Object.entries(NIC_DATA).flatMap(([vendor, { groups }]) =>
    groups.flatMap(([, , , , devices]) =>
      devices
        .slice(1, -1)
        .split('|')
        .map((device) => `${vendor}:${device.slice(0, 4)}`),
    ),
  );
  const anyRelease = fc.record({
    major: fc.integer({ min: 1, max: 30 }),
    minor: fc.integer({ min: 0, max: 12 }),
    build: fc.constant(0),
  });
  fc.assert(
    fc.property(fc.constantFrom(...ids), anyRelease, anyRelease, (id, a, b) => {
      const card = ofId(id);
      const releases = [a, b].sort((x, y) => x.major - y.major || x.minor - y.minor);
      const [first, second] = releases.map((dpdk) => judgeNic(card, hostWith(card), dpdk).state);
      // What a release can have, every later one can.
      expect(first === 'tooNew' || first === second).toBe(true);
    }),
  );
});
