import { kib, mib } from '../../../client/dpdk/units';
import type { HostPlan } from '../../../client/dpdk/host/hostPlan';
import type { HostStep } from '../../../client/dpdk/host/step';
import { PCI, UUID } from './fakeHost';

export const DROP_IN = '/etc/vdsm/vdsm.conf.d/50-ovirt-dpdk.conf';

/** The steps of a host that has done nothing yet, in the order of the planner. */
export const STEPS: readonly HostStep[] = [
  { kind: 'module', name: 'vfio-pci', present: true },
  { kind: 'driver', pci: PCI, driver: 'vfio-pci' },
  { kind: 'ovsConfig', key: 'dpdk-init', value: 'true', needsRestart: true },
  { kind: 'ovsConfig', key: 'dpdk-socket-mem', value: '2048,1024', needsRestart: true },
  { kind: 'ovsConfig', key: 'pmd-cpu-mask', value: '0x80200802', needsRestart: false },
  { kind: 'restartOvs' },
  { kind: 'bridge', name: 'br-dpdk-5e00', present: true },
  { kind: 'port', bridge: 'br-dpdk-5e00', name: 'dp-5e00', present: true, devargs: PCI, queues: 2, mtu: 9000 },
  { kind: 'file', path: DROP_IN, text: '[vars]\nhidden_nics = w*,usb*,ens2f0\n' },
];

const node = (id: number, openVswitch: number): HostPlan['nodes'][number] => ({
  id,
  memory: mib(64000),
  ...{ housekeeping: [], pmd: [], guest: [], pools: [] },
  ...{ need: mib(1000), socketMemory: mib(openVswitch * 1024), reserve: mib(2048) },
  pages: { openVswitch, vms: 2, planned: 4, most: 60 },
});

export const hostPlan = (steps: readonly HostStep[] = STEPS, more: Partial<HostPlan> = {}): HostPlan => ({
  host: { name: 'host1.example', uuid: UUID, bootId: '6ca66c9f-5bd5-4d1a-9a01-1f5e5d1c1a11' },
  ovs: { version: { major: 3, minor: 3, build: 1 }, dpdk: { major: 23, minor: 11, build: 0 } },
  datapath: 'stand-in',
  nics: [
    {
      ...{ pci: PCI, id: '8086:158b', state: 'usable', reasons: [], node: 0, netdevs: ['ens1f0'], driver: 'i40e' },
      port: { driver: 'vfio-pci', mtu: 9000, queues: 2 },
    },
  ],
  nodes: [node(0, 2), node(1, 1)],
  cpus: { housekeeping: [], pmd: [], guest: [], isolated: [] },
  pages: { size: kib(1048576), total: 8, way: 'even' },
  kernelLine: { wishes: {}, tokens: ['intel_iommu=on', 'iommu=pt'], missing: [] },
  ovsConfig: {},
  steps,
  rollback: [],
  capacity: { nodes: [], vms: [] },
  decisions: [],
  findings: [],
  ...more,
});
