import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostFacts } from '../../client/facts/hostFacts';
import { collector } from '../../client/facts/collector';
import { parseFacts } from '../../client/facts/parseFacts';
import { collectFrom, runCollector } from '../support/collect';
import { hostFacts, machine, netdev, nic, ovs } from '../support/hostFacts';
import { emptyRoot, hostRoot, ovsTables, type HostRoot } from '../support/hostRoot';
import { AWKS, PAIRS, SHELLS } from '../support/shells';

const withRoot = <T>(root: HostRoot, use: (root: HostRoot) => T): T => {
  try {
    return use(root);
  } finally {
    root.remove();
  }
};

const about = (facts: HostFacts): readonly string[] => facts.notes.map((note) => note.about);

// Whatever is missing

it.each(SHELLS)('reads this machine as it is, under %s', (...shell) => {
  const { stdout, status } = runCollector(shell, { PATH: '/usr/bin:/bin', OVIRT_DPDK_PATIENCE: '60' });
  expect(status).toBe(0);
  const facts = parseFacts(stdout);
  expect(facts.cpus.online).not.toBe('');
  expect(facts.nodes.length).toBeGreaterThan(0);
});

it('finds the tools of an administrator where PATH does not lead', () => {
  const { stdout, status } = runCollector(['/bin/sh', '-s'], { PATH: '/nowhere', OVIRT_DPDK_PATIENCE: '60' });
  expect(status).toBe(0);
  const facts = parseFacts(stdout);
  expect(facts.host.arch).not.toBe('');
  expect(facts.notes.filter(({ reason }) => reason.startsWith('ip:'))).toEqual([]);
});

it.each(SHELLS)('prints a document of a machine without files and tools, and notes for it, under %s', (...shell) => {
  withRoot(emptyRoot(), (root) => {
    const { stdout, stderr, status } = collectFrom(root, shell);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const facts = parseFacts(stdout);
    expect(facts).toMatchObject({ nics: [], netdevs: [], nodes: [], carries: { defaultRoute: [], session: [], storage: [] } });
    expect([facts.kernelLine, facts.iommu, facts.openVswitch, facts.vdsm, facts.tuned, facts.driverOverrides]).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
    expect(about(facts)).toEqual(
      expect.arrayContaining([
        'host.uuid',
        'kernelLine',
        'cpus.online',
        'cpus.cores',
        'nodes',
        'iommu',
        'nics',
        'openVswitch',
        'domains',
        'vdsm',
        'tuned',
        'packages',
      ]),
    );
  });
});

it('says in one line of stderr that a machine has no awk, and prints nothing', () => {
  withRoot(emptyRoot('/nowhere/awk'), (root) => {
    const { stdout, stderr, status } = collectFrom(root);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toBe('ovirt-dpdk: no facts collected: this host has no awk\n');
  });
});

it('tells why Open vSwitch said nothing, in its own words', () => {
  withRoot(hostRoot(hostFacts()), (root) => {
    root.script(
      'ovs-vsctl',
      '#!/bin/sh\necho "ovs-vsctl: unix:/run/openvswitch/db.sock: database connection failed (No such file or directory)" >&2\nexit 1\n',
    );
    const facts = parseFacts(collectFrom(root).stdout);
    expect(facts.openVswitch).toMatchObject({
      version: '3.3.1',
      dpdkVersion: '23.11',
      running: true,
      otherConfig: undefined,
      bridges: undefined,
    });
    expect(facts.notes).toContainEqual({
      about: 'openVswitch.bridges',
      reason: 'ovs-vsctl: unix:/run/openvswitch/db.sock: database connection failed (No such file or directory)',
    });
  });
});

it.each(['{"data":[[', '{"data":5}', 'null', '[[[[', '{"headings":["name"],"data":[["a"]]}\n{}\n{}\n{}', '"\\u12'])(
  'does not take %j for tables of Open vSwitch',
  (answer) => {
    withRoot(hostRoot(hostFacts()), (root) => {
      root.tool('ovs-vsctl', answer);
      const { stdout, status } = collectFrom(root);
      expect(status).toBe(0);
      expect(about(parseFacts(stdout))).toContain('openVswitch.bridges');
    });
  },
);

it('never names a port to get-mempool-info, which kills some switches', () => {
  const calls = collector.split('\n').filter((line) => line.includes('get-mempool-info') && !line.startsWith('#'));
  expect(calls).toEqual(['ovs_mempools() { limited ovs-appctl -T 2 netdev-dpdk/get-mempool-info; }']);
});

