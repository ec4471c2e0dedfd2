import type { NicDriver } from '../../../../client/dpdk/host/nicDriver';
import { chooseDriver } from '../../../../client/dpdk/nics/driver';
import { nicRow } from '../../../../client/dpdk/nics/nicTable';
import type { HostFacts, NicFacts } from '../../../../client/facts/hostFacts';
import { connectX5, hostFacts, machine, nic, ovs, xxv710 } from '../../../support/hostFacts';

const ON = { iommu: { active: true, groups: 92 } };
/** Not active, and the kernel line asks for none: Intel, so it can be switched on. */
const OFF = { iommu: { active: false, groups: 0 }, kernelLine: 'ro quiet' };
/** Asked for and not there: firmware or machine has none. */
const NONE = { ...OFF, kernelLine: 'ro intel_iommu=on iommu=pt' };
const root = { openVswitch: ovs({ user: 'root' }) };
const unprivileged = { openVswitch: ovs({ user: 'openvswitch' }) };
const secureBoot = { host: { ...hostFacts().host, secureBoot: true } };

const vf = () => nic({ pci: '0000:3b:02.0', device: '154c', driver: 'iavf', physicalFunction: '0000:3b:00.0' });
const atlantic = () => nic({ vendor: '1d6a', device: '0001', driver: 'atlantic' });
const octeon = () => nic({ vendor: '177d', device: 'a063', driver: 'rvu_nicpf' });
const virtio = () => nic({ vendor: '1af4', device: '1041', driver: 'virtio-pci' });
const ena = () => nic({ vendor: '1d0f', device: 'ec20', driver: 'ena' });

const choose = (card: NicFacts, facts: Partial<HostFacts>, wanted?: NicDriver | 'auto') => {
  const { driver, findings } = chooseDriver(card, hostFacts(facts), nicRow(card.vendor, card.device), wanted);
  return [driver, ...findings.map(({ code, severity }) => `${severity} ${code}`)];
};

// RTE_PMD_REGISTER_KMOD_DEP of DPDK v25.11, doc/guides/linux_gsg/linux_drivers.rst
it.each([
  ['an IOMMU', xxv710(), { ...ON, ...unprivileged }, ['vfio-pci']],
  ['an IOMMU, OVS as root', xxv710(), { ...ON, ...root }, ['vfio-pci']],
  ['an IOMMU that nobody asked for yet', xxv710(), { ...OFF, ...unprivileged }, ['vfio-pci', 'note kernel.iommuOff']],
  ['no IOMMU, OVS as root', xxv710(), { ...NONE, ...root }, ['uio_pci_generic']],
  ['no IOMMU, OVS unprivileged', xxv710(), { ...NONE, ...unprivileged }, [undefined, 'error ovs.unprivilegedUio']],
  [
    'no IOMMU, OVS of unknown user',
    xxv710(),
    { ...NONE, openVswitch: undefined },
    ['uio_pci_generic', 'warning ovs.unprivilegedUio'],
  ],
  ['no IOMMU, Secure Boot', xxv710(), { ...NONE, ...root, ...secureBoot }, ['uio_pci_generic', 'warning nic.secureBoot']],
  ['an IOMMU, a virtual function', vf(), ON, ['vfio-pci', 'warning nic.driverNotKept']],
  [
    'no IOMMU, a virtual function',
    vf(),
    { ...NONE, ...root },
    ['igb_uio', 'warning nic.driverOutOfTree', 'warning nic.driverNotKept'],
  ],
  [
    'no IOMMU, a virtual function, Secure Boot',
    vf(),
    { ...NONE, ...root, ...secureBoot },
    [undefined, 'error nic.secureBoot', 'warning nic.driverOutOfTree', 'warning nic.driverNotKept'],
  ],
  ['no IOMMU, the virtual function that a cloud gives', ena(), { ...NONE, ...root }, ['igb_uio', 'warning nic.driverOutOfTree']],
  [
    'an IOMMU, a NIC listed for UIO alone',
    atlantic(),
    { ...ON, ...root },
    ['uio_pci_generic', 'warning kernel.iommuNotPassThrough'],
  ],
  [
    'an IOMMU passed by, a NIC listed for UIO alone',
    atlantic(),
    { ...ON, ...root, kernelLine: 'ro iommu=pt' },
    ['uio_pci_generic'],
  ],
  ['an IOMMU, a NIC listed for vfio-pci alone', octeon(), ON, ['vfio-pci']],
  ['no IOMMU, a NIC listed for vfio-pci alone', octeon(), { ...NONE, ...root }, [undefined, 'error nic.noIommu']],
  ['no IOMMU, a NIC of a virtual machine', virtio(), { ...NONE, ...root }, ['uio_pci_generic']],
] as const)('with %s it chooses', (_, card, facts, choice) => {
  expect(choose(card, facts)).toEqual(choice);
});

