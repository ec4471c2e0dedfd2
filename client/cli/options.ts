import { Option } from 'commander';
import { disruptions, type Disruption } from '../desired/change';

/** Flags that stand in the help of every command that uses them, and are accepted before and after its name. */
export interface CommonFlags {
  readonly engine?: string;
  readonly ca?: string;
  readonly output: OutputFormat;
  readonly yes?: boolean;
  readonly allowDisruption: Disruption;
}

const outputFormats = ['text', 'json'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const commonOptions = {
  engine: () => new Option('--engine <url>', 'address of the engine, such as https://engine.example.com/ovirt-engine'),
  ca: () => new Option('--ca <file>', "file with the engine's CA certificate (PEM); see: ovirt-dpdk ca --help"),
  output: () => new Option('--output <format>', 'text for people, json for programs').choices(outputFormats).default('text'),
  yes: () => new Option('--yes', 'agree beforehand instead of being asked'),
  allowDisruption: () =>
    new Option('--allow-disruption <level>', 'what may be interrupted without asking for each host or virtual machine')
      .choices(disruptions)
      .default('none'),
} as const;

export type CommonOption = keyof typeof commonOptions;

/** What every command needs that speaks with an engine and with a person. */
export const talking: readonly CommonOption[] = ['engine', 'ca', 'output'];
export const writing: readonly CommonOption[] = [...talking, 'yes', 'allowDisruption'];

export const environmentHelp = `
Environment:
  OVIRT_URL       the same as --engine
  OVIRT_CAFILE    the same as --ca
  OVIRT_USERNAME  user and profile, such as admin@internal
  OVIRT_PASSWORD  password; without it you are asked, if there is a terminal
  OVIRT_TOKEN     a token instead of user and password
  NO_COLOR        set to anything: no colours
`;

/** Flags that would put a secret where every user of the machine can read it. */
const secretFlags: Readonly<Record<string, string>> = {
  '--password': 'OVIRT_PASSWORD',
  '--pass': 'OVIRT_PASSWORD',
  '--token': 'OVIRT_TOKEN',
};

/** The first flag that names a secret, with the environment variable to use instead. Its value is not looked at. */
export const secretFlagIn = (argv: readonly string[]): { readonly flag: string; readonly variable: string } | undefined => {
  for (const word of argv) {
    if (word === '--') return undefined;
    const flag = word.split('=', 1)[0] ?? '';
    const variable = secretFlags[flag];
    if (variable !== undefined) return { flag, variable };
  }
  return undefined;
};
