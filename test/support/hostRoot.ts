import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseCpuSet } from '../../client/dpdk/cpuSet';
import type { HostFacts, NicFacts, OvsFacts } from '../../client/facts/hostFacts';
import { need } from './shells';

/** A folder that looks to `host/collect.sh` like the files of a host with these facts, with the tools that it asks beside it. */
export interface HostRoot {
  readonly path: string;
  /** Folder of the tools: all that the collector finds. */
  readonly bin: string;
  readonly write: (file: string, text: string | Uint8Array) => void;
  /** A tool that prints a text; or any script. */
  readonly tool: (name: string, output: string, exitCode?: number) => void;
  readonly script: (name: string, text: string) => void;
  readonly useAwk: (path: string) => void;
  readonly remove: () => void;
}

/** Programs of this machine that every host has. */
const BASE = ['cat', 'sed', 'od', 'sleep', 'timeout'];

export const emptyRoot = (awk = need('awk')): HostRoot => {
  const path = mkdtempSync(join(tmpdir(), 'host-root-'));
  const bin = join(path, '.tools');
  const write = (file: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  const script = (name: string, text: string): void => {
    write(`.tools/${name}`, text);
    chmodSync(join(bin, name), 0o755);
  };
  mkdirSync(bin);
  for (const name of BASE) symlinkSync(need(name), join(bin, name));
  const useAwk = (program: string): void => {
    rmSync(join(bin, 'awk'), { force: true });
    if (program.endsWith('busybox')) script('awk', `#!/bin/sh\nexec '${program}' awk "$@"\n`);
    else symlinkSync(program, join(bin, 'awk'));
  };
  useAwk(awk);
  return {
    path,
    bin,
    write,
    script,
    useAwk,
    tool: (name, output, exitCode = 0) => {
      write(`.tools/.${name}`, output);
      script(name, `#!/bin/sh\ncat '${bin}/.${name}'\nexit ${exitCode}\n`);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};

/** Makes a link below the root that leads where the kernel's own would. */
const link = (root: HostRoot, from: string, to: string): void => {
  mkdirSync(dirname(join(root.path, from)), { recursive: true });
  mkdirSync(join(root.path, to), { recursive: true });
  symlinkSync(relative(dirname(join(root.path, from)), join(root.path, to)), join(root.path, from));
};

export const hostRoot = (facts: HostFacts, awk?: string): HostRoot => {
  const root = emptyRoot(awk);
  writeHost(root, facts);
  writeCpus(root, facts);
  writeNodes(root, facts);
  writePci(root, facts);
  writeNetdevs(root, facts);
  writeVdsm(root, facts);
  if (facts.openVswitch) writeOvs(root, facts.openVswitch);
  return root;
};

const line = (text: string | number | undefined): string => (text === undefined ? '' : `${text}\n`);

const writeHost = (
  root: HostRoot,
  { host, kernelLine, tuned, driverOverrides, collectedAt, carries, netdevs }: HostFacts,
): void => {
  root.tool('date', line(collectedAt));
  root.script(
    'uname',
    `#!/bin/sh\ncase $1 in -m) echo '${host.arch}' ;; -r) echo '${host.kernel}' ;; -n) echo '${host.name ?? ''}' ;; esac\n`,
  );
  root.write('proc/sys/kernel/random/boot_id', line(host.bootId));
  root.write('etc/vdsm/vdsm.id', line(host.uuid));
  if (host.os) root.write('etc/os-release', `NAME="Some Linux"\nID="${host.os.id}"\nVERSION_ID="${host.os.version}"\n`);
  root.write('proc/cmdline', line(kernelLine));
  root.write(
    'sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c',
    Uint8Array.of(6, 0, 0, 0, host.secureBoot ? 1 : 0),
  );
  if (tuned) {
    root.write('etc/tuned/active_profile', line(tuned.profile));
    if (tuned.isolatedCores !== undefined)
      root.write(`etc/tuned/${tuned.profile}-variables.conf`, `# comment\nisolated_cores=${tuned.isolatedCores}\n`);
  }
  if (driverOverrides) mkdirSync(join(root.path, 'etc/driverctl.d'), { recursive: true });
  for (const [pci, driver] of Object.entries(driverOverrides ?? {})) root.write(`etc/driverctl.d/pci-${pci}`, line(driver));
  const heads = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n';
  const ways = carries.defaultRoute.map((name) => `${name}\t00000000\tFE0200C0\t0003\t0\t0\t425\t00000000\t0\t0\t0\n`);
  const local = netdevs.map(({ name }) => `${name}\t000200C0\t00000000\t0001\t0\t0\t425\t00FFFFFF\t0\t0\t0\n`);
  root.write('proc/net/route', [heads, ...ways, ...local].join(''));
  const servers = carries.storage.map((name, i) => ({ name, address: `198.51.100.${i + 1}` }));
  root.write(
    'proc/mounts',
    [
      'sysfs /sys sysfs rw,nosuid 0 0\n',
      ...servers.map(
        ({ address }) =>
          `nas.example:/data /rhev/data-center/mnt/a\\040b nfs4 rw,soft,clientaddr=192.0.2.11,addr=${address} 0 0\n`,
      ),
    ].join(''),
  );
  const cases = servers.map(
    ({ name, address }) => `'route get ${address}') echo '${address} dev ${name} src 192.0.2.11 uid 0 \\ cache' ;;`,
  );
  const addresses = netdevs.flatMap(({ name, addresses: own }, i) =>
    own.map(
      (address) =>
        `${i + 2}: ${name}    ${address.includes(':') ? 'inet6' : 'inet'} ${address} scope global ${name}\\ valid_lft forever`,
    ),
  );
  const kind = (type: string): string =>
    netdevs
      .flatMap((net, i) =>
        net.kind === type ? [`${i + 2}: ${net.name}: <BROADCAST,UP> mtu 1500 qdisc noqueue\\    link/ether`] : [],
      )
      .join('\n');
  root.write('.tools/.addresses', addresses.map(line).join('') + '9: lo    inet6 ::1/128 scope host lo\\ valid\n');
  for (const type of ['dummy', 'openvswitch', 'team']) root.write(`.tools/.${type}`, line(kind(type) || undefined));
  root.script(
    'ip',
    `#!/bin/sh
shift
case "$*" in
'addr show') cat '${root.bin}/.addresses' ;;
'link show type '*) cat "${root.bin}/.$4" ;;
${cases.join('\n')}
*) exit 2 ;;
esac
`,
  );
};

const writeCpus = (root: HostRoot, { cpus }: HostFacts): void => {
  const folder = 'sys/devices/system/cpu';
  const processor = [
    'processor\t: 0\n',
    ...(cpus.vendor === undefined ? [] : [`vendor_id\t: ${cpus.vendor}\n`]),
    ...(cpus.model === undefined ? [] : [`model name\t: ${cpus.model}\n`]),
    ...(cpus.flags ? [`flags\t\t: fpu vme ${cpus.flags.join(' ')} sse\n`] : []),
    'bugs\t\t: none\n\n',
  ];
  root.write('proc/cpuinfo', processor.join('') + 'processor\t: 1\nvendor_id\t: Other\nflags\t\t: none\n\n');
  root.write(`${folder}/online`, line(cpus.online));
  if (cpus.isolated !== undefined) root.write(`${folder}/isolated`, `${cpus.isolated}\n`);
  if (cpus.nohzFull !== undefined) root.write(`${folder}/nohz_full`, cpus.nohzFull === '' ? '  (null)\n' : line(cpus.nohzFull));
  for (const core of cpus.cores)
    for (const cpu of parseCpuSet(core.cpus) ?? []) {
      root.write(`${folder}/cpu${cpu}/topology/thread_siblings_list`, line(core.cpus));
      link(root, `${folder}/cpu${cpu}/node${core.node}`, `sys/devices/system/node/node${core.node}`);
    }
};

const writeNodes = (root: HostRoot, { nodes }: HostFacts): void => {
  for (const { id, memory, hugepages, distances } of nodes) {
    const folder = `sys/devices/system/node/node${id}`;
    root.write(`${folder}/meminfo`, `Node ${id} MemTotal:       ${memory} kB\nNode ${id} MemFree:        ${memory} kB\n`);
    if (distances) root.write(`${folder}/distance`, `${distances.join(' ')}\n`);
    for (const { size, total, free, surplus } of hugepages) {
      const pages = `${folder}/hugepages/hugepages-${size}kB`;
      root.write(`${pages}/nr_hugepages`, line(total));
      root.write(`${pages}/free_hugepages`, line(free));
      root.write(`${pages}/surplus_hugepages`, line(surplus));
    }
  }
};

const deviceOf = (pci: string): string => `sys/devices/pci${pci.slice(0, 7)}/${pci}`;

const writePci = (root: HostRoot, { nics, iommu }: HostFacts): void => {
  mkdirSync(join(root.path, 'sys/bus/pci/devices'), { recursive: true });
  mkdirSync(join(root.path, 'sys/class'), { recursive: true });
  if (iommu?.active) root.write('sys/class/iommu/dmar0/intel-iommu/version', '4:0\n');
  for (let group = 0; group < (iommu?.groups ?? 0); group++)
    mkdirSync(join(root.path, `sys/kernel/iommu_groups/${group}/devices`), { recursive: true });
  const done = new Set<string>();
  const device = (pci: string, cls: string, driver: string | undefined): void => {
    if (done.has(pci)) return;
    done.add(pci);
    root.write(`${deviceOf(pci)}/class`, `0x${cls}\n`);
    link(root, `sys/bus/pci/devices/${pci}`, deviceOf(pci));
    if (driver !== undefined) link(root, `${deviceOf(pci)}/driver`, `sys/bus/pci/drivers/${driver}`);
  };
  for (const nic of nics) {
    device(nic.pci, nic.class, nic.driver);
    writeNic(root, nic);
    for (const member of nic.groupMembers ?? []) {
      device(member.pci, member.class, member.driver);
      const place = `sys/kernel/iommu_groups/${nic.iommuGroup}/devices/${member.pci}`;
      if (!done.has(place)) link(root, place, deviceOf(member.pci));
      done.add(place);
    }
  }
};

const writeNic = (root: HostRoot, nic: NicFacts): void => {
  const folder = deviceOf(nic.pci);
  const put = (file: string, text: string | number | undefined): void => {
    if (text !== undefined) root.write(`${folder}/${file}`, line(text));
  };
  put('vendor', `0x${nic.vendor}`);
  put('device', `0x${nic.device}`);
  put('subsystem_vendor', nic.subsystemVendor && `0x${nic.subsystemVendor}`);
  put('subsystem_device', nic.subsystemDevice && `0x${nic.subsystemDevice}`);
  put('numa_node', nic.node);
  put('sriov_numvfs', nic.virtualFunctions);
  put('current_link_speed', nic.link ? `${nic.link.gtps.toFixed(1)} GT/s PCIe` : 'Unknown');
  put('current_link_width', nic.link?.lanes ?? 0);
  if (nic.iommuGroup !== undefined) link(root, `${folder}/iommu_group`, `sys/kernel/iommu_groups/${nic.iommuGroup}`);
  if (nic.physicalFunction !== undefined) link(root, `${folder}/physfn`, deviceOf(nic.physicalFunction));
  const below = nic.driver === 'virtio-pci' ? `${folder}/virtio3/net` : `${folder}/net`;
  for (const name of nic.netdevs) mkdirSync(join(root.path, below, name), { recursive: true });
};

const writeNetdevs = (root: HostRoot, { netdevs, nics }: HostFacts): void => {
  root.write('sys/class/net/lo/mtu', '65536\n');
  for (const net of netdevs) {
    const folder = `sys/class/net/${net.name}`;
    const put = (file: string, text: string | number | undefined): void => {
      if (text !== undefined) root.write(`${folder}/${file}`, line(text));
    };
    put('address', net.mac);
    put('mtu', net.mtu);
    put('operstate', net.state);
    put('speed', net.speed ?? -1);
    put('uevent', `${net.kind === 'vlan' ? 'DEVTYPE=vlan\n' : ''}INTERFACE=${net.name}\nIFINDEX=7`);
    if (net.kind === 'bridge') put('bridge/stp_state', 0);
    if (net.kind === 'bond') put('bonding/mode', 'active-backup 1');
    for (const lower of net.lowers) link(root, `${folder}/lower_${lower}`, `sys/class/net/${lower}`);
    const owner = nics.find(({ netdevs: own }) => own.includes(net.name));
    if (owner) link(root, `${folder}/device`, deviceOf(owner.pci));
  }
};

const writeVdsm = (root: HostRoot, { vdsm, packages, domains }: HostFacts): void => {
  if (packages)
    root.tool(
      'rpm',
      Object.entries(packages)
        .map(([name, version]) => `${name} ${version}\n`)
        .join(''),
    );
  const bySection = Object.entries(vdsm?.settings ?? {}).map(([key, value]) => {
    const [section = '', name = ''] = key.split('/');
    return `[${section}]\n${name} = ${value}\n`;
  });
  if (vdsm?.settings) root.write('etc/vdsm/vdsm.conf', ['# VDSM\n', ...bySection].join('\n'));
  for (const [point, hooks] of Object.entries(vdsm?.hooks ?? {})) {
    mkdirSync(join(root.path, 'usr/libexec/vdsm/hooks', point), { recursive: true });
    for (const hook of hooks) {
      root.write(`usr/libexec/vdsm/hooks/${point}/${hook}`, '#!/usr/bin/python3\n');
      chmodSync(join(root.path, 'usr/libexec/vdsm/hooks', point, hook), 0o755);
    }
  }
  if (domains) mkdirSync(join(root.path, 'run/libvirt/qemu'), { recursive: true });
  for (const [i, domain] of (domains ?? []).entries()) root.write(`run/libvirt/qemu/vm${i}.xml`, statusXml(domain));
};

type Domain = NonNullable<HostFacts['domains']>[number];

const escaped = (text: string): string => text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The file that libvirt keeps of a running domain. */
const statusXml = (domain: Domain): string => {
  const page = domain.pageSize === undefined ? '' : `<page size='${domain.pageSize}' unit='KiB'/>`;
  const cells = domain.cellAccess.map(
    (access, i) => `<cell id='${i}' cpus='${i}' memory='1' unit='KiB'${access === '' ? '' : ` memAccess='${access}'`}/>`,
  );
  return `<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST. <domain><name>never</name></domain>
-->
<domstatus state='running' reason='booted' pid='4711'>
  <monitor path='/var/lib/libvirt/qemu/monitor.sock' type='unix'/>
  <domain type='kvm' id='3'>
    <name>${escaped(domain.name)}</name>
    <uuid>${domain.uuid}</uuid>
    <metadata><ovirt-vm:vm xmlns:ovirt-vm="http://ovirt.org/vm/1.0"><name>not this</name><uuid>nor this</uuid></ovirt-vm:vm></metadata>
    ${domain.memory === undefined ? '' : `<memory unit='KiB'>${domain.memory}</memory>`}
    <memoryBacking>${domain.hugepages ? `<hugepages>${page}</hugepages>` : ''}${domain.accessShared ? `<access mode='shared'/>` : ''}</memoryBacking>
    <cpu><numa>${cells.join('')}</numa></cpu>
    <devices>
      <interface type='bridge'><mac address='56:6f:00:00:00:01'/><source bridge='ovirtmgmt'/><driver queues='4'/></interface>
      ${domain.vhostUser
        .map(
          ({ mac, path, mode, target, queues }) =>
            `<interface type='vhostuser'><mac address='${mac}'/><source type='unix' path='${escaped(path)}'${mode === undefined ? '' : ` mode='${mode}'`}/>${
              target === undefined ? '' : `<target dev='${escaped(target)}'/>`
            }${queues === undefined ? '' : `<driver queues='${queues}'/>`}<model type='virtio'/></interface>`,
        )
        .join('\n      ')}
      <graphics type='vnc' passwd='secret'/>
    </devices>
  </domain>
</domstatus>
`;
};

/** Rows as `ovs-vsctl --format=json` prints them: https://www.rfc-editor.org/rfc/rfc7047 section 5.1. */
const table = (headings: readonly string[], data: readonly (readonly unknown[])[]): string => JSON.stringify({ data, headings });
const ovsMap = (map: Readonly<Record<string, unknown>> | undefined): unknown => ['map', Object.entries(map ?? {})];
const maybe = (value: unknown): unknown => value ?? ['set', []];
const uuids = (names: readonly string[]): unknown => {
  const all = names.map((name) => ['uuid', name]);
  return all.length === 1 ? all[0] : ['set', all];
};

/** The database as the four tables that the collector asks for; rows are named by what they are. */
export const ovsTables = (facts: OvsFacts): string =>
  [
    table(
      ['_uuid', 'dpdk_initialized', 'dpdk_version', 'other_config', 'ovs_version'],
      [
        [
          ['uuid', 'root'],
          facts.dpdkInitialized ?? false,
          maybe(facts.dpdkVersion && `DPDK ${facts.dpdkVersion}`),
          ovsMap(facts.otherConfig),
          maybe(facts.version),
        ],
      ],
    ),
    table(
      ['_uuid', 'datapath_type', 'name', 'ports'],
      (facts.bridges ?? []).map(({ name, datapathType, ports }) => [
        ['uuid', `b ${name}`],
        datapathType,
        name,
        uuids(ports.map((port) => `p ${name} ${port.name}`)),
      ]),
    ),
    table(
      ['_uuid', 'interfaces', 'name', 'tag'],
      (facts.bridges ?? []).flatMap((bridge) =>
        bridge.ports.map(({ name, tag, interfaces }) => [
          ['uuid', `p ${bridge.name} ${name}`],
          uuids(interfaces.map((interfaceName) => `i ${interfaceName}`)),
          name,
          maybe(tag),
        ]),
      ),
    ),
    table(
      ['_uuid', 'error', 'link_state', 'mtu', 'mtu_request', 'name', 'options', 'other_config', 'statistics', 'status', 'type'],
      (facts.interfaces ?? []).map((i) => [
        ['uuid', `i ${i.name}`],
        maybe(i.error),
        maybe(i.linkState),
        maybe(i.mtu),
        maybe(i.mtuRequest),
        i.name,
        ovsMap(i.options),
        ovsMap(i.otherConfig),
        ovsMap({ rx_bytes: 1, rx_packets: i.rxPackets, tx_packets: i.txPackets, ovs_rx_qos_drops: 0 }),
        ovsMap(i.status),
        i.type,
      ]),
    ),
  ]
    .map(line)
    .join('');

const writeOvs = (root: HostRoot, facts: OvsFacts): void => {
  root.tool('ovs-vsctl', ovsTables(facts));
  root.tool('ovs-vswitchd', `ovs-vswitchd (Open vSwitch) ${facts.version}\nDPDK ${facts.dpdkVersion}\n`);
  const pools = (facts.mempools ?? []).map(
    ({ name, node, mbufs, objectBytes }) =>
      `mempool <${name}>@0x17f3c0\n  flags=10\n  socket_id=${node}\n  pool=0x17f3c\n  size=${mbufs}\n  populated_size=${mbufs}\n  elt_size=1\n  total_obj_size=${objectBytes}\n  internal cache infos:\n    cache_size=512\n`,
  );
  root.write('.tools/.pools', `mempool <MP_vdev>@0x1\n  socket_id=0\n  size=16\n  total_obj_size=64\n${pools.join('')}`);
  const threads = (facts.pmds ?? []).map(
    ({ cpu, node, queues }) =>
      `pmd thread numa_id ${node} core_id ${cpu}:\n  isolated : false\n${queues.map(({ port, queue }) => `  port: ${port.padEnd(16)}  queue-id: ${String(queue).padStart(2)} (enabled)   pmd usage:  0 %\n`).join('')}  overhead:  0 %\n`,
  );
  root.write('.tools/.threads', threads.join(''));
  root.script(
    'ovs-appctl',
    `#!/bin/sh\ncase $3 in *get-mempool-info) cat '${root.bin}/.pools' ;; *) cat '${root.bin}/.threads' ;; esac\n`,
  );
  if (!facts.running) return;
  root.write('var/run/openvswitch/ovs-vswitchd.pid', '815\n');
  root.write('proc/815/comm', 'ovs-vswitchd\n');
  root.write('proc/815/status', `Name:\tovs-vswitchd\nUid:\t${facts.user === 'root' ? '0\t0\t0\t0' : '977\t977\t977\t977'}\n`);
  root.write('etc/passwd', `root:x:0:0:root:/root:/bin/bash\n${facts.user}:x:977:977::/:/sbin/nologin\n`);
};
