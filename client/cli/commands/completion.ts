import type { Argument, Command, Option } from 'commander';
import { exitCodes, type ExitCode } from '../exitCodes';
import type { Terminal } from '../terminal';

export const shells = ['bash', 'zsh', 'fish'] as const;
type ShellName = (typeof shells)[number];

/** Prints a script that completes the words of this very program: it is made from the program's own menu. */
export const completion = async (terminal: Terminal, program: Command, shell: string): Promise<ExitCode> => {
  const name = shells.find((known) => known === shell) ?? 'bash';
  terminal.stdout.write(scripts[name](menuOf(program)));
  return exitCodes.done;
};

/** What may follow the words of one command. */
interface Place {
  /** Words so far, such as `cluster create`; empty for the program itself. */
  readonly words: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly options: readonly Flag[];
  readonly choices: readonly string[];
}

interface Flag {
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly takesFile: boolean;
}

const menuOf = (program: Command): readonly Place[] => {
  const visit = (command: Command, words: readonly string[]): readonly Place[] => {
    const help = command.createHelp();
    const options = [...help.visibleOptions(command), ...(words.length > 0 ? help.visibleGlobalOptions(command) : [])];
    const commands = help.visibleCommands(command).filter((child) => child.name() !== 'help');
    return [
      {
        words: words.join(' '),
        commands: commands.map((child) => ({ name: child.name(), summary: child.summary() })),
        options: options.map(flagOf),
        choices: command.registeredArguments.flatMap((argument: Argument) => argument.argChoices ?? []),
      },
      ...commands.flatMap((child) => visit(child, [...words, child.name()])),
    ];
  };
  return visit(program, []);
};

const flagOf = (option: Option): Flag => ({
  names: [option.short, option.long].filter((name) => name !== undefined),
  description: option.description,
  takesValue: option.required,
  choices: option.argChoices ?? [],
  takesFile: /<file>/.test(option.flags),
});

const single = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The words so far, without options and their values, choose the place; in bash and zsh alike. */
const placeOf = (places: readonly Place[], local: string): string => `  ${local}
  for word in "\${before[@]}"; do
    case "$place $word" in
${places
  .filter(({ words }) => words !== '')
  .map(({ words }) => `      ${single(` ${words}`)}) place=${single(` ${words}`)} ;;`)
  .join('\n')}
    esac
  done`;

const valueCases = (places: readonly Place[], reply: (choices: readonly string[]) => string, file: string): string => {
  const flags = new Map<string, Flag>();
  for (const flag of places.flatMap(({ options }) => options)) {
    if (flag.takesValue) for (const name of flag.names) flags.set(name, flag);
  }
  return [...flags].map(([name, flag]) => `    ${name}) ${flag.takesFile ? file : reply(flag.choices)}; return ;;`).join('\n');
};

const wordsAt = ({ commands, options, choices }: Place): readonly string[] => [
  ...commands.map(({ name }) => name),
  ...choices,
  ...options.flatMap(({ names }) => names),
];

const scripts: Readonly<Record<ShellName, (places: readonly Place[]) => string>> = {
  bash: (places) => {
    const reply = (words: readonly string[]): string => `COMPREPLY=($(compgen -W ${single(words.join(' '))} -- "$current"))`;
    return `# bash completion for ovirt-dpdk
_ovirt_dpdk() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=()
  case "$previous" in
${valueCases(places, reply, 'COMPREPLY=($(compgen -f -- "$current"))')}
  esac
${placeOf(places, `local place='' word`)}
  case "$place" in
${places.map((place) => `    ${single(place.words === '' ? '' : ` ${place.words}`)}) ${reply(wordsAt(place))} ;;`).join('\n')}
  esac
}
complete -o filenames -F _ovirt_dpdk ovirt-dpdk
`;
  },

  zsh: (places) => {
    const reply = (words: readonly string[]): string => `compadd -- ${words.map(single).join(' ')}`;
    const described = (place: Place): string => {
      const items = [
        ...place.commands.map(({ name, summary }) => `${name}:${summary}`),
        ...place.choices,
        ...place.options.flatMap(({ names, description }) => names.map((name) => `${name}:${description}`)),
      ];
      return `items=(${items.map(single).join(' ')})`;
    };
    return `#compdef ovirt-dpdk
_ovirt_dpdk() {
  local previous="\${words[CURRENT-1]}"
  local -a before items
  before=("\${(@)words[2,CURRENT-1]}")
  case "$previous" in
${valueCases(places, reply, '_files')}
  esac
${placeOf(places, `local place='' word`)}
  case "$place" in
${places.map((place) => `    ${single(place.words === '' ? '' : ` ${place.words}`)}) ${described(place)} ;;`).join('\n')}
  esac
  _describe 'ovirt-dpdk' items
}
if [ "$funcstack[1]" = "_ovirt_dpdk" ]; then _ovirt_dpdk; else compdef _ovirt_dpdk ovirt-dpdk; fi
`;
  },

  fish: (places) => {
    const at = ({ words }: Place): string =>
      words === ''
        ? '__fish_use_subcommand'
        : words
            .split(' ')
            .map((word) => `__fish_seen_subcommand_from ${word}`)
            .join('; and ');
    const lines = places.flatMap((place) => {
      const groupOnly = place.words !== '' && place.commands.length > 0;
      const names = place.commands.map(({ name }) => name).join(' ');
      const condition = groupOnly ? `${at(place)}; and not __fish_seen_subcommand_from ${names}` : at(place);
      return [
        ...place.commands.map(({ name, summary }) => `-n ${single(condition)} -a ${name} -d ${single(summary)}`),
        ...(place.choices.length > 0 ? [`-n ${single(condition)} -a ${single(place.choices.join(' '))}`] : []),
        ...place.options.map((option) => `-n ${single(condition)} ${fishFlag(option)}`),
      ];
    });
    return `# fish completion for ovirt-dpdk\ncomplete -c ovirt-dpdk -f\n${lines.map((line) => `complete -c ovirt-dpdk ${line}\n`).join('')}`;
  },
};

const fishFlag = ({ names, description, takesValue, takesFile, choices }: Flag): string =>
  [
    ...names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)),
    `-d ${single(description)}`,
    ...(takesValue ? [takesFile ? '-r -F' : '-x'] : []),
    ...(choices.length > 0 ? [`-a ${single(choices.join(' '))}`] : []),
  ].join(' ');