// Tools that hang

it.each(SHELLS.slice(0, 2))('ends within 5 s though every tool hangs, under %s', (...shell) => {
  withRoot(
    hostRoot(hostFacts({ domains: undefined, carries: { defaultRoute: [], session: [], storage: ['ens1f0', 'ens2f0'] } })),
    (root) => {
      for (const name of ['ovs-vsctl', 'ovs-vswitchd', 'ovs-appctl', 'ip', 'virsh', 'rpm'])
        root.script(name, `#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 1; done\n`);
      const { stdout, status, milliseconds } = collectFrom(root, shell, { OVIRT_DPDK_PATIENCE: '2' });
      expect(status).toBe(0);
      expect(milliseconds).toBeLessThan(5000);
      const facts = parseFacts(stdout);
      expect(facts.cpus.cores).toHaveLength(20);
      expect(facts.notes).toContainEqual({ about: 'openVswitch.bridges', reason: 'ovs-vsctl: no answer within 2 s' });
      expect(facts.notes).toContainEqual({ about: 'domains', reason: 'virsh: no answer within 2 s' });
    },
  );
});

// A connection that is cut

it('runs nothing of a script that has not come whole', () => {
  withRoot(hostRoot(hostFacts()), (root) => {
    const lengths = Array.from({ length: 40 }, (_, i) => Math.floor((collector.length * i) / 40));
    const printed = [...lengths, collector.trimEnd().length - '</dev/null'.length - 2].map(
      (length) =>
        runCollector(['/bin/sh', '-s'], { OVIRT_DPDK_ROOT: root.path, PATH: root.bin }, collector.slice(0, length)).stdout,
    );
    expect(new Set(printed)).toEqual(new Set(['']));
  });
});

// Names that do harm

const HARMFUL = [
  '$(touch HERE)',
  '`touch HERE`',
  '"; touch HERE; "',
  "'; touch HERE; '",
  '\\',
  '"',
  '","x":"',
  'a\nb',
  '\t',
  '\u001f\u001d\u001e',
  '-rf',
  '*',
  '%s%n',
  '</name>',
  '&amp;',
  '@packages@',
  '\u0001packages\u0001',
  '{}',
  '名前',
  '\ud83d\ude00',
  'é',
];

const name = fc.oneof(
  fc.constantFrom(...HARMFUL),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => !text.includes('\0')),
);
/** What can be the name of a file. */
const fileName = name
  .map((text) => text.replace(/[/\0]/g, '_'))
  .filter((text) => !/^\.|^$/.test(text) && Buffer.byteLength(text) < 200);
/** What the kernel takes for the name of a network device: dev_valid_name() in net/core/dev.c. */
const deviceName = fileName
  .map((text) => text.replace(/[\s:\u0085\u00a0]/gu, '_'))
  .filter((text) => Buffer.byteLength(text) < 16);

it.each(PAIRS)('gives each name back as it is, whatever is in it, with $awk under $shell', ({ awk, shell }) => {
  fc.assert(
    fc.property(deviceName, fileName, name, name, (device, hook, vm, option) => {
      const here = join(tmpdir(), `host-harm-${process.pid}`);
      const put = (text: string): string => text.replace('HERE', here);
      const facts = hostFacts({
        nics: [nic({ netdevs: [device] })],
        netdevs: [netdev(device), netdev('bond0', { kind: 'bond', lowers: [device] })],
        carries: { defaultRoute: [], session: [], storage: [] },
        vdsm: { version: '4.50.5.1', settings: {}, hooks: { before_vm_start: [hook] } },
        openVswitch: ovs({
          otherConfig: { [put(option)]: put(vm) },
          bridges: [{ name: put(vm), datapathType: 'netdev', ports: [{ name: put(option), interfaces: [put(vm)] }] }],
          interfaces: [{ name: put(vm), type: 'dpdk', options: { 'dpdk-devargs': put(option) }, otherConfig: {}, status: {} }],
        }),
      });
      withRoot(hostRoot(facts, awk), (root) => {
        const { stdout, status } = collectFrom(root, shell);
        expect(status).toBe(0);
        const seen = parseFacts(stdout);
        expect(seen.nics[0]?.netdevs).toEqual([device]);
        expect(seen.netdevs.find(({ kind }) => kind === 'bond')?.lowers).toEqual([device]);
        expect(seen.vdsm?.hooks).toEqual({ before_vm_start: [hook] });
        expect(seen.openVswitch?.otherConfig).toEqual(facts.openVswitch?.otherConfig);
        expect(seen.openVswitch?.bridges).toEqual(facts.openVswitch?.bridges);
        expect(seen.openVswitch?.interfaces?.[0]).toMatchObject({ name: put(vm), options: { 'dpdk-devargs': put(option) } });
        expect(existsSync(here)).toBe(false);
      });
    }),
    { numRuns: 8 },
  );
});

