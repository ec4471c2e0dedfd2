/** One installed plugin, as the engine prints it into the host page: WebAdminHostPageServlet.java. */
export interface PluginDefinition {
  readonly name: string;
  readonly url: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly lazyLoad: boolean;
  readonly enabled: boolean;
}
export interface UserInfo {
  readonly id: string;
  readonly userName: string;
  readonly domain: string;
  readonly ssoToken: string;
}

/** How GwtHostPage.jsp prints a single text. */
interface Printed {
  readonly value: string;
}

/** What the host page's inline script leaves on the window. */
export interface HostPage {
  readonly userInfo: UserInfo;
  readonly pluginDefinitions: readonly PluginDefinition[];
  readonly baseContextPath: Printed;
  readonly displayUncaughtUIExceptions: boolean;
  /** Printed by the simulated portal alone. */
  readonly simulatedPortal: { readonly release: string; readonly locale: string };
}

export function readHostPage(): HostPage {
  const page: Partial<HostPage> = window as Window & Partial<HostPage>;
  const { userInfo, pluginDefinitions, baseContextPath, displayUncaughtUIExceptions, simulatedPortal } = page;
  if (!userInfo || !pluginDefinitions || !baseContextPath || displayUncaughtUIExceptions === undefined || !simulatedPortal)
    throw new Error('This page was not made by the simulated engine: it lacks the variables of the host page.');
  return { userInfo, pluginDefinitions, baseContextPath, displayUncaughtUIExceptions, simulatedPortal };
}

/** `4.4.10` against `4.4.7`: negative, zero or positive. */
export function compareReleases(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What changed between releases for a plugin: ui-plugin-api, table of differences, each with the commit or release that made it. */
export interface Abilities {
  /** Names of 4.2 only: addMainTab and its relatives. */
  readonly oldNames: boolean;
  /** Errors in callbacks were swallowed up to 4.2: commit 7c3bc96c58f. */
  readonly swallowsErrors: boolean;
  /** One array and a parent instead of spread entities, buttons in the details header, restricted re-evaluation: 4.4.0, 41d1f443b12. */
  readonly arrays: boolean;
  readonly managed: boolean;
  /** `logger` and `reportFatalError`. */
  readonly logger: boolean;
  /** Storage has a type and re-evaluates buttons, device tabs have an action panel. */
  readonly storageType: boolean;
}
export function abilitiesOf(release: string): Abilities {
  const since = (version: string): boolean => compareReleases(release, version) >= 0;
  return {
    oldNames: !since('4.3.0'),
    swallowsErrors: !since('4.3.0'),
    arrays: since('4.4.0'),
    managed: since('4.4.1.4'),
    logger: since('4.4.7'),
    storageType: since('4.5.0'),
  };
}
