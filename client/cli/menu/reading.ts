import { Argument, Option } from 'commander';
import type { CheckFlags } from '../commands/check';
import type { ExportFlags } from '../commands/export';
import type { FileFlags } from '../commands/plan';
import { talking, type CommonFlags } from '../options';
import { facts, file, several } from './flags';
import type { Menu } from './menu';

/** Commands that only look. */
export const addReading = (menu: Menu): void => {
  menu.add<CheckFlags>({
    words: 'check',
    summary: 'show which links of the chain hold',
    description:
      'A virtual machine has a working DPDK NIC only if every link of a chain holds, from the firmware to the guest. This prints the chain\n' +
      'of a cluster, of hosts or of virtual machines; without a name, of every cluster. It changes nothing.\n\n' +
      'Exit code: 0 no link is missing, 2 a link is missing or impossible. A link that only the host itself could tell about is\n' +
      'shown as unknown and does not count, unless --facts tells.',
    options: [
      new Option('--cluster <name>', 'check this cluster'),
      several('--host <name>', 'check this host'),
      several('--vm <name>', 'check this virtual machine'),
      facts(),
    ],
    uses: talking,
    examples: [
      ['check', 'every cluster'],
      ['check --cluster dpdk', 'one cluster'],
      ['check --host host1 --vm vnf1', 'a host and a virtual machine'],
      ['check --host host1 --facts host1.json', 'with what only the host itself can tell'],
      ['check --cluster dpdk --output json', 'the same for a program'],
    ],
    run: async (terminal, flags) => (await import('../commands/check')).check(terminal, flags),
  });

  menu.add<FileFlags>({
    words: 'plan',
    summary: 'show what would change, and change nothing',
    description:
      'Compares a file with the engine and prints every change with what it was and will be, what it interrupts, what a person has\n' +
      'to do by hand with the exact commands, and what is impossible here and why.\n\n' +
      'Exit code: 0 nothing to do, 2 something is pending or impossible, 3 the file is wrong.',
    options: [file(), facts()],
    uses: talking,
    examples: [
      ['plan -f dpdk.yaml', 'what apply would do'],
      ['plan -f dpdk.yaml --output json', 'the same for a program'],
      ['export --cluster dpdk | ovirt-dpdk plan -f -', 'read the file from standard input'],
    ],
    run: async (terminal, flags) => (await import('../commands/plan')).planFile(terminal, flags),
  });

  menu.add<FileFlags>({
    words: 'verify',
    summary: 'look whether the engine is as the file says',
    description: 'Exit code: 0 it is, 2 something is missing, 3 the file is wrong.',
    options: [file(), facts()],
    uses: talking,
    examples: [
      ['verify -f dpdk.yaml', 'after apply, and after every step by hand'],
      ['verify -f dpdk.yaml --output json', 'the same for a program'],
    ],
    run: async (terminal, flags) => (await import('../commands/verify')).verifyFile(terminal, flags),
  });

  menu.add<CommonFlags>({
    words: 'vm guest',
    summary: 'write notes for the administrator of a guest',
    description:
      'What has to be done inside a virtual machine before a DPDK program can use its vhost-user NICs: huge pages, driver, and a command\n' +
      'line of testpmd with cores and memory that fit this machine. It changes nothing.\n\n' +
      'Exit code: 0 it fits, 2 something of the machine does not.',
    arguments: [new Argument('<vm>', 'name of the virtual machine')],
    uses: talking,
    examples: [
      ['vm guest vnf1', 'notes to hand on'],
      ['vm guest vnf1 --output json', 'the same for a program'],
    ],
    run: async (terminal, flags, [vm = '']) => (await import('../commands/guest')).guestNotes(terminal, flags, vm),
  });

  menu.add<ExportFlags>({
    words: 'export',
    summary: 'write the file that describes what is there now',
    description: 'The plan of the written file is empty until something changes.',
    options: [
      new Option('--cluster <name>', 'cluster to describe').makeOptionMandatory(),
      new Option('-o, --out <file>', 'write here instead of standard output; an existing file is kept unless --yes'),
    ],
    uses: ['engine', 'ca', 'yes'],
    examples: [
      ['export --cluster dpdk', 'print it'],
      ['export --cluster dpdk -o dpdk.yaml', 'write it to a file'],
    ],
    run: async (terminal, flags) => (await import('../commands/export')).exportCluster(terminal, flags),
  });
};