it.each(['amd_iommu=off', 'iommu=off', ''])('takes the IOMMU of an AMD host for possible unless it was on: %s', (option) => {
  const amd = { ...OFF, ...root, cpus: { ...machine().cpus, vendor: 'AuthenticAMD' }, kernelLine: `ro ${option}` };
  // On AMD it is on by default: not active without being forbidden, there is none.
  expect(choose(xxv710(), amd)).toEqual(option === '' ? ['uio_pci_generic'] : ['vfio-pci', 'note kernel.iommuOff']);
});

it.each([
  ['intel_iommu=on', 'uio_pci_generic'],
  ['intel_iommu=on,sm_on', 'uio_pci_generic'],
  ['intel_iommu=sm_on', 'vfio-pci'],
  ['intel_iommu=off', 'vfio-pci'],
  ['intel_iommu=on intel_iommu=off', 'vfio-pci'],
] as const)('reads %s as what was asked of an IOMMU that is not active: %s', (option, driver) => {
  expect(choose(xxv710(), { ...OFF, ...root, kernelLine: `ro ${option}` })[0]).toBe(driver);
});

it.each([
  ['mlx5', connectX5(), 'mlx5_core'],
  ['mlx4', nic({ vendor: '15b3', device: '1003', driver: 'mlx4_core' }), 'mlx4_core'],
  ['mana', nic({ vendor: '1414', device: '00ba', driver: 'mana' }), 'mana'],
  ['nfb', nic({ vendor: '1b26', device: 'c250', driver: 'nfb' }), 'nfb'],
])('leaves a NIC of %s on its kernel driver, IOMMU or not', (_, card, driver) => {
  expect(choose(card, ON)).toEqual([driver]);
  expect(choose(card, { ...NONE, ...unprivileged })).toEqual([driver]);
});

// os-net-config refuses vfio-pci for vendor 15b3.
it.each(['vfio-pci', 'igb_uio', 'uio_pci_generic'] as const)('refuses to rebind a bifurcated NIC to %s', (wanted) => {
  expect(choose(connectX5(), ON, wanted)).toEqual([undefined, 'error nic.bifurcatedRebound']);
});

it('brings a bifurcated NIC home that was rebound', () => {
  expect(choose({ ...connectX5(), driver: 'vfio-pci', netdevs: [] }, ON)).toEqual(['mlx5_core', 'warning nic.bifurcatedRebound']);
});

it.each([
  ['the driver that it has', connectX5(), ON, 'mlx5_core', ['mlx5_core']],
  ['the driver of another bifurcated NIC', connectX5(), ON, 'mlx4_core', [undefined, 'error nic.driverRefused']],
  [
    'a driver that keeps the kernel, for a NIC that is rebound',
    xxv710(),
    ON,
    'mlx5_core',
    [undefined, 'error nic.driverRefused'],
  ],
  [
    'uio_pci_generic for a virtual function',
    vf(),
    { ...NONE, ...root },
    'uio_pci_generic',
    [undefined, 'error nic.driverRefused'],
  ],
  ['vfio-pci where there is no IOMMU', xxv710(), { ...NONE, ...root }, 'vfio-pci', [undefined, 'error nic.noIommu']],
  ['vfio-pci for a NIC listed for UIO alone', atlantic(), ON, 'vfio-pci', [undefined, 'error nic.driverRefused']],
  [
    'UIO under an IOMMU',
    xxv710(),
    { ...ON, ...root },
    'uio_pci_generic',
    ['uio_pci_generic', 'warning kernel.iommuNotPassThrough'],
  ],
  [
    'UIO for an unprivileged OVS',
    xxv710(),
    { ...ON, ...unprivileged, kernelLine: 'iommu=pt' },
    'igb_uio',
    [undefined, 'error ovs.unprivilegedUio', 'warning nic.driverOutOfTree'],
  ],
  [
    'igb_uio under Secure Boot',
    xxv710(),
    { ...NONE, ...root, ...secureBoot },
    'igb_uio',
    [undefined, 'error nic.secureBoot', 'warning nic.driverOutOfTree'],
  ],
] as const)('asked for %s', (_, card, facts, wanted, choice) => {
  expect(choose(card, facts, wanted)).toEqual(choice);
});

it('keeps a test machine going that runs vfio-pci without an IOMMU, and says that it is unsafe', () => {
  expect(choose({ ...xxv710(), driver: 'vfio-pci' }, { ...NONE, ...root }, 'vfio-pci')).toEqual([
    'vfio-pci',
    'warning nic.noIommu',
  ]);
});

it.each([
  ['14e4', '165f'],
  ['8086', 'ffff'],
])('has no driver and no word for %s:%s, which DPDK cannot use', (vendor, device) => {
  expect(choose(nic({ vendor, device }), ON)).toEqual([undefined]);
});
