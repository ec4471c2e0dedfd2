import { stringify } from 'yaml';
import type { Spec } from './spec';

/**
 * Writes a spec as YAML that parseSpec reads back unchanged, whatever its names are.
 *
 * Levels stand in quotes, so that no reader takes 4.10 for 4.1.
 */
export const writeSpec = (spec: Spec): string =>
  stringify(spec, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2', compat: 'yaml-1.1' });
