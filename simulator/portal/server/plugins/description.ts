export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the host page tells the browser about a plugin. */
export interface PluginDefinition {
  readonly name: string;
  readonly url: string;
  readonly config: Tree;
  readonly lazyLoad: boolean;
  readonly enabled: boolean;
}
/** A plugin as its descriptor and the site's configuration describe it. */
export interface Description extends PluginDefinition {
  readonly order: number;
  /** Directory of its files, below that of the descriptors. */
  readonly resourcePath?: string | undefined;
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isInteger = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);

interface Rule {
  readonly key: string;
  readonly holds: (value: unknown) => boolean;
  readonly says: string;
}
const required = (key: string): Rule => ({ key, holds: isWord, says: `Required non-empty string attribute: ${key}` });
const optional = (key: string, kind: string, holds: Rule['holds']): Rule => ({
  key,
  holds: (value) => value === undefined || holds(value),
  says: `Optional attribute must be ${kind}: ${key}`,
});
/** Source: PluginData.java, validate. Other keys are ignored. */
const DESCRIPTOR: readonly Rule[] = [
  required('name'),
  required('url'),
  optional('config', 'object', isTree),
  optional('resourcePath', 'non-empty string', isWord),
  optional('lazyLoad', 'boolean', isBoolean),
];
const CONFIGURATION: readonly Rule[] = [
  optional('config', 'object', isTree),
  optional('enabled', 'boolean', isBoolean),
  optional('order', 'integer', isInteger),
];

const read = (value: unknown): Tree => (isTree(value) ? value : {});
const broken = (rules: readonly Rule[], tree: Tree): readonly string[] =>
  rules.filter(({ key, holds }) => !holds(tree[key])).map(({ says }) => says);

/** @returns the description, or what is wrong with which of the two files */
export function describe(
  descriptor: unknown,
  configuration: unknown,
): Description | { readonly descriptor: readonly string[]; readonly configuration: readonly string[] } {
  const [own, site] = [read(descriptor), read(configuration)];
  const faults = { descriptor: broken(DESCRIPTOR, own), configuration: broken(CONFIGURATION, site) };
  const { name, url, resourcePath } = own;
  if (!isWord(name) || !isWord(url) || faults.descriptor.length + faults.configuration.length > 0) return faults;
  return {
    name,
    url,
    config: { ...read(own['config']), ...read(site['config']) },
    lazyLoad: own['lazyLoad'] !== false,
    enabled: site['enabled'] !== false,
    order: isInteger(site['order']) ? site['order'] : 2 ** 31 - 1,
    resourcePath: isWord(resourcePath) ? resourcePath : undefined,
  };
}
