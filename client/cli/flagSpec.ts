import type { Spec } from '../desired/spec';

/** Checks a spec that was made of flags by the rules for files, so that both say the same about the same mistake. */
export const checkedSpec = async (spec: Spec): Promise<Spec> => {
  const { checkSpec } = await import('../desired/checkSpec');
  return checkSpec(spec, 'the flags');
};
