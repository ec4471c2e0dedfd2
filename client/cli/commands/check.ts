import type { Chain } from '../../desired/link';
import type { Seen, SeenHost } from '../../desired/seen';
import type { Question } from '../../desired/shell';
import type { Engine } from '../../engine';
import type { HostFacts } from '../../facts/hostFacts';
import type { Version } from '../../engine/values';
import { exitCodes, type ExitCode } from '../exitCodes';
import { readFactsFiles, tellUnused, type FactsFlag } from '../factsFiles';
import { notThere } from '../notThere';
import type { CommonFlags } from '../options';
import { checkDocument, printCheck } from '../print/check';
import { printJson } from '../print/json';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { results } from '../text/screen';

export interface CheckFlags extends CommonFlags, FactsFlag {
  readonly cluster?: string;
  readonly host?: readonly string[];
  readonly vm?: readonly string[];
}

/** Prints the chain of what is named, or of every cluster. */
export const check = async (terminal: Terminal, flags: CheckFlags): Promise<ExitCode> => {
  const facts = await readFactsFiles(terminal, flags);
  const { version, chains } = await withEngine(terminal, flags, async (engine) => {
    const checked = await readChains(engine, flags, facts);
    tellUnused(terminal, facts, checked.hosts);
    return checked;
  });
  const document = checkDocument(version, chains);
  if (flags.output === 'json') printJson(terminal, document);
  else printCheck(results(terminal), document);
  const holds = chains.every(({ links }) => links.every(({ state }) => state === 'ok' || state === 'unknown'));
  return holds ? exitCodes.done : exitCodes.pending;
};

interface Checked {
  readonly version: string;
  readonly chains: readonly Chain[];
  readonly hosts: readonly SeenHost[];
}

/** Each is observed by itself: what its chain rests on, hosts and cluster, differs. */
const readChains = async (
  engine: Engine,
  { cluster, host: hosts = [], vm: vms = [] }: CheckFlags,
  facts: readonly HostFacts[],
): Promise<Checked> => {
  const { observe } = await import('../../desired/observe');
  const { chainOfCluster, chainOfHost, chainOfVm } = await import('../../desired/chain');
  const named = cluster !== undefined || hosts.length + vms.length > 0;
  const clusters = named
    ? [cluster].filter((name) => name !== undefined)
    : (await engine.clusters.list()).map(({ name }) => name);
  const chains: Chain[] = [];
  const lookedAt = new Map<string, SeenHost>();
  let system: Seen['system'] | undefined;
  const look = async (question: Question): Promise<Seen> => {
    const seen = await observe(engine, question, { facts });
    system = seen.system;
    for (const host of seen.hosts) lookedAt.set(host.id, host);
    return seen;
  };
  for (const name of clusters) {
    const seen = await look({ cluster: name, vmsOfCluster: true });
    if (!seen.cluster) throw await notThere(engine, 'checking', 'cluster', name);
    chains.push(chainOfCluster(seen));
  }
  for (const name of hosts) {
    const chain = chainOfHost(await look({ hosts: [name] }), name);
    if (!chain) throw await notThere(engine, 'checking', 'host', name);
    chains.push(chain);
  }
  for (const name of vms) {
    const chain = chainOfVm(await look({ vms: [name] }), name);
    if (!chain) throw await notThere(engine, 'checking', 'virtual machine', name);
    chains.push(chain);
  }
  return { version: versionText((system ?? (await engine.system.info())).version), chains, hosts: [...lookedAt.values()] };
};

const versionText = ({ full, major, minor, build }: Version): string => full ?? `${major}.${minor}.${build}`;
