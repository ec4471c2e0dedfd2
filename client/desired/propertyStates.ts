import { acceptance, effectiveDefinitions, HUGEPAGES_PROPERTY, SHARED_PROPERTY, type Acceptance } from '../dpdk/customProperties';
import type { OptionValues } from '../engine/system';

/** A property that DPDK needs, as one level defines it. `refuses`: it is defined, and not for the value that DPDK needs. */
export interface PropertyState {
  readonly name: string;
  readonly state: 'defined' | 'missing' | 'refuses' | 'unknown';
}

const stateOf: Readonly<Record<Acceptance, PropertyState['state']>> = {
  accepts: 'defined',
  undefined: 'missing',
  refuses: 'refuses',
  unknown: 'unknown',
};

/** What a level defines of the properties that DPDK needs. `unknown` where this user may not read the options. */
export const propertyStates = (
  level: string,
  predefined: OptionValues | undefined,
  userDefined: OptionValues | undefined,
): readonly PropertyState[] => {
  const at = (values: OptionValues | undefined): string | undefined => values?.[level] ?? values?.['general'];
  const definitions = effectiveDefinitions(at(predefined) ?? '', at(userDefined) ?? '');
  const isKnown = predefined !== undefined && userDefined !== undefined;
  return [
    { name: HUGEPAGES_PROPERTY, value: '1048576' },
    { name: SHARED_PROPERTY, value: 'true' },
  ].map(({ name, value }) => ({ name, state: isKnown ? stateOf[acceptance(definitions, name, value)] : 'unknown' }));
};
