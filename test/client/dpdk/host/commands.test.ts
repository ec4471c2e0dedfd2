import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsOf } from '../../../../client/dpdk/host/commands';
import type { HostStep } from '../../../../client/dpdk/host/step';
import { kib } from '../../../../client/dpdk/units';

const line = (step: HostStep): readonly string[] => commandsOf(step).map((argv) => argv.join(' '));

it.each<[HostStep, readonly string[]]>([
  [{ kind: 'driver', pci: '0000:3b:00.0', driver: 'vfio-pci' }, ['driverctl set-override 0000:3b:00.0 vfio-pci']],
  [
    { kind: 'driver', pci: '0000:3b:02.1', driver: 'vfio-pci', untilBoot: true },
    ['driverctl --nosave set-override 0000:3b:02.1 vfio-pci'],
  ],
  [{ kind: 'driver', pci: '0000:3b:00.0' }, ['driverctl unset-override 0000:3b:00.0']],
  [
    { kind: 'ovsConfig', key: 'dpdk-socket-mem', value: '2048,4096', needsRestart: true },
    ['ovs-vsctl --timeout=10 --no-wait set Open_vSwitch . other_config:dpdk-socket-mem="2048,4096"'],
  ],
  [
    { kind: 'ovsConfig', key: 'dpdk-lcore-mask', needsRestart: true },
    ['ovs-vsctl --timeout=10 --no-wait remove Open_vSwitch . other_config dpdk-lcore-mask'],
  ],
  [{ kind: 'restartOvs' }, ['systemctl restart openvswitch']],
  [
    { kind: 'bridge', name: 'br-dpdk-3b00', present: true },
    [
      'ovs-vsctl --timeout=10 --may-exist add-br br-dpdk-3b00 -- set Bridge br-dpdk-3b00 datapath_type=netdev fail_mode=standalone ' +
        'external_ids:owner=ovirt-dpdk-host',
    ],
  ],
  [{ kind: 'bridge', name: 'br-dpdk-3b00', present: false }, ['ovs-vsctl --timeout=10 --if-exists del-br br-dpdk-3b00']],
  [
    { kind: 'port', bridge: 'br-dpdk-3b00', name: 'dp-3b00', present: true, devargs: '0000:3b:00.0', queues: 2, mtu: 9000 },
    [
      'ovs-vsctl --timeout=10 --may-exist add-port br-dpdk-3b00 dp-3b00 -- set Interface dp-3b00 type=dpdk ' +
        'options:dpdk-devargs="0000:3b:00.0" options:n_rxq=2 mtu_request=9000',
    ],
  ],
  [
    { kind: 'port', bridge: 'br-dpdk-3b00', name: 'dp-3b00', present: false, devargs: '0000:3b:00.0', queues: 2, mtu: 9000 },
    ['ovs-vsctl --timeout=10 --if-exists del-port br-dpdk-3b00 dp-3b00'],
  ],
  [{ kind: 'module', name: 'vfio-pci', present: false }, ['rm -f /etc/modules-load.d/ovirt-dpdk-vfio-pci.conf']],
  [{ kind: 'file', path: '/etc/vdsm/a.conf', restarts: 'vdsmd' }, ['rm -f /etc/vdsm/a.conf', 'systemctl restart vdsmd']],
])('does %j', (step, commands) => {
  expect(line(step)).toEqual(commands);
});

it('writes pages into the file of their node and size', () => {
  expect(
    commandsOf({ kind: 'pages', node: 1, size: kib(1048576), count: 20 })
      .flat()
      .slice(-2),
  ).toEqual(['/sys/devices/system/node/node1/hugepages/hugepages-1048576kB/nr_hugepages', '20\n']);
});

it('loads a module now and at each boot', () => {
  const [now, boot] = commandsOf({ kind: 'module', name: 'vfio-pci', present: true });
  expect(now).toEqual(['modprobe', 'vfio-pci']);
  expect(boot?.slice(-2)).toEqual(['/etc/modules-load.d/ovirt-dpdk-vfio-pci.conf', 'vfio-pci\n']);
});

it('writes a text as it is, whatever a shell would make of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-'));
  const path = join(folder, 'a b', '$(x).conf');
  const text = `# '"\`$HOME\`%s\\n\n[vars]\nhidden_nics = w*,usb*\n`;
  for (const [program = '', ...args] of commandsOf({ kind: 'file', path, text }))
    expect(spawnSync(program, args, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(path, 'utf8')).toBe(text);
  rmSync(folder, { recursive: true });
});
