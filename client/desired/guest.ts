import { readHugepageProperty } from '../dpdk/hugepages';
import type { Guest } from '../dpdk/guest/guestPlan';
import { bytes, bytesToMib } from '../dpdk/units';
import { dpdkVmNics } from './chain/vmNics';
import { viewOf } from './chain/view';
import type { Seen, SeenVm } from './seen';

/** MTU of a network whose own is 0: the engine's default. */
const DEFAULT_MTU = 1500;

/** A VM as it will be after its next start, with its NICs on DPDK networks. */
export const guestOf = (seen: Seen, vm: SeenVm): Guest => {
  const { cpu, next } = vm;
  const pages = readHugepageProperty((next ?? vm).properties['hugepages']);
  const nics = dpdkVmNics(viewOf(seen, vm.clusterId), vm).filter(({ plugged }) => plugged);
  return {
    memory: bytesToMib(bytes(next?.memory ?? vm.memory)),
    vcpus: cpu.sockets * cpu.cores * cpu.threads,
    ...(pages.kind === 'size' && { hostPages: pages.size }),
    nics: nics.map(({ name, mac, network, profile }) => ({
      name,
      ...(mac !== undefined && { mac }),
      mtu: network.mtu === 0 ? DEFAULT_MTU : network.mtu,
      queues: Number(/^[1-9]\d?$/.exec(profile.properties['queues'] ?? '')?.[0] ?? 1),
    })),
  };
};
