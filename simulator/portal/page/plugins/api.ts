import { kindOfType } from '../kinds';
import type { Portal } from '../portal';
import { createContentFrame } from '../view/contentFrame';
import { levelOf } from '../view/alert';
import { readButton } from './button';
import { log } from './callback';
import { needText, numberOr, textOf, textOr } from './lenient';

/** `safe`: LOADING, INITIALIZING, IN_USE. `use`: INITIALIZING, IN_USE. A failed guard does nothing and gives undefined. */
type Guard = 'none' | 'safe' | 'use';
/** `this` holds the plugin's name alone, the functions are on the prototype. */
export interface ApiInstance {
  readonly pluginName: string;
}
type ApiFunction = readonly [guard: Guard, run: (plugin: string, ...args: readonly unknown[]) => unknown];

/** Names of 4.2; since 4.3.0 they warn and forward. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  addMainTab: 'addPrimaryMenuPlace',
  addSubTab: 'addDetailPlace',
  setTabContentUrl: 'setPlaceContentUrl',
  setTabAccessible: 'setPlaceAccessible',
  addMainTabActionButton: 'addMenuPlaceActionButton',
  addSubTabActionButton: 'addDetailPlaceActionButton',
};
const SINCE_4_3 = ['addPrimaryMenuContainer', 'addSecondaryMenuPlace', 'setPlaceUnloadHandler', 'showToast'];

/**
 * The functions behind `pluginApi(name)`, with their guards and with the part of each that runs in a later task.
 *
 * Source: PluginManager.java, PluginUiFunctions.java.
 */
