import { OWNER } from './standInPort';
import type { HostStep } from './step';

/** A program and its arguments, for a start without a shell. */
export type Argv = readonly string[];

/** ovs-vsctl waits for ever when the switch is dead. */
const OVS_VSCTL: Argv = ['ovs-vsctl', '--timeout=10'];
/** The database is there when ovs-vswitchd is not, and a value must not wait for the switch to take it up. */
const OVS_DATABASE: Argv = [...OVS_VSCTL, '--no-wait'];

/** A value as ovs-vsctl reads it: in double quotes, which have to reach it, a comma does not end the value. */
const quoted = (value: string): string => JSON.stringify(value);

/** Text and path are arguments of the shell's script, never part of it. */
const write = (path: string, text: string): Argv => ['sh', '-c', 'printf %s "$2" > "$1"', 'sh', path, text];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** The file that has a module loaded at each boot. */
export const moduleFile = (name: string): string => `/etc/modules-load.d/ovirt-dpdk-${name}.conf`;

/** Where the kernel keeps the number of huge pages of a node. */
export const pagesFile = (node: number, size: number): string =>
  `/sys/devices/system/node/node${node}/hugepages/hugepages-${size}kB/nr_hugepages`;

/** What does a step, in order; done twice, it is done once. */
export const commandsOf = (step: HostStep): readonly Argv[] => {
  switch (step.kind) {
    case 'module':
      // It stays loaded: others may use it, and an idle module does no harm.
      return step.present
        ? [['modprobe', step.name], write(moduleFile(step.name), `${step.name}\n`)]
        : [['rm', '-f', moduleFile(step.name)]];
    case 'driver': {
      const save = step.untilBoot ? ['--nosave'] : [];
      return step.driver === undefined
        ? [['driverctl', 'unset-override', step.pci]]
        : [['driverctl', ...save, 'set-override', step.pci, step.driver]];
    }
    case 'pages':
      return [write(pagesFile(step.node, step.size), `${step.count}\n`)];
    case 'ovsConfig':
      return step.value === undefined
        ? [[...OVS_DATABASE, 'remove', 'Open_vSwitch', '.', 'other_config', step.key]]
        : [[...OVS_DATABASE, 'set', 'Open_vSwitch', '.', `other_config:${step.key}=${quoted(step.value)}`]];
    case 'restartOvs':
      return [['systemctl', 'restart', 'openvswitch']];
    case 'bridge':
      return step.present
        ? [
            [
              ...OVS_VSCTL,
              ...['--may-exist', 'add-br', step.name],
              ...[
                '--',
                'set',
                'Bridge',
                step.name,
                'datapath_type=netdev',
                'fail_mode=standalone',
                `external_ids:owner=${OWNER}`,
              ],
            ],
          ]
        : [[...OVS_VSCTL, '--if-exists', 'del-br', step.name]];
    case 'port':
      // MTU in the same transaction, so that no memory pool for MTU 1500 comes first (measured on Open vSwitch 3.1.0).
      return step.present
        ? [
            [
              ...OVS_VSCTL,
              ...['--may-exist', 'add-port', step.bridge, step.name],
              ...['--', 'set', 'Interface', step.name, 'type=dpdk'],
              `options:dpdk-devargs=${quoted(step.devargs)}`,
              `options:n_rxq=${step.queues}`,
              `mtu_request=${step.mtu}`,
            ],
          ]
        : [[...OVS_VSCTL, '--if-exists', 'del-port', step.bridge, step.name]];
    case 'file':
      return [
        ...(step.text === undefined
          ? [['rm', '-f', step.path]]
          : [['mkdir', '-p', folderOf(step.path)], write(step.path, step.text)]),
        ...(step.restarts === undefined ? [] : [['systemctl', 'restart', step.restarts]]),
      ];
  }
};
