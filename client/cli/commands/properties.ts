import { propertyStates } from '../../desired/propertyStates';
import { defineSharedCommand, restartEngineCommand, SHARED_PROPERTY, type OperatorCommand } from '../../dpdk/customProperties';
import type { Engine } from '../../engine';
import { OvirtDpdkError } from '../../errors';
import { askYes } from '../ask';
import type { PropertiesDocument } from '../contracts/properties';
import { runEngineConfig } from '../engineConfig';
import { exitCodes, type ExitCode } from '../exitCodes';
import type { CommonFlags } from '../options';
import { printJson } from '../print/json';
import { printProperties } from '../print/properties';
import { withEngine } from '../session';
import { canAsk, type Terminal } from '../terminal';
import { messages, results } from '../text/screen';

export interface PropertiesFlags extends CommonFlags {
  readonly apply?: boolean;
}

/** Shows which definitions are missing at the levels in use and, if asked, makes them on this machine. Never restarts the engine. */
export const properties = async (terminal: Terminal, flags: PropertiesFlags): Promise<ExitCode> => {
  const levels = await withEngine(terminal, flags, readLevels);
  const missing = levels.filter(({ properties: all }) => isMissing(all, SHARED_PROPERTY));
  const defines = missing.map(({ level }) => defineSharedCommand(level));
  const applied = flags.apply === true && defines.length > 0;
  if (applied) {
    await agree(terminal, flags, defines);
    for (const command of defines) {
      messages(terminal).line(`running ${command.text}`);
      await runEngineConfig(command, terminal.env);
    }
  }
  const restart = defines.length > 0 ? [restartEngineCommand().text] : [];
  const document: PropertiesDocument = {
    contract: 'ovirt-dpdk/properties/v1',
    levels,
    commands: [...(applied ? [] : defines.map(({ text }) => text)), ...restart],
    applied,
  };
  if (flags.output === 'json') printJson(terminal, document);
  else printProperties(results(terminal), document);
  const allDefined = levels.every(({ properties: all }) => all.every(({ state }) => state === 'defined'));
  return allDefined ? exitCodes.done : exitCodes.pending;
};

const agree = async (terminal: Terminal, { yes }: PropertiesFlags, commands: readonly OperatorCommand[]): Promise<void> => {
  if (yes) return;
  if (!canAsk(terminal)) {
    throw new OvirtDpdkError('apply.consent', 'nothing was run: there is no terminal to ask on; add --yes to agree beforehand');
  }
  messages(terminal).line(['This will run on this machine:', ...commands.map(({ text }) => `  ${text}`)].join('\n'));
  if (!(await askYes(terminal, 'Run it?'))) throw new OvirtDpdkError('apply.declined', 'nothing was run: you did not agree');
};

type LevelDocument = PropertiesDocument['levels'][number];

const isMissing = (all: LevelDocument['properties'], name: string): boolean =>
  all.some((property) => property.name === name && property.state === 'missing');

/** Levels of clusters, and of virtual machines that have one of their own. */
const readLevels = async ({ system, clusters, vms }: Engine): Promise<PropertiesDocument['levels']> => {
  const [predefined, userDefined, everyCluster, everyVm] = await Promise.all([
    system.options('PredefinedVMProperties'),
    system.options('UserDefinedVMProperties'),
    clusters.list(),
    vms.pages({ size: 500 }),
  ]);
  const users = new Map<string, string[]>();
  const use = (level: string, by: string): void => void users.set(level, [...(users.get(level) ?? []), by]);
  for (const { level, name } of everyCluster) use(level, `cluster ${name}`);
  for (const { customLevel, name } of everyVm) if (customLevel !== undefined) use(customLevel, `virtual machine ${name}`);
  return [...users]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([level, usedBy]) => ({ level, usedBy, properties: [...propertyStates(level, predefined, userDefined)] }));
};
