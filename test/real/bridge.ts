import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { NicPort, VhostPort } from '../../client/dpdk/memory/mempools';
import { startOpenVswitch, type OpenVswitch, type Setting } from '../support/openVswitch';

/** Runs a switch with one bridge, `br0`, for the time of a test. */
export const withBridge = async (setting: Setting, use: (ovs: OpenVswitch) => Promise<void>): Promise<void> => {
  const ovs = await startOpenVswitch(setting);
  try {
    await ovs.set('add-br', 'br0', '--', 'set', 'bridge', 'br0', 'datapath_type=netdev');
    await use(ovs);
  } finally {
    await ovs.stop();
  }
};

/** A DPDK port without hardware: DPDK's null device, which takes any MTU of Open vSwitch and never receives. */
export const addNic = (
  ovs: OpenVswitch,
  name: string,
  { mtu, rxQueues = 1, rxDescriptors = 2048, txDescriptors = 2048 }: NicPort,
): Promise<string> =>
  ovs.set(
    ...['add-port', 'br0', name, '--', 'set', 'Interface', name, 'type=dpdk', `mtu_request=${mtu}`],
    `options:dpdk-devargs="net_null_${name},no-rx=1"`,
    ...[`options:n_rxq=${rxQueues}`, `options:n_rxq_desc=${rxDescriptors}`, `options:n_txq_desc=${txDescriptors}`],
  );

/**
 * A vhost-user port as VMs have it, and a driver of DPDK in the place of the VM. The driver takes no huge pages.
 */
export const addVhost = async (ovs: OpenVswitch, name: string, { mtu, queuePairs = 1 }: VhostPort): Promise<void> => {
  const socket = join(ovs.directory, `${name}.sock`);
  await ovs.set(
    ...['add-port', 'br0', name, '--', 'set', 'Interface', name, 'type=dpdkvhostuserclient', `mtu_request=${mtu}`],
    `options:vhost-server-path=${socket}`,
  );
  const ownMemory = ['--no-pci', '--no-huge', '--no-shconf', '--no-telemetry', '-m', '64', '--lcores', '0@0,1@0'];
  const device = `--vdev=net_virtio_user0,path=${socket},server=1,queues=${queuePairs}`;
  const queues = [`--rxq=${queuePairs}`, `--txq=${queuePairs}`];
  // Its prompt keeps it there: `-i` reads commands until the pipe is closed.
  const driver = spawn(
    'setpriv',
    [
      '--pdeathsig',
      'KILL',
      'dpdk-testpmd',
      ...ownMemory,
      device,
      '--',
      '-i',
      '--nb-cores=1',
      '--total-num-mbufs=2048',
      ...queues,
    ],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  ovs.accompany(driver);
};
