import { checkHost } from '../../client/dpdk/check/checkHost';
import { planHost } from '../../client/dpdk/host/planHost';
import type { HostFacts } from '../../client/facts/hostFacts';
import { SCRIPT_EXIT } from '../../client/hostScript/progress';
import { NESTED_NICS, NESTED_REQUEST, settingsOf } from '../support/nestedFacts';
import { play, type Story } from './story';

// The host is QEMU's, see nestedHost.ts; its kernel, systemd, udev, driverctl and Open vSwitch are Debian's.
let story: Story;
beforeAll(async () => {
  story = await play();
}, 1_500_000);

const nic = (facts: HostFacts, pci: string) => facts.nics.find((one) => one.pci === pci);
const pages = (facts: HostFacts) => facts.nodes.map(({ hugepages }) => hugepages.find(({ size }) => size === 1048576)?.total);
it('tells two nodes of two cores with two threads each', () => {
  expect(story.bare.nodes.map(({ id, distances }) => ({ id, distances }))).toEqual([
    { id: 0, distances: [10, 20] },
    { id: 1, distances: [20, 10] },
  ]);
  expect(story.bare.cpus.cores).toEqual([
    { node: 0, cpus: '0-1' },
    { node: 0, cpus: '2-3' },
    { node: 1, cpus: '4-5' },
    { node: 1, cpus: '6-7' },
  ]);
  expect(story.bare.cpus.flags).toContain('pdpe1gb');
});

it('tells each NIC with its node, driver and IOMMU group, and the network device of virtio one level deeper', () => {
  const told = [NESTED_NICS.node0, NESTED_NICS.virtio, NESTED_NICS.node1].map((pci) => nic(story.bare, pci));
  expect(told.map((one) => [one?.node, one?.driver, one?.vendor, one?.device])).toEqual([
    [0, 'e1000e', '8086', '10d3'],
    [1, 'virtio-pci', '1af4', '1041'],
    [1, 'e1000e', '8086', '10d3'],
  ]);
  for (const one of told) {
    expect(one?.netdevs).toHaveLength(1);
    expect(one?.groupMembers?.map(({ pci }) => pci)).toEqual([one?.pci]);
  }
  expect(story.bare.iommu?.active).toBe(true);
});

it('tells which NIC carries the SSH session and the default route', () => {
  const [device] = story.bare.carries.session;
  expect(story.bare.carries.defaultRoute).toEqual([device]);
  expect(story.plan.nics.find(({ netdevs }) => netdevs.includes(device ?? ''))?.state).toBe('inUse');
});

