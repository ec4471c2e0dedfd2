import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A plugin to install into the simulated engine. */
export interface PluginFixture {
  readonly name: string;
  /** Directory with its files. */
  readonly files: string;
  /** Beside name, url and resourcePath. */
  readonly descriptor?: { readonly url?: string; readonly lazyLoad?: boolean; readonly config?: object };
  /** What the site configured. */
  readonly site?: { readonly enabled?: boolean; readonly order?: number; readonly config?: object };
}

const root = join(__dirname, '..', '..', '..');
const fixtures = join(__dirname, '..', 'plugins');

/** The plugin of this project as it was built. */
export const builtPlugin: PluginFixture = { name: 'ovirt-dpdk', files: join(root, 'dist', 'ui-plugin'), descriptor: { lazyLoad: false } };

/**
 * A plugin that notes every call in `window.log` of the portal page, and does what its configuration says.
 *
 * @param config see plugins/probe/plugin.js
 */
export const probePlugin = (config: object = {}, more: Partial<PluginFixture> = {}): PluginFixture => ({
  name: 'probe',
  files: join(fixtures, 'probe'),
  ...more,
  descriptor: { lazyLoad: false, ...more.descriptor, config },
});

/** Lays plugins out as their packages would. */
export function installPlugins(plugins: readonly PluginFixture[]) {
  const home = mkdtempSync(join(tmpdir(), 'portal-plugins-'));
  const [data, etc] = [join(home, 'share'), join(home, 'etc')];
  for (const directory of [data, etc]) mkdirSync(directory);
  for (const { name, files, descriptor, site } of plugins) {
    const described = { name, url: `plugin/${name}/plugin.html`, resourcePath: `${name}-resources`, ...descriptor };
    writeFileSync(join(data, `${name}.json`), JSON.stringify(described));
    cpSync(files, join(data, `${name}-resources`), { recursive: true });
    if (site) writeFileSync(join(etc, `${name}-config.json`), JSON.stringify(site));
  }
  return { directories: { data, etc }, remove: () => rmSync(home, { recursive: true, force: true }) };
}
