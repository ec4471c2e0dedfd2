import { nearest } from '../input/nearest';
import type { Engine } from '../engine';
import type { SpecInvalid } from '../errors';
import { inputError } from './inputError';
import { visible } from './text/visible';

interface Named {
  readonly name: string;
}

/** Names that are looked through for a near one: one answer, of bounded size. */
const MOST = 1000;

const kinds = {
  cluster: (engine: Engine): Promise<readonly Named[]> => engine.clusters.list(),
  host: (engine: Engine): Promise<readonly Named[]> => engine.hosts.list({ max: MOST }),
  'virtual machine': (engine: Engine): Promise<readonly Named[]> => engine.vms.list({ max: MOST }),
};

/** The mistake of a name that the engine does not have, with the one that was most likely meant. */
export const notThere = async (engine: Engine, doing: string, kind: keyof typeof kinds, name: string): Promise<SpecInvalid> => {
  const have = (await kinds[kind](engine)).map((one) => one.name);
  const meant = nearest(name, have);
  return inputError(
    `${doing} ${kind} ${visible(name)}: the engine has none of that name, or this user may not see it` +
      (meant === undefined ? '' : `; did you mean ${visible(meant)}?`),
  );
};
