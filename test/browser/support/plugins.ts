import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A plugin to install into the simulated engine. */
export interface PluginFixture {
  readonly name: string;
  /** Directory with its files, or their texts by name. */
  readonly files: string | Readonly<Record<string, string>>;
  /** Beside name, url and resourcePath. */
  readonly descriptor?: { readonly url?: string; readonly lazyLoad?: boolean; readonly config?: object };
  /** What the site configured. */
  readonly site?: { readonly enabled?: boolean; readonly order?: number; readonly config?: object };
}

const root = join(__dirname, '..', '..', '..');
const fixtures = join(__dirname, '..', 'plugins');

/** The plugin of this project as it was built. */
export const builtPlugin: PluginFixture = {
  name: 'ovirt-dpdk',
  files: join(root, 'dist', 'ui-plugin'),
  descriptor: { lazyLoad: false },
};

/**
 * A plugin that notes every call in `window.log` of the portal page: tabs, buttons, a dialog, all events.
 *
 * @param config what `configObject()` gives
 */
export const probePlugin = (config: object = {}, more: Partial<PluginFixture> = {}): PluginFixture => ({
  name: 'probe',
  files: join(fixtures, 'probe'),
  ...more,
  descriptor: { lazyLoad: false, ...more.descriptor, config },
});

/** Every function of the API of any release, for plugins that try what they may not. */
export type AnyApi = Record<
  | 'register'
  | 'options'
  | 'ready'
  | 'configObject'
  | 'addPrimaryMenuPlace'
  | 'addPrimaryMenuContainer'
  | 'addSecondaryMenuPlace'
  | 'addDetailPlace'
  | 'setPlaceContentUrl'
  | 'setPlaceAccessible'
  | 'setPlaceUnloadHandler'
  | 'addMenuPlaceActionButton'
  | 'addDetailPlaceActionButton'
  | 'showDialog'
  | 'setDialogContentUrl'
  | 'closeDialog'
  | 'showAlert'
  | 'showToast'
  | 'revealPlace'
  | 'setSearchString'
  | 'loginUserName'
  | 'loginUserId'
  | 'ssoToken'
  | 'engineBaseUrl'
  | 'currentLocale'
  | 'currentPlace'
  | 'rootTag'
  | 'logger'
  | 'reportFatalError'
  | 'addMainTab'
  | 'addSubTab'
  | 'addMainTabActionButton'
  | 'addSubTabActionButton',
  (...args: readonly unknown[]) => unknown
>;
/** What a scripted plugin gets beside its API: notes an event in `window.log` of the portal page. */
export type Note = (event: string, ...args: readonly unknown[]) => void;

declare global {
  interface Window {
    /** Of the top window: what plugins noted. */
    log?: Noted[];
    /** Put there by the portal; in a plugin's page by `scriptedPlugin`. */
    api?: AnyApi;
    note?: Note;
  }
}
/** What a plugin noted: a call that it got, or what happened to a page of it. */
export interface Noted {
  readonly event: string;
  readonly args: readonly unknown[];
  readonly hash?: string;
}

/**
 * A plugin with one function as its script, which also finds `api` and `note` on its window. It runs in the plugin's hidden page, so it can use nothing of the test around it.
 *
 * @param script usually registers handlers and calls `ready()`
 */
export function scriptedPlugin(script: (api: AnyApi, note: Note) => void, more: Partial<PluginFixture> = {}): PluginFixture {
  const { name = 'scripted', descriptor } = more;
  const page = (inside: string): string =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${inside}</html>`;
  const code = `const portal = window.top;
window.note = (event, ...args) => (portal.log ??= []).push({ event, args });
window.api = portal.pluginApi(${JSON.stringify(name)});
(${script.toString()})(window.api, window.note);`;
  return {
    name,
    ...more,
    descriptor: { lazyLoad: false, ...descriptor },
    files: {
      'plugin.html': page('<script src="plugin.js"></script>'),
      'plugin.js': code,
      'page.html': page(`<p>A page of ${name}</p>`),
    },
  };
}

/** Lays plugins out as their packages would. */
export function installPlugins(plugins: readonly PluginFixture[]) {
  const home = mkdtempSync(join(tmpdir(), 'portal-plugins-'));
  const [data, etc] = [join(home, 'share'), join(home, 'etc')];
  for (const directory of [data, etc]) mkdirSync(directory);
  for (const { name, files, descriptor, site } of plugins) {
    const described = { name, url: `plugin/${name}/plugin.html`, resourcePath: `${name}-resources`, ...descriptor };
    writeFileSync(join(data, `${name}.json`), JSON.stringify(described));
    const resources = join(data, `${name}-resources`);
    mkdirSync(resources);
    if (typeof files === 'string') cpSync(files, resources, { recursive: true });
    else for (const [file, text] of Object.entries(files)) writeFileSync(join(resources, file), text);
    if (site) writeFileSync(join(etc, `${name}-config.json`), JSON.stringify(site));
  }
  return { directories: { data, etc }, remove: () => rmSync(home, { recursive: true, force: true }) };
}
