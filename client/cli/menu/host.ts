import { Argument, Option } from 'commander';
import type { FactsFlags } from '../commands/host/facts';
import { whole } from './flags';
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

const howReached =
  'The host is reached by the ssh of this machine, so agent, jump hosts and ~/.ssh/config work as they do for you. With an engine\n' +
  '(--engine or OVIRT_URL) the host is found by the name that it has there, and must show the SSH key whose fingerprint the engine\n' +
  'has; without one, your known_hosts decides.';

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
};
