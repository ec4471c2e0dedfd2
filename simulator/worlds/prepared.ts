import { booted } from '../engine/hosts/kernelLine';
import type { Machine } from '../engine/hosts/machine';
import type { World } from '../engine/engine';
import { installation } from './installation';
import { machine, management, pciPort, standIn, standInHook } from './machines';

const intel = { id: '0x8086', name: 'Intel Corporation' };
const mellanox = { id: '0x15b3', name: 'Mellanox Technologies' };
const broadcom = { id: '0x14e4', name: 'Broadcom Inc. and subsidiaries' };
const XXV710 = { vendor: intel, product: { id: '0x158b', name: 'Ethernet Controller XXV710 for 25GbE SFP28' } };
const CONNECTX5 = { vendor: mellanox, product: { id: '0x1017', name: 'MT27800 Family [ConnectX-5]' } };
const BCM5720 = { vendor: broadcom, product: { id: '0x165f', name: 'NetXtreme BCM5720 Gigabit Ethernet PCIe' } };

const FAST = 25_000_000_000;
const BOOT = 'BOOT_IMAGE=(hd0,gpt2)/vmlinuz root=/dev/mapper/onn-root ro';

/** First one thread of every core, node after node, then the second threads in the same order. */
const cpusOf = (node: number): readonly number[] =>
  [0, 20].flatMap((first) => [...Array(10).keys()].map((i) => first + node * 10 + i));

const server = (name: string, change: Partial<Machine>): Machine =>
  machine(name, {
    cpu: {
      model: 'Intel(R) Xeon(R) Silver 4114 CPU @ 2.20GHz',
      type: 'Intel Skylake Server Family',
      mhz: 2200,
      sockets: 2,
      cores: 10,
      threads: 2,
    },
    memory: 125 * 2 ** 30,
    numa: [
      { index: 0, mib: 64000, cpus: cpusOf(0), distance: '10 21' },
      { index: 1, mib: 64000, cpus: cpusOf(1), distance: '21 10' },
    ],
    hooks: standInHook,
    ...change,
  });

const nics = (name: string, isPrepared: boolean): Machine['ports'] => [
  pciPort(name, 'eno1', '0000:19:00.0', 'tg3', { ...BCM5720, speed: 1_000_000_000 }),
  pciPort(name, 'ens1f0', '0000:5e:00.0', isPrepared ? 'vfio-pci' : 'i40e', { ...XXV710, speed: FAST }),
  pciPort(name, 'ens3f0np0', '0000:af:00.0', 'mlx5_core', { ...CONNECTX5, speed: FAST }),
  pciPort(name, 'ens3f1np1', '0000:af:00.1', 'mlx5_core', { ...CONNECTX5, speed: FAST }),
];

/** Two hosts of one cluster: `host7`, on which DPDK works, and `host3`, as it came out of its box. */
export const prepared: World = (engine) => {
  const build = installation(engine);
  const cluster = engine.state.clusters.put({
    ...build.defaultCluster,
    name: 'dpdk',
    cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
  });
  engine.state.dataCenters.put({ ...build.dc, status: 'up', storage_format: 'v5' });
  const blue = build.network('dpdk-blue', build.dc, { vlan: { id: 100 }, mtu: 1500 });
  const red = build.network('dpdk-red', build.dc, { vlan: { id: 200 }, mtu: 9000 });
  for (const network of [blue, red]) build.inCluster(network, cluster);

  const made: Readonly<Record<string, Machine>> = {
    host7: server('host7', {
      ports: nics('host7', true),
      standIns: [standIn('host7', 'dummy_5e00'), standIn('host7', 'dummy_af00')],
      pagesTaken: { 1048576: 38 },
      kernel: booted({
        boot: BOOT,
        own: 'crashkernel=1G-4G:192M',
        managed:
          'intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G hugepages=68 isolcpus=managed_irq,domain,1,21,11,31 nohz_full=1,11,21,31',
      }),
      running: { networks: { ovirtmgmt: management('legacy', 'eno1', '192.0.2.17') }, bonds: {} },
    }),
    host3: server('host3', {
      ports: nics('host3', false),
      kernel: booted({ boot: BOOT, own: 'intel_iommu=on iommu=pt isolcpus=2-5', managed: '' }),
      running: { networks: { ovirtmgmt: management('legacy', 'eno1', '192.0.2.13') }, bonds: {} },
    }),
  };
  for (const [name, each] of Object.entries(made)) {
    const row = build.host(name, cluster, each);
    if (name !== 'host7') continue;
    build.attach(row, blue, 'dummy_5e00');
    build.attach(row, red, 'dummy_af00');
  }
  build.vm('vnf1', cluster, {
    memory: 16 * 2 ** 30,
    cpu: { topology: { sockets: 1, cores: 4, threads: 1 } },
    custom_properties: [{ name: 'hugepages', value: '1048576' }],
  });
  engine.state.machineAt = (address) => made[address.split('.')[0] ?? ''] ?? server(address, {});
};
