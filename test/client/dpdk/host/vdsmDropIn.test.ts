import { connectX5, hostFacts, machine } from '../../../support/hostFacts';
import { hostAfter } from '../../../support/hostAfter';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { HostFacts } from '../../../../client/facts/hostFacts';

const [XXV710, CONNECTX5] = ['0000:3b:00.0', '0000:af:00.0'];
const asked = (...pcis: readonly string[]): HostRequest => ({ nics: pcis.map((pci) => ({ pci })), vms: [] });
const withSettings = (
  settings: Readonly<Record<string, string>>,
  version = '4.50.5.1',
  others: Partial<HostFacts> = {},
): HostFacts => hostFacts({ vdsm: { version, settings, hooks: {} }, ...others });
const fileOf = (facts: HostFacts, request: HostRequest) => planHost(facts, request).steps.find(({ kind }) => kind === 'file');
const lines = (facts: HostFacts, request: HostRequest): readonly string[] => {
  const step = fileOf(facts, request);
  return step?.kind === 'file' ? (step.text?.split('\n').slice(2, -1) ?? ['gone']) : [];
};

// `auto` is the second CPU that is online: vdsmd.py. In this machine it is a PMD thread's, CPU 0's sibling is 20.
it.each([
  ['nothing is set', {}, ['cpu_affinity = 0']],
  ['it is set to auto', { 'vars/cpu_affinity': 'auto' }, ['cpu_affinity = 0']],
  ['it is set to another PMD thread’s', { 'vars/cpu_affinity': '5, 21' }, ['cpu_affinity = 0']],
  ['it is off the PMD threads', { 'vars/cpu_affinity': '20' }, []],
  ['it is pinned to none', { 'vars/cpu_affinity': '' }, []],
])('writes VDSM’s CPU where %s', (_, settings, expected) => {
  expect(lines(withSettings(settings), asked(XXV710))).toEqual(expected);
});

it('lets VDSM alone where the second CPU is the host’s', () => {
  // Siblings next to each other: CPU 1 is the sibling of CPU 0.
  const { cpus, nodes } = machine({ nodes: [0], coresPerNode: 4, threads: 1 });
  const adjacent = { ...cpus, online: '0-7', cores: [0, 2, 4, 6].map((cpu) => ({ node: 0, cpus: `${cpu}-${cpu + 1}` })) };
  expect(fileOf(hostFacts({ cpus: adjacent, nodes }), asked(XXV710))).toBeUndefined();
});

it.each([
  ['by default', { 'vars/cpu_affinity': '0' }, ['cpu_affinity = 0', 'hidden_nics = w*,usb*,ens2f0']],
  [
    'beside what is hidden already',
    { 'vars/cpu_affinity': '0', 'vars/hidden_nics': 'w*, eth?' },
    ['cpu_affinity = 0', 'hidden_nics = w*,eth?,ens2f0'],
  ],
  ['by a pattern that fits already', { 'vars/cpu_affinity': '0', 'vars/hidden_nics': 'w*,ens*' }, []],
])('hides the network device of a bifurcated NIC %s', (_, settings, expected) => {
  expect(lines(withSettings(settings), asked(CONNECTX5))).toEqual(expected);
});

it('hides nothing where VDSM itself uses the NIC', () => {
  expect(lines(withSettings({ 'vars/cpu_affinity': '0' }, '4.20.17'), asked(CONNECTX5))).toEqual([]);
});

// 80c996677 of VDSM 4.30.20; the Ansible role leaves it out.
it.each([
  ['4.30.19', []],
  ['4.30.24', ['cpu_affinity = 0', 'dpdk_enable = true']],
])('has VDSM %s report NICs of DPDK', (version, expected) => {
  expect(lines(withSettings({ 'vars/cpu_affinity': '0' }, version), asked(XXV710))).toEqual(expected);
});

it('restarts what reads the setting', () => {
  expect(fileOf(withSettings({}), asked(XXV710))).toMatchObject({ restarts: 'vdsmd' });
  expect(fileOf(withSettings({}), asked(CONNECTX5))).toMatchObject({ restarts: 'supervdsmd' });
});

it('keeps what it wrote when more is to be hidden', () => {
  const second = { ...connectX5(), pci: '0000:b0:00.0', netdevs: ['ens3f0'], iommuGroup: 88 };
  const facts = withSettings({}, '4.50.5.1', { nics: [...hostFacts().nics, second] });
  const after = hostAfter(facts, planHost(facts, asked(CONNECTX5)).steps);
  expect(lines(after, asked(CONNECTX5, '0000:b0:00.0'))).toEqual(['cpu_affinity = 0', 'hidden_nics = w*,usb*,ens2f0,ens3f0']);
});

it('goes, when taken back, unless the settings were there before', () => {
  const rollbackOf = (facts: HostFacts) => planHost(facts, asked(XXV710)).rollback.find(({ kind }) => kind === 'file');
  expect(rollbackOf(withSettings({}))).toEqual({
    kind: 'file',
    path: '/etc/vdsm/vdsm.conf.d/50-ovirt-dpdk.conf',
    restarts: 'vdsmd',
  });
  const before = rollbackOf(withSettings({ 'vars/cpu_affinity': '1' }));
  expect(before?.kind === 'file' && before.text).toContain('\ncpu_affinity = 1\n');
});

it('is none on a host without VDSM', () => {
  expect(fileOf(hostFacts({ vdsm: undefined }), asked(XXV710))).toBeUndefined();
});