it('plans without an error, and asks for a reboot', () => {
  expect(story.plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(story.plan.kernelLine.missing).toEqual(story.plan.kernelLine.tokens);
});

it('changes nothing in a dry run', () => {
  expect(story.dryRun).toMatchObject({ code: SCRIPT_EXIT.pending, stderr: '' });
  expect(settingsOf(story.afterDryRun)).toEqual(settingsOf(story.bare));
});

it('refuses a NIC that has got an address since the facts were collected', () => {
  expect(story.refused).toMatchObject({ code: SCRIPT_EXIT.refused, stderr: '' });
  expect(story.refused.stdout).toContain(`refused: ${NESTED_NICS.node0} (`);
  expect(story.refused.stdout).toContain('has the address 192.0.2.1/24');
});

it('does what it can before the reboot, and says what that is for', () => {
  expect(story.begun).toMatchObject({ code: SCRIPT_EXIT.reboot, stderr: '' });
  expect(story.begun.stdout).toContain(`the running kernel lacks ${story.plan.kernelLine.missing.join(' ')}`);
});

it('has the planned kernel line after the reboot: pages on each node, CPUs isolated', () => {
  expect(pages(story.rebooted)).toEqual(story.plan.nodes.map((node) => node.pages.planned));
  expect(story.rebooted.cpus.isolated).toBe('2-3,6-7');
  expect(story.rebooted.cpus.nohzFull).toBe('2-3,6-7');
  const { tokens, missing } = planHost(story.rebooted, NESTED_REQUEST).kernelLine;
  expect({ tokens, missing }).toEqual({ tokens: story.plan.kernelLine.tokens, missing: [] });
});

it('keeps the NICs on their driver over the reboot', () => {
  for (const pci of [NESTED_NICS.node0, NESTED_NICS.node1])
    expect(nic(story.rebooted, pci)).toMatchObject({ driver: 'vfio-pci', netdevs: [] });
  expect(story.rebooted.driverOverrides).toEqual({ [NESTED_NICS.node0]: 'vfio-pci', [NESTED_NICS.node1]: 'vfio-pci' });
  expect(nic(story.rebooted, NESTED_NICS.virtio)).toEqual(nic(story.bare, NESTED_NICS.virtio));
});

it('does not restart Open vSwitch before it may', () => {
  expect(story.waiting).toMatchObject({ code: SCRIPT_EXIT.restart, stderr: '' });
});

it('finishes: DPDK runs with the planned keys, and with the keys of others as they were', () => {
  expect(story.finished).toMatchObject({ code: SCRIPT_EXIT.done, stderr: '' });
  expect(story.bound.openVswitch?.dpdkInitialized).toBe(true);
  const planned = Object.entries(story.plan.ovsConfig).filter(([, value]) => value !== undefined);
  expect(story.bound.openVswitch?.otherConfig).toEqual({ ...Object.fromEntries(planned), 'pmd-maxsleep': '10000' });
  expect(story.ealArguments).toContain('--socket-limit 4096,2048 --socket-mem 4096,2048 --in-memory -l 0.');
});

it('has each NIC as a port that is up on its node, with the planned MTU', () => {
  // Open vSwitch lists them in no order.
  const ports = (story.bound.openVswitch?.interfaces ?? [])
    .filter(({ type }) => type === 'dpdk')
    .sort((one, other) => one.name.localeCompare(other.name));
  expect(
    ports.map(({ options, status, mtu, linkState, error }) => [
      options['dpdk-devargs'],
      status?.['numa_id'],
      status?.['driver_name'],
      mtu,
      linkState,
      error,
    ]),
  ).toEqual([
    [NESTED_NICS.node0, '0', 'net_e1000_em', 9000, 'up', undefined],
    [NESTED_NICS.node1, '1', 'net_e1000_em', 1500, 'up', undefined],
  ]);
});

it('has the planned pool of the NIC on each node, to the byte', () => {
  const planned = story.plan.nodes.flatMap(({ id, pools }) =>
    pools
      .filter((pool) => pool.for === 'nic')
      .map(({ mbufs, objectBytes }) => expect.objectContaining({ node: id, mbufs, objectBytes }) as unknown),
  );
  expect(planned).toHaveLength(2);
  expect(story.bound.openVswitch?.mempools).toEqual(planned);
});

it('takes no more pages than planned, so that those for VMs stay free', () => {
  const free = story.bound.nodes.map(({ hugepages }) => hugepages.find(({ size }) => size === 1048576)?.free);
  expect(free).toEqual(story.plan.nodes.map((node) => node.pages.vms));
});

it('polls each NIC from the planned CPUs of its own node', () => {
  expect(story.bound.openVswitch?.pmds?.map(({ cpu, node, queues }) => [cpu, node, queues.map(({ queue }) => queue)])).toEqual([
    [2, 0, [0]],
    [3, 0, [1]],
    [6, 1, [0]],
    [7, 1, [1]],
  ]);
});

it('finds nothing to do when it runs again', () => {
  expect(story.again).toMatchObject({ code: SCRIPT_EXIT.done, stderr: '' });
  expect(story.again.stdout).toContain('Nothing to do: nothing was changed.');
});

it('plans no step and finds no error on the host that it made', () => {
  const { steps, rollback, findings, kernelLine } = planHost(story.bound, NESTED_REQUEST);
  expect({ steps, rollback, missing: kernelLine.missing }).toEqual({ steps: [], rollback: [], missing: [] });
  expect(checkHost(story.bound, NESTED_REQUEST).filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('puts everything back with --undo', () => {
  expect(story.undo).toMatchObject({ code: SCRIPT_EXIT.done, stderr: '' });
  expect(settingsOf(story.undone)).toEqual(settingsOf(story.bare));
  expect(story.leftovers).toBe('');
});