/** XML has no other control characters. */
const xmlName = name.map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '_'));

it.each(AWKS)('gives the name of a VM back as it is, with %s', (awk) => {
  fc.assert(
    fc.property(fc.array(xmlName, { minLength: 1, maxLength: 20 }), (names) => {
      const domains = names.map((vm, i) => ({
        uuid: `11111111-2222-3333-4444-${String(i).padStart(12, '0')}`,
        name: vm,
        hugepages: false,
        accessShared: false,
        cellAccess: [],
        vhostUser: [{ mac: '56:6f:00:00:00:01', path: `/run/${vm}`, target: vm }],
      }));
      withRoot(hostRoot(hostFacts({ domains }), awk), (root) => {
        const seen = parseFacts(collectFrom(root).stdout).domains ?? [];
        expect(seen.map((domain) => [domain.name, domain.vhostUser[0]?.path]).sort()).toEqual(
          names.map((vm) => [vm, `/run/${vm}`]).sort(),
        );
      });
    }),
    { numRuns: 5 },
  );
});

it.each(AWKS)('shows bytes that are no UTF-8 as replaced, with %s', (awk) => {
  withRoot(hostRoot(hostFacts(), awk), (root) => {
    root.write('proc/cmdline', Buffer.from('quiet caf\xe9 \xc0\xaf \xed\xa0\x80 \xf5 \xe2\x82 end\n', 'latin1'));
    const { stdout } = collectFrom(root);
    expect(parseFacts(stdout).kernelLine).toBe('quiet caf\ufffd \ufffd\ufffd \ufffd\ufffd\ufffd \ufffd \ufffd\ufffd end');
  });
});

// What others are not to see

it('leaves out passwords of the kernel line and secrets of tunnels', () => {
  const facts = hostFacts({
    kernelLine:
      'ro rd.iscsi.username=u rd.iscsi.password=hunter2 rd.iscsi.in.password=hunter3 netroot=iscsi:u:hunter4@192.0.2.9::3260::iqn quiet',
    openVswitch: ovs({
      interfaces: [
        { name: 'tun', type: 'geneve', options: { psk: 'hunter5', remote_ip: '192.0.2.9' }, otherConfig: {}, status: {} },
      ],
    }),
  });
  withRoot(hostRoot(facts), (root) => {
    root.write('etc/vdsm/vdsm.conf', '[vars]\ncpu_affinity = 0\nsome_password = hunter6\n');
    const { stdout } = collectFrom(root);
    expect(stdout).not.toContain('hunter');
    expect(parseFacts(stdout).kernelLine).toMatch(/^ro .* quiet$/);
  });
});

it('takes settings of VDSM in the order in which VDSM reads them', () => {
  withRoot(hostRoot(hostFacts()), (root) => {
    root.write(
      'etc/vdsm/vdsm.conf',
      '# all\n[vars]\nCPU_Affinity : 5\nhidden_nics = w*,\n  usb*\n[performance]\nreserved_hugepage_count=1\n',
    );
    root.write('usr/lib/vdsm/vdsm.conf.d/50-a.conf', '[vars]\ncpu_affinity = 1\nfake_nics = a\n');
    root.write('run/vdsm/vdsm.conf.d/90-z.conf', '[vars]\ncpu_affinity = 2\n');
    root.write('etc/vdsm/vdsm.conf.d/50-a.conf', '[vars]\nfake_nics = b\n');
    root.write('etc/vdsm/vdsm.conf.d/99-not-read.txt', '[vars]\ncpu_affinity = 9\n');
    expect(parseFacts(collectFrom(root).stdout).vdsm?.settings).toEqual({
      'vars/cpu_affinity': '2',
      'vars/hidden_nics': 'w*,\nusb*',
      'vars/fake_nics': 'b',
      'performance/reserved_hugepage_count': '1',
    });
  });
});

