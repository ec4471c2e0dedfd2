import type { Abilities, PluginDefinition } from '../hostPage';
import { callPlugin, log } from './callback';
import { property } from './lenient';
import { hiddenFrame, type Plugin, type PluginState, type QueuedCall } from './plugin';

/**
 * Loads plugins, knows their state and calls their event handlers.
 *
 * Source: PluginManager.java, Plugin.java.
 */
export function createPluginManager(definitions: readonly PluginDefinition[], abilities: Pick<Abilities, 'swallowsErrors'>) {
  const plugins = new Map<string, Plugin>();
  /** Plugins with `lazyLoad: false`: the first place waits for them. */
  const awaited = new Set<string>();

  const fail = (plugin: Plugin): void => {
    log.warning(`Plugin [${plugin.definition.name}] removed from service due to failure`);
    plugin.state = 'FAILED';
    plugin.frame.remove();
  };

  /** False if the handler threw, which ends the plugin. */
  const invoke = (plugin: Plugin, handler: string, args: readonly unknown[]): boolean => {
    const outcome = callPlugin(property(plugin.handlers, handler), args);
    if (!('error' in outcome) || abilities.swallowsErrors) return true;
    const name = plugin.definition.name;
    log.severe(`Exception caught while invoking event handler function [${handler}] for plugin [${name}]`, outcome.error);
    fail(plugin);
    return false;
  };
  const deliver = (plugin: Plugin, { handler, args, isWanted }: QueuedCall): boolean =>
    isWanted?.(plugin) === false || invoke(plugin, handler, args);

  const initialize = (plugin: Plugin): void => {
    plugin.state = 'READY';
    awaited.delete(plugin.definition.name);
    plugin.state = 'INITIALIZING';
    if (!invoke(plugin, 'UiInit', [])) return;
    plugin.state = 'IN_USE';
    for (const call of plugin.queue.splice(0)) if (!deliver(plugin, call)) return;
  };

  return {
    get: (name: string): Plugin | undefined => plugins.get(name),
    /** Puts the hidden iframes into the page. */
    load(): void {
      for (const definition of definitions) {
        const { name, url } = definition;
        if (!name.trim() || !url.trim() || plugins.has(name)) {
          log.warning(`Plugin [${name}] has no name or URL, or is defined twice`);
          continue;
        }
        const plugin: Plugin = { definition, frame: hiddenFrame(url), state: 'DEFINED', options: undefined, queue: [] };
        plugins.set(name, plugin);
        if (!definition.enabled) continue;
        document.body.append(plugin.frame);
        plugin.state = 'LOADING';
        if (!definition.lazyLoad) awaited.add(name);
      }
    },
    isIn: (name: string, ...states: readonly PluginState[]): boolean => {
      const plugin = plugins.get(name);
      return plugin !== undefined && states.includes(plugin.state);
    },
    /** Every plugin that the first place waits for has called `ready()`. */
    areReady: (): boolean => awaited.size === 0,
    register(name: string, handlers: unknown): void {
      const plugin = plugins.get(name);
      if (!plugin) return;
      if (plugin.handlers !== undefined) log.warning(`Plugin [${name}] has already registered its event handler object`);
      else plugin.handlers = handlers ?? {};
    },
    options(name: string, options: unknown): void {
      const plugin = plugins.get(name);
      if (plugin) plugin.options = options;
    },
    ready(name: string): void {
      const plugin = plugins.get(name);
      if (plugin?.state !== 'LOADING') return;
      if (plugin.handlers === undefined)
        log.warning(`Plugin [${name}] reports in as ready, but has no event handler object registered`);
      else initialize(plugin);
    },
    invokeNow(handler: string, args: readonly unknown[]): void {
      for (const plugin of plugins.values()) if (plugin.state === 'IN_USE') invoke(plugin, handler, args);
    },
    /** Plugins in use get it at once, the others after their `UiInit`. */
    invokeNowOrLater(call: QueuedCall): void {
      for (const plugin of plugins.values()) {
        if (plugin.state === 'IN_USE') deliver(plugin, call);
        else if (plugin.state !== 'FAILED') plugin.queue.push(call);
      }
    },
  };
}
export type PluginManager = ReturnType<typeof createPluginManager>;
