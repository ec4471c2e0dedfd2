import { Argument, Option } from 'commander';
import type { HostApplyFlags } from '../commands/host/apply';
import type { HostCheckFlags } from '../commands/host/check';
import type { FactsFlags } from '../commands/host/facts';
import type { HostPlanFlags } from '../commands/host/plan';
import type { ScriptFlags } from '../commands/host/script';
import { talking, writing } from '../options';
import { dryRun, several, whole } from './flags';
import type { Menu } from './menu';

const hostArgument = (): Argument =>
  new Argument('[host]', "the engine's name of the host; without an engine, what ssh calls it");

/** Few: identities, jump hosts and all else are ssh's own configuration, which is read as always. */
const sshOptions = (): readonly Option[] => [
  new Option('--address <address>', 'where the host is, instead of what the engine says'),
  new Option('--user <name>', 'who to log in as; as the engine says, else root'),
  whole('--port <number>', 'port of sshd; as the engine says', 1, 65535),
  new Option('--ssh-config <file>', "ssh's configuration, instead of ~/.ssh/config"),
  whole('--timeout <seconds>', 'how long it may take to collect the facts', 1, 86400).default(60),
];

const factsOption = (): Option =>
  new Option('--facts <file>', 'facts that were saved, instead of asking the host; - is standard input');

const requestOptions = (): readonly Option[] => [
  new Option(
    '--request <file>',
    'YAML or JSON file that says what to plan for (see host plan --help); what it leaves out is decided',
  ),
  several('--nic <pci,key=value>', 'a NIC for DPDK, such as 0000:5e:00.0,mtu=9000,queues=2'),
];

const howReached =
  'The host is reached by the ssh of this machine, so agent, jump hosts and ~/.ssh/config work as they do for you. With an engine\n' +
  '(--engine or OVIRT_URL) the host is found by the name that it has there, and must show the SSH key whose fingerprint the engine\n' +
  'has; without one, your known_hosts decides.';

/** What a request file may hold, by example; what it means in full is the doc comment of HostRequest. */
export const requestExample = `nics:
  - { pci: "0000:5e:00.0", mtu: 9000, driver: auto, queues: 2 }
vms: [{ count: 4, memoryMiB: 8192, vcpus: 4, node: 0 }]
vmNodes: [0]              # where VMs with vhost-user NICs may run
pmdCores: { 0: 2 }        # by NUMA node, whole cores
pageSize: 1048576         # KiB, or 2048
hugepages: { 0: 40 }      # by node, all told, instead of vms
reserveMiB: 4096          # ordinary memory of the whole host
socketMemoryMiB: { 0: 2048 }
memoryModel: shared       # or per-port
isolateGuests: false      # true only if every VM is pinned
datapath: stand-in        # or native, or none`;

const requestKeys = `What a request may hold; each key may be left out:\n${requestExample.replace(/^/gm, '  ')}`;

