import type { Argument, Command, Option, OptionValues } from 'commander';
import type { ExitCode } from '../exitCodes';
import { inputError } from '../inputError';
import { commonOptions, environmentHelp, type CommonOption } from '../options';
import type { Terminal } from '../terminal';

/** One command as it stands in the menu. */
export interface Entry<Flags extends OptionValues> {
  /** Words after `ovirt-dpdk`, such as `cluster create`. */
  readonly words: string;
  readonly summary: string;
  /** Lines of the help below the summary. */
  readonly description?: string;
  /** Lines that are kept as they are, above the examples. */
  readonly detail?: string;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Common options that it uses. */
  readonly uses: readonly CommonOption[];
  /** What follows `ovirt-dpdk`, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  readonly run: (terminal: Terminal, flags: Flags, words: readonly string[]) => Promise<ExitCode>;
}

export interface Menu {
  add<Flags extends OptionValues>(entry: Entry<Flags>): void;
}

const groupSummaries: Readonly<Record<string, string>> = {
  cluster: 'clusters for DPDK',
  network: 'networks on DPDK NICs',
  vm: 'virtual machines with DPDK NICs',
  engine: 'what the engine itself needs',
  host: 'hosts: facts, plan, check, script, apply',
};

/** `ovirt-dpdk host plan`. */
export const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

const exampleText = (examples: Entry<object>['examples']): string =>
  `\nExamples:\n${examples.map(([words, does]) => `  # ${does}\n  ovirt-dpdk ${words}`).join('\n')}\n`;

/** Adds commands to a program. `end` hears the exit code of the one that ran. */
export const createMenu = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): Menu => {
  const uses = new Map<Command, readonly CommonOption[]>();
  program.configureHelp({
    showGlobalOptions: true,
    visibleGlobalOptions: (command) =>
      (uses.get(command) ?? []).flatMap((name) => program.options.filter((option) => option.attributeName() === name)),
  });

  const groupOf = (words: readonly string[]): Command =>
    words.reduce(
      (parent, word) =>
        parent.commands.find((command) => command.name() === word) ??
        parent
          .command(word)
          .summary(groupSummaries[word] ?? '')
          .description(`${groupSummaries[word] ?? ''}\n`.trim()),
      program,
    );

  const refuseUnused = (command: Command, wanted: readonly CommonOption[]): void => {
    for (const option of program.options) {
      const key = option.attributeName();
      if (key in commonOptions && !wanted.some((name) => name === key) && program.getOptionValueSource(key) === 'cli') {
        const path = pathOf(command);
        throw inputError(`${path} does not use ${option.long ?? key}; see: ${path} --help`);
      }
    }
  };

  return {
    add: <Flags extends OptionValues>(entry: Entry<Flags>) => {
      const words = entry.words.split(' ');
      const command = groupOf(words.slice(0, -1)).command(words.at(-1) ?? '');
      uses.set(command, entry.uses);
      command.summary(entry.summary).description(paragraphs(entry.summary, entry.description));
      for (const argument of entry.arguments ?? []) command.addArgument(argument);
      for (const option of entry.options ?? []) command.addOption(option);
      if (entry.detail !== undefined) command.addHelpText('after', `\n${entry.detail}`);
      command.addHelpText('after', exampleText(entry.examples) + (entry.uses.includes('engine') ? environmentHelp : ''));
      command.action(async () => {
        refuseUnused(command, entry.uses);
        end(await entry.run(terminal, command.optsWithGlobals<Flags>(), command.processedArgs.flat().filter(isWord)));
      });
    },
  };
};

// Lines that begin without a blank are one paragraph; the help wraps it.
const paragraphs = (summary: string, description = ''): string =>
  [`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, description.replace(/(?<=[^\n])\n(?=[^\n ])/g, ' ')]
    .join('\n\n')
    .trim();

const isWord = (value: unknown): value is string => typeof value === 'string';
