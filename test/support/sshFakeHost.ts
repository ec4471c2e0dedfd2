/** A host that is laid out in a folder (test/client/hostScript/fakeHost.ts), with what the collector reads, behind a real sshd. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fakeHost, PCI, type FakeHost } from '../client/hostScript/fakeHost';
import { sshHost, type SshHost } from './sshHost';

export interface SshFakeHost {
  readonly host: FakeHost;
  readonly ssh: SshHost;
  /** Words for the command that lead there. */
  readonly reach: readonly string[];
}

export const sshFakeHost = async (): Promise<SshFakeHost> => {
  const host = fakeHost();
  readable(host);
  // The planner says `try`, which the stand-in's tools do not know.
  for (const name of ['systemctl', 'ovs-vsctl']) {
    const tool = `usr/bin/${name}`;
    host.write(
      tool,
      (host.read(tool) ?? '')
        .replace(`'"true"')`, `'"true"' | '"try"')`)
        .replace(`[ "$column $value" != 'other_config:dpdk-init "true"' ]`, `[ "$column" != other_config:dpdk-init ]`),
    );
  }
  const tools = collectorTools(host);
  const ssh = await sshHost({ lines: [`SetEnv OVIRT_DPDK_ROOT=${host.root} PATH=${tools}:/usr/bin:/bin`] });
  ssh.introduce();
  const reach = ['--address', '127.0.0.1', '--port', String(ssh.port), '--ssh-config', ssh.config()];
  return { host, ssh, reach };
};

/** What the planner wants to know and the script does not look at: 2 nodes of 4 cores, 16 GiB each. */
const readable = (host: FakeHost): void => {
  const { write } = host;
  const cpus = 'sys/devices/system/cpu';
  write(`${cpus}/online`, '0-7\n');
  write('proc/cpuinfo', 'processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Xeon\nflags\t\t: pse pdpe1gb vmx\n\n');
  write('etc/os-release', 'ID=rhel\nVERSION_ID="9.4"\n');
  for (let cpu = 0; cpu < 8; cpu++) {
    const node = cpu < 4 ? 0 : 1;
    write(`${cpus}/cpu${cpu}/topology/thread_siblings_list`, `${cpu}\n`);
    write(`${cpus}/cpu${cpu}/node${node}/.keep`, '');
  }
  for (const node of [0, 1]) {
    write(
      `sys/devices/system/node/node${node}/meminfo`,
      `Node ${node} MemTotal:       16777216 kB\nNode ${node} MemFree:        16777216 kB\n`,
    );
    write(`sys/devices/system/node/node${node}/distance`, node === 0 ? '10 21\n' : '21 10\n');
    for (const size of ['1048576', '2048'])
      write(`sys/devices/system/node/node${node}/hugepages/hugepages-${size}kB/surplus_hugepages`, '0\n');
  }
  write('sys/class/iommu/dmar0/.keep', '');
  write(`sys/bus/pci/devices/${PCI}/numa_node`, '0\n');
  // The one that carries the host's own network.
  const own = 'sys/bus/pci/devices/0000:18:00.0';
  for (const [name, text] of [
    ['class', '0x020000'],
    ['vendor', '0x8086'],
    ['device', '0x1521'],
    ['numa_node', '0'],
    ['net/eno1/.keep', ''],
  ] as const)
    write(`${own}/${name}`, `${text}\n`);
  host.link(`${own}/driver`, '../../../../bus/pci/drivers/igb');
  write('sys/class/net/eno1/mtu', '1500\n');
  write('proc/net/route', 'Iface\tDestination\tGateway\tFlags\neno1\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n');
  for (const driver of ['igb', 'i40e', 'vfio-pci']) write(`sys/bus/pci/drivers/${driver}/.keep`, '');
  for (const pid of [900, 901, 902]) write(`proc/${pid}/comm`, 'ovs-vswitchd\n');
};

/** What the collector asks Open vSwitch, answered from the state that the script's tools keep. */
const collectorTools = ({ root, write }: FakeHost): string => {
  const folder = join(root, 'collector');
  mkdirSync(folder, { recursive: true });
  const tool = (name: string, text: string): void => {
    write(`collector/${name}`, text);
    chmodSync(join(folder, name), 0o755);
  };
  tool('ovs-vswitchd', '#!/bin/sh\necho "ovs-vswitchd (Open vSwitch) 3.3.1"\necho "DPDK 23.11.0"\n');
  tool('ovs-appctl', '#!/bin/sh\n');
  tool('ovs-vsctl', `#!/bin/sh\nexec ${process.execPath} ${join(__dirname, 'fakeOvsTables.cjs')} ${join(root, 'fake/ovs')}\n`);
  return folder;
};
