import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkHost } from '../../client/dpdk/check/checkHost';
import { judgeGuestMemory } from '../../client/dpdk/guestMemory';
import { collector } from '../../client/facts/collector';
import type { HostFacts } from '../../client/facts/hostFacts';
import { parseFacts } from '../../client/facts/parseFacts';
import { vhostPorts } from '../../client/facts/ports';
import { readDomain, type Domain } from '../../client/libvirt/domainXml';
import { startLibvirtHost, type LibvirtHost } from '../support/libvirtHost';
import { debianKernel, packInitramfs } from '../support/nestedKernel';
import { startOpenVswitch, type OpenVswitch } from '../support/openVswitch';
import { until } from '../support/until';

const run = promisify(execFile);

const MEMORY_MIB = 96;
const HUGE = "<hugepages><page size='2' unit='M'/></hugepages>";
const SHARED = "<access mode='shared'/>";
const MEMFD = "<source type='memfd'/>";

/** A guest for each form of memory. All ping the first, and the first pings the second. */
const GUESTS = [
  { name: 'huge-access', form: 'huge pages and shared access', backing: HUGE + SHARED, status: 'connected', queues: 2 },
  { name: 'huge-memfd', form: 'huge pages in a memfd and shared access', backing: HUGE + MEMFD + SHARED, status: 'connected' },
  { name: 'memfd', form: 'a memfd and shared access, no huge pages', backing: MEMFD + SHARED, status: 'connected' },
  { name: 'huge-cell', form: 'huge pages and a shared cell', backing: HUGE, cell: 'shared', status: 'connected' },
  // Open vSwitch maps the file of the huge pages too, and sees other pages than the guest.
  { name: 'huge-only', form: 'huge pages only', backing: HUGE, status: 'connected' },
  { name: 'nothing', form: 'nothing', backing: '', status: 'disconnected' },
] as const satisfies readonly Guest[];

interface Guest {
  readonly name: string;
  readonly form: string;
  /** Inside `memoryBacking`. */
  readonly backing: string;
  /** `memAccess` of its NUMA cell. */
  readonly cell?: string;
  readonly queues?: number;
  /** What Open vSwitch says of its port, whether packets pass or not. */
  readonly status: 'connected' | 'disconnected';
}

const NAMES = GUESTS.map(({ name }) => name);
const guests: readonly Guest[] = GUESTS;
const port = (index: number): string => `vh5601a1b2c30${index}`;
const mac = (index: number): string => `56:6f:1a:1a:00:0${index}`;
const address = (index: number): string => `10.9.0.${index + 1}`;

let ovs: OpenVswitch;
let host: LibvirtHost;
let running: readonly Domain[];
let facts: HostFacts;

const socket = (index: number): string => join(ovs.directory, `${port(index)}.sock`);
const console = (index: number): string => join(host.directory, `console${index}`);

const domainXml = (index: number, { name, backing, cell, queues = 1 }: Guest, kernel: string, initrd: string): string => `
<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>${MEMORY_MIB}</memory>
  <memoryBacking>${backing}</memoryBacking>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>${kernel}</kernel>
    <initrd>${initrd}</initrd>
    <!-- Without KVM, QEMU 7.2 dies when a guest wants MSI-X of a vhost-user NIC. -->
    <cmdline>console=ttyS0 quiet panic=-1 mitigations=off pci=nomsi guest.address=${address(index)} guest.peer=${address(index === 0 ? 1 : 0)}</cmdline>
  </os>
  <cpu>${cell ? `<numa><cell id='0' cpus='0' memory='${MEMORY_MIB}' unit='MiB' memAccess='${cell}'/></numa>` : ''}</cpu>
  <devices>
    <interface type='vhostuser'>
      <mac address='${mac(index)}'/>
      <source type='unix' path='${socket(index)}' mode='server'/>
      <model type='virtio'/>
      <driver queues='${queues}'/>
      <rom enabled='no'/>
    </interface>
    <serial type='file'><source path='${console(index)}'/></serial>
    <memballoon model='none'/>
  </devices>
</domain>`;

/** The collector on that host, started by this shell. */
const collected = async (...shell: readonly [string, ...string[]]): Promise<HostFacts> => {
  const [command, ...args] = host.inside(...shell);
  const child = run(command, args, { env: { ...ovs.environment, OVIRT_DPDK_PATIENCE: '20' }, timeout: 40_000 });
  child.child.stdin?.end(collector);
  return parseFacts((await child).stdout);
};

/** How many of a guest's pings were answered, and how many lost, by its console. */
const pings = (index: number): { readonly answered: number; readonly lost: number } => {
  const lines = readFileSync(console(index), 'utf8').split(/\r?\n/);
  const count = (what: string): number => lines.filter((line) => line === `guest: ${what}`).length;
  return { answered: count('answered'), lost: count('lost') };
};

/** Pings that a guest loses after others had answers, before it is said to have no way. */
const ENOUGH = 3;

/** Waits until each guest has had an answer, or has gone on losing while the first guest answered others. */
const settle = async (): Promise<void> => {
  const all = () => guests.map((_, index) => pings(index));
  await until(
    'the first guest to answer',
    async () =>
      all()
        .slice(1)
        .some(({ answered }) => answered > 0)
        ? true
        : undefined,
    60_000,
  );
  const before = all();
  const isSettled = (now: ReturnType<typeof pings>, index: number): boolean =>
    now.answered > 0 || now.lost >= (before[index]?.lost ?? 0) + ENOUGH;
  await until('every guest to know', async () => (all().every(isSettled) ? true : undefined), 60_000);
};

