import { Argument, Option } from 'commander';
import type { VmSpec } from '../../desired/spec';
import type { ApplyFlags } from '../commands/apply';
import type { ClusterFlags } from '../commands/cluster';
import type { AttachFlags } from '../commands/network';
import type { PropertiesFlags } from '../commands/properties';
import type { HugepagesFlags } from '../commands/vm';
import { talking, writing } from '../options';
import { dryRun, facts, file, several, whole } from './flags';
import type { Menu } from './menu';

const pageSizes = ['2MiB', '1GiB', 'none'] as const satisfies readonly VmSpec['hugepages'][];

const likeApply =
  'Shows the plan, asks, and applies it, as apply does with a file.\n\n' +
  'Exit code: 0 done or nothing to do, 1 it failed or the plan has problems, 2 something is left or, with --dry-run, pending,\n' +
  '3 a flag is wrong, 4 you did not agree.';

/** Commands that change something on the engine, or on the engine machine. */
export const addWriting = (menu: Menu): void => {
  menu.add<ApplyFlags>({
    words: 'apply',
    summary: 'bring the engine to what the file says',
    description:
      'Shows the plan, asks once, and carries it out. What restarts a virtual machine or takes a host out of service is asked for\n' +
      'each of them, unless --allow-disruption covers it; without a terminal it is left undone. What a person must do by hand is\n' +
      'left too, and said at the end. Interrupted by Ctrl-C it ends after the step at hand; run it again to complete it.\n\n' +
      'Exit code: 0 done or nothing to do, 1 it failed or the plan has problems, 2 something is left, 3 the file is wrong,\n' +
      '4 you did not agree.',
    options: [file(), facts(), dryRun()],
    uses: writing,
    examples: [
      ['apply -f dpdk.yaml', 'ask before anything is changed'],
      ['apply -f dpdk.yaml --yes', 'do not ask; interrupt nothing'],
      ['apply -f dpdk.yaml --yes --allow-disruption vm-restart', 'also restart virtual machines that need it'],
      ['apply -f dpdk.yaml --yes --allow-disruption host-reboot', 'also reinstall and reboot hosts, one at a time'],
    ],
    run: async (terminal, flags) => (await import('../commands/apply')).applyFile(terminal, flags),
  });

  menu.add<ClusterFlags>({
    words: 'cluster create',
    summary: 'create a cluster for DPDK',
    description: likeApply,
    arguments: [new Argument('<name>', 'name of the cluster')],
    options: [
      new Option('--data-center <name>', 'data center; needed when the engine has more than one'),
      new Option('--cpu-type <type>', 'CPU type as the engine writes it'),
      new Option('--level <version>', 'compatibility level, such as 4.7'),
      new Option('--switch-type <type>', 'Open vSwitch or Linux bridge; chosen by the datapath when absent').choices([
        'ovs',
        'legacy',
      ]),
      new Option('--datapath <how>', 'how vhost-user NICs come about').choices(['auto', 'native', 'stand-in']),
      dryRun(),
    ],
    uses: writing,
    examples: [
      ['cluster create dpdk --dry-run', 'only show what would be done'],
      ['cluster create dpdk --cpu-type "Intel Skylake Server Family" --level 4.7', 'with a CPU type and a level'],
    ],
    run: async (terminal, flags, [name = '']) => (await import('../commands/cluster')).createCluster(terminal, flags, name),
  });

  menu.add<AttachFlags>({
    words: 'network attach',
    summary: 'attach a network to a DPDK NIC of a host',
    description: `The network is created when there is none of that name, and joined to the cluster of the host. ${likeApply}`,
    arguments: [new Argument('<network>', 'name of the network')],
    options: [
      new Option('--host <name>', 'the host').makeOptionMandatory(),
      new Option('--nic <name>', "the engine's name of the NIC, such as dpdk0 or dummy_5e00").conflicts('pci'),
      new Option('--pci <address>', 'the PCI address of the NIC, such as 0000:5e:00.0'),
      whole('--vlan <id>', 'VLAN of the network', 0, 4094),
      whole('--mtu <bytes>', 'MTU of the network', 0, 65535),
      new Option('--profile <name>', 'also make sure of a vNIC profile of this name, without a network filter'),
      dryRun(),
    ],
    uses: writing,
    examples: [
      ['network attach dpdk-blue --host host1 --nic dpdk0', 'a network that exists'],
      ['network attach dpdk-blue --host host1 --pci 0000:5e:00.0 --vlan 100 --mtu 9000', 'a new network'],
    ],
    run: async (terminal, flags, [network = '']) => (await import('../commands/network')).attachNetwork(terminal, flags, network),
  });

  menu.add<HugepagesFlags>({
    words: 'vm hugepages',
    summary: 'give the memory of a virtual machine huge pages, or take them away',
    description: likeApply,
    arguments: [new Argument('<vm>', 'name of the virtual machine')],
    options: [
      new Option('--size <size>', 'size of a page; none takes the property hugepages away')
        .choices(pageSizes)
        .makeOptionMandatory(),
      several('--nic <nic=profile>', 'also make sure of a NIC of that name with that vNIC profile'),
      dryRun(),
    ],
    uses: writing,
    examples: [
      ['vm hugepages vnf1 --size 1GiB', 'it takes effect at the next start'],
      ['vm hugepages vnf1 --size 1GiB --yes --allow-disruption vm-restart', 'restart it at once'],
      ['vm hugepages vnf1 --size 1GiB --nic nic1=dpdk-blue', 'and give it a DPDK NIC'],
      ['vm hugepages vnf1 --size none', 'back to ordinary memory'],
    ],
    run: async (terminal, flags, [vm = '']) => (await import('../commands/vm')).giveHugepages(terminal, flags, vm),
  });

  menu.add<PropertiesFlags>({
    words: 'engine properties',
    summary: 'show which definitions of VM properties the engine lacks',
    description:
      'Prints, for each compatibility level in use, which of the properties hugepages and hugepages_shared are defined, and the exact\n' +
      'engine-config commands for those that are not. With --apply, on the engine machine, it runs them; they add to what is defined\n' +
      'and replace nothing. The engine reads the definitions when it starts: restart it afterwards. This command never does.\n\n' +
      'Exit code: 0 nothing is missing, 1 engine-config failed, 2 something is missing or the engine must be restarted.',
    options: [new Option('--apply', 'run the commands here; engine-config must be on PATH')],
    uses: [...talking, 'yes'],
    examples: [
      ['engine properties', 'what is missing'],
      ['engine properties --apply', 'ask, then run engine-config on this machine'],
    ],
    run: async (terminal, flags) => (await import('../commands/properties')).properties(terminal, flags),
  });
};
