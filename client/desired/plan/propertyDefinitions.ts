import {
  acceptance,
  defineSharedCommand,
  effectiveDefinitions,
  redefinedNames,
  restartEngineCommand,
  SHARED_PROPERTY,
} from '../../dpdk/customProperties';
import type { Seen } from '../seen';
import type { Datapath } from './datapath';
import type { Draft } from './draft';

/** Only VDSM's own datapaths rely on the property; the hook behind a stand-in shares memory by itself. */
export const reliesOnShared = ({ kind }: Datapath): boolean => kind === 'native-vdsm' || kind === 'native-ovn';

/** What is defined at a level; undefined when this user may not read the options. */
export const definitionsAt = (seen: Seen, level: string) => {
  const predefined = seen.properties.predefined?.[level] ?? seen.properties.predefined?.['general'];
  const userDefined = seen.properties.userDefined?.[level] ?? seen.properties.userDefined?.['general'];
  return !seen.properties.predefined || !seen.properties.userDefined
    ? undefined
    : {
        definitions: effectiveDefinitions(predefined ?? '', userDefined ?? ''),
        redefined: redefinedNames(predefined ?? '', userDefined ?? ''),
      };
};

/**
 * Makes sure that `hugepages_shared` is defined at the levels in use: only a person can do that, on the engine machine.
 * Returns the id of the step for a level, where one is needed.
 */
export const planDefinitions = (
  draft: Draft,
  seen: Seen,
  levels: readonly string[],
  path: string,
): ReadonlyMap<string, string> => {
  const steps = new Map<string, string>();
  for (const level of [...new Set(levels)].sort()) {
    const there = definitionsAt(seen, level);
    if (there && there.redefined.length > 0) draft.note('properties.redefined', path, { level, names: there.redefined });
    const verdict = there ? acceptance(there.definitions, SHARED_PROPERTY, 'true') : 'unknown';
    if (verdict === 'refuses') draft.problem('properties.refused', path, { name: SHARED_PROPERTY, level });
    if (verdict === 'unknown') draft.note('properties.unreadable', path, { name: SHARED_PROPERTY, level });
    if (verdict !== 'undefined') continue;
    const id = draft.add({
      kind: 'engine.properties',
      id: `engine.properties/${level}`,
      by: 'person',
      disruption: 'none',
      needs: [],
      where: 'engine machine',
      commands: [defineSharedCommand(level).text, restartEngineCommand().text],
      reason: { code: 'properties.undefined', values: { name: SHARED_PROPERTY, level } },
      level,
    });
    steps.set(level, id);
  }
  return steps;
};
