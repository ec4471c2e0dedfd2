import { Command, Help, type OptionValues } from 'commander';
import type { Entry, Menu } from '../../client/cli/menu/menu';
import { commonOptions, environmentHelp } from '../../client/cli/options';
import { addCommands, exitCodesHelp, intro } from '../../client/cli/program';
import { escape, flags, prose, section, subsection, tagged, verbatim } from './roff';

type Described = Omit<Entry<OptionValues>, 'run'>;

/** The commands as the program itself has them. */
const commands = (): readonly Described[] => {
  const all: Described[] = [];
  const menu: Menu = { add: (entry) => void all.push(entry) };
  addCommands(menu, new Command());
  return all;
};

const help = new Help();

const commandText = ({ words, summary, description, detail, arguments: args = [], options = [], uses, examples }: Described) => {
  const takes = args.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`));
  const common = uses.map((name) => commonOptions[name]().long ?? name);
  return subsection(
    ['ovirt-dpdk', words, ...takes, '[options]'].join(' '),
    prose(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    ...(description === undefined ? [] : [prose(description)]),
    ...args.map((one) => tagged(flags(`<${one.name()}>`), help.argumentDescription(one))),
    ...options.map((option) => tagged(flags(help.optionTerm(option)), help.optionDescription(option))),
    ...(common.length === 0 ? [] : [prose(`Common options: ${common.join(', ')}.`)]),
    ...(detail === undefined ? [] : [prose(detail.replace(/:\n/, ':\n\n'))]),
    prose('Examples:'),
    verbatim(examples.map(([line, does]) => `  # ${does}\n  ovirt-dpdk ${line}`).join('\n')),
  );
};

/** Lines of a help text, `word  meaning`, below its heading. */
const meanings = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}(\S+) +(.+)$/gm)].map(([, word = '', meaning = '']) => tagged(`\\fB${word}\\fR`, meaning));

/**
 * The manual page `ovirt-dpdk.1`, made from the definitions that the command itself runs by.
 *
 * @param date day of the release, `2026-11-24`
 */
export const manualPage = (version: string, date: string): string => {
  const [name = '', ...description] = intro.split('\n');
  return [
    `.TH OVIRT\\-DPDK 1 "${date}" "ovirt\\-dpdk ${version}" "User Commands"`,
    section('NAME', `ovirt\\-dpdk \\- ${escape(name.charAt(0).toLowerCase() + name.slice(1).replace(/\.$/, ''))}`),
    section('SYNOPSIS', '\\fBovirt\\-dpdk\\fR \\fIcommand\\fR [\\fIargument\\fR] [\\fIoption\\fR ...]'),
    section('DESCRIPTION', prose(description.join('\n'))),
    section('COMMANDS', ...commands().map(commandText)),
    section(
      'COMMON OPTIONS',
      prose('These are accepted before and after the name of a command that uses them.'),
      ...Object.values(commonOptions).map((option) => tagged(flags(help.optionTerm(option())), help.optionDescription(option()))),
      tagged(flags('-h, --help'), 'Help for a command, with examples.'),
      tagged(flags('--version'), 'Print the version.'),
    ),
    section('EXIT STATUS', ...meanings(exitCodesHelp)),
    section('ENVIRONMENT', ...meanings(environmentHelp)),
    section(
      'FILES',
      tagged('\\fI/usr/share/ovirt\\-dpdk/examples\\fR', 'Files for plan, apply and verify, and the facts of a host.'),
      tagged('\\fI/usr/share/ovirt\\-dpdk/schema\\fR', 'JSON Schemas of these files and of what --output json prints.'),
      tagged('\\fI/usr/share/doc/ovirt\\-dpdk\\fR', 'The documentation: every key of the file, the rules of the planner.'),
    ),
    '',
  ].join('\n');
};
