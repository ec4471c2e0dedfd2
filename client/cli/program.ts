import { Command, CommanderError } from 'commander';
import { exitCodes, exitCodeOf, type ExitCode } from './exitCodes';
import { inputError } from './inputError';
import { addHost } from './menu/host';
import { createMenu, pathOf, type Menu } from './menu/menu';
import { addReading } from './menu/reading';
import { addTools } from './menu/tools';
import { addWriting } from './menu/writing';
import { commonOptions, secretFlagIn } from './options';
import { results } from './text/screen';
import type { Terminal } from './terminal';
import { version } from './version';

export const intro = `From a bare oVirt cluster to virtual machines with vhost-user NICs on OVS-DPDK.

Write a YAML file that says what you want, look at the plan, apply it:

  ovirt-dpdk ca > ca.pem            # once; compare the fingerprint
  ovirt-dpdk check --ca ca.pem      # what holds now
  ovirt-dpdk plan -f dpdk.yaml      # what would change
  ovirt-dpdk apply -f dpdk.yaml

No engine at hand? ovirt-dpdk demo serves a simulated one.`;

export const exitCodesHelp = `
Exit codes:
  0 done, all well or nothing to do
  1 something failed
  2 changes are pending, or a link of the chain does not hold
  3 a file, a flag or the environment is wrong
  4 you did not agree
`;

/** Adds all commands to a menu. */
export const addCommands = (menu: Menu, program: Command): void => {
  addReading(menu);
  addWriting(menu);
  addHost(menu);
  addTools(menu, program);
};

const createProgram = (terminal: Terminal, end: (code: ExitCode) => void): Command => {
  const { width } = results(terminal);
  const program = new Command('ovirt-dpdk')
    .description(intro)
    .version(version, '--version', 'print the version')
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      // Mistakes are thrown and told by `run`, like every other error.
      outputError: () => undefined,
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const option of Object.values(commonOptions)) program.addOption(option());
  program.addHelpText('after', exitCodesHelp);
  addCommands(createMenu(program, terminal, end), program);
  return program;
};

/** Runs one command line and answers its exit code. Never throws. */
export const run = async (argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.done;
  let help = 'ovirt-dpdk --help';
  try {
    refuseSecrets(argv);
    const program = createProgram(terminal, (ended) => {
      code = ended;
    });
    help = `${pathOf(commandIn(argv, program))} --help`;
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    const told = error instanceof CommanderError ? usageError(error, help) : error;
    if (told === undefined) return exitCodes.done;
    const { printError } = await import('./print/error');
    printError(terminal, told, wantsJson(argv));
    return exitCodeOf(told);
  }
};

const refuseSecrets = (argv: readonly string[]): void => {
  const secret = secretFlagIn(argv);
  if (!secret) return;
  const asked = secret.variable === 'OVIRT_PASSWORD' ? ', or leave both out and be asked on the terminal' : '';
  throw inputError(
    `${secret.flag} is not accepted: every user of this machine can read the arguments of a command; set ${secret.variable} in the environment${asked}. If what you typed is in your shell's history, change it.`,
  );
};

/** A mistake on the command line; nothing when help or the version was asked for. */
const usageError = (error: CommanderError, help: string): Error | undefined => {
  if (error.exitCode === 0) return undefined;
  if (error.code === 'commander.help') return inputError('no command is given; the text above lists them');
  // The value behind `=` is not repeated: it may be a secret behind a flag that was misspelt.
  const message = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/'(--?[^=']+)=[^']*'/, "'$1'");
  return inputError(`${message.replace(/\.$/, '')}; see: ${help}`);
};

/** The command whose words a command line has, as far as they are known. */
const commandIn = (argv: readonly string[], program: Command): Command =>
  argv.reduce((command, word) => command.commands.find((one) => one.name() === word) ?? command, program);

/** Whether errors are wanted as JSON, even where the command line could not be read to the end. */
const wantsJson = (argv: readonly string[]): boolean =>
  argv.some((word, i) => word === '--output=json' || (word === '--output' && argv[i + 1] === 'json'));