/** Commands for the half of the work that is on the hosts. */
export const addHost = (menu: Menu): void => {
  menu.add<FactsFlags>({
    words: 'host facts',
    summary: 'collect what a host tells about itself',
    description:
      'Prints one JSON document: CPUs, NUMA nodes, huge pages, NICs, kernel line, Open vSwitch. It reads and changes nothing on the\n' +
      `host. What cannot be read there is null, and said. ${howReached}\n\n` +
      'Exit code: 0 done, 1 the host cannot be reached or its answer is no facts, 3 a flag or the file is wrong.',
    arguments: [hostArgument()],
    options: [
      new Option('--file <file>', 'check and print a document that was saved; - is standard input'),
      new Option('-o, --out <file>', 'write here instead of standard output; an existing file is kept unless --yes'),
      ...sshOptions(),
    ],
    uses: ['engine', 'ca', 'yes'],
    examples: [
      ['host facts host1 -o host1.json', 'save the facts of a host of the engine'],
      ['host facts host1 --address 192.0.2.5 --user admin', 'another address and user'],
      ['host facts --file host1.json', 'check a document that was saved'],
    ],
    run: async (terminal, flags, [host]) => (await import('../commands/host/facts')).hostFacts(terminal, flags, host),
  });

  menu.add<HostPlanFlags>({
    words: 'host plan',
    summary: 'compute what makes a host ready for OVS-DPDK',
    description:
      'Prints, for every NIC, whether DPDK can have it; for every NUMA node, which cores and how much memory go to the host, to Open\n' +
      'vSwitch and to virtual machines; kernel line, settings of Open vSwitch, the steps, what is left for virtual machines, and what was\n' +
      'decided by a rule of thumb with the key of the request that overrides it. It changes nothing.\n\n' +
      'Exit code: 0 nothing to do, 1 the host cannot be reached, 2 something is to be done or cannot be, 3 the facts, the request or a\n' +
      'flag is wrong.',
    detail: requestKeys,
    arguments: [hostArgument()],
    options: [
      factsOption(),
      ...requestOptions(),
      new Option('--compare', 'also what TripleO and the Ansible role would choose, and why it differs'),
      ...sshOptions(),
    ],
    uses: talking,
    examples: [
      ['host plan host1 --nic 0000:5e:00.0', 'for one NIC, everything else decided'],
      ['host plan --facts host1.json --request host1.yaml', 'without a connection'],
      ['host plan --facts host1.json --output json', 'the same for a program'],
    ],
    run: async (terminal, flags, [host]) => (await import('../commands/host/plan')).planOfHost(terminal, flags, host),
  });

  menu.add<HostCheckFlags>({
    words: 'host check',
    summary: 'judge what a host has now, by the rules of the plan',
    description:
      'Prints what is wrong with kernel line, huge pages, CPUs, drivers and settings of Open vSwitch as they are, and what to do about\n' +
      'it. It changes nothing.\n\n' +
      'Exit code: 0 nothing but notes, 1 the host cannot be reached, 2 errors or warnings, 3 the facts, the request or a flag is wrong.',
    arguments: [hostArgument()],
    options: [factsOption(), ...requestOptions(), ...sshOptions()],
    uses: talking,
    examples: [
      ['host check host1', 'ask the host now'],
      ['host check --facts host1.json --output json', 'without a connection, for a program'],
    ],
    run: async (terminal, flags, [host]) => (await import('../commands/host/check')).checkOfHost(terminal, flags, host),
  });

  menu.add<ScriptFlags>({
    words: 'host script',
    summary: 'print the script that carries the plan of a host out',
    description:
      'A POSIX shell script for root on that host, complete in itself. It does what is not so yet and can put it back; --help of the\n' +
      'script tells its options. Nothing is changed by printing it.\n\n' +
      'Exit code: 0 done, 1 the plan has errors or the host cannot be reached, 3 the facts, the request or a flag is wrong.',
    arguments: [hostArgument()],
    options: [
      factsOption(),
      ...requestOptions(),
      new Option('-o, --out <file>', 'write an executable file; one that is there is kept unless --yes'),
      ...sshOptions(),
    ],
    uses: ['engine', 'ca', 'yes'],
    examples: [
      ['host script host1 --nic 0000:5e:00.0 -o host1.sh', 'write it to a file'],
      ['host script --facts host1.json --request host1.yaml', 'without a connection'],
    ],
    run: async (terminal, flags, [host]) => (await import('../commands/host/script')).scriptOfHost(terminal, flags, host),
  });

  menu.add<HostApplyFlags>({
    words: 'host apply',
    summary: 'carry the plan of a host out, over SSH',
    description:
      'Collects the facts, shows the plan, asks, runs the script of host script on the host, and collects again to see whether all of\n' +
      'the plan holds. Run it again after whatever ended it: it completes the rest. With --undo it puts back what it found before its\n' +
      'first change.\n\n' +
      'A restart of Open vSwitch cuts every virtual machine and network on it off for some seconds. You are asked for it, unless\n' +
      '--restart-openvswitch or --allow-disruption vm-restart (or more) agrees beforehand; without a terminal it is left undone with\n' +
      'all that waits for it. Nothing is ever rebooted, and the kernel line is never changed: it says what a reboot is needed for.\n\n' +
      `${howReached} It needs root there, or sudo without a password.\n\n` +
      'Exit code: 0 all of the plan holds, 1 it failed or the plan has errors, 2 something is left or, with --dry-run, pending,\n' +
      '3 the request or a flag is wrong, 4 you did not agree.',
    arguments: [new Argument('<host>', "the engine's name of the host; without an engine, what ssh calls it")],
    options: [
      ...requestOptions(),
      new Option('--restart-openvswitch', 'agree beforehand to a restart of Open vSwitch'),
      new Option('--undo', 'put back what was found before the first change'),
      dryRun(),
      ...sshOptions(),
    ],
    uses: writing,
    examples: [
      ['host apply host1 --nic 0000:5e:00.0', 'ask before anything is changed'],
      ['host apply host1 --request host1.yaml --yes', 'do not ask; restart nothing'],
      ['host apply host1 --request host1.yaml --yes --restart-openvswitch', 'also restart Open vSwitch'],
      ['host apply host1 --undo', 'take it back'],
    ],
    run: async (terminal, flags, [host = '']) => (await import('../commands/host/apply')).applyToHost(terminal, flags, host),
  });
};
