import type { Entity } from '../portal/pluginApi';

const isEntity = (value: unknown): value is Entity =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

/**
 * What is selected, out of the arguments of a callback or event: one list since 4.4.0, one argument each before.
 *
 * source: oVirt/ovirt-engine commit 41d1f443b12
 */
export const selectedOf = (args: readonly unknown[]): readonly Entity[] => {
  const [first] = args;
  const list: readonly unknown[] = Array.isArray(first) ? first : args;
  return list.filter(isEntity);
};