export function createApi(portal: Portal, session: { readonly isLoggedIn: () => boolean; readonly hasTags: () => boolean }) {
  const { manager, defer, dialogs, alerts, toasts, navigation, places, abilities, page } = portal;
  const placeOf = (type: string) => places.find(({ kind }) => kind.type === type);
  const tabOf = (token: string) => places.map((place) => place.pluginTab(token)).find((tab) => tab !== undefined);
  const frameOf = (token: string) => tabOf(token)?.frame ?? portal.menuPlaces.get(token);

  const addMenuPlace = (token: string, url: unknown): void => {
    portal.menuPlaces.set(token, createContentFrame(textOf(url)));
    // Whatever `defaultPlace` says: addContentView sets it unconditionally since 4.2.0.
    portal.setDefaultPlace(token);
  };
  /** As where Java reads the login before there is a user. */
  const login = (): { readonly name: string; readonly id: string } => {
    if (!session.isLoggedIn()) throw new TypeError("Cannot read properties of undefined (reading 'getLoginName')");
    const { userName, domain, id } = page.userInfo;
    return { name: domain ? `${userName}@${domain}` : userName, id };
  };

  const functions: Readonly<Record<string, ApiFunction>> = {
    register: ['none', (plugin, handlers) => manager.register(plugin, handlers)],
    options: ['none', (plugin, options) => manager.options(plugin, options)],
    ready: ['none', (plugin) => manager.ready(plugin)],
    configObject: ['none', (plugin) => manager.get(plugin)?.definition.config ?? null],
    addPrimaryMenuPlace: [
      'use',
      (_, label, token, url, options) => {
        addMenuPlace(textOf(token), url);
        navigation.addPlace(
          textOf(label),
          textOf(token),
          numberOr(options, 'priority', undefined),
          textOr(options, 'icon', undefined),
        );
      },
    ],
    addPrimaryMenuContainer: [
      'use',
      (_, label, id, options) =>
        navigation.addContainer(
          textOf(label),
          textOf(id),
          numberOr(options, 'priority', undefined),
          textOr(options, 'icon', undefined),
        ),
    ],
    addSecondaryMenuPlace: [
      'use',
      (_, menuId, label, token, url, options) => {
        addMenuPlace(textOf(token), url);
        navigation.addSecondary(textOf(menuId), textOf(label), textOf(token), numberOr(options, 'priority', undefined));
      },
    ],
    addDetailPlace: [
      'use',
      (_, type, label, token, url, options) => {
        const place = placeOf(needText(type));
        if (!place || place.kind.tabs.length === 0) return;
        const appear = place.addTab(textOf(label), textOf(token), textOf(url), numberOr(options, 'priority', undefined));
        defer(appear);
      },
    ],
    setPlaceContentUrl: ['use', (_, token, url) => defer(() => frameOf(textOf(token))?.setUrl(textOf(url)))],
    setPlaceAccessible: [
      'use',
      (_, token, accessible) =>
        defer(() => {
          const tab = tabOf(textOf(token));
          if (!tab) return;
          tab.accessible = accessible === true;
          if (!tab.accessible) portal.leaveIfShown(tab.token);
        }),
    ],
    setPlaceUnloadHandler: ['use', (_, token, handler) => defer(() => frameOf(textOf(token))?.setUnloadHandler(handler))],
    addMenuPlaceActionButton: [
      'use',
      (plugin, type, label, button) => placeOf(needText(type))?.addButton(readButton(plugin, textOf(label), button, abilities)),
    ],
    addDetailPlaceActionButton: [
      'use',
      (plugin, type, detail, label, button) => {
        if (!kindOfType(needText(type))) return;
        const at = `${textOf(type)}/${textOf(detail)}`;
        portal.detailButtons.set(at, [
          ...(portal.detailButtons.get(at) ?? []),
          readButton(plugin, textOf(label), button, abilities),
        ]);
      },
    ],
    showDialog: [
      'use',
      (_, title, token, url, width, height, options) =>
        dialogs.show(
          textOf(title),
          token === null || token === undefined ? null : textOf(token),
          textOf(url),
          textOf(width),
          textOf(height),
          options,
        ),
    ],
    setDialogContentUrl: ['use', (_, token, url) => defer(() => dialogs.setUrl(textOf(token), textOf(url)))],
    closeDialog: ['use', (_, token) => defer(() => dialogs.close(textOf(token)))],
    showAlert: [
      'use',
      (_, type, message, options) => {
        const level = levelOf(type);
        defer(() => portal.whenUp(() => alerts.show(level, textOf(message), numberOr(options, 'autoHideMs', 0))));
      },
    ],
    showToast: ['use', (_, type, message) => defer(() => toasts.show(levelOf(type), textOf(message)))],
    revealPlace: ['use', (_, token) => defer(() => portal.reveal({ token: textOf(token), parameters: {} }, 'push'))],
    setSearchString: ['use', (_, text) => defer(() => portal.setSearch(textOf(text)))],
    loginUserName: ['safe', () => login().name],
    loginUserId: ['safe', () => login().id],
    ssoToken: ['safe', () => page.userInfo.ssoToken],
    engineBaseUrl: ['safe', () => `${location.origin}${portal.base}/`],
    currentLocale: ['safe', () => page.simulatedPortal.locale.replace('_', '-')],
    currentPlace: ['safe', () => portal.currentPlace()],
    rootTag: [
      'safe',
      () => {
        // Throws until the tags have been read, observed also in UserLogin.
        if (!session.hasTags()) throw new TypeError("Cannot read properties of null (reading 'getName')");
        return { name: 'root', description: 'root', selected: false, children: [] };
      },
    ],
    logger: ['none', () => log],
    reportFatalError: ['none', (_, message) => portal.uncaught(new Error(textOf(message)))],
  };

  const isPassed = (guard: Guard, plugin: string): boolean =>
    guard === 'none' || manager.isIn(plugin, 'INITIALIZING', 'IN_USE') || (guard === 'safe' && manager.isIn(plugin, 'LOADING'));
  const known = Object.keys(functions).filter(
    (name) =>
      (abilities.arrays || name !== 'currentPlace') &&
      (abilities.logger || (name !== 'logger' && name !== 'reportFatalError')) &&
      (!abilities.oldNames || (!SINCE_4_3.includes(name) && !Object.values(OLD_NAMES).includes(name))),
  );

  const prototype: Record<string, (this: ApiInstance, ...args: readonly unknown[]) => unknown> = {};
  for (const [name, [guard, run]] of Object.entries(functions)) {
    const call = function (this: ApiInstance, ...args: readonly unknown[]): unknown {
      return isPassed(guard, this.pluginName) ? run(this.pluginName, ...args) : undefined;
    };
    if (known.includes(name)) prototype[name] = call;
    const [old] = Object.entries(OLD_NAMES).find(([, now]) => now === name) ?? [];
    if (old === undefined) continue;
    prototype[old] = function (this: ApiInstance, ...args: readonly unknown[]): unknown {
      if (!abilities.oldNames) console.warn(`pluginApi.${old}() is deprecated, use ${name}()`);
      return call.call(this, ...args);
    };
  }
  return (pluginName: string): ApiInstance => Object.assign(Object.create(prototype) as object, { pluginName });
}
