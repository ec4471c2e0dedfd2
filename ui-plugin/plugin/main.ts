import { localeOf } from '../i18n/locales';
import { portalWindow } from '../portal/findBackstage';
import type { PluginApi } from '../portal/pluginApi';
import { PLUGIN_NAME } from '../portal/pluginName';
import { createDialogs, type Dialogs } from './dialogs';
import { guarded } from './guarded';
import { labels } from './labels';
import { register } from './registration';
import { createSelection, type Told } from './selection';

/** What the hidden page's second script, the client, finds of the first. */
export interface FrontOfHouse {
  readonly api: PluginApi;
  readonly selection: Told;
  readonly dialogs: Dialogs;
}

declare global {
  interface Window {
    pluginApi?: (name: string) => PluginApi;
    ovirtDpdkFront?: FrontOfHouse;
  }
}

const portal = portalWindow();
const api = portal.pluginApi?.(PLUGIN_NAME);

const start = (found: PluginApi): void => {
  const locale = localeOf(found.currentLocale());
  const words = labels[locale];
  const selection = createSelection(window.sessionStorage);
  const dialogs = createDialogs(found, locale, words, portal);
  found.options({ allowedMessageOrigins: window.location.origin });
  register(found, locale, words, selection, dialogs);
  window.ovirtDpdkFront = { api: found, selection, dialogs };
};

// The portal waits for ready() of a plugin that is not loaded lazily, for ever: it is called whatever happened.
if (api) {
  guarded(api, undefined, () => {
    start(api);
  })();
  api.ready();
}
