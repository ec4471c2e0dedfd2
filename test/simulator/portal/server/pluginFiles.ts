import type { PortalUnderTest } from './portalUnderTest';

/** A descriptor that is right; `change` replaces its keys, `undefined` takes one away. */
export const descriptor = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ name: 'one', url: 'plugin/one/plugin.html', ...change });

/** Names of the plugins that the host page tells the browser about, in their order. */
export async function pluginsOf(portal: PortalUnderTest): Promise<readonly PluginTold[]> {
  const text = /^var pluginDefinitions = (.*);$/m.exec((await portal.load()).body)?.[1] ?? 'null';
  return JSON.parse(text) as readonly PluginTold[];
}
export interface PluginTold {
  readonly name: string;
  readonly url: string;
  readonly config: unknown;
  readonly lazyLoad: boolean;
  readonly enabled: boolean;
}
export const namesOf = async (portal: PortalUnderTest): Promise<readonly string[]> =>
  (await pluginsOf(portal)).map(({ name }) => name);