beforeAll(async () => {
  const kernel = debianKernel('linux-image-cloud-amd64');
  const hugeGuests = guests.filter(({ backing }) => backing.includes('<hugepages>'));
  // One guest more: Open vSwitch takes the pages of private ones again.
  const pages = 64 + (hugeGuests.length + 1) * (MEMORY_MIB / 2) + 16;
  // Little memory makes a small pool: enough for pings.
  const config = { 'dpdk-socket-mem': '128', 'dpdk-socket-limit': '128', 'pmd-cpu-mask': '0x2' };
  ovs = await startOpenVswitch({ config, pages });
  host = await startLibvirtHost(ovs);
  const tree = join(host.directory, 'initramfs');
  for (const name of ['dev', 'proc', 'sys']) mkdirSync(join(tree, name), { recursive: true });
  cpSync(join(__dirname, 'guestInit'), join(tree, 'init'));
  const initrd = packInitramfs(kernel, host.directory, tree, ['virtio_pci', 'virtio_net']);
  const image = join(host.directory, 'vmlinuz');
  cpSync(kernel.image, image);

  await ovs.set('add-br', 'br0', '--', 'set', 'bridge', 'br0', 'datapath_type=netdev');
  for (const [index, guest] of guests.entries()) {
    // First the port: QEMU waits for Open vSwitch, and libvirt asks it for the port's name.
    await ovs.set(
      ...['add-port', 'br0', port(index), 'tag=100', '--', 'set', 'Interface', port(index), 'type=dpdkvhostuserclient'],
      `options:vhost-server-path=${socket(index)}`,
    );
    await host.create(domainXml(index, guest, image, initrd));
  }
  await settle();
  running = await Promise.all(NAMES.map(async (name) => readDomain(await host.virsh('dumpxml', name))));
  facts = await collected('sh', '-s');
}, 120_000);

afterAll(async () => {
  await host?.stop();
  await ovs?.stop();
}, 60_000);

it.each(guests.map((guest, index) => ({ ...guest, index })))(
  'says of memory of $form whether packets pass',
  async ({ index, name }) => {
    const domain = running[index];
    expect(domain?.name).toBe(name);
    const { answered } = pings(index);
    const { verdict } = domain ? judgeGuestMemory(domain) : { verdict: undefined };
    expect(verdict).toBe(answered > 0 ? 'works' : 'noPackets');
    // Libvirt sees no difference.
    expect(await host.virsh('domstate', name)).toBe('running');
  },
);

it('finds a difference: some of these guests were heard, and some were not', () => {
  const heard = guests.filter((_, index) => pings(index).answered > 0).map(({ name }) => name);
  expect(heard).toEqual(['huge-access', 'huge-memfd', 'memfd', 'huge-cell']);
});

/** Leaves of libvirt's folder the socket alone, as it is for who may not look into it. */
const ONLY_SOCKET = `
mkdir -p /run/hidden
mount --bind /run/libvirt /run/hidden
mount -t tmpfs tmpfs /run/libvirt
ln -s /run/hidden/libvirt-sock-ro /run/libvirt
exec sh -s`;

it.each<{ source: string; shell: readonly [string, ...string[]] }>([
  { source: "libvirt's files", shell: ['sh', '-s'] },
  { source: 'virsh', shell: ['sh', '-ec', ONLY_SOCKET] },
])('collects from $source what the XML of each running domain says', async ({ shell }) => {
  const { domains = [], notes } = await collected(...shell);
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  const plain = running.map(({ vhostUser, ...domain }) => ({
    ...domain,
    vhostUser: vhostUser.map(({ mac, path, mode, target, queues }) => ({ mac, path, mode, target, queues })),
  }));
  expect([...domains].sort(byName)).toEqual(plain.sort(byName));
  expect(notes.filter(({ about }) => about === 'domains')).toEqual([]);
});

it('reads what was asked for: memory, MAC, socket, queues, and the name of the port by libvirt', () => {
  const seen = running.map(({ memory, vhostUser: [nic] }) => ({ memory, ...nic, elements: undefined }));
  expect(seen).toMatchObject(
    // Libvirt leaves one queue out.
    guests.map(({ queues }, index) => ({
      memory: MEMORY_MIB * 1024,
      mac: mac(index),
      path: socket(index),
      mode: 'server',
      target: port(index),
      queues,
    })),
  );
});

it('tells which vhost-user ports Open vSwitch holds', () => {
  const ports = vhostPorts(facts)?.map(({ vmId, connected }) => [running.find(({ uuid }) => uuid === vmId)?.name, connected]);
  expect(Object.fromEntries(ports ?? [])).toEqual(
    Object.fromEntries(guests.map(({ name, status }) => [name, status === 'connected'])),
  );
});

it('counts packets of the ports of those guests alone whose packets pass', () => {
  const received = guests.map((_, index) => facts.openVswitch?.interfaces?.find(({ name }) => name === port(index))?.rxPackets);
  const passes = guests.map((_, index) => pings(index).answered > 0);
  expect(received.map((count) => (count ?? 0) > 0)).toEqual(passes);
});

it('checks the host: an error for each guest that no packet reaches, and none about the ports of the others', () => {
  const findings = checkHost(facts).filter(({ code }) => code.startsWith('vm.'));
  expect(findings.map(({ code, values }) => `${code} ${String(values?.['vm'])}`).sort()).toEqual([
    'vm.noHugepages memfd',
    'vm.notShared huge-only',
    'vm.notShared nothing',
  ]);
});
