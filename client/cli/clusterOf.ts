import type { Engine } from '../engine';
import { equals } from '../http/search';
import { inputError } from './inputError';
import { notThere } from './notThere';
import { visible } from './text/visible';

interface Member {
  readonly name: string;
  readonly clusterId: string;
}

const lists = {
  host: (engine: Engine, search: string): Promise<readonly Member[]> => engine.hosts.list({ search }),
  'virtual machine': (engine: Engine, search: string): Promise<readonly Member[]> => engine.vms.list({ search }),
};

/** The name of the cluster that a host or virtual machine is in; `doing` is what it is asked for, such as `attaching a network to`. */
export const clusterOf = async (engine: Engine, doing: string, kind: keyof typeof lists, name: string): Promise<string> => {
  // The search takes letters of either case and wildcards: the names decide.
  const member = (await lists[kind](engine, equals('name', name))).find((one) => one.name === name);
  if (!member) throw await notThere(engine, doing, kind, name);
  const cluster = (await engine.clusters.list()).find(({ id }) => id === member.clusterId);
  if (!cluster) throw inputError(`${doing} ${kind} ${visible(name)}: this user may not see its cluster`);
  return cluster.name;
};
