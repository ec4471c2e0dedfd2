import type { PluginApi } from '../portal/pluginApi';
import { PLUGIN_NAME } from '../portal/pluginName';

/**
 * A callback for the portal out of which no exception comes: one that left an event handler would throw the plugin out of the portal
 * until the page is loaded again.
 */
export const guarded =
  <R>(api: PluginApi, otherwise: R, call: (...args: unknown[]) => R) =>
  (...args: unknown[]): R => {
    try {
      return call(...args);
    } catch (error) {
      tellLog(api, error);
      return otherwise;
    }
  };

const tellLog = (api: PluginApi, error: unknown): void => {
  try {
    api.logger?.().severe(`${PLUGIN_NAME}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } catch {
    // The portal's log is the only one there is: nobody is left to tell.
  }
};