it('leaves out the taps of VMs, and what has neither NIC, address nor place', () => {
  withRoot(hostRoot(hostFacts()), (root) => {
    root.write('sys/class/net/vnet0/tun_flags', '0x5002\n');
    root.write('sys/class/net/ovirtmgmt/lower_vnet0/mtu', '1500\n');
    root.write('sys/class/net/ifb0/mtu', '1500\n');
    const facts = parseFacts(collectFrom(root).stdout);
    expect(facts.netdevs.map((net) => net.name).sort()).toEqual(['eno1', 'ens1f0', 'ens2f0', 'ovirtmgmt']);
    expect(facts.netdevs.find((net) => net.name === 'ovirtmgmt')?.lowers).toEqual(['eno1']);
  });
});

// A host with very much in it

it('stays below 200 KB and 5 s on a host with 512 CPUs, 1032 NICs, 400 ports and 300 VMs, with each awk', () => {
  const address = (i: number): string =>
    `0000:${(64 + (i >> 8)).toString(16)}:${((i >> 3) & 31).toString(16).padStart(2, '0')}.${i & 7}`;
  const functions = Array.from({ length: 1032 }, (_, i) =>
    nic({ pci: address(i), netdevs: [], iommuGroup: i, ...(i >= 8 && { physicalFunction: address(0), device: '154c' }) }),
  );
  const interfaces = Array.from({ length: 400 }, (_, i) => ({
    name: `vhu${i}`,
    type: 'dpdkvhostuserclient',
    options: { 'vhost-server-path': `/run/ovirt-dpdk-host/vhost/vhu${i}` },
    otherConfig: {},
    status: Object.fromEntries(Array.from({ length: 12 }, (__, k) => [`key${k}`, `value ${k}`])),
  }));
  const domains = Array.from({ length: 300 }, (_, i) => ({
    uuid: `11111111-2222-3333-4444-${String(i).padStart(12, '0')}`,
    name: `vm${i}`,
    hugepages: true,
    accessShared: true,
    cellAccess: [],
    vhostUser: [{ mac: '56:6f:00:00:00:01', path: `/run/ovirt-dpdk-host/vhost/vhu${i}` }],
  }));
  const facts = hostFacts({
    ...machine({ nodes: [0, 1, 2, 3, 4, 5, 6, 7], coresPerNode: 32 }),
    nics: functions,
    openVswitch: ovs({
      interfaces,
      bridges: [
        { name: 'br', datapathType: 'netdev', ports: interfaces.map((port) => ({ name: port.name, interfaces: [port.name] })) },
      ],
    }),
    domains,
    iommu: { active: true, groups: 1032 },
  });
  withRoot(hostRoot(facts), (root) => {
    for (const awk of AWKS) {
      root.useAwk(awk);
      const { stdout, milliseconds } = collectFrom(root);
      expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(200_000);
      expect(milliseconds).toBeLessThan(5000);
      const seen = parseFacts(stdout);
      expect(seen.cpus.cores).toEqual(facts.cpus.cores);
      // Physical functions are not among those that are left out.
      expect(seen.nics.slice(0, 8)).toHaveLength(8);
      expect(seen.nics.filter((one) => one.physicalFunction === undefined)).toHaveLength(8);
      expect(seen.notes.find((note) => note.about === 'nics')?.reason).toMatch(/^shortened: \d+ of 1032, /);
    }
  });
});

it('reads tables of any length without becoming slow', () => {
  withRoot(hostRoot(hostFacts()), (root) => {
    const long = 'x'.repeat(300_000);
    root.tool('ovs-vsctl', ovsTables(ovs({ otherConfig: { long } })));
    const { stdout } = collectFrom(root);
    const facts = parseFacts(stdout);
    expect(facts.openVswitch?.otherConfig?.['long']).toBe('x'.repeat(1024));
    expect(facts.notes).toContainEqual({ about: 'openVswitch.otherConfig', reason: 'cut after 1024 of 300000 bytes' });
  });
});

it('writes no file', () => {
  withRoot(hostRoot(hostFacts()), (root) => {
    const files = (): readonly string[] => readdirSync(root.path, { recursive: true, encoding: 'utf8' }).sort();
    const before = files();
    const { stdout } = collectFrom(root, ['/bin/sh', '-s'], { TMPDIR: '/nowhere', HOME: '/nowhere' });
    expect(parseFacts(stdout).host.name).toBe('host1.example.com');
    expect(files()).toEqual(before);
  });
});
