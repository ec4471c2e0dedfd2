import { Argument, Option } from 'commander';
import type { CaFlags } from '../commands/ca';
import type { DemoFlags } from '../commands/demo';
import { shells } from '../commands/completion';
import { whole } from './flags';
import type { Menu } from './menu';
import type { Command } from 'commander';

/** Commands round about. */
export const addTools = (menu: Menu, program: Command): void => {
  menu.add<DemoFlags>({
    words: 'demo',
    summary: 'serve a simulated engine and its portal on this machine, to try things out',
    description:
      'Listens on the loopback address and prints "ready URL" once it does, then "portal URL" for a browser. Log in as\n' +
      'admin@internal with the password demo. Ctrl-C ends it; nothing is kept.',
    options: [
      whole('--port <number>', 'port to listen on; 0 takes a free one', 0, 65535),
      new Option('--release <version>', 'oVirt release to behave as: 4.2.8, 4.3.10, 4.4.3, 4.4.10 or 4.5.7'),
      new Option('--world <name>', 'which hosts, networks and virtual machines there are'),
    ],
    uses: [],
    examples: [
      ['demo', 'the newest release on a free port'],
      ['demo --port 8080 --release 4.2.8', 'an engine of the time of native DPDK'],
    ],
    run: async (terminal, flags) => (await import('../commands/demo')).demo(terminal, flags),
  });

  menu.add<CaFlags>({
    words: 'ca',
    summary: "fetch the engine's CA certificate",
    description:
      'Prints the certificate on standard output and its SHA-256 fingerprint on standard error. It is fetched without verification,\n' +
      'as there is nothing yet to verify it with: compare the fingerprint with the one that the engine machine tells before you use\n' +
      'the file:\n\n' +
      '  openssl x509 -noout -fingerprint -sha256 -in /etc/pki/ovirt-engine/ca.pem',
    uses: ['engine'],
    examples: [['ca --engine https://engine.example.com > ca.pem', 'then compare, and use it with --ca ca.pem']],
    run: async (terminal, flags) => (await import('../commands/ca')).ca(terminal, flags),
  });

  menu.add<object>({
    words: 'completion',
    summary: 'print the completion script of a shell',
    arguments: [new Argument('<shell>', 'which shell').choices(shells)],
    uses: [],
    examples: [
      ['completion bash > /etc/bash_completion.d/ovirt-dpdk', 'bash, for all users'],
      ['completion zsh > "${fpath[1]}/_ovirt-dpdk"', 'zsh'],
      ['completion fish > ~/.config/fish/completions/ovirt-dpdk.fish', 'fish'],
    ],
    run: async (terminal, _, [shell = '']) => (await import('../commands/completion')).completion(terminal, program, shell),
  });
};
